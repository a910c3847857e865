"""Comparisons of titles and the register -> the same with what the register says of them.

Where the articles give one person two titles, it says which was right on the articles' day. What
it knows against a title on which both articles agree, or that only one of them gives, is a
notice: a check holds one article against the other, not against the world.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from transcheck.facts.calendar_ import anchors
from transcheck.facts.register import UNKNOWN, Entry, Register
from transcheck.facts.title import office_of
from transcheck.model import Comparison, Fact, Span, Statement, Title

STALE = "title.stale"
_TWO = frozenset({"title.other_office", "title.two_offices"})
"""Rules for two offices that one person can hold at once."""
_AGAINST = frozenset({"stale", "other_office", "other_holder"})
_OUT_OF_DATE = ({"stale", "same"}, {"stale", "synonym"})


def consult(
    found: Sequence[Comparison], register: Register, *, wire: Statement, translation: Statement
) -> tuple[Comparison, ...]:
    """The comparisons, those of titles with what the register says, and behind them its notices."""
    if not register.tables:
        return tuple(found)
    sides = _Side(wire, translation, register), _Side(translation, wire, register)
    told = [_told(said, *sides) if said.rule.startswith("title.") else said for said in found]
    return (*told, *dict.fromkeys((*_agreed(told, *sides), *_alone(told, *sides))))


class _Side:
    """One statement's titles with what the register says of each on the article's day."""

    def __init__(self, side: Statement, other: Statement, register: Register) -> None:
        self.published = side.article.published or other.article.published
        self.days = anchors(self.published) if self.published else ()
        self.facts = side.of("title")
        self._text = side.article.text
        self._entries = {
            (fact.span, str(fact.value)): self._entry(fact, side, register) for fact in self.facts
        }

    def _entry(self, fact: Fact, side: Statement, register: Register) -> Entry:
        office = office_of(fact, side) if side.article.language == "en" else None
        if office is None or not isinstance(fact.value, Title):
            return UNKNOWN
        return register.look_up(fact.value.holder or "", office, self.days)

    def of(self, span: Span | None, value: str) -> Entry:
        """What the register says of the title at a span."""
        return UNKNOWN if span is None else self._entries.get((span, value), UNKNOWN)

    def held(self, entry: Entry) -> bool:
        """Whether a title was right on whichever day the article means: not just handed over."""
        tenure = entry.tenure
        return entry.right and tenure is not None and all(tenure.holds(d) for d in self.days)

    def words(self, span: Span | None) -> str:
        """The words of a title."""
        return f"“{span.of(self._text)}”" if span else ""


def _told(said: Comparison, wire: _Side, translation: _Side) -> Comparison:
    """A difference with the register's evidence; two titles held at once are none."""
    one = wire.of(said.wire_span, said.wire_value)
    other = translation.of(said.translation_span, said.translation_value)
    if said.outcome not in ("differ", "unclear") or one == other == UNKNOWN:
        return said
    said = replace(said, evidence=_evidence(one, other, wire.published))
    if said.rule in _TWO and wire.held(one) and translation.held(other):
        return replace(said, outcome="agree", rule="title.both_held", severity="neutral")
    if {one.known, other.known} not in _OUT_OF_DATE:
        return said
    stale = "wire" if one.known == "stale" else "translation"
    reason = f"{said.explanation}; the {stale}'s title was out of date"
    return replace(said, outcome="differ", rule=STALE, severity="minor", explanation=reason)


def _evidence(one: Entry, other: Entry, published: datetime | None) -> str:
    tenures = "; ".join(dict.fromkeys(str(e.tenure) for e in (one, other) if e.tenure))
    right = ""
    if one.right != other.right and UNKNOWN not in (one, other):
        right = f" The {'wire' if one.right else 'translation'}'s title was right"
        right += f" on {published:%Y-%m-%d}." if published else "."
    return f"The register: {tenures}.{right}"


def _agreed(told: Sequence[Comparison], wire: _Side, translation: _Side) -> Iterator[Comparison]:
    """A notice for each title that both articles give and the register knows otherwise."""
    for said in told:
        entries = (
            wire.of(said.wire_span, said.wire_value),
            translation.of(said.translation_span, said.translation_value),
        )
        against = [entry for entry in entries if entry.known in _AGAINST]
        settled = said.outcome in ("differ", "unclear") or any(entry.right for entry in entries)
        if against and not settled:
            words = translation.words(said.translation_span)
            yield Comparison(
                type="title",
                outcome="notice",
                rule=f"register.{against[0].known}",
                explanation=f"Both give the title {words}; the register: {against[0].tenure}",
                wire_span=said.wire_span,
                translation_span=said.translation_span,
                wire_value=said.wire_value,
                translation_value=said.translation_value,
            )


def _alone(told: Sequence[Comparison], wire: _Side, translation: _Side) -> Iterator[Comparison]:
    """A notice for each title out of date that the other article does not answer."""
    answered = {said.wire_span for said in told}, {said.translation_span for said in told}
    for place, side in enumerate((wire, translation)):
        for fact in side.facts:
            value = str(fact.value)
            entry = side.of(fact.span, value)
            if entry.known == "stale" and fact.span not in answered[place]:
                yield Comparison(
                    type="title",
                    outcome="notice",
                    rule="register.stale",
                    explanation=f"{side.words(fact.span)} was out of date: {entry.tenure}",
                    wire_span=None if place else fact.span,
                    translation_span=fact.span if place else None,
                    wire_value="" if place else value,
                    translation_value=value if place else "",
                )
