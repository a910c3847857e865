"""Labelled sets -> what the pivot adds to the drift of two texts: the figures with it and without.

    python -m benchmarks.ablation --data DIR [--most 1000] [--package DIR ...] [--json]

`ablation.demetr.<alone|pivot>`: share of rows whose planted error has a higher drift than the good
translation, both against the reference; ties count half. `ablation.wmt23.<...>`: area under the
curve of drift for segments with a major error of meaning, hypothesis against reference.
`ablation.corpora.<...>`: the same for drift and contradicted rows of the development pairs' gold
against consistent ones. `--most` rows of each set are taken, evenly spread.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from benchmarks.pivot import shipped_lexicon, shipped_translator
from benchmarks.ranking import area
from transcheck.backtranslate import pivots
from transcheck.config import shipped_models
from transcheck.drift import MiniLMEncoder, bleu, chrf, load_calibration, signals
from transcheck.model import Pivot
from transcheck.ports import Translator

WMT23 = "wmt23_zhen_sxs_mqm/wmt23_zhen_sxs_mqm.jsonl"
CORPORA = Path(__file__).parents[1] / "corpora"
MEANING = {
    "contradiction",
    "titles_roles_lexical",
    "numbers",
    "names",
    "negation",
    "modality_tense",
    "missing",
    "addition",
}

Texts: TypeAlias = tuple[str, str]
Row = TypeVar("Row")


class Drift:
    """The drift of (wire, translation) pairs, with the pivot or without."""

    def __init__(self, translator: Translator) -> None:
        self.translator, self.lexicon = translator, shipped_lexicon()
        self.encoder = MiniLMEncoder(shipped_models() / "all-minilm-l6-v2")

    def of(self, texts: Sequence[Texts]) -> dict[str, list[float]]:
        """By "alone" and "pivot" a drift for each pair, 0 to 1."""
        found = pivots(texts, translator=self.translator, lexicon=self.lexicon)
        return {
            "alone": self._drifts(texts, [None] * len(texts)),
            "pivot": self._drifts(texts, found),
        }

    def _drifts(self, texts: Sequence[Texts], found: Sequence[Pivot | None]) -> list[float]:
        measured = signals(texts, pivots=found, encoder=self.encoder, chrf=chrf(), bleu=bleu())
        return [load_calibration().drift(one) for one in measured]


def main(arguments: list[str] | None = None) -> int:
    """Print a table, or with --json one flat object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1000)
    parser.add_argument("--package", type=Path, action="append", help="a folder of packages")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    drift = Drift(shipped_translator(options.package))
    figures = {
        **demetr(options.data / "demetr" / "demetr.tsv", drift, most=options.most),
        **wmt23(options.data / WMT23, drift, most=options.most),
        **corpora(drift),
    }
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name:28}{value:>8}" for name, value in figures.items()), sep="\n")
    return 0


def demetr(path: Path, drift: Drift, *, most: int) -> dict[str, float]:
    """Ranking of each reference's good and bad translation."""
    rows = _spread([row for row in _rows(path) if row["error_type"] in MEANING], most)
    good = drift.of([(row["reference"], row["good_mt"]) for row in rows])
    bad = drift.of([(row["reference"], row["bad_mt"]) for row in rows])
    return {
        f"ablation.demetr.{name}": round(
            sum((b > g) + (b == g) / 2 for g, b in zip(good[name], bad[name], strict=True))
            / max(1, len(rows)),
            4,
        )
        for name in good
    }


def wmt23(path: Path, drift: Drift, *, most: int) -> dict[str, float]:
    """Segments that raters marked against those that they did not."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = _spread([row for row in map(json.loads, lines) if row["drift"] is not None], most)
    found = drift.of([(row["ref"], row["hyp"]) for row in rows])
    return _aucs("wmt23", [bool(row["drift"]) for row in rows], found)


def corpora(drift: Drift) -> dict[str, float]:
    """Two-sided gold rows of the development pairs."""
    with (CORPORA / "manifest.csv").open(encoding="utf-8", newline="") as file:
        pairs = [row["pair_id"] for row in csv.DictReader(file) if row["split"] == "dev"]
    rows = [
        row
        for pair in pairs
        for line in (CORPORA / pair / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        if (row := json.loads(line))["wire"] and row["translation"]
    ]
    found = drift.of([(row["wire"], row["translation"]) for row in rows])
    return _aucs("corpora", [row["label"] != "consistent" for row in rows], found)


def _aucs(name: str, differs: Sequence[bool], found: dict[str, list[float]]) -> dict[str, float]:
    return {
        f"ablation.{name}.{which}": round(area(drifts, differs), 4)
        for which, drifts in found.items()
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _spread(rows: list[Row], most: int) -> list[Row]:
    return rows[:: max(1, -(-len(rows) // most))]


if __name__ == "__main__":
    sys.exit(main())
