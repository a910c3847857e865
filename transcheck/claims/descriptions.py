"""Title facts with a holder -> claims of kind "description": who is said to hold which office."""

from __future__ import annotations

from bisect import bisect_right

from transcheck.claims.directory import Directory
from transcheck.claims.words import words
from transcheck.model import Claim, Segment, Span, hull

_MARKS = str.maketrans(dict.fromkeys(",()-–—:.", " "))
REACH = 40
"""Characters that may stand between an office and its holder's name."""


def descriptions(segments: tuple[Segment, ...], directory: Directory) -> tuple[Claim, ...]:
    """One claim for each (holder, office) of the article: the phrase that joins the two."""
    made: dict[tuple[str, str], Claim] = {}
    starts = [segment.span.start for segment in segments]
    for office, title in directory.titles:
        if title.holder is None or (title.holder, title.office.casefold()) in made:
            continue
        joined = _joined(directory, office, title.holder)
        at = bisect_right(starts, joined.start) - 1 if joined else -1
        if joined and at >= 0 and segments[at].span.contains(joined):
            made[title.holder, title.office.casefold()] = Claim(
                extent=joined, content=(joined,), kind="description", place=segments[at].place
            )
    return tuple(made.values())


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
