"""A sentence -> the same with one word or phrase more: what nobody told."""

from __future__ import annotations

from collections.abc import Iterator

from training.perturb.lexical import BEING, DETERMINERS, HAVING
from training.perturb.nominals import closes, lemmas, many, nominals
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import lines, table, verbs, word_set
from training.perturb.tenses import finite
from transcheck.model import Span

_JOINING = word_set("in on at from by during after before , . is are was were will has have")
"""What may stand behind "the vets and farmers"."""
_TIMES = word_set(
    "seconds minutes hours days nights weeks weekends months years decades centuries times terms "
    "percent"
)
_OWNING = DETERMINERS - word_set("no any every each another that this most few many all")


def _one_of(scene: Scene, kind: str) -> str:
    return scene.random.choice(lines(table("additions")[kind]))


def adjective(scene: Scene) -> Iterator[Edit]:
    """An adjective more before a noun."""
    telling = scene.telling
    for nominal in nominals(telling):
        first = telling.words[nominal.lead + 1].span
        if telling.at(nominal.lead) in _OWNING and telling.bare(first):
            text = f"{_one_of(scene, 'adjectives')} "
            yield Edit(start=first.start, end=first.start, text=text)


def adverb(scene: Scene) -> Iterator[Edit]:
    """An adverb more before a verb."""
    telling = scene.telling
    for at, word in enumerate(telling.words):
        participle = any(form == "participle" for _, form in verbs().get(word.low, ()))
        helped = participle and telling.at(at - 1) in BEING | HAVING
        if (helped or finite(telling, at)) and telling.free(word.span):
            start = word.span.start
            yield Edit(start=start, end=start, text=f"{_one_of(scene, 'adverbs')} ")


def second_noun(scene: Scene) -> Iterator[Edit]:
    """From "of the farmers" to "of the farmers and their relatives"."""
    telling = scene.telling
    persons = set(table("additions")["persons"].split())
    for nominal in nominals(telling):
        head = telling.words[nominal.head]
        alone = telling.at(nominal.head + 1) in _JOINING and telling.bare(head.span)
        if (
            alone
            and many(head.low)
            and telling.at(nominal.lead - 1) not in ("and", "or", "between")
        ):
            kind = "joined_persons" if lemmas(head.low) & persons else "joined_things"
            yield Edit(start=head.span.end, end=head.span.end, text=f" and {_one_of(scene, kind)}")


def ending(scene: Scene) -> Iterator[Edit]:
    """A place, a time or a manner more at the end of the sentence."""
    telling, end = scene.telling, scene.telling.body_end
    if end > 0 and telling.words[-1].text == "." and telling.bare(Span(end - 1, end)):
        yield Edit(start=end, end=end, text=f" {_one_of(scene, 'endings')}")


def intensifier(scene: Scene) -> Iterator[Edit]:
    """From "a large cut" to "an unusually large cut"."""
    telling = scene.telling
    gradable = set(table("additions")["gradable"].split())
    for at, word in enumerate(telling.words):
        before = telling.at(at - 1)
        led = before in BEING or (before in _OWNING and not closes(telling, at + 1))
        if led and word.text in gradable and telling.free(word.span):
            start = word.span.start
            yield Edit(start=start, end=start, text=f"{_one_of(scene, 'intensifiers')} ")
