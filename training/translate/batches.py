"""Tokens and a direction -> padded batches of like lengths, in an order that can be resumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray

from training.translate.pairs import TAGS
from training.translate.tokenizer import END, PAD, START, TAG_IDS
from training.translate.tokens import SIDES, Side, Tokens

WINDOW = 100
"""Batches whose sentences are sorted by length together: random enough, and little padding."""
MULTIPLE = 8
"""Padded lengths are multiples of this, so that few shapes occur."""
MACHINE = TAGS.index("machine") + 1

Indices: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Token ids, (sentences, length), padded.

    The source has its tag and </s>; the target follows <s> in `given` and ends in </s> in `wanted`.
    """

    source: torch.Tensor
    given: torch.Tensor
    wanted: torch.Tensor


@dataclass(slots=True, kw_only=True)
class Place:
    """How far training has come: the pass over the data, and the batch in it.

    In the stage `focus` only news is left.
    """

    focus: bool = False
    turn: int = 0
    batch: int = 0


@dataclass(frozen=True, kw_only=True)
class Batches:
    """`size` is the tokens of the longer side that a batch holds, padding included."""

    tokens: Tokens
    source: str
    target: str
    size: int
    seed: int
    forward: bool = False
    tagged: bool = True

    def from_place(self, place: Place) -> Iterator[Batch]:
        """Batches without end from `place`, which is moved on before each is handed out."""
        while True:
            for numbers in self._turn(place)[place.batch :]:
                place.batch += 1
                yield self.batch(numbers)
            place.turn, place.batch = place.turn + 1, 0

    def batch(self, numbers: Indices) -> Batch:
        """The pairs of these numbers as tensors."""
        source = _padded(getattr(self.tokens, self.source), numbers)
        target = _padded(getattr(self.tokens, self.target), numbers)
        tags = self._tags[numbers] if self.tagged else np.zeros(len(numbers), dtype=np.uint8)
        return Batch(
            source=torch.from_numpy(_with_tags(_with(source, after=END), tags)),
            given=torch.from_numpy(_with(target, before=START)),
            wanted=torch.from_numpy(_with(target, after=END)),
        )

    def eligible(self, *, focus: bool) -> Indices:
        """Numbers of the pairs to train on, each as often as it has copies.

        A side that a machine wrote is no target, unless `forward` asks for it.
        """
        wanted = np.ones(len(self.tokens.tags), dtype=bool)
        if not self.forward:
            wanted &= self.tokens.machine != SIDES.index(self.target)
        if focus and (wanted & (self.tokens.tags == 0)).any():
            wanted &= self.tokens.tags == 0
        numbers = np.flatnonzero(wanted)
        return np.repeat(numbers, self.tokens.copies[numbers])

    @cached_property
    def _tags(self) -> NDArray[np.uint8]:
        made = self.tokens.machine == SIDES.index(self.source)
        return np.where(made, np.uint8(MACHINE), self.tokens.tags)

    def _turn(self, place: Place) -> list[Indices]:
        random = np.random.default_rng([self.seed, place.turn, int(place.focus)])
        numbers = random.permutation(self.eligible(focus=place.focus))
        lengths = np.maximum(self.tokens.ko.lengths, self.tokens.en.lengths) + 2
        window = WINDOW * max(1, self.size // int(lengths.mean()))
        batches = [
            batch
            for start in range(0, len(numbers), window)
            for batch in _cut(numbers[start : start + window], lengths, self.size)
        ]
        return [batches[at] for at in random.permutation(len(batches))]


def _cut(numbers: Indices, lengths: Indices, size: int) -> Iterator[Indices]:
    """Sorted by length, in groups that fill `size` tokens."""
    ordered = numbers[np.argsort(lengths[numbers], kind="stable")]
    start = 0
    while start < len(ordered):
        end = start + 1
        while (
            end < len(ordered) and _ceiling(int(lengths[ordered[end]])) * (end + 1 - start) <= size
        ):
            end += 1
        yield ordered[start:end]
        start = end


def _ceiling(length: int) -> int:
    return -(-length // MULTIPLE) * MULTIPLE


def _padded(side: Side, numbers: Indices) -> NDArray[np.int64]:
    lengths, starts = side.lengths[numbers], side.starts[numbers]
    columns = np.arange(_ceiling(int(lengths.max()) + 2) - 2)
    inside = columns < lengths[:, None]
    rows = np.full(inside.shape, PAD, dtype=np.int64)
    rows[inside] = side.ids[(starts[:, None] + columns)[inside]]
    return rows


def _with(rows: NDArray[np.int64], *, before: int = PAD, after: int = PAD) -> NDArray[np.int64]:
    """One column more: at the left, or at each row's end."""
    column = np.full((len(rows), 1), before)
    if before != PAD:
        return np.hstack([column, rows])
    made = np.hstack([rows, column])
    made[np.arange(len(rows)), (rows != PAD).sum(axis=1)] = after
    return made


def _with_tags(rows: NDArray[np.int64], tags: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The tag's symbol before each row that has one; all rows grow by a column."""
    made = np.hstack([rows, np.full((len(rows), 1), PAD)])
    ids = np.array([PAD, *TAG_IDS.values()])
    tagged = tags > 0
    made[tagged, 1:] = made[tagged, :-1]
    made[tagged, 0] = ids[tags[tagged]]
    return made
