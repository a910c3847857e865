"""Offices and appositions -> claims of kind "description": who is said to be what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from transcheck.claims.cues import is_finite
from transcheck.claims.dialogue import Part
from transcheck.claims.directory import Directory
from transcheck.claims.words import Units, words
from transcheck.model import Claim, Span, hull

Described: TypeAlias = "tuple[str, str, Span]"
"""Whom a phrase describes, as what, and the phrase with the name in it."""

_MARKS = str.maketrans(dict.fromkeys(",()-–—:.", " "))
REACH = 40
"""Characters that may stand between an office and its holder's name."""
LONGEST = 24
"""Units to which an apposition may run on."""


def descriptions(parts: tuple[Part, ...], directory: Directory) -> tuple[Claim, ...]:
    """One claim for each (holder, office) of the article: the phrase that joins the two.

    "Ann Lee, an adviser to the bank" and "Ann Lee, who heads the bank" count even where no fact
    knows the office.
    """
    made: list[Claim] = []
    told: set[tuple[str, str]] = set()
    for part in parts:
        found = chain(_offices(part, directory), _appositions(part, directory))
        for holder, offices, phrase in _merged(found):
            news = {(holder, office) for office in offices} - told
            if news:
                made.append(_claim(part, phrase))
            told |= news
    return tuple(made)


def _merged(found: Iterable[Described]) -> list[tuple[str, set[str], Span]]:
    """Overlapping phrases about one holder as one, in text order."""
    made: list[tuple[str, set[str], Span]] = []
    for holder, office, phrase in sorted(found, key=lambda item: item[2]):
        if made and made[-1][0] == holder and made[-1][2].overlaps(phrase):
            _, offices, span = made.pop()
            made.append((holder, offices | {office}, hull((phrase, span))))
        else:
            made.append((holder, {office}, phrase))
    return made


def _claim(part: Part, phrase: Span) -> Claim:
    return Claim(extent=phrase, content=(phrase,), kind="description", place=part.segment.place)


def _offices(part: Part, directory: Directory) -> Iterator[Described]:
    """The offices that the facts join to a holder, each with the holder's name beside it."""
    for office, title in directory.titles_within(part.segment.span):
        joined = _joined(directory, office, title.holder) if title.holder else None
        if title.holder and joined and part.segment.span.contains(joined):
            phrase = _run_on(part.units, joined) if joined.end == office.end else joined
            yield title.holder, title.office.casefold(), phrase


def _joined(directory: Directory, office: Span, holder: str) -> Span | None:
    """The office together with the nearest adjacent mention of its holder."""
    around = Span(max(0, office.start - 2 * REACH), office.end + REACH)
    for name, value in directory.within(around):
        if value.full == holder and _is_adjacent(directory.text, office, name):
            return hull((office, name))
    return None


def _is_adjacent(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    if first.overlaps(second):
        return True
    gap = text[first.end : second.start]
    between = gap.translate(_MARKS).lower().split()
    return len(gap) <= REACH and all(word in words("between_office_and_name") for word in between)


def _run_on(units: Units, phrase: Span) -> Span:
    """The phrase, on to the end of its apposition: "Ann Lee, head" and "of the third bureau"."""
    last = bisect_left(units, phrase.end, key=lambda unit: unit.span.start) - 1
    end = _apposition_end(units, last) if last >= 0 else None
    return hull((phrase, units[end - 1].span)) if end else phrase


def _apposition_end(units: Units, at: int) -> int | None:
    """Where the noun phrase around `at` ends, if a comma or the sentence's end closes it."""
    tells = False
    for end in range(at, min(at + LONGEST, len(units))):
        if units[end].is_boundary:
            return end if units[end].kind == "comma" else None
        tells = tells or units[end].low == "who"
        if is_finite(units[end]) and not tells:
            return None
    return None


def _appositions(part: Part, directory: Directory) -> Iterator[Described]:
    """Persons with an apposition that names an office, or a relative clause that tells of one."""
    starts = {unit.span.start for unit in part.units}
    for name, value in directory.within(part.segment.span):
        if name.start not in starts or value.kind != "person":
            continue
        after = bisect_left(part.units, name.end, key=lambda unit: unit.span.start)
        end = _described_end(part.units, after)
        if end:
            phrase = hull((name, part.units[end - 1].span))
            yield value.full, Span(name.end, phrase.end).of(directory.text).casefold(), phrase


def _described_end(units: Units, comma: int) -> int | None:
    if comma + 2 >= len(units) or units[comma].kind != "comma":
        return None
    first, second = units[comma + 1], units[comma + 2]
    if first.low == "who" and second.low in words("holding"):
        ends = (i for i in range(comma + 2, len(units)) if units[i].is_boundary)
        return next(ends, len(units))
    end = _apposition_end(units, comma + 1)
    named = end and any(u.low in words("roles") for u in units[comma + 1 : end])
    return end if named and first.low not in words("connectors") | words("prepositions") else None
