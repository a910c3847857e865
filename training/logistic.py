"""Examples and rankings -> the weights of one logistic model, fitted under a ridge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Slope = tuple[float, Floats]


@dataclass(frozen=True, kw_only=True)
class Examples:
    """What is weighed of each example, shape (examples, weights), and which are right."""

    table: Floats
    right: Flags


@dataclass(frozen=True, kw_only=True)
class Rankings:
    """Candidates, shape (lists, longest, weights), which places are filled, which are right."""

    table: Floats
    filled: Flags
    right: Flags

    @classmethod
    def of(cls, lists: Sequence[tuple[Floats, Flags]]) -> Rankings:
        """From each list's candidates, shape (candidates, weights), and which are right."""
        longest = max(len(right) for _, right in lists)
        table = np.zeros((len(lists), longest, lists[0][0].shape[1]))
        filled, right = (np.zeros((len(lists), longest), dtype=bool) for _ in range(2))
        for at, (candidates, wanted) in enumerate(lists):
            table[at, : len(wanted)] = candidates
            filled[at, : len(wanted)], right[at, : len(wanted)] = True, wanted
        return cls(table=table, filled=filled, right=right)


def fit(
    examples: Examples, *, ridge: float, ranked: Rankings | None = None, share: float = 0.0
) -> tuple[float, Floats]:
    """Bias and weights of greatest likelihood; `share` is what the rankings weigh.

    Of an example, that it is right; of a ranking, that a right one is drawn from its list
    (conditional logit, McFadden 1974), which knows no bias. The ridge is on scaled weights.
    """
    spread = examples.table.std(axis=0) + 1e-9

    def loss(found: Floats) -> Slope:
        weights = found[1:] / spread
        surprise, slope = _of_examples(found[0], weights, examples)
        total = (1 - share) * surprise + ridge * found[1:] @ found[1:] / 2
        slope *= 1 - share
        if ranked is not None:
            surprise, theirs = _of_rankings(weights, ranked)
            total, slope[1:] = total + share * surprise, slope[1:] + share * theirs
        slope[1:] = slope[1:] / spread + ridge * found[1:]
        return float(total), slope

    start = np.zeros(1 + examples.table.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return float(found[0]), np.asarray(found[1:] / spread)


def _of_examples(bias: float, weights: Floats, examples: Examples) -> Slope:
    odds, right = bias + examples.table @ weights, examples.right.astype(float)
    wrong = (1 / (1 + np.exp(-odds)) - right) / len(right)
    surprise = (np.logaddexp(0, odds) - right * odds).mean()
    return float(surprise), np.append(wrong.sum(), examples.table.T @ wrong)


def _of_rankings(weights: Floats, ranked: Rankings) -> Slope:
    odds = ranked.table @ weights
    each, wanted = (np.where(which, odds, -np.inf) for which in (ranked.filled, ranked.right))
    over, of_right = (logsumexp(values, axis=1, keepdims=True) for values in (each, wanted))
    wrong = (np.exp(each - over) - np.exp(wanted - of_right)) / len(odds)
    return float((over - of_right).mean()), np.einsum("lc,lcw->w", wrong, ranked.table)
