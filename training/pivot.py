"""The pivot table's development half -> `transcheck/data/pivot.json`: measures to a difference.

Run `python -m training.pivot [--package DIR]` when the shipped packages or the lexicon change. The
fit is a logistic regression by maximum likelihood over `difference.FEATURES`, and one over
`LEXICAL`, with weights that are not negative: every feature grows with what is apart. The outcome's
thresholds are the widest for which, on the same half, four of five decided rows are right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.pivot import Row, auc, rows, shipped_lexicon, shipped_translator, texts
from training.calibrate import check, predict
from transcheck.backtranslate.difference import FEATURES, LEXICAL
from transcheck.backtranslate.pivot import crossings
from transcheck.ports import Translator

FITTED = Path(__file__).parents[1] / "transcheck" / "data" / "pivot.json"
RIDGE = 3e-3
RIGHT = 0.8

Floats = NDArray[np.float64]


def main(arguments: list[str] | None = None) -> int:
    """Fit on one half, print the other half's figures, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, action="append", help="a folder of packages")
    translator = shipped_translator(parser.parse_args(arguments).package)
    halves = {half: measured(half, translator) for half in ("dev", "test")}
    _, features, differs = halves["dev"]
    fits = {names: fit(chosen(features, names), differs) for names in (FEATURES, LEXICAL)}
    for half, (its_rows, its_features, its_differs) in halves.items():
        for names, weights in fits.items():
            found = predict(weights, chosen(its_features, names))
            print(half, len(names), json.dumps(check(found, its_differs)))
        print(half, {name: auc(its_rows, list(its_features[name])) for name in FEATURES})
    found = predict(fits[FEATURES], chosen(features, FEATURES))
    write(fits, thresholds(found, differs), signature=translator.signature)
    return 0


def measured(
    half: str, translator: Translator
) -> tuple[tuple[Row, ...], dict[str, Floats], Floats]:
    """The rows of a half, each feature of all of them, and 1 for those of two terms."""
    given = rows(half)
    crossed = crossings(texts(given), translator=translator, lexicon=shipped_lexicon())
    every = [
        {**one.translated, "units_apart": one.gap.mean, "nearest_apart": one.gap.least}
        for one in crossed
    ]
    features = {name: np.array([one[name] for one in every]) for name in FEATURES}
    return given, features, np.array([not row.same for row in given], dtype=float)


def chosen(features: Mapping[str, Floats], names: Sequence[str]) -> Floats:
    """A column of ones and those of the named features."""
    columns = [features[name] for name in names]
    return np.column_stack([np.ones(len(columns[0])), *columns])


def fit(features: Floats, differs: Floats) -> Floats:
    """The bias and the weights, none of them negative, of greatest likelihood under a ridge."""

    def loss(weights: Floats) -> float:
        probability = np.clip(predict(weights, features), 1e-9, 1 - 1e-9)
        likelihood = differs * np.log(probability) + (1 - differs) * np.log(1 - probability)
        return float(-likelihood.mean() + RIDGE * weights[1:] @ weights[1:])

    bounds = [(None, None), *[(0.0, None)] * (features.shape[1] - 1)]
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


def write(
    fits: Mapping[tuple[str, ...], Floats], limits: tuple[float, float], *, signature: str
) -> None:
    """Put the fit where the pivot reads it."""
    whole, lexical = (
        {
            name: round(float(weight), 4)
            for name, weight in zip(("bias", *names), fits[names], strict=True)
        }
        for names in (FEATURES, LEXICAL)
    )
    fitted = {
        "version": "phrases-1",
        "fitted_by": "python -m training.pivot",
        "fitted_on": signature,
        "whole": whole,
        "lexical": lexical,
        "same_until": limits[0],
        "different_from": limits[1],
    }
    FITTED.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
