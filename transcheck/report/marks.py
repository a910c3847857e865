"""A text and spans that may overlap -> the text cut at every boundary, line by line.

Nothing is lost or moved: the pieces, joined in order, are the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, TypeAlias

from transcheck.model import Span

Layer: TypeAlias = Literal["headline", "boilerplate", "claim", "finding", "gap"]

_GAP = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be shown.

    `key` is the id of the link or finding, `tone` its verdict or severity. `anchor` is the id by
    which the place where the mark opens can be reached, `target` the one that it leads to.
    """

    span: Span
    layer: Layer
    key: str = ""
    tone: str = ""
    anchor: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that lie under the same marks, widest mark first; `opens` begin to show here."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]

    def of(self, layer: Layer) -> tuple[Mark, ...]:
        """The marks of one layer, widest first."""
        return tuple(mark for mark in self.marks if mark.layer == layer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The pieces of one line of text, or of the `gap` (line end and white space) between two."""

    pieces: tuple[Piece, ...]
    gap: bool


def cut(text: str, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """`text` in lines and gaps, each in pieces; a mark may cross lines or run past the end."""
    gaps = [Mark(span=Span(*found.span()), layer="gap") for found in _GAP.finditer(text)]
    pieces = _pieces(text, (*marks, *gaps))
    return tuple(Block(pieces=tuple(group), gap=gap) for gap, group in groupby(pieces, key=_in_gap))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """One sweep over the boundaries; linear in their number times the depth of overlap."""
    ends = {end for mark in marks for end in (mark.span.start, mark.span.end) if end < len(text)}
    coming = sorted(marks, key=lambda mark: mark.span.start, reverse=True)
    here: list[Mark] = []
    opened: set[Mark] = set()
    for start, end in pairwise(sorted(ends | {0, len(text)})):
        here = [mark for mark in here if mark.span.end > start]
        while coming and coming[-1].span.start == start:
            here.append(coming.pop())
        widest_first = tuple(sorted(here, key=lambda mark: -len(mark.span)))
        piece = Piece(text=text[start:end], marks=widest_first, opens=())
        if not _in_gap(piece):
            opens = tuple(mark for mark in widest_first if mark not in opened)
            opened.update(opens)
            piece = Piece(text=piece.text, marks=widest_first, opens=opens)
        yield piece


def _in_gap(piece: Piece) -> bool:
    return bool(piece.of("gap"))
