"""Evidence of each pair of claims -> its log odds in view of its rivals and its neighbours.

A pair of claims belongs together rather than another of the same claim; and where the claims beside
it are linked, so is it: two reports of one event go on together for a while, a sentence of one is
split in the other.
"""

from __future__ import annotations

import numpy as np

from transcheck.align.evidence import LEAST, Matrix

BASE = 0.4
OWN = 0.11
"""What the pair's own evidence counts."""
HARDER, EASIER = 0.3, 0.3
"""What the lead over the strongest rival counts, on the side where it is smaller and larger."""
ONWARD = 0.16
"""What the better of the pairs before and behind counts: the next claim of both articles."""
BESIDE = 0.29
"""What the best of the pairs beside counts: the next claim of one article."""


def against_rivals(evidence: Matrix) -> Matrix:
    """What each pair's evidence comes to beside that of the other pairs of its two claims."""
    leads = _lead(evidence), _lead(evidence.T).T
    return np.asarray(
        BASE + OWN * evidence + HARDER * np.minimum(*leads) + EASIER * np.maximum(*leads)
    )


def in_context(evidence: Matrix) -> Matrix:
    """Log odds that each pair speaks of the same thing, of the shape of `evidence`.

    One round of relaxation (Rosenfeld, Hummel and Zucker 1976) with the weights of a logistic
    regression on the development pairs of `corpora/`.
    """
    onward, beside = _neighbours(evidence)
    return np.round(against_rivals(evidence) + ONWARD * onward + BESIDE * beside, 4)


def _lead(evidence: Matrix) -> Matrix:
    """How far each value is above the largest other of its row, or below it."""
    padded = np.pad(evidence, ((0, 0), (0, 2)), constant_values=LEAST)
    second, first = np.sort(padded, axis=1)[:, -2:].T[:, :, None]
    return np.asarray(evidence - np.where(evidence == first, second, first))


def _neighbours(evidence: Matrix) -> tuple[Matrix, Matrix]:
    """The larger neighbour on the rising diagonal of the order, and in the row or column."""
    rows, columns = evidence.shape
    padded = np.pad(evidence, 1, constant_values=LEAST)

    def moved(down: int, right: int) -> Matrix:
        return padded[1 + down : 1 + down + rows, 1 + right : 1 + right + columns]

    onward = np.maximum(moved(-1, -1), moved(1, 1))
    beside = np.maximum.reduce([moved(0, -1), moved(0, 1), moved(-1, 0), moved(1, 0)])
    return onward, beside
