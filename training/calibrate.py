"""Human similarity judgements -> `transcheck/data/calibration.json`: signals to a drift in 0 to 1.

Run `python -m training.calibrate --data FOLDER` with a folder that holds `sts_news/sts_news.tsv`
(columns id, dataset, score, sent_1, sent_2; Agirre et al. 2012 to 2016). A pair counts as judged to
differ where its mean score is below 3 ("roughly equivalent, but important information differs").
The fit is logistic regression by maximum likelihood; it prints its own check on the held-out half.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from transcheck.drift.encoder import MiniLMEncoder
from transcheck.drift.metrics import chrf

ROOT = Path(__file__).parents[1] / "transcheck"
DIFFER_BELOW = 3.0
RIDGE = 1e-3


def main(arguments: list[str] | None = None) -> int:
    """Fit on the even rows, check on the odd ones, then fit on all and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args(arguments)
    features, differs = load(options.data / "sts_news" / "sts_news.tsv")
    weights = fit(features[::2], differs[::2])
    print(json.dumps(check(predict(weights, features[1::2]), differs[1::2])))
    write(fit(features, differs), rows=len(differs))
    return 0


def load(path: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rows of (1, cosine, chrF / 100) and whether people judged the two sentences to differ."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    encoder, scorer = MiniLMEncoder(ROOT / "models" / "all-minilm-l6-v2"), chrf()
    left = encoder.encode([row["sent_1"] for row in rows])
    right = encoder.encode([row["sent_2"] for row in rows])
    cosine = (left * right).sum(axis=1)
    surface = [scorer.score(row["sent_2"], row["sent_1"]) / 100 for row in rows]
    features = np.column_stack([np.ones(len(rows)), cosine, surface]).astype(np.float64)
    return features, np.array([float(row["score"]) < DIFFER_BELOW for row in rows], dtype=float)


def predict(weights: NDArray[np.float64], features: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function of the weighted sum."""
    return np.asarray(1 / (1 + np.exp(-features @ weights)))


def fit(features: NDArray[np.float64], differs: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of greatest likelihood under a slight ridge."""

    def loss(weights: NDArray[np.float64]) -> float:
        probability = np.clip(predict(weights, features), 1e-9, 1 - 1e-9)
        likelihood = differs * np.log(probability) + (1 - differs) * np.log(1 - probability)
        return float(-likelihood.mean() + RIDGE * weights[1:] @ weights[1:])

    return np.asarray(minimize(loss, np.zeros(features.shape[1]), method="BFGS").x)


def check(probability: NDArray[np.float64], differs: NDArray[np.float64]) -> dict[str, float]:
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


def write(weights: NDArray[np.float64], *, rows: int) -> None:
    """Put the fitted weights where the drift stage reads them."""
    fitted = {
        "version": "sts-news-1",
        "fitted_by": "python -m training.calibrate",
        "data": f"STS news, {rows} pairs, judged to differ below {DIFFER_BELOW}",
        "bias": round(float(weights[0]), 4),
        "similarity": round(float(weights[1]), 4),
        "chrf": round(float(weights[2]), 4),
    }
    path = ROOT / "data" / "calibration.json"
    path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
