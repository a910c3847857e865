"""Two articles' claims -> links: which claims speak of the same thing, in any order, m to n.

Which pairs link is one choice for the whole: that of the greatest sum of the pairs' log odds, in
view of rivals, neighbours and places, less a price for every further link of a claim. A claim that
no chosen pair has stands alone. Neighbouring claims that link to the same one are joined where
together they say more of it than each alone.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from transcheck.align.context import in_context
from transcheck.align.evidence import LEAST, Matrix, evidence
from transcheck.align.optimum import chosen
from transcheck.align.side import Side, Vectors
from transcheck.align.weights import Weights, shipped
from transcheck.model import Link

GAIN = 0.01
"""Least gain in cosine for which neighbouring claims join one link."""

Group = tuple[set[int], set[int]]


def align(wire: Side, translation: Side) -> tuple[Link, ...]:
    """Links in the wire's order, one-sided ones in place; every claim is in one or more.

    Only a description that one side alone gives is left out: not to say who somebody is takes
    nothing back.
    """
    if not (wire.claims and translation.claims):
        return tuple(_ordered([], wire, translation))
    odds = worths(wire, translation)
    pairs = np.argwhere(paired(odds, wire, translation))
    groups = [({int(row)}, {int(column)}) for row, column in pairs]
    return tuple(_ordered(joined(groups, wire, translation), wire, translation))


def worths(wire: Side, translation: Side, *, weights: Weights | None = None) -> Matrix:
    """Log odds of each pair in its context, minus infinity where a pair may not link."""
    fits = fitting(wire, translation)
    found = np.where(fits, evidence(wire, translation, weights=weights), LEAST)
    odds = in_context(found, wire, translation, weights=weights)
    return np.where(fits, odds, -np.inf)


def paired(
    odds: Matrix, wire: Side, translation: Side, *, weights: Weights | None = None
) -> NDArray[np.bool_]:
    """Which pairs link, of the shape of `odds`."""
    by_name = (weights or shipped()).choice
    worth = odds - by_name["least"]

    # Who somebody is, is linked once.
    rows, columns = (
        np.where(side.described, np.inf, by_name["further"]) for side in (wire, translation)
    )
    return chosen(worth, rows, columns)


def fitting(wire: Side, translation: Side) -> NDArray[np.bool_]:
    """Which pairs may link: a description only with another of the same person."""
    ours, theirs = wire.described[:, None], translation.described[None, :]
    known = np.array([[bool(a & b) for b in translation.keys] for a in wire.keys])
    return np.asarray((ours == theirs) & (known | ~ours))


def joined(groups: list[Group], wire: Side, translation: Side) -> list[Group]:
    """The groups, those of neighbouring claims that complete each other made one."""
    groups = _joined(groups, wire, translation)
    return _flipped(_joined(_flipped(groups), translation, wire))


def _joined(groups: list[Group], own: Side, other: Side) -> list[Group]:
    """The groups, those with neighbouring own claims and the same other side made one."""
    by_other: dict[frozenset[int], list[set[int]]] = defaultdict(list)
    for mine, theirs in sorted(groups, key=lambda group: sorted(group[0])):
        runs = by_other[frozenset(theirs)]
        if runs and _completes(mine, runs[-1], theirs, own, other):
            runs[-1] |= mine
        else:
            runs.append(set(mine))
    return [(mine, set(theirs)) for theirs, runs in by_other.items() for mine in runs]


def _completes(mine: set[int], run: set[int], theirs: set[int], own: Side, other: Side) -> bool:
    """Whether `mine` follows `run` and the two together come nearer to the other side."""
    if min(mine) - max(run) > 1:
        return False
    target = _together(theirs, other)
    alone = max(float(_together(part, own) @ target) for part in (mine, run))
    return float(_together(run | mine, own) @ target) - alone > GAIN


def _together(members: set[int], side: Side) -> Vectors:
    """The embedding of several claims as one text: their mean, weighted by length."""
    order = sorted(members)
    lengths = [len(side.texts[member]) for member in order]
    total = np.average(side.vectors[order], axis=0, weights=lengths)
    normal: Vectors = (total / np.linalg.norm(total)).astype(np.float32)
    return normal


def _flipped(groups: list[Group]) -> list[Group]:
    return [(theirs, mine) for mine, theirs in groups]


def _ordered(groups: list[Group], wire: Side, translation: Side) -> list[Link]:
    """Links in the wire's order; a claim only in the translation follows its forerunner's link."""
    links = [Link(wire=tuple(sorted(w)), translation=tuple(sorted(t))) for w, t in groups]
    in_wire = set(chain.from_iterable(link.wire for link in links))
    links += [Link(wire=(row,), translation=()) for row in _left(wire, in_wire)]
    links.sort(key=lambda link: (link.wire, link.translation))
    in_translation = set(chain.from_iterable(link.translation for link in links))
    for column in _left(translation, in_translation):
        links.insert(_after(links, column), Link(wire=(), translation=(column,)))
    return links


def _left(side: Side, linked: set[int]) -> list[int]:
    """The claims, in order, that stand alone."""
    return [at for at in range(len(side.claims)) if at not in linked and not side.described[at]]


def _after(links: list[Link], column: int) -> int:
    """Where a claim that only the translation has is read: behind the claim before it."""
    before = [at for at, link in enumerate(links) if min(link.translation, default=column) < column]
    return before[-1] + 1 if before else 0
