"""The pivot table's development half -> `transcheck/data/pivot.json`: measures to a difference.

Run `python -m training.pivot [--package DIR]` whenever the shipped packages change. The fit is a
logistic regression by maximum likelihood over `difference.FEATURES`, with weights that are not
negative: every feature grows with what is apart. The outcome's two thresholds are the widest for
which, on the same half, four of five decided rows are right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.pivot import auc, rows, shipped_translator, texts
from training.calibrate import check, predict
from transcheck.backtranslate.difference import FEATURES
from transcheck.backtranslate.pivot import Crossing, crossings

FITTED = Path(__file__).parents[1] / "transcheck" / "data" / "pivot.json"
RIDGE = 1e-2
RIGHT = 0.8

Floats = NDArray[np.float64]


def main(arguments: list[str] | None = None) -> int:
    """Fit on one half, print the other half's figures, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, action="append", help="a folder of packages")
    translator = shipped_translator(parser.parse_args(arguments).package)
    halves = {}
    for half in ("dev", "test"):
        given = rows(half)
        crossed = crossings(texts(given), translator=translator)
        halves[half] = (given, design(crossed), np.array([not row.same for row in given], float))
    given, features, differs = halves["dev"]
    weights = fit(features, differs)
    for half, (its_rows, its_features, its_differs) in halves.items():
        found = predict(weights, its_features)
        single = {
            name: auc(its_rows, list(its_features[:, at])) for at, name in enumerate(FEATURES, 1)
        }
        print(half, json.dumps({**check(found, its_differs), "single": single}))
    same, different = thresholds(predict(weights, features), differs)
    write(weights, same=same, different=different, signature=translator.signature)
    return 0


def design(crossed: Sequence[Crossing]) -> Floats:
    """A row for each crossing: 1 and its features, in the order of `FEATURES`."""
    return np.array([[1.0, *(one.features[name] for name in FEATURES)] for one in crossed])


def fit(features: Floats, differs: Floats) -> Floats:
    """The bias and the weights, none of them negative, of greatest likelihood under a ridge."""

    def loss(weights: Floats) -> float:
        probability = np.clip(predict(weights, features), 1e-9, 1 - 1e-9)
        likelihood = differs * np.log(probability) + (1 - differs) * np.log(1 - probability)
        return float(-likelihood.mean() + RIDGE * weights[1:] @ weights[1:])

    bounds = [(None, None), *[(0.0, None)] * len(FEATURES)]
    start = np.zeros(features.shape[1])
    return np.asarray(minimize(loss, start, method="L-BFGS-B", bounds=bounds).x)


def thresholds(probability: Floats, differs: Floats) -> tuple[float, float]:
    """Up to where rows are the same and from where on they differ, each right in `RIGHT`."""
    steps = np.round(np.arange(0.05, 0.96, 0.01), 2)
    same = [at for at in steps if _right(probability <= at, differs == 0) and at <= 0.5]
    different = [at for at in steps if _right(probability >= at, differs == 1) and at >= 0.5]
    return float(max(same, default=0.05)), float(min(different, default=0.95))


def _right(chosen: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> bool:
    return bool(chosen.sum() >= 5 and wanted[chosen].mean() >= RIGHT)


def write(weights: Floats, *, same: float, different: float, signature: str) -> None:
    """Put the fit where the pivot reads it."""
    fitted = {
        "version": "phrases-1",
        "fitted_by": "python -m training.pivot",
        "fitted_on": signature,
        "bias": round(float(weights[0]), 4),
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(FEATURES, weights[1:], strict=True)
        },
        "same_until": same,
        "different_from": different,
    }
    FITTED.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
