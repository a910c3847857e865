"""Human similarity judgements -> `transcheck/data/calibration.json`: signals to a drift in 0 to 1.

Run `python -m training.calibrate --data FOLDER` after `training.pivot`, with a folder that holds
`sts_news/sts_news.tsv` (columns id, dataset, score, sent_1, sent_2; Agirre et al. 2012 to 2016). A
pair counts as judged to differ where its mean score is below 3 ("roughly equivalent, but important
information differs"). The fits are logistic regressions by maximum likelihood, with the pivot's
difference and, for where there is no translator, without; the check on the held-out half is printed
for both.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.pivot import shipped_lexicon, shipped_translator
from transcheck.backtranslate import pivots
from transcheck.drift.encoder import MiniLMEncoder
from transcheck.drift.metrics import chrf

ROOT = Path(__file__).parents[1] / "transcheck"
DIFFER_BELOW = 3.0
RIDGE = 1e-3
SIGNALS = ("similarity", "chrf", "pivot")
"""Cosine of the embeddings, chrF / 100, and the pivot's difference."""
FITS = {"alone": 2, "with_pivot": 3}
"""How many of `SIGNALS` each fit has."""

Floats = NDArray[np.float64]


def main(arguments: list[str] | None = None) -> int:
    """Fit on the even rows, check on the odd ones, then fit on all and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args(arguments)
    features, differs = load(options.data / "sts_news" / "sts_news.tsv")
    fits = {}
    for name, columns in FITS.items():
        its = features[:, : columns + 1]
        held_out = predict(fit(its[::2], differs[::2]), its[1::2])
        print(name, json.dumps(check(held_out, differs[1::2])))
        fits[name] = fit(its, differs)
    write(fits, rows=len(differs))
    return 0


def load(path: Path) -> tuple[Floats, Floats]:
    """Rows of (1, *`SIGNALS`) and whether people judged the two sentences to differ."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    encoder, scorer = MiniLMEncoder(ROOT / "models" / "all-minilm-l6-v2"), chrf()
    texts = [(row["sent_1"], row["sent_2"]) for row in rows]
    left, right = (encoder.encode([pair[side] for pair in texts]) for side in (0, 1))
    through = pivots(texts, translator=shipped_translator(), lexicon=shipped_lexicon())
    features = np.column_stack(
        [
            np.ones(len(rows)),
            (left * right).sum(axis=1),
            [scorer.score(second, first) / 100 for first, second in texts],
            [pivot.difference for pivot in through],
        ]
    )
    return features, np.array([float(row["score"]) < DIFFER_BELOW for row in rows], dtype=float)


def predict(weights: Floats, features: Floats) -> Floats:
    """The logistic function of the weighted sum."""
    return np.asarray(1 / (1 + np.exp(-features @ weights)))


def fit(features: Floats, differs: Floats) -> Floats:
    """The weights of greatest likelihood under a slight ridge."""

    def loss(weights: Floats) -> float:
        probability = np.clip(predict(weights, features), 1e-9, 1 - 1e-9)
        likelihood = differs * np.log(probability) + (1 - differs) * np.log(1 - probability)
        return float(-likelihood.mean() + RIDGE * weights[1:] @ weights[1:])

    return np.asarray(minimize(loss, np.zeros(features.shape[1]), method="BFGS").x)


def check(probability: Floats, differs: Floats) -> dict[str, float]:
    """AUC, and expected calibration error over ten equal bins (Naeini et al. 2015)."""
    order = probability.argsort().argsort()
    positives = differs.sum()
    rank_sum = (order[differs == 1] + 1).sum() - positives * (positives + 1) / 2
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [
        abs(probability[bins == b].mean() - differs[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    auc = rank_sum / (positives * (len(differs) - positives))
    return {"auc": round(float(auc), 3), "ece": round(float(sum(gaps)), 3)}


def write(fits: Mapping[str, Floats], *, rows: int) -> None:
    """Put the fitted weights where the drift stage reads them."""
    fitted = {
        "version": "sts-news-2",
        "fitted_by": "python -m training.calibrate",
        "data": f"STS news, {rows} pairs, judged to differ below {DIFFER_BELOW}",
        **{
            name: {
                signal: round(float(weight), 4)
                for signal, weight in zip(("bias", *SIGNALS), weights, strict=False)
            }
            for name, weights in fits.items()
        },
    }
    path = ROOT / "data" / "calibration.json"
    path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
