"""Units after a cue -> past its adjuncts and its addressee, to where what is said can begin."""

from __future__ import annotations

from transcheck.claims.cues import is_adverb, is_finite
from transcheck.claims.words import Unit, Units, words

_SURELY_SUBJECTS = ("he", "she", "they", "we", "i")


def _opens_noun(unit: Unit | None) -> bool:
    known = words("determiners") | words("audiences") | words("objects")
    return unit is not None and (unit.capital or unit.low in known)


def is_time(unit: Unit) -> bool:
    """Weekdays, months and the like, numbers, adverbs."""
    return unit.low in words("times") or is_adverb(unit)


def approximates(units: Units, at: int) -> bool:
    """Whether "about" or the like stands before a figure, and so is no preposition."""
    following = units[at + 1 : at + 2]
    figure = bool(following) and following[0].low[0].isdigit()
    return figure and units[at].low in words("approximators")


def _asks_about(units: Units, at: int) -> bool:
    """Whether "about" opens a question that is what is said: "about whether it would open"."""
    following = units[at + 1 : at + 2]
    return units[at].low == "about" and bool(following) and following[0].low in words("openers")


def skip_adjuncts(units: Units, at: int, *, takes: frozenset[str]) -> int:
    """Where the content can begin after a cue: past time words and past "in a briefing ..."."""
    while at < len(units):
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        if is_time(unit):
            at += 1
        elif approximates(units, at) or _asks_about(units, at):
            break
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
        if here > begin and unit.low in _SURELY_SUBJECTS and takes & {"bare", "clause"}:
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
    if units[at].low in words("objects") and not _is_possessive(units, at):
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


def _is_possessive(units: Units, at: int) -> bool:
    """Whether "her" is the determiner of a noun: "told her supporters"."""
    if units[at].low not in words("possessives") or at + 1 >= len(units):
        return False
    after = units[at + 1]
    clause = words("subjects") | words("openers") | words("prepositions") | words("times")
    return after.kind == "word" and after.low not in clause | words("determiners")


def _end_of_run(units: Units, at: int, among: frozenset[str]) -> int:
    while at < len(units) and units[at].low in among:
        at += 1
    return at
