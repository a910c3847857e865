"""Worth of each pair and price of a claim's further pairs -> the pairs of greatest total worth.

Chosen is the set of pairs that maximises the sum of their worths less, for every claim, its price
times the pairs that it has beyond the first. A pair worth both prices is always in. Of the others
one that covers no claim anew is never in, so they form stars: what is left is a heaviest edge
cover, which is a heaviest matching once each claim's best pair as a further one is taken off
(Schrijver 2003, section 19.3). The solution is exact.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transcheck.align.evidence import Matrix, Vector

Chosen = NDArray[np.bool_]
CROSSING = 1e-7
"""What a pair is worth less for each step out of order: of equals, those in order."""


def chosen(worth: Matrix, rows: Vector, columns: Vector) -> Chosen:
    """Which pairs are in, of the shape of `worth`; `rows` and `columns` are the claims' prices.

    Prices are at least 0, and may be infinite: such a claim has one pair at most. The answer for
    the transposed is the transposed.
    """
    height, width = worth.shape
    if (height, worth.ravel().tolist()) > (width, worth.T.ravel().tolist()):
        return chosen(worth.T, columns, rows).T
    order = np.abs(np.arange(height)[:, None] - np.arange(width))
    worth = np.where(worth > 0, worth - CROSSING * order, 0.0)
    found: Chosen = np.asarray((worth > 0) & (worth >= rows[:, None] + columns))
    free = np.asarray(~found.any(axis=1)), np.asarray(~found.any(axis=0))
    further = worth - columns, (worth - rows[:, None]).T
    best = [np.where(open_, _top(each), 0) for open_, each in zip(free, further, strict=True)]
    gain = np.where(free[0][:, None] & free[1], worth - best[0][:, None] - best[1], 0)
    found |= _matching(np.maximum(gain, 0))
    for side, each, most in ((found, further[0], best[0]), (found.T, further[1], best[1])):
        alone = np.flatnonzero((most > 0) & ~side.any(axis=1))
        side[alone, each[alone].argmax(axis=1)] = True
    return found


def _top(values: Matrix) -> Vector:
    return np.asarray(np.maximum(values.max(axis=1), 0))


def _matching(gain: Matrix) -> Chosen:
    """The heaviest matching of non-negative gains, over the rows and columns that have any."""
    rows, columns = np.flatnonzero(gain.any(axis=1)), np.flatnonzero(gain.any(axis=0))
    useful = gain[np.ix_(rows, columns)]
    turned = len(rows) > len(columns)
    partner = _assigned(-useful.T if turned else -useful)
    at = np.arange(len(partner))
    pairs = (partner, at) if turned else (at, partner)
    found = np.zeros(gain.shape, dtype=bool)
    found[rows[pairs[0]], columns[pairs[1]]] = useful[pairs] > 0
    return found


def _assigned(cost: Matrix) -> NDArray[np.intp]:
    """Each row's column, no more rows than columns, of least total cost (Jonker, Volgenant 1987).

    Rows enter one at a time by a shortest path over reduced costs, which potentials keep at 0 or
    more.
    """
    height, width = cost.shape
    rows, columns = np.zeros(height), np.zeros(width)
    owner = np.full(width, -1)
    for row in range(height):
        distance, before = np.full(width, np.inf), np.full(width, -1)
        done = np.zeros(width, dtype=bool)
        at, behind, reached = row, -1, 0.0
        while at >= 0:
            new = reached + cost[at] - rows[at] - columns
            nearer = ~done & (new < distance)
            distance[nearer], before[nearer] = new[nearer], behind
            behind = int(np.where(done, np.inf, distance).argmin())
            reached, done[behind] = float(distance[behind]), True
            at = int(owner[behind])
        rows[row] += reached
        rows[owner[done & (owner >= 0)]] += (reached - distance)[done & (owner >= 0)]
        columns[done] -= reached - distance[done]
        while behind >= 0:
            earlier = int(before[behind])
            owner[behind] = owner[earlier] if earlier >= 0 else row
            behind = earlier
    partner = np.empty(height, dtype=np.intp)
    partner[owner[owner >= 0]] = np.flatnonzero(owner >= 0)
    return partner
