"""Units -> the noun phrases around a cue that can be its subject."""

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
    start = _scan(units, _before_relative(units, end, low), low)
    stopper = units[start - 1] if start > low else None
    return Phrase(start=_head_start(units, start, end), end=end, stopper=stopper)


def _before_relative(units: Units, end: int, low: int) -> int:
    """Where "who ..." begins if the phrase that ends at `end` has such a clause, else `end`."""
    hanging = words("subordinators") | words("relatives")
    within = range(end - 1, low, -1)
    at = next((i for i in within if units[i].low in hanging or units[i].is_boundary), low)
    told = at > low and units[at].low == "who" and not units[at - 1].is_boundary
    goes_on = units[end - 1].low in words("coordinators") | words("prepositions")
    ends = any(is_finite(unit) for unit in units[at + 1 : end]) and not goes_on
    return at if told and ends else end


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
        if _is_office(units, start, before) and _is_named(units, start, low):
            before = start - 1
            start = _chunk_start(units, before, low)
        if start < before and not _is_adjunct(units[start]):
            stopper = units[start - 1] if start > low else None
            return Phrase(start=_head_start(units, start, before), end=comma, stopper=stopper)
        inner -= 1
    return Phrase(start=end, end=end)


def _is_office(units: Units, start: int, end: int) -> bool:
    """Whether a phrase tells what somebody is: "Vice Minister of Culture", "a judge in Seoul"."""
    first = next((i for i in range(start, end) if units[i].low in words("prepositions")), end)
    plain = start < first and not units[first - 1].low.endswith("'s")
    return plain and units[first - 1].low in words("roles") | words("titles")


def _is_named(units: Units, at: int, low: int) -> bool:
    """Whether a name and a comma stand before `at`, so that an apposition begins there."""
    if at - 1 <= low or units[at - 1].kind != "comma":
        return False
    start = _chunk_start(units, at - 1, low)
    name = units[start : at - 1]
    return bool(name) and all(unit.kind == "word" and unit.capital for unit in name)


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
        bounds = unit.is_boundary and not in_official_name(units, start - 1)
        if bounds or stops or unit.low in words("auxiliaries"):
            break
        if unit.low in words("finite") and not unit.capital:
            break
        if start == end and unit.low in words("coordinators"):
            break
        if unit.low in words("coordinators") and not _joins_nouns(units, start - 1, low):
            break
        start -= 1
    return start


def in_official_name(units: Units, at: int) -> bool:
    """Whether a comma stands within "the Ministry of Trade, Industry and Energy"."""
    if units[at].low != "," or at < 3:
        return False
    left, right = at - 1, at + 1
    while left > 0 and units[left].capital and units[left - 1].low not in ("of", "for"):
        left -= 1
    end = right
    while end < len(units) and units[end].capital:
        end += 1
    joined = [unit.low for unit in units[end : end + 1]] == ["and"]
    body = units[left - 2]
    follows = joined and right < end < len(units) - 1 and units[end + 1].capital
    return left > 1 and follows and body.capital and body.low in words("bodies")


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
