"""Two articles' claims -> links: which claims speak of the same thing, in any order, m to n.

A link needs evidence: the cosine of the claims' embeddings plus the share of facts they have in
common must pass `LEAST_EVIDENCE`. The best one-to-one assignment over all claims is found first
(Kuhn 1955; Jonker and Volgenant 1987); every claim that is then left over joins a link where its
words complete the other side's, opens a link of its own where it repeats what is linked already,
or stands alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from transcheck.model import Claim, Link

LEAST_EVIDENCE = 0.55
"""Evidence below which two claims do not speak of the same thing."""
REPEAT_EVIDENCE = 0.62
"""Evidence from which a claim may link to one that is linked already."""
FACT_WEIGHT = 0.25
"""What a full overlap of the two claims' facts adds to their cosine."""
GAIN = 0.01
"""Least gain in cosine for which a claim joins a link instead of standing beside it."""

Vectors = NDArray[np.float32]
Matrix = NDArray[np.float64]
Group = tuple[set[int], set[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One article's claims with their unit embeddings, shape (n, d), and their facts' keys."""

    claims: tuple[Claim, ...]
    vectors: Vectors
    keys: tuple[frozenset[str], ...]


def align(wire: Side, translation: Side) -> tuple[Link, ...]:
    """Links that cover every claim of both sides, in the wire's order, one-sided ones in place."""
    evidence = _evidence(wire, translation)
    groups = _extended(_assigned(evidence), evidence, wire, translation)
    groups = _flipped(_extended(_flipped(groups), evidence.T, translation, wire))
    return tuple(_ordered(groups, len(wire.claims), len(translation.claims)))


def _evidence(wire: Side, translation: Side) -> Matrix:
    """Cosine plus weighted fact overlap, shape (wire claims, translation claims)."""
    cosine = np.round(wire.vectors.astype(np.float64) @ translation.vectors.T, 4)
    described = _is_description(wire)[:, None] == _is_description(translation)[None, :]
    score = cosine + FACT_WEIGHT * _overlap(wire.keys, translation.keys)
    return np.where(described, score, 0.0)


def _is_description(side: Side) -> NDArray[np.bool_]:
    return np.array([claim.kind == "description" for claim in side.claims], dtype=bool)


def _overlap(wire: Sequence[frozenset[str]], translation: Sequence[frozenset[str]]) -> Matrix:
    """Shared facts over all facts of two claims, 0 to 1, rare facts counting more.

    A fact that stands in every claim says nothing of which claims belong together: weights are
    inverse claim frequencies over both articles (Spärck Jones 1972).
    """
    frequency = Counter(chain.from_iterable([*wire, *translation]))
    total = len(wire) + len(translation)
    weight = {key: math.log(1 + total / count) for key, count in frequency.items()}
    overlap = np.zeros((len(wire), len(translation)))
    for row, ours in enumerate(wire):
        for column, theirs in enumerate(translation):
            if common := ours & theirs:
                overlap[row, column] = sum(weight[key] for key in sorted(common)) / sum(
                    weight[key] for key in sorted(ours | theirs)
                )
    return overlap


def _assigned(evidence: Matrix) -> list[Group]:
    """The one-to-one groups that together pass the threshold by most."""
    from scipy.optimize import linear_sum_assignment

    gain = np.maximum(evidence - LEAST_EVIDENCE, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [
        ({int(row)}, {int(column)})
        for row, column in zip(rows, columns, strict=True)
        if gain[row, column] > 0
    ]


def _extended(groups: list[Group], evidence: Matrix, own: Side, other: Side) -> list[Group]:
    """The groups with own claims added that complete one, and new groups for those that repeat."""
    taken = set().union(*(mine for mine, _ in groups))
    repeats: list[Group] = []
    for claim in sorted(set(range(len(own.claims))) - taken if other.claims else ()):
        best = int(evidence[claim].argmax())
        if evidence[claim, best] < LEAST_EVIDENCE:
            continue
        for mine, theirs in groups:
            if best in theirs and _completes(claim, mine, theirs, own, other):
                mine.add(claim)
                break
        else:
            if evidence[claim, best] >= REPEAT_EVIDENCE:
                repeats.append(({claim}, {best}))
    return groups + repeats


def _flipped(groups: list[Group]) -> list[Group]:
    return [(theirs, mine) for mine, theirs in groups]


def _completes(claim: int, mine: set[int], theirs: set[int], own: Side, other: Side) -> bool:
    """Whether the neighbour `claim` brings its group's words nearer to the other side's."""
    apart = min(abs(claim - member) for member in mine)
    if apart > 1 or own.claims[claim].kind == "description":
        return False
    target = _together(theirs, other)
    return float(_together(mine | {claim}, own) @ target - _together(mine, own) @ target) > GAIN


def _together(members: set[int], side: Side) -> Vectors:
    """The embedding of several claims as one text: their mean, weighted by length."""
    order = sorted(members)
    lengths = [sum(len(part) for part in side.claims[member].content) for member in order]
    total = np.average(side.vectors[order], axis=0, weights=lengths)
    normal: Vectors = (total / np.linalg.norm(total)).astype(np.float32)
    return normal


def _ordered(groups: list[Group], rows: int, columns: int) -> list[Link]:
    """Links in the wire's order; a claim only in the translation follows its forerunner's link."""
    links = [Link(wire=tuple(sorted(w)), translation=tuple(sorted(t))) for w, t in groups]
    in_wire = set(chain.from_iterable(link.wire for link in links))
    links += [Link(wire=(row,), translation=()) for row in range(rows) if row not in in_wire]
    links.sort(key=lambda link: (link.wire, link.translation))
    in_translation = set(chain.from_iterable(link.translation for link in links))
    for column in range(columns):
        if column not in in_translation:
            links.insert(_after(links, column), Link(wire=(), translation=(column,)))
    return links


def _after(links: list[Link], column: int) -> int:
    """Where a claim that only the translation has is read: behind the claim before it."""
    before = [at for at, link in enumerate(links) if column - 1 in link.translation]
    return before[-1] + 1 if before else 0
