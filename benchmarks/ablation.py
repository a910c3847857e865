"""Labelled sets -> what each signal is worth to the drift: the figures with all, and without each.

    python -m benchmarks.ablation --data DIR [--most 800] [--json]

For each row of `WITHOUT` the calibration is fitted again on the development pairs, those signals
left out. `ablation.corpora.<...>`: area under the curve for their drift and contradicted links
against consistent ones, one pair of articles held out at a time. `ablation.demetr.<...>`: share
of rows whose planted error has a higher drift than the good translation, both against the
reference; ties count half. `ablation.wmt23.<...>`: area under the curve for segments with a major
error of meaning. `--most` rows of each set are taken, evenly spread, with the pivot.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.demetr_drift import NO_MEANING
from benchmarks.meter import Texts, measured
from benchmarks.ranking import area
from training.calibrate import WEIGHED, Floats, fit, left_out, links, predict, sentences
from transcheck.drift.text import features
from transcheck.judge import gravest

WMT23 = "wmt23_zhen_sxs_mqm/wmt23_zhen_sxs_mqm.jsonl"
MODEL = ("incomplete", "conflict", "alone", "wrong")
WITHOUT: Mapping[str, Sequence[str]] = {
    "all": (),
    "no_model": MODEL,
    "no_facts": ("minor", "grave"),
    "no_similarity": ("similarity", "chrf"),
    "no_pivot": ("pivot",),
    "similarity_only": (*MODEL, "minor", "grave", "pivot"),
    "model_only": ("minor", "grave", "similarity", "chrf", "pivot"),
    "facts_only": (*MODEL, "similarity", "chrf", "pivot"),
}
"""Name of a row -> the signals that it goes without."""

Row = TypeVar("Row")


def main(arguments: list[str] | None = None) -> int:
    """Print a table, or with --json one flat object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=800)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures = measure(options.data, most=options.most)
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name:36}{value:>8}" for name, value in figures.items()), sep="\n")
    return 0


def measure(data: Path, *, most: int) -> dict[str, float]:
    """The figures named above."""
    linked, told = links("dev"), sentences()
    good, bad = _demetr(data / "demetr" / "demetr.tsv", most)
    segments, wrong = _wmt23(data / WMT23, most)
    figures = {}
    for name, without in WITHOUT.items():
        kept = np.array([signal not in without for signal in WEIGHED], dtype=float)
        ours, theirs = linked.without(without), [each.without(without) for each in told]
        weights, held_out = fit(ours, theirs), left_out(ours, theirs)
        gap = predict(weights, bad * kept) - predict(weights, good * kept)
        figures[f"ablation.corpora.{name}"] = area(held_out.tolist(), linked.differs == 1)
        figures[f"ablation.demetr.{name}"] = float(((gap > 0) + (gap == 0) / 2).mean())
        figures[f"ablation.wmt23.{name}"] = area(predict(weights, segments * kept).tolist(), wrong)
    return {name: round(value, 4) for name, value in figures.items()}


def _demetr(path: Path, most: int) -> tuple[Floats, Floats]:
    """The signals of the good and of the bad translation of each row."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    chosen = _spread([row for row in rows if row["error_type"] not in NO_MEANING], most)
    good, bad = (
        _table([(row["reference"], row[side]) for row in chosen]) for side in ("good_mt", "bad_mt")
    )
    return good, bad


def _wmt23(path: Path, most: int) -> tuple[Floats, list[bool]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = _spread([row for row in map(json.loads, lines) if row["drift"] is not None], most)
    return _table([(row["ref"], row["hyp"]) for row in rows]), [bool(row["drift"]) for row in rows]


def _table(texts: Sequence[Texts]) -> Floats:
    found = [
        features(one.signals, severity=gravest(one.of_facts))
        for one in measured(texts, backtranslate=True)
    ]
    return np.array([[each.get(name, 0.0) for name in WEIGHED] for each in found])


def _spread(rows: list[Row], most: int) -> list[Row]:
    return rows[:: max(1, -(-len(rows) // most))]


if __name__ == "__main__":
    sys.exit(main())
