"""The value that stands for one attribution inside a segment, in units."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transcheck.claims.cues import CueMatch
from transcheck.claims.split import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Units of one attribution. `start` to `end` is its part of the segment.

    `left` and `right` are what is said before and after the cue; `right` takes the cue in where it
    is the verb of what is said. `source` is None where the subject carries over from the clause
    before. `opens`: the frame ends in a colon or has nothing said in its own segment, so the
    quotation beside it is what is said. `refers`: it says that what stands before it was said.
    """

    match: CueMatch
    source: Range | None
    start: int
    end: int
    left: Range | None = None
    right: Range | None = None
    opens: bool = False
    refers: bool = False

    @property
    def content(self) -> tuple[Range, ...]:
        """The ranges of what is said, in text order."""
        return tuple(part for part in (self.left, self.right) if part)

    def cut(self, end: int) -> Frame:
        """The frame without what the next one takes from `end` on."""
        right = self.right
        if right and right[1] > end:
            right = (right[0], end) if right[0] < end else None
        return replace(self, end=end, right=right)
