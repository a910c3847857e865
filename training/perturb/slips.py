"""A sentence -> the same with a typing slip that leaves its meaning, or with its words shuffled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.news.english import article
from training.perturb.nominals import nominals
from training.perturb.predicates import lowered
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import word_set
from transcheck.facts.words import ordinary_words
from transcheck.model import Span

_STUTTERED = word_set("the a to of in on for at and with by is was from that")
_WEEKDAY = re.compile(r"\bon (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
_COMMA = re.compile(r",(?= )")
_ONE_OF_A_KIND = word_set(
    "first last only same other next most least few lot number third half quarter dozen year "
    "month week day hundred million billion percent world country government president"
)
_SHORTEST_TYPO, _SHORTEST_RUN = 7, 5


def shuffled(scene: Scene) -> Iterator[Edit]:
    """The words of a run, or of the whole sentence, in another order."""
    telling = scene.telling
    stop = telling.body_end if telling.body_end > 0 else len(telling.text)
    words = list(re.finditer(r"\S+", telling.text[:stop]))
    if len(words) < _SHORTEST_RUN:
        return
    size = scene.random.randint(_SHORTEST_RUN, len(words))
    start = scene.random.randint(0, len(words) - size)
    run = [found[0] for found in words[start : start + size]]
    run[0] = lowered(telling, run[0]) if start == 0 and telling.words else run[0]
    new = scene.random.sample(run, size)
    if sum(one != two for one, two in zip(run, new, strict=True)) * 2 > size:
        span = Span(words[start].start(), words[start + size - 1].end())
        yield Edit(start=span.start, end=span.end, text=" ".join(new))


def stutter(scene: Scene) -> Iterator[Edit]:
    """From "To the" to "to the the"; or the last word said again."""
    telling = scene.telling
    for word in telling.words:
        if word.text in _STUTTERED and telling.free(word.span):
            yield Edit(start=word.span.end, end=word.span.end, text=f" {word.text}")
    last = re.search(r"(?<= )([a-z]+)\.$", telling.text)
    if last:
        yield Edit(start=last.end(1), end=last.end(1), text=f" {last[1]}")


def unpunctuated(scene: Scene) -> Iterator[Edit]:
    """The final full stop gone or doubled, or the commas lost."""
    telling = scene.telling
    if telling.body_end > 0:
        marks = scene.random.choice(("", "..", " .", ",", ";"))
        yield Edit(start=telling.body_end, end=telling.body_end + 1, text=marks)
    if _COMMA.search(telling.text):
        yield Edit(start=0, end=len(telling.text), text=_COMMA.sub("", telling.text))


def typo(scene: Scene) -> Iterator[Edit]:
    """Two letters of a long word swapped or one lost, where no other word comes of it."""
    telling = scene.telling
    for word in telling.words:
        common = word.text in ordinary_words() and len(word.text) >= _SHORTEST_TYPO
        if common and telling.free(word.span):
            at = scene.random.randint(1, len(word.text) - 3)
            one, two = word.text[at], word.text[at + 1]
            new = word.text[:at] + scene.random.choice((two + one, two)) + word.text[at + 2 :]
            if new not in ordinary_words():
                yield Edit(start=word.span.start, end=word.span.end, text=new)


def function_word(scene: Scene) -> Iterator[Edit]:
    """An article lost, put in or changed, or "on" lost before a weekday."""
    telling = scene.telling
    for nominal in nominals(telling):
        lead, first = telling.words[nominal.lead], telling.words[nominal.lead + 1]
        known = {telling.at(at) for at in range(nominal.lead + 1, nominal.head + 1)}
        if known & _ONE_OF_A_KIND or lead.text not in ("the", "a", "an"):
            continue
        other = article(first.text) if lead.text == "the" else "the"
        plural = telling.at(nominal.head).endswith("s")
        new = "" if plural else scene.random.choice((other, ""))
        end = lead.span.end if new else first.span.start
        yield Edit(start=lead.span.start, end=end, text=new)
    for found in _WEEKDAY.finditer(telling.text):
        yield Edit(start=found.start(), end=found.end(), text="")
