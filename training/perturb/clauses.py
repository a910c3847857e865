"""A sentence -> the same with a clause, a phrase or a word less, or with one more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.perturb.predicates import lowered
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import lines, table
from training.perturb.telling import Telling, counterpart, trimmed
from transcheck.facts.quantity import Quantity
from transcheck.model import Fact, Span

_LED = re.compile(r"\s(?:on|in|at|near|since|until|during|for)\s$")
_LEADS: dict[str, tuple[str, ...]] = {
    "name": ("in", "near", "at"), "date": ("on", "in", "at", "since", "until", "during"),
    "number": ("for",),
}  # fmt: skip
_CLOSED = re.compile(r"[.;]|,(?! [A-Z])|\s(?:and|after|before|as|when|while|because|to)\b")
_SETTLED = re.compile(r"\b(?:based|located|situated|stationed|liv\w+|born|set|remain\w*)$")
_ADDABLE = re.compile(r",?\s(?:after|amid|despite|following|because|although|as part of|citing)\s")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them|who)\b", re.IGNORECASE)


def drop_clause(scene: Scene) -> Iterator[Edit]:
    """A clause away whose counterpart the other telling has."""
    telling = scene.telling
    for span in telling.clauses:
        seen = counterpart(span.of(telling.text), scene.other)
        if seen:
            yield Edit(start=span.start, end=span.end, text="", other=seen)


def drop_fact(scene: Scene) -> Iterator[Edit]:
    """From "On Tuesday", "in Busan", "for three years" away, where the other telling has it."""
    telling = scene.telling
    for fact in telling.facts:
        led = _LED.search(telling.text, 0, fact.span.start)
        after = telling.text[fact.span.end :]
        fitting = led and led[0].strip() in _LEADS.get(fact.type, ())
        timed = fact.type != "number" or (
            isinstance(fact.value, Quantity) and fact.value.kind == "duration"
        )
        if not fitting or not timed or not _CLOSED.match(after):
            continue
        twin = _twin(fact, scene.other)
        if twin and led and not _SETTLED.search(telling.text, 0, led.start()):
            comma = telling.text[led.start() - 1] == "," and after[0] in ".,"
            seen = Span(_start_of_phrase(scene.other, twin.span.start), twin.span.end)
            yield Edit(start=led.start() - comma, end=fact.span.end, text="", other=seen)


def _start_of_phrase(telling: Telling, start: int) -> int:
    led = _LED.search(telling.text, 0, start)
    return led.start() + 1 if led else start


def _twin(fact: Fact, other: Telling) -> Fact | None:
    same = (f for f in other.facts if f.type == fact.type and f.value.keys & fact.value.keys)
    return next(same, None)


def add_clause(scene: Scene) -> Iterator[Edit]:
    """A clause more at the end: one of our own or one of another story."""
    telling = scene.telling
    if telling.body_end < 0 or telling.text[telling.body_end - 1] in '"”':
        return
    ours = scene.random.choice(lines(table("phrases")["tails"]))
    yield Edit(start=telling.body_end, end=telling.body_end, text=f", {ours}")
    for span in scene.elsewhere.clauses:
        clause = trimmed(scene.elsewhere.text, span).of(scene.elsewhere.text)
        if _ADDABLE.match(f" {clause} ") and not _PRONOUN.search(clause):
            comma = "," if "," not in telling.text else ""
            yield Edit(
                start=telling.body_end, end=telling.body_end, text=f"{comma} {clause.rstrip(',')}"
            )


def add_lead(scene: Scene) -> Iterator[Edit]:
    """From "In a surprise move," before it all."""
    telling = scene.telling
    if telling.words and telling.text[:1].isupper() and telling.text.count(",") < 2:
        lead = scene.random.choice(lines(table("phrases")["leads"]))
        first = telling.words[0].text
        yield Edit(start=0, end=len(first), text=f"{lead} {lowered(telling, first)}")
