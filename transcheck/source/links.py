"""A Korean article's segments and its translation's -> links, in one order, m to n.

The best of all monotone alignments under one score, by a dynamic programme over a band (Gale and
Church 1993): of each link, what its tokens say (`evidence.py`), how well the lengths fit, and how
common its shape is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from transcheck.ports import Lexicon
from transcheck.source.evidence import Evidence, Floats
from transcheck.source.side import Side

Shape = tuple[int, int]
Steps = Sequence[NDArray[np.uint8]]

SHAPES: Mapping[Shape, float] = MappingProxyType(
    {
        (1, 1): math.log(0.9),
        (1, 2): math.log(0.02),
        (2, 1): math.log(0.02),
        (2, 2): math.log(0.0025),
        (1, 3): math.log(0.006),
        (3, 1): math.log(0.006),
    }
)
"""Links by the segments that they take of Korean and of English: the logarithm of their share."""
ALONE = math.log(0.1)
"""What a segment without a counterpart costs."""
LONGEST = 3
"""Segments of the longest run in `SHAPES`."""
NOWHERE = 0.15
"""The chance that a token comes from nowhere in the other run."""
WORDS = 0.2
"""What the evidence of the tokens counts: they are less independent than their sum takes them."""
GROWTH, WITHIN, ANYHOW = math.log(2.1), 0.25, 0.6
"""English characters for a Korean one, as logarithms: the mean, and the standard deviation within a
link and between any two segments."""
LEAST_FIT = -8.0
"""The worst that two lengths may do to a link."""
BAND = 240
"""English segments that a Korean one may go to, around its place in the article."""
SKIPS: tuple[Shape, Shape] = ((1, 0), (0, 1))
STEPS = (*SHAPES, *SKIPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """Neighbouring segments of the Korean source, by index, and those that were made of them."""

    source: tuple[int, ...]
    translation: tuple[int, ...]

    def __post_init__(self) -> None:
        if not (self.source and self.translation):
            raise ValueError("a link has a segment on both sides")


def link_source(source: Side, translation: Side, *, lexicon: Lexicon) -> tuple[SourceLink, ...]:
    """The links in text order; each segment is in one or in none.

    Time is linear in the number of segments where an article has more than `BAND`.
    """
    if not (source.lengths and translation.lengths):
        return ()
    band = _Band(len(source.lengths), len(translation.lengths))
    steps = _best_steps(band, _Scores(source, translation, lexicon=lexicon, band=band))
    return tuple(reversed(list(_traced(band, steps))))


class _Band:
    """Which English segments a row of the programme is about: `width` of them from its start on.

    Row `r` and place `k` stand for `r` Korean segments done, and `starts[r] + k` English ones.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.width = min(columns, max(BAND, 2 * math.ceil(columns / rows)))
        middles = (row * columns // rows - self.width // 2 for row in range(rows + 1))
        self.starts = [min(max(0, middle), columns - self.width) for middle in middles]

    def step(self, row: int) -> int:
        """How far the row's start is from that of the row before."""
        return self.starts[row] - self.starts[max(0, row - 1)]


class _Scores:
    """The scores of all links that end in one row, row after row."""

    def __init__(self, source: Side, translation: Side, *, lexicon: Lexicon, band: _Band) -> None:
        self._band = band
        self._evidence = Evidence(source, translation, lexicon)
        self._held = np.pad(self._evidence.held, ((LONGEST, 0), (0, 0)))
        self._ours, self._theirs = (
            np.concatenate([[0] * LONGEST, np.cumsum([0, *side.lengths])])
            for side in (source, translation)
        )
        self._korean: list[list[Floats]] = []
        self._english: list[Floats] = []

    def of(self, row: int) -> Mapping[Shape, Floats]:
        """By shape, the scores of the links that end in the row, by place; rows come in order."""
        self._advance(row)
        start, width = self._band.starts[row], self._band.width
        held = self._held[start : start + width + LONGEST]
        scores = {}
        for (ours, theirs), share in SHAPES.items():
            if ours > row:
                continue
            korean = sum(rows[theirs - 1] for rows in self._korean[:ours])
            english = np.where(held, _logs(np.maximum.reduce(self._english[:ours])), 0).sum(axis=1)
            tokens = korean + sum(_back(english, by, width) for by in range(1, theirs + 1))
            scores[ours, theirs] = share + WORDS * tokens + self._fit(row, ours, theirs)
        return scores

    def _advance(self, row: int) -> None:
        """Take the row's Korean segment in, and move what is kept of those before."""
        step, start, width = self._band.step(row), self._band.starts[row], self._band.width
        korean, english = self._evidence.row(row - 1, start - LONGEST, start + width)
        runs = [
            _logs(np.maximum.reduce([_back(korean.T, q, width) for q in range(1, b + 1)])).sum(1)
            for b in range(1, LONGEST + 1)
        ]
        kept = [[_moved(run, step, fill=-np.inf) for run in before] for before in self._korean]
        self._korean = [runs, *kept][:LONGEST]
        self._english = [english, *(_moved(before, step) for before in self._english)][:LONGEST]

    def _fit(self, row: int, ours: int, theirs: int) -> Floats:
        """The log ratio of the lengths under a link and anyhow, both normal in the logarithm."""
        start, width = self._band.starts[row], self._band.width
        ends = LONGEST + start + np.arange(width + 1)
        length = self._ours[LONGEST + row] - self._ours[LONGEST + row - ours]
        lengths = np.maximum(1, self._theirs[ends] - self._theirs[ends - theirs])
        off = np.log(lengths / length) - GROWTH
        ratio = math.log(ANYHOW / WITHIN) - off**2 / 2 * (WITHIN**-2 - ANYHOW**-2)
        return np.asarray(np.maximum(ratio, LEAST_FIT))


def _best_steps(band: _Band, scores: _Scores) -> Steps:
    """By row and place the last step, as an index in `STEPS`, of the best way there."""
    places = np.arange(band.width + 1, dtype=np.float64)
    totals: list[Floats] = [ALONE * places]
    steps = [np.full(band.width + 1, STEPS.index((0, 1)), dtype=np.uint8)]
    for row in range(1, band.rows + 1):
        totals = [_moved(total, band.step(row), fill=-np.inf) for total in totals]
        ways = {(1, 0): totals[0] + ALONE}
        for shape, score in scores.of(row).items():
            ways[shape] = _later(totals[shape[0] - 1], shape[1]) + score
        names, each = list(ways), np.stack(list(ways.values()))
        best = each.max(axis=0)
        chosen = np.array([STEPS.index(name) for name in names], dtype=np.uint8)
        # A run of English segments alone costs the same each, so a running maximum finds its start.
        level = best - ALONE * places
        highest = np.maximum.accumulate(level)
        alone = highest > level
        steps.append(np.where(alone, STEPS.index((0, 1)), chosen[each.argmax(axis=0)]))
        totals = [np.asarray(np.where(alone, highest + ALONE * places, best)), *totals][:LONGEST]
    return steps


def _traced(band: _Band, steps: Steps) -> Iterator[SourceLink]:
    """The links of the best way, the last first."""
    row, column = band.rows, band.columns
    while row or column:
        ours, theirs = STEPS[steps[row][column - band.starts[row]]]
        row, column = row - ours, column - theirs
        if ours and theirs:
            yield SourceLink(
                source=tuple(range(row, row + ours)),
                translation=tuple(range(column, column + theirs)),
            )


def _logs(ratios: Floats) -> Floats:
    """What a token says that is so much likelier here than anywhere."""
    return np.asarray(np.log(NOWHERE + (1 - NOWHERE) * ratios))


def _back(window: Floats, by: int, width: int) -> Floats:
    """For each place what stands `by` segments before it."""
    return window[LONGEST - by : LONGEST - by + width + 1]


def _moved(window: Floats, step: int, *, fill: float = 0.0) -> Floats:
    """The window's values seen from a start that is `step` later."""
    return np.concatenate([window[step:], np.full_like(window[:step], fill)]) if step else window


def _later(totals: Floats, by: int) -> Floats:
    """For each place the total of `by` English segments before it."""
    return np.concatenate([np.full(by, -np.inf), totals])[: len(totals)]
