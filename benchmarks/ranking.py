"""Scores and what is right -> average precision, area under the curve, best F1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray


def average_precision(scores: Sequence[float], right: Iterable[bool]) -> float:
    """The mean precision at each right one, the highest score first; equal scores keep order."""
    hits = _ranked(scores, right)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def best_f1(scores: Sequence[float], right: Iterable[bool]) -> float:
    """The largest harmonic mean of precision and recall over all thresholds."""
    hits = _ranked(scores, right)
    return float((2 * np.cumsum(hits) / (np.arange(1, len(hits) + 1) + hits.sum())).max())


def area(scores: Sequence[float], right: Iterable[bool]) -> float:
    """How often a right one scores above a wrong one; equal scores count half."""
    hits, values = np.array(list(right), dtype=bool), np.asarray(scores)
    above, wrong = values[hits], np.sort(values[~hits])
    below = np.searchsorted(wrong, above, "left") + np.searchsorted(wrong, above, "right")
    return float(below.mean() / 2 / len(wrong))


def _ranked(scores: Sequence[float], right: Iterable[bool]) -> NDArray[np.bool_]:
    order = np.argsort(-np.asarray(scores), kind="stable")
    return np.array(list(right), dtype=bool)[order]
