"""WordNet and sentences -> further rules.

They put words that our own tables don't relate in each other's place, and modifiers that the
sentences have with a noun where it stands without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.perturb.lexical import BEING, HAVING, related
from training.perturb.nominals import lemmas, nominals
from training.perturb.row import Edit
from training.perturb.rules import AGREE, Rule
from training.perturb.scene import Find, Scene
from training.perturb.tables import Relation, Words, verbs
from training.perturb.telling import Telling, read
from training.perturb.tenses import finite
from training.perturb.wordnet import WordNet
from transcheck.model import Span

_COMMON = 3
"""So often a modifier must have been tagged in running text to be put in anywhere."""


@dataclass(frozen=True, eq=False)
class Compounds:
    """Of two words that stand side by side: those before the second, those behind the first."""

    before: Mapping[str, Sequence[str]]
    behind: Mapping[str, Sequence[str]]


def rules(folder: Path, texts: Iterable[str]) -> tuple[Sequence[Rule], Sequence[Rule]]:
    """Rules after which the tellings differ, and all after which they agree."""
    wordnet = WordNet(folder)
    compounds = _compounds(wordnet, texts)
    adjectives, adverbs = (_common(wordnet, word_class) for word_class in ("adjective", "adverb"))
    differ = (
        Rule(
            name="meaning.hypernym.wider", find=_to(wordnet, "hypernym"), type="meaning", weight=12
        ),
        Rule(name="meaning.sibling.wider", find=_to(wordnet, "sibling"), type="meaning", weight=4),
        Rule(name="meaning.antonym.wider", find=_to(wordnet, "antonym"), type="meaning", weight=4),
        Rule(
            name="modifier.added", find=_modifier(compounds, adjectives), type="addition", weight=8
        ),
        Rule(name="head.added", find=_head(compounds), type="addition", weight=3),
        Rule(name="adverb.added.wider", find=_adverb(adverbs), type="addition", weight=5),
    )
    kept = Rule(name="keep.synonym.wider", find=_to(wordnet, "synonym"), type=None, weight=16)
    return differ, (kept, *AGREE)


def _to(wordnet: WordNet, relation: Relation) -> Find:
    @cache
    def words() -> Words:
        return wordnet.words(relation)

    def find(scene: Scene) -> list[Edit]:
        return related(scene.telling, words(), scene.random)

    return find


def _common(wordnet: WordNet, word_class: str) -> tuple[str, ...]:
    return tuple(
        word for kind, word in wordnet.common
        if kind == word_class and wordnet.uses((kind, word)) >= _COMMON
    )  # fmt: skip


def _compounds(wordnet: WordNet, texts: Iterable[str]) -> Compounds:
    before, behind = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for text in texts:
        telling = read(text)
        for nominal in nominals(telling):
            phrase = telling.words[nominal.lead + 1 : nominal.head + 1]
            if len(phrase) > 1:
                first, head = phrase[-2].low, phrase[-1].low
                before[head].append(first)
                if ("noun", first) in wordnet.common:
                    behind[first].append(head)
    return Compounds(before, behind)


def _modifier(compounds: Compounds, adjectives: Sequence[str]) -> Find:
    """From "the motorway" to "the unfinished motorway"."""

    def find(scene: Scene) -> Iterator[Edit]:
        telling = scene.telling
        for nominal in nominals(telling):
            head, first = telling.words[nominal.head], telling.words[nominal.lead + 1]
            start = scene.random.choice((head, first)).span.start
            said = compounds.before.get(head.low, ())
            text = _unsaid(said, scene) or _unsaid(adjectives, scene)
            if text and telling.bare(head.span):
                yield Edit(start=start, end=start, text=f"{text} ")

    return find


def _head(compounds: Compounds) -> Find:
    """From "the motorway" to "the motorway bridge"."""

    def find(scene: Scene) -> Iterator[Edit]:
        telling = scene.telling
        for nominal in nominals(telling):
            head = telling.words[nominal.head]
            text = _unsaid(compounds.behind.get(head.low, ()), scene)
            if text and telling.bare(head.span):
                yield Edit(start=head.span.end, end=head.span.end, text=f" {text}")

    return find


def _adverb(adverbs: Sequence[str]) -> Find:
    """From "is built" to "is cheaply built", and from "built." to "built cheaply."."""

    def find(scene: Scene) -> Iterator[Edit]:
        telling = scene.telling
        for at, word in enumerate(telling.words):
            participle = any(form == "participle" for _, form in verbs().get(word.low, ()))
            helped = participle and telling.at(at - 1) in BEING | HAVING
            text = _unsaid(adverbs, scene)
            if text and (helped or finite(telling, at)) and telling.free(word.span):
                yield Edit(start=word.span.start, end=word.span.start, text=f"{text} ")
        end = telling.body_end
        text = _unsaid(adverbs, scene)
        if text and end > 0 and telling.bare(Span(end - 1, end)):
            yield Edit(start=end, end=end, text=f" {text}")

    return find


def _unsaid(words: Sequence[str], scene: Scene) -> str:
    """One of the words that neither telling says; "" where there is none."""
    said = _said(scene.telling) | _said(scene.other)
    return next((w for w in scene.random.sample(words, min(3, len(words))) if w not in said), "")


def _said(telling: Telling) -> frozenset[str]:
    return frozenset().union(*(lemmas(word.low) for word in telling.words))
