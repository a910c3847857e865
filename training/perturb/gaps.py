"""A sentence -> the same with a noun, a verb, a modifier, its subject or a plain phrase less.

What is left need not be grammatical. Each is taken away only where the other telling has it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from training.perturb.lexical import BEING, DETERMINERS, HAVING, MODALS, PREPOSITIONS
from training.perturb.nominals import Nominal, nominals, said_in, twin
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import verbs, word_set
from training.perturb.telling import Telling, Word, stems
from training.perturb.tenses import finite, opening
from transcheck.model import Span

_NEEDED = word_set(
    "foreign guilty opposition official upper lower early late dry male female public"
)
"""Adjectives without which their noun is another thing or none."""
_NO_ADVERBS = word_set(
    "only family supply reply apply rely ally assembly rally monopoly anomaly bully belly italy "
    "july early daily weekly monthly yearly hourly elderly friendly likely unlikely nearly roughly "
    "exactly approximately fully partly mostly mainly barely hardly"
)
_ADVERBS = word_set("again still already together abroad soon later now instead immediately")


def _without(word: Word, telling: Telling, seen: Span | None) -> Iterator[Edit]:
    """The word away with the space behind it, or the one before it at a phrase's end."""
    span, text = word.span, telling.text
    if seen and text[span.end : span.end + 1] == " ":
        yield Edit(start=span.start, end=span.end + 1, text="", other=seen)
    elif seen and text[span.start - 1 : span.start] == " ":
        yield Edit(start=span.start - 1, end=span.end, text="", other=seen)


def noun(scene: Scene) -> Iterator[Edit]:
    """From "The minister signed the accord" to "The minister signed the"."""
    telling = scene.telling
    for nominal in nominals(telling):
        word = telling.words[nominal.head]
        yield from _without(word, telling, twin(word, telling, scene.other))


def verb(scene: Scene) -> Iterator[Edit]:
    """A finite verb, a participle or an infinitive away."""
    telling = scene.telling
    for at, word in enumerate(telling.words):
        before, forms = telling.at(at - 1), {form for _, form in verbs().get(word.low, ())}
        helped = before in BEING | HAVING and forms & {"participle", "ing"}
        bare = before in MODALS | {"to"} and "base" in forms and before != "may"
        if (helped or bare or finite(telling, at)) and telling.free(word.span):
            yield from _without(word, telling, twin(word, telling, scene.other))


def modifier(scene: Scene) -> Iterator[Edit]:
    """What stands before a noun, or an adverb, away."""
    telling = scene.telling
    before = {at for each in nominals(telling) for at in range(each.lead + 1, each.head)}
    for at, word in enumerate(telling.words):
        low = word.low
        adverb = (low.endswith("ly") or low in _ADVERBS) and low not in _NO_ADVERBS and at
        if (adverb or (at in before and low not in _NEEDED)) and telling.free(word.span):
            yield from _without(word, telling, twin(word, telling, scene.other))


def subject(scene: Scene) -> Iterator[Edit]:
    """All that stands before the sentence's verb, away."""
    telling = scene.telling
    at = opening(telling)
    if not at or telling.at(0) in ("it", "he", "she", "they", "there", "this", "that", "we", "i"):
        return
    start = telling.words[at].span.start
    part = telling.text[:start].strip()
    seen = _named(part, scene) or said_in(part, scene.other)
    if not seen and len(stems(part)) == 1:
        seen = _around(telling, at - 1, scene.other)
    if seen and telling.bare(Span(0, start)):
        yield Edit(start=0, end=start, text="", other=seen)


def _named(part: str, scene: Scene) -> Span | None:
    """Where the other telling has the name, title or figure that is the whole of `part`."""
    whole = [
        f
        for f in scene.telling.facts
        if f.span.start == 0 and f.span.of(scene.telling.text) == part
    ]
    keys = {key for fact in whole for key in fact.value.keys}
    same = [fact.span for fact in scene.other.facts if keys & set(fact.value.keys)]
    return same[0] if len(same) == 1 else None


def plain_phrase(scene: Scene) -> Iterator[Edit]:
    """From "The crew of the trawler met" to "The crew met": a preposition and its noun away."""
    telling = scene.telling
    for nominal in nominals(telling):
        first = nominal.lead - (telling.at(nominal.lead) in DETERMINERS)
        if first < 1 or telling.at(first) not in PREPOSITIONS:
            continue
        span = Span(telling.words[first].span.start, telling.words[nominal.head].span.end)
        seen = _said(span, nominal, scene)
        if seen and telling.text[span.start - 1] == " " and telling.free(span):
            yield Edit(start=span.start - 1, end=span.end, text="", other=seen)


def _said(span: Span, nominal: Nominal, scene: Scene) -> Span | None:
    part = span.of(scene.telling.text)
    seen = said_in(part, scene.other)
    alone = len(stems(part)) == 1
    return seen or (_around(scene.telling, nominal.head, scene.other) if alone else None)


def _around(telling: Telling, head: int, other: Telling) -> Span | None:
    """The other telling's word for that noun, with the determiner and preposition before it."""
    seen = twin(telling.words[head], telling, other)
    if seen is None or not telling.free(telling.words[head].span):
        return None
    at = next(k for k, word in enumerate(other.words) if word.span == seen)
    at -= other.at(at - 1) in DETERMINERS
    at -= at > 0 and other.at(at - 1) in PREPOSITIONS
    return Span(other.words[at].span.start, seen.end)
