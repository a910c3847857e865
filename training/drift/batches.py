"""Groups of examples -> batches of tensors with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Self

import torch
from torch import Tensor

from training.drift.examples import Example, Group, Mark
from transcheck.drift.crossing import LABELS, MOST_PIECES, QUESTIONS, tokenised

UNKNOWN = -100
"""The label of a piece that nobody marked; the loss leaves it out."""
POOL = 4096
"""Groups that are sorted by length together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """`ids`, `sides`, `present`, `labels`: (batch, length); `pair`: (batch, questions), or NaN.

    `worse` are indices (better, worse) of examples of one story: (pairs, 2).
    """

    ids: Tensor
    sides: Tensor
    present: Tensor
    labels: Tensor
    pair: Tensor
    worse: Tensor
    examples: tuple[Example, ...]

    def to(self, device: str) -> Self:
        """The tensors on that device."""
        names = ("ids", "sides", "present", "labels", "pair", "worse")
        moved = {name: getattr(self, name).to(device) for name in names}
        return type(self)(examples=self.examples, **moved)


def batches(
    groups: Sequence[Group], tokenizer: Any, *, pieces: int, random: Random | None = None
) -> Iterator[Batch]:
    """One pass over the groups, a batch of about `pieces` pieces at a time.

    With `random` they are shuffled and each group's sides are exchanged by a coin.
    """
    chosen = list(groups)
    if random:
        random.shuffle(chosen)
        chosen = [tuple(e.turned for e in g) if random.random() < 0.5 else g for g in chosen]
    for start in range(0, len(chosen), POOL):
        made = list(_cut(sorted(chosen[start : start + POOL], key=_length), pieces))
        if random:
            random.shuffle(made)
        for group in made:
            yield batch(group, tokenizer)


def _length(group: Group) -> int:
    return max(len(one.wire) + len(one.translation) for one in group)


def _cut(groups: Iterable[Group], pieces: int) -> Iterator[list[Group]]:
    """Runs of groups whose longest, times how many they are, stays under the size."""
    run: list[Group] = []
    for group in groups:
        longest = min(MOST_PIECES, _length(group) / 4.6 + 3)
        if run and (sum(map(len, run)) + len(group)) * longest > pieces:
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def batch(groups: Sequence[Group], tokenizer: Any) -> Batch:
    """Padded to the longest."""
    examples = [one for group in groups for one in group]
    codes = tokenised(tokenizer, [(one.wire, one.translation) for one in examples])
    length = max(len(code.ids) for code in codes)
    ids = torch.zeros(len(codes), length, dtype=torch.long)
    sides, present = torch.zeros_like(ids), torch.zeros_like(ids, dtype=torch.bool)
    labels = torch.full_like(ids, UNKNOWN)
    for at, (code, one) in enumerate(zip(codes, examples, strict=True)):
        size = len(code.ids)
        ids[at, :size] = torch.tensor(code.ids)
        sides[at, :size] = torch.tensor(code.type_ids)
        present[at, :size] = True
        labels[at, :size] = torch.tensor(_labels(code, one))
    pair = [[_known(getattr(one, question)) for question in QUESTIONS] for one in examples]
    return Batch(
        ids=ids, sides=sides, present=present, labels=labels, pair=torch.tensor(pair),
        worse=torch.tensor(_worse(groups), dtype=torch.long).reshape(-1, 2),
        examples=tuple(examples),
    )  # fmt: skip


def _known(label: float | None) -> float:
    return float("nan") if label is None else label


def _worse(groups: Sequence[Group]) -> list[tuple[int, int]]:
    found, at = [], 0
    for group in groups:
        if len(group) == 2:
            found.append((at, at + 1))
        at += len(group)
    return found


def _labels(code: Any, one: Example) -> list[int]:
    marks = {0: one.wire_spans, 1: one.translation_spans}
    return [
        UNKNOWN if side is None or (marked := marks[side]) is None else _label(bounds, marked)
        for side, bounds in zip(code.sequence_ids, code.offsets, strict=True)
    ]


def _label(bounds: tuple[int, int], marks: Sequence[Mark]) -> int:
    """The label of the mark that the piece is in; none of it where there is no such label."""
    types = [type_ for start, end, type_ in marks if start < bounds[1] and bounds[0] < end]
    return LABELS.index(types[0]) if types and types[0] in LABELS else 0
