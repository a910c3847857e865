"""A headline's segments -> fewer: a part too short to say anything is joined to its neighbour."""

from __future__ import annotations

from dataclasses import replace

from transcheck.model import Segment, hull

SMALLEST = 4
"""Fewer words than this are no statement of a headline."""


def headlines_joined(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments, each short part of a headline joined to the part after it, else before it.

    Dots end a statement: what follows them does not complete it.
    """
    found: list[Segment] = []
    for segment in segments:
        last = found[-1] if found else None
        if last and _together(last, segment) and _is_short(text, last) and not _ends(text, last):
            found[-1] = _joined(last, segment)
        else:
            found.append(segment)
    for at in range(len(found) - 1, 0, -1):
        if _together(found[at - 1], found[at]) and _is_short(text, found[at]):
            found[at - 1 : at + 1] = [_joined(found[at - 1], found[at])]
    return tuple(found)


def _together(one: Segment, other: Segment) -> bool:
    return one.place == other.place == "headline" and one.paragraph == other.paragraph


def _joined(one: Segment, other: Segment) -> Segment:
    return replace(one, span=hull((one.span, other.span)))


def _is_short(text: str, segment: Segment) -> bool:
    return len(segment.span.of(text).split()) < SMALLEST


def _ends(text: str, segment: Segment) -> bool:
    return segment.span.of(text).endswith(("..", "…"))
