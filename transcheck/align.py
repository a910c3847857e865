"""Two articles' claims -> links: which claims speak of the same thing, in any order, m to n.

The evidence that two claims belong together is the cosine of their embeddings, the weight of the
words and facts that they share, and whether one speaker says both. A pair of claims links where
each is the other's best, or where one is the other's best and the evidence is strong: a lead
repeats what quotations say again. Neighbouring claims that link to the same one are joined where
together they say more of it than each alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from transcheck.model import Claim, Link

MUTUAL = 0.55
"""Least evidence of two claims that are each other's best."""
ONE_WAY = 0.62
"""Least evidence of a claim and its best, which has a better one itself."""
SHARED_WEIGHT = 0.35
"""What sharing all words and facts adds to the cosine."""
SPEAKER_WEIGHT = 0.05
"""What one speaker adds, and two speakers take away."""
GAIN = 0.01
"""Least gain in cosine for which neighbouring claims join one link."""

Vectors = NDArray[np.float32]
Matrix = NDArray[np.float64]
_WORD = re.compile(r"[^\W_]{3,}")
_STEM = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One article's claims: their words, unit embeddings of shape (n, d), and facts' keys."""

    claims: tuple[Claim, ...]
    texts: tuple[str, ...]
    vectors: Vectors
    keys: tuple[frozenset[str], ...]


def align(wire: Side, translation: Side) -> tuple[Link, ...]:
    """Links in the wire's order, one-sided ones in place; every claim is in one or more.

    Only a description that one side alone gives is left out: not to say who somebody is takes
    nothing back.
    """
    if not (wire.claims and translation.claims):
        return tuple(_ordered([], wire, translation))
    speakers = _same_speaker(wire.claims, translation.claims)
    pairs = _linked(_evidence(wire, translation) + SPEAKER_WEIGHT * speakers, speakers)
    groups = [({row}, {column}) for row, column in pairs]
    groups = _joined(groups, wire, translation)
    groups = _flipped(_joined(_flipped(groups), translation, wire))
    return tuple(_ordered(groups, wire, translation))


Group = tuple[set[int], set[int]]


def _evidence(wire: Side, translation: Side) -> Matrix:
    """How much speaks for each pair, shape (wire claims, translation claims).

    Descriptions link to descriptions of the same person only.
    """
    cosine = np.round(wire.vectors.astype(np.float64) @ translation.vectors.T, 4)
    evidence = cosine + SHARED_WEIGHT * _shared(_terms(wire), _terms(translation))
    described = _described(wire)[:, None], _described(translation)[None, :]
    known = np.array([[bool(a & b) for b in translation.keys] for a in wire.keys])
    fits = (described[0] == described[1]) & (known | ~described[0])
    return np.where(fits, evidence, 0.0)


def _described(side: Side) -> NDArray[np.bool_]:
    return np.array([claim.kind == "description" for claim in side.claims], dtype=bool)


def _terms(side: Side) -> list[frozenset[str]]:
    """Each claim's facts and the beginnings of its words."""
    return [
        keys | {word[:_STEM] for word in _WORD.findall(text.lower())}
        for keys, text in zip(side.keys, side.texts, strict=True)
    ]


def _shared(wire: Sequence[frozenset[str]], translation: Sequence[frozenset[str]]) -> Matrix:
    """Cosine of the claims' binary term vectors weighted by inverse claim frequency, 0 to 1.

    A term that stands in every claim says nothing of which belong together (Spärck Jones 1972).
    """
    frequency = Counter(chain.from_iterable([*wire, *translation]))
    total = len(wire) + len(translation)
    terms = {term: at for at, term in enumerate(sorted(frequency))}
    weights = np.array([math.log(total / frequency[term]) for term in terms])

    def vectors(side: Sequence[frozenset[str]]) -> Matrix:
        matrix = np.zeros((len(side), len(terms)))
        for row, members in enumerate(side):
            matrix[row, [terms[term] for term in members]] = 1
        matrix *= weights
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        return np.asarray(matrix / np.where(lengths > 0, lengths, 1))

    return np.round(vectors(wire) @ vectors(translation).T, 4)


def _same_speaker(wire: Sequence[Claim], translation: Sequence[Claim]) -> Matrix:
    """1 where one speaker says both, -1 where two do, 0 where a side has none."""

    def name(claim: Claim) -> str:
        return claim.speaker.name.split()[-1].casefold() if claim.speaker else ""

    ours, theirs = [name(claim) for claim in wire], [name(claim) for claim in translation]
    return np.array([[(1.0 if a == b else -1.0) if a and b else 0.0 for b in theirs] for a in ours])


def _linked(evidence: Matrix, speakers: Matrix) -> list[tuple[int, int]]:
    """The pairs that are each other's best, and the strong ones that are best for one side.

    What a second speaker repeats is a remark of its own, not the first one given to another.
    """
    row_best, column_best = evidence.argmax(axis=1), evidence.argmax(axis=0)
    chosen = []
    for row, column in np.argwhere(evidence >= MUTUAL):
        ways = int(row_best[row] == column) + int(column_best[column] == row)
        repeats = evidence[row, column] >= ONE_WAY and speakers[row, column] >= 0
        if ways == 2 or (ways == 1 and repeats):
            chosen.append((int(row), int(column)))
    return chosen


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
    return [at for at in range(len(side.claims)) if at not in linked and not _described(side)[at]]


def _after(links: list[Link], column: int) -> int:
    """Where a claim that only the translation has is read: behind the claim before it."""
    before = [at for at, link in enumerate(links) if min(link.translation, default=column) < column]
    return before[-1] + 1 if before else 0
