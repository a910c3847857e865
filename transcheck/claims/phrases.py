"""Units -> the phrases around a cue: its subject, the adjuncts and the addressee after it."""

from __future__ import annotations

from dataclasses import dataclass

from transcheck.claims.cues import is_adverb, is_finite
from transcheck.claims.words import Unit, Units, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Units `start` to `end`: a noun phrase with its appositions; empty where start == end.

    `stopper` is the unit just before it that ended the search to the left, if any.
    """

    start: int
    end: int
    stopper: Unit | None = None

    def __bool__(self) -> bool:
        return self.start < self.end

    @property
    def range(self) -> tuple[int, int] | None:
        """The units as a range; None where the phrase is empty."""
        return (self.start, self.end) if self else None


def has_verb(units: Units, start: int, end: int) -> bool:
    """Whether a finite verb form, or a pronoun that must be its subject, stands among the units."""
    return any(is_finite(u) or u.low in ("he", "she", "they", "we", "i") for u in units[start:end])


def subject_before(units: Units, end: int, low: int) -> Phrase:
    """The noun phrase that ends at `end` and starts no earlier than `low`."""
    end = _without_time(units, end, low)
    if end <= low:
        return Phrase(start=end, end=end)
    if units[end - 1].kind == "comma":
        return _with_apposition(units, end, low)
    start = _scan(units, end, low)
    stopper = units[start - 1] if start > low else None
    return Phrase(start=_head_start(units, start, end), end=end, stopper=stopper)


def _with_apposition(units: Units, end: int, low: int) -> Phrase:
    """The phrase before "..., spokesperson for the ministry," or "..., who leads it,"."""
    comma = end - 1
    inner = comma
    for _ in range(3):
        inner = _chunk_start(units, inner, low)
        if inner <= low or units[inner - 1].kind != "comma":
            return Phrase(start=end, end=end)
        before = _without_time(units, inner - 1, low)
        start = _scan(units, before, low)
        if start < before and not _is_adjunct(units[start]):
            stopper = units[start - 1] if start > low else None
            return Phrase(start=_head_start(units, start, before), end=comma, stopper=stopper)
        inner -= 1
    return Phrase(start=end, end=end)


def subject_after(units: Units, low: int) -> tuple[int, int]:
    """The leading subject of a clause: past a preposed adjunct, up to the first verb."""
    at = low
    for _ in range(3):
        end = at
        while end < len(units) and not units[end].is_boundary and not is_finite(units[end]):
            end += 1
        if at < end and not _is_adjunct(units[at]) and not units[at].low.endswith("ing"):
            while at < end and (is_adverb(units[at]) or units[at].low in words("connectors")):
                at += 1
            return at, _without_time(units, end, at)
        while end < len(units) and not units[end].is_boundary:
            end += 1
        at = end + 1
        if at >= len(units):
            break
    return low, low


def _is_adjunct(unit: Unit) -> bool:
    return unit.low in words("prepositions") | words("subordinators") | words("relatives")


def _chunk_start(units: Units, end: int, low: int) -> int:
    while end > low and not units[end - 1].is_boundary:
        end -= 1
    return end


def _scan(units: Units, end: int, low: int) -> int:
    stop = words("subordinators") | words("relatives") | {"as"}
    start = end
    while start > low:
        unit = units[start - 1]
        stops = unit.low in stop and not _is_inside(units, start - 1)
        if unit.is_boundary or stops or unit.low in words("auxiliaries"):
            break
        if unit.low in words("finite") and not unit.capital:
            break
        if start == end and unit.low in words("coordinators"):
            break
        if unit.low in words("coordinators") and not _joins_nouns(units, start - 1, low):
            break
        start -= 1
    return start


def _is_inside(units: Units, at: int) -> bool:
    """Whether "that" or "than" stands within a phrase: "of that report", "more than ten"."""
    before = units[at - 1].low if at else ""
    if units[at].low == "that":
        return before in words("prepositions")
    return units[at].low == "than" and before in ("more", "less", "fewer", "rather")


def _joins_nouns(units: Units, at: int, low: int) -> bool:
    left = _chunk_start(units, at, low)
    return left < at and not has_verb(units, left, at)


def _head_start(units: Units, start: int, end: int) -> int:
    """Drops what is no part of the noun phrase at its start: adverbs, a preposed adjunct."""
    if units[end - 1].low in words("subjects") and end - 1 > start:
        return end - 1
    while start < end - 1 and (is_adverb(units[start]) or units[start].low in words("connectors")):
        start += 1
    if units[start].low not in words("prepositions"):
        return start
    capital = end
    while capital > start + 1 and (units[capital - 1].capital or units[capital - 1].low == "the"):
        capital -= 1
    return capital if capital < end else start


def _without_time(units: Units, end: int, low: int) -> int:
    while end > low:
        last = units[end - 1]
        if (
            last.low in words("times")
            or is_adverb(last)
            or (
                last.low in ("on", "this", "in", "since")
                and end < len(units)
                and (units[end].low in words("times"))
            )
        ):
            end -= 1
        else:
            break
    return end


def _opens_noun(unit: Unit | None) -> bool:
    known = words("determiners") | words("audiences") | words("objects")
    return unit is not None and (unit.capital or unit.low in known)


def is_time(unit: Unit) -> bool:
    """Weekdays, months and the like, numbers, adverbs."""
    return unit.low in words("times") or is_adverb(unit)


def skip_adjuncts(units: Units, at: int, *, takes: frozenset[str]) -> int:
    """Where the content can begin after a cue: past time words and past "in a briefing ..."."""
    while at < len(units):
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        if is_time(unit):
            at += 1
        elif (
            unit.low in ("on", "this", "last", "earlier")
            and following
            and (following.low in words("times"))
        ):
            at += 2
        elif unit.low in words("prepositions") and not (
            unit.low == "to" and ("to" in takes or not _opens_noun(following))
        ):
            reached = _past_adjunct(units, at + 1, takes)
            if reached == at + 1:
                return at
            return reached
        else:
            break
    return at


def _past_adjunct(units: Units, at: int, takes: frozenset[str]) -> int:
    """Past a prepositional phrase, if something shows where it ends; else where it began."""
    begin = at
    for here in range(at, len(units)):
        unit = units[here]
        if unit.is_boundary or unit.kind == "quote":
            return here
        if (unit.low == "that" and here > begin) or (unit.low == "to" and "to" in takes):
            return here
        if unit.low in words("occasions") and here + 1 < len(units):
            after = units[here + 1]
            adjunct = after.low in words("prepositions") | {"that"} or is_finite(after)
            if after.kind == "word" and not adjunct:
                return skip_adjuncts(units, here + 1, takes=takes)
    return len(units)


def skip_audience(units: Units, at: int) -> int:
    """Past the addressee of "told reporters that", "told a press conference", "told him"."""
    if at >= len(units) or units[at].kind != "word" or units[at].low == "that":
        return at
    if units[at].low in words("objects"):
        return at + 1
    for here in range(at + 1, min(at + 8, len(units))):
        if units[here].low in words("subjects") | {"that"}:
            return here
        if units[here].kind != "word" or is_finite(units[here]):
            break
    hearers = words("audiences") | words("occasions")
    here = at
    while here < len(units) and here < at + 8 and units[here].kind == "word":
        low = units[here].low
        if low in hearers:
            return _end_of_run(units, here, hearers)
        if low in words("subjects") | words("openers") | words("prepositions") | words(
            "auxiliaries"
        ):
            break
        if here > at and units[here - 1].capital and not units[here].capital and low != "'s":
            break
        here += 1
    return here if here < len(units) else len(units)


def _end_of_run(units: Units, at: int, among: frozenset[str]) -> int:
    while at < len(units) and units[at].low in among:
        at += 1
    return at
