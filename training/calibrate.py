"""Links and sentences that people labelled -> `transcheck/data/calibration.json`.

Run `python -m training.calibrate` after the models are made. Learned from are the links of the
development pairs in `corpora/` that a check finds and the gold knows, "drift" or "contradicted"
against "consistent"; and sentences told well and wrongly that `training.drift` keeps back: those
whose two sides tell the same, and those where one honestly tells more. The fit is a logistic
regression over `transcheck.drift.text.features` by maximum likelihood under a ridge; no doubt may
lower the drift and no likeness raise it. The sentences say what wording is worth, of two tellings
of one sentence the worse is to drift more; the links say what facts are worth, and what a
probability is.
The check on the links leaves out one pair of articles at a time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.corpora import MANIFEST
from benchmarks.meter import measured
from benchmarks.ranking import area
from training.drift.examples import Group
from training.drift.sources import kept_back
from transcheck.corpus import evaluation
from transcheck.drift.text import features
from transcheck.judge import WORDING, gravest, worst
from transcheck.model import Judgement, Severity, Signals
from transcheck.pipeline import Checker

ROOT = Path(__file__).parents[1]
WEIGHED = (
    "bias", "similarity", "chrf", "minor", "grave", "incomplete", "conflict", "alone", "wrong",
    "pivot",
)  # fmt: skip
LIKENESS = ("similarity", "chrf")
RIDGE = 1e-3
RANKING = 0.3
"""What the order of better and worse tellings weighs beside the likelihood."""
OF_WORDING = ("similarity", "chrf", "incomplete", "conflict", "alone", "wrong")
BESIDE = [at for at, name in enumerate(WEIGHED) if name not in OF_WORDING]
SHARE = 0.2
"""How much of what the wording says of sentences it says of links: whole articles tell more on one
side than sentences do, and that is no drift."""
LEAST_SLOPE = 0.01
LABELS = ("consistent", "drift", "contradicted")
SEED = 2
TOLD: Mapping[str, Sequence[str]] = {
    "told as fully": ("lost", "unfounded"),
    "told more fully on one side": ("conflict",),
}
"""The sets of sentences, with the questions whose answer is yes where two tellings differ."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What is weighed of each row, shape (rows, len(WEIGHED)), whether it differs, its pair.

    Rows of sentences come in twos, a better and a worse telling.
    """

    table: Floats
    differs: Floats
    pairs: NDArray[np.str_]

    @property
    def leads(self) -> Floats:
        """By what each worse telling exceeds the better one, of the shape of half the table."""
        return self.table[1::2] - self.table[::2]

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        """These rows alone."""
        return replace(
            self, table=self.table[chosen], differs=self.differs[chosen], pairs=self.pairs[chosen]
        )

    def without(self, signals: Sequence[str]) -> Self:
        """The same with these signals absent."""
        kept = np.array([name not in signals for name in WEIGHED], dtype=float)
        return replace(self, table=self.table * kept)


def main() -> int:
    """Print the checks, then fit on all and write."""
    told, linked = sentences(), links("dev")
    print("links, left out in turn", json.dumps(check(left_out(linked, told), linked.differs)))
    weights = fit(linked, told)
    for name, each in zip(TOLD, told, strict=True):
        found = area(predict(weights, each.table).tolist(), each.differs == 1)
        print(name, round(found, 3), "ranked", round(float((each.leads @ weights > 0).mean()), 3))
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


def sentences() -> tuple[Labelled, ...]:
    """Of our own text what is never trained on, by `TOLD`."""
    groups = list(kept_back(seed=SEED))
    partial = [group[0].origin == "partial" for group in groups]
    return tuple(
        _told([g for g, one in zip(groups, partial, strict=True) if one == wanted], questions)
        for wanted, questions in zip((False, True), TOLD.values(), strict=True)
    )


def _told(groups: Sequence[Group], questions: Sequence[str]) -> Labelled:
    """The better and the worse telling of each group; the answers to `questions` tell which is."""
    told = [each for group in groups for each in group]
    found = measured([(each.wire, each.translation) for each in told])
    return Labelled(
        table=np.array([_weighed(one.signals, gravest(one.of_facts)) for one in found]),
        differs=np.array([any(getattr(e, q) for q in questions) for e in told], dtype=float),
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


def fit(linked: Labelled, told: Sequence[Labelled]) -> Floats:
    """The weights of greatest likelihood under the ridge, which spares the biases.

    What the wording says is weighed by the sentences, each set with a bias of its own, and counts
    `SHARE` of that; what facts and the pivot say beside it, by the links. How steeply all rises is
    then theirs to say as well, which leaves the order as it is.
    """
    wording = SHARE * np.isin(WEIGHED, OF_WORDING) * _of_sentences(told)
    offset = linked.table @ wording

    def loss(found: Floats) -> float:
        total = linked.table[:, BESIDE] @ found + offset
        return _surprise(total, linked.differs) + RIDGE * float(found[1:] @ found[1:])

    start = np.zeros(len(BESIDE))
    bounds = [(None, None), *[(0.0, None)] * (len(BESIDE) - 1)]
    wording[BESIDE] = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    return _scaled(wording, linked)


def _of_sentences(told: Sequence[Labelled]) -> Floats:
    """Weights by the sentences, where a worse telling is to exceed the better one beside it."""
    count = len(told)

    def loss(found: Floats) -> float:
        weights = found[count:]
        each = [
            _surprise(bias + one.table[:, 1:] @ weights, one.differs)
            + RANKING * float(np.logaddexp(0, -one.leads[:, 1:] @ weights).mean())
            for bias, one in zip(found[:count], told, strict=True)
        ]
        return float(np.mean(each)) + RIDGE * float(weights @ weights)

    signs = [(None, 0.0) if name in LIKENESS else (0.0, None) for name in WEIGHED[1:]]
    bounds = [*[(None, None)] * count, *signs]
    found = minimize(loss, np.zeros(len(bounds)), method="L-BFGS-B", bounds=bounds).x
    return np.append(0.0, found[count:])


def _scaled(weights: Floats, linked: Labelled) -> Floats:
    """The weights with a bias and a slope that fit the links best (Platt 1999)."""
    total = linked.table[:, 1:] @ weights[1:]

    def loss(found: Floats) -> float:
        return _surprise(found[0] + found[1] * total, linked.differs)

    bounds = [(None, None), (LEAST_SLOPE, None)]
    bias, slope = minimize(loss, [weights[0], 1.0], method="L-BFGS-B", bounds=bounds).x
    return np.append(bias, slope * weights[1:])


def _surprise(log_odds: Floats, differs: Floats) -> float:
    return float(np.logaddexp(0, np.where(differs == 1, -log_odds, log_odds)).mean())


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


def write(weights: Floats, *, linked: Labelled, told: Sequence[Labelled]) -> None:
    """Put the fitted weights where the drift stage reads them."""
    links, sentences = len(linked.table), sum(len(each.table) for each in told)
    fitted = {
        "version": "own-4",
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
