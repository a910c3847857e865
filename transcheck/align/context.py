"""Evidence of each pair of claims -> its log odds in view of its rivals, neighbours and places.

A pair belongs together rather than another of the same claim, and the more so, the more it shares
that no stronger rival has: a second telling of what is linked already adds nothing. Where the
claims beside it are linked, so is it: two reports of one event go on together for a while. And
headlines and leads retell the body: they are linked to their like first.
"""

from __future__ import annotations

import numpy as np

from transcheck.align.evidence import LEAST, Matrix, Vector, incidence, words_of
from transcheck.align.side import Side
from transcheck.align.weights import Weights, shipped


def against_rivals(evidence: Matrix, *, weights: Weights | None = None) -> Matrix:
    """What each pair's evidence comes to beside that of the other pairs of its two claims."""
    by_name = (weights or shipped()).context
    return np.asarray(
        by_name["bias"] + by_name["own"] * evidence + by_name["lead"] * _leads(evidence)
    )


def in_context(
    evidence: Matrix, wire: Side, translation: Side, *, weights: Weights | None = None
) -> Matrix:
    """Log odds that each pair speaks of the same thing, of the shape of `evidence`.

    One round of relaxation (Rosenfeld, Hummel and Zucker 1976).
    """
    by_name = (weights or shipped()).context
    found = by_name["bias"] + sum(
        by_name[name] * values for name, values in surroundings(evidence, wire, translation).items()
    )
    return np.asarray(np.round(found, 4), dtype=np.float64)


def surroundings(evidence: Matrix, wire: Side, translation: Side) -> dict[str, Matrix]:
    """What the context weighs, each of the shape of the evidence.

    `lead`: how far the pair is above the strongest rival, summed over its claims. `onward`,
    `beside`: the better of the pairs before and behind, and of those that share a claim.
    `new_words`: what both have and neither's strongest rival has, as a logarithm; not so of facts,
    since claims that contradict each other share the fewest of them, and must link.
    `headlines`: both are; `headline`, `opening`: one stands in the headline, in the lead, alone.
    """
    onward, beside = _neighbours(evidence)
    headlines, headline = _placed("headline", wire, translation)
    _, opening = _placed("lead", wire, translation)
    return {
        "own": evidence,
        "lead": _leads(evidence),
        "onward": onward,
        "beside": beside,
        "new_words": _new(evidence, *incidence(words_of(wire), words_of(translation))),
        "headlines": headlines,
        "headline": headline,
        "opening": opening,
    }


def _leads(evidence: Matrix) -> Matrix:
    return _lead(evidence) + _lead(evidence.T).T


def _lead(evidence: Matrix) -> Matrix:
    """How far each value is above the largest other of its row, or below it."""
    padded = np.pad(evidence, ((0, 0), (0, 2)), constant_values=LEAST)
    second, first = np.sort(padded, axis=1)[:, -2:].T[:, :, None]
    return np.asarray(evidence - np.where(evidence == first, second, first))


def _new(evidence: Matrix, ours: Matrix, theirs: Matrix, weights: Vector) -> Matrix:
    """Of what a pair shares, what the strongest rival of either claim lacks, the lesser of both."""
    of_wire = _unrivalled(evidence, ours, theirs * weights)
    of_translation = _unrivalled(evidence.T, theirs, ours * weights).T
    return np.asarray(np.log1p(np.minimum(of_wire, of_translation)))


def _unrivalled(evidence: Matrix, ours: Matrix, theirs: Matrix) -> Matrix:
    """What row and column share less what the row's strongest rival of the column shares too."""
    shared = ours @ theirs.T
    if evidence.shape[1] < 2:
        return shared
    order = np.argsort(-evidence, axis=1, kind="stable")
    rows, best, second = np.arange(len(evidence)), order[:, 0], order[:, 1]
    held = theirs > 0
    left = (ours * ~held[best]) @ theirs.T
    left[rows, best] = (ours * ~held[second] * theirs[best]).sum(axis=1)
    return left


def _neighbours(evidence: Matrix) -> tuple[Matrix, Matrix]:
    """The larger neighbour on the rising diagonal of the order, and in the row or column."""
    rows, columns = evidence.shape
    padded = np.pad(evidence, 1, constant_values=LEAST)

    def moved(down: int, right: int) -> Matrix:
        return padded[1 + down : 1 + down + rows, 1 + right : 1 + right + columns]

    onward = np.maximum(moved(-1, -1), moved(1, 1))
    beside = np.maximum.reduce([moved(0, -1), moved(0, 1), moved(-1, 0), moved(1, 0)])
    return onward, beside


def _placed(place: str, wire: Side, translation: Side) -> tuple[Matrix, Matrix]:
    """1 where both claims stand in a place, and where one alone though both articles have it."""
    ours = np.array([claim.place == place for claim in wire.claims], dtype=bool)
    theirs = np.array([claim.place == place for claim in translation.claims], dtype=bool)
    both = ours[:, None] & theirs
    alone = (ours[:, None] ^ theirs) & bool(both.any())
    return both.astype(np.float64), alone.astype(np.float64)
