"""Links and sentences that people labelled -> `transcheck/data/calibration.json`.

Run `python -m training.calibrate` after the models are made. Learned from are two sets of our
own, a half of the weight each: the links of the development pairs in `corpora/` that a check
finds and the gold knows, "drift" or "contradicted" against "consistent"; and the sentences told
twice, well and wrongly, that `training.drift` keeps back. The fit is a logistic regression over
`transcheck.drift.text.features` by maximum likelihood under a ridge; no doubt may lower the drift
and no likeness raise it, and its bias is that of the links. The check on the links leaves out one
pair of articles at a time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.corpora import MANIFEST
from benchmarks.meter import measured
from benchmarks.ranking import area
from training.drift.sources import kept_back
from transcheck.corpus import evaluation
from transcheck.drift.text import features
from transcheck.judge import WORDING, gravest, worst
from transcheck.model import Judgement, Severity, Signals
from transcheck.pipeline import Checker

ROOT = Path(__file__).parents[1]
WEIGHED = (
    "bias", "similarity", "chrf", "minor", "grave", "lost", "unfounded", "conflict", "pivot"
)  # fmt: skip
LIKENESS = ("similarity", "chrf")
RIDGE = 1e-3
LABELS = ("consistent", "drift", "contradicted")
SEED = 2

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What is weighed of each row, shape (rows, len(WEIGHED)), whether it differs, its pair."""

    table: Floats
    differs: Floats
    pairs: NDArray[np.str_]

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        """These rows alone."""
        return type(self)(
            table=self.table[chosen], differs=self.differs[chosen], pairs=self.pairs[chosen]
        )

    def without(self, signals: Sequence[str]) -> Self:
        """The same with these signals absent."""
        kept = np.array([name not in signals for name in WEIGHED], dtype=float)
        return type(self)(table=self.table * kept, differs=self.differs, pairs=self.pairs)


def main() -> int:
    """Print the checks, then fit on all and write."""
    told, linked = sentences(), links("dev")
    print("links, left out in turn", json.dumps(check(left_out(linked, [told]), linked.differs)))
    weights = fit(linked, [told])
    print("sentences", area(predict(weights, told.table).tolist(), told.differs == 1))
    print({name: round(float(w), 3) for name, w in zip(WEIGHED, weights, strict=True)})
    write(weights, linked=linked, told=told)
    return 0


def links(split: str) -> Labelled:
    """The answered gold rows with two sides."""
    answers = evaluation(MANIFEST, checker=Checker(), split=split).answers
    rows = [
        (_weighed(judged.signals, _of_facts(judged)), answer.gold.label, answer.pair_id)
        for answer in answers
        if answer.two_sided and answer.gold.label in LABELS
        if (judged := answer.judged) and judged.signals
    ]
    table, labels, pairs = zip(*rows, strict=True)
    differs = np.array([label != "consistent" for label in labels], dtype=float)
    return Labelled(table=np.array(table), differs=differs, pairs=np.array(pairs))


def sentences() -> Labelled:
    """Of our own text what is never trained on."""
    told = [each for group in kept_back(seed=SEED) for each in group]
    found = measured([(each.wire, each.translation) for each in told])
    return Labelled(
        table=np.array([_weighed(one.signals, gravest(one.of_facts)) for one in found]),
        differs=np.array([bool(each.lost or each.unfounded) for each in told], dtype=float),
        pairs=np.full(len(told), ""),
    )


def _weighed(signals: Signals, severity: Severity) -> list[float]:
    """The features by `WEIGHED`, 0 for what is absent."""
    found = features(signals, severity=severity)
    return [found.get(name, 0.0) for name in WEIGHED]


def _of_facts(judged: Judgement) -> Severity:
    """The gravest difference that is not the drift model's own or one of wording."""
    return worst(
        [f for f in judged.findings if not f.rule.startswith("model.") and f.type not in WORDING]
    )


def left_out(linked: Labelled, others: Sequence[Labelled]) -> Floats:
    """The prediction for each link by a fit without its pair of articles."""
    found = np.zeros(len(linked.table))
    for pair in sorted(set(linked.pairs)):
        inside = linked.pairs == pair
        found[inside] = predict(fit(linked.only(~inside), others), linked.table[inside])
    return found


def predict(weights: Floats, table: Floats) -> Floats:
    """The logistic function of the weighted sum."""
    return np.asarray(1 / (1 + np.exp(-table @ weights)))


def fit(linked: Labelled, others: Sequence[Labelled]) -> Floats:
    """The weights of greatest likelihood under the ridge, which spares the biases.

    How many differ is each set's own matter: each of the others has a bias, which is dropped.
    """
    sets = [linked, *others]
    biases = np.eye(len(sets))

    def loss(found: Floats) -> float:
        weights = found[len(sets) :]
        each = [
            _surprise(
                predict(np.append(bias @ found[: len(sets)], weights), one.table), one.differs
            )
            for bias, one in zip(biases, sets, strict=True)
        ]
        return float(np.mean(each) + RIDGE * weights @ weights)

    signs = [(None, 0.0) if name in LIKENESS else (0.0, None) for name in WEIGHED[1:]]
    start = np.zeros(len(sets) + len(signs))
    bounds = [*[(None, None)] * len(sets), *signs]
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    return np.append(found[0], found[len(sets) :])


def _surprise(probability: Floats, differs: Floats) -> float:
    kept = np.clip(probability, 1e-9, 1 - 1e-9)
    return float(-(differs * np.log(kept) + (1 - differs) * np.log(1 - kept)).mean())


def check(probability: Floats, differs: Floats) -> dict[str, float]:
    """AUC, and expected calibration error over ten equal bins (Naeini et al. 2015)."""
    return {
        "auc": round(area(probability.tolist(), differs == 1), 3),
        "ece": round(calibration_error(probability, differs), 3),
    }


def calibration_error(probability: Floats, differs: Floats) -> float:
    """The gap between what is said and what is so, over ten equal bins, weighed by their size."""
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [
        abs(probability[bins == b].mean() - differs[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return float(sum(gaps))


def write(weights: Floats, *, linked: Labelled, told: Labelled) -> None:
    """Put the fitted weights where the drift stage reads them."""
    links, sentences = len(linked.table), len(told.table)
    fitted = {
        "version": "own-1",
        "fitted_by": "python -m training.calibrate",
        "data": f"{links} links of dev pairs, {sentences} sentences kept back in training",
        "weights": {
            name: round(float(weight), 4) for name, weight in zip(WEIGHED, weights, strict=True)
        },
    }
    path = ROOT / "transcheck" / "data" / "calibration.json"
    path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
