"""DEMETR's tab-separated file -> for each kind of fact, how many planted errors it finds.

    python benchmarks/demetr_facts.py demetr.tsv [--show recall|fa]

A row holds a reference, a good machine translation of the same sentence and the same translation
with one planted error. `demetr.recall.<kind>` is the share of planted errors of that kind with a
difference between reference and bad translation; `demetr.fa.<kind>` is the share of all good
translations with one; `demetr.fa.form_only` is that share over all kinds, for rows that only spoil
the form (Karpinska et al. 2022).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from transcheck.facts import date, number, polarity, strength
from transcheck.model import Article, Claim, Comparison, FindingType, Span, Statement
from transcheck.ports import Compare, Extract

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of planted error and the fact types whose differences count as finding it."""

    types: tuple[FindingType, ...]
    stages: tuple[tuple[Extract, Compare], ...]


KINDS: dict[str, Kind] = {
    "numbers": Kind(
        types=("number", "date"),
        stages=((number.extract, number.compare), (date.extract, date.compare)),
    ),
    "negation": Kind(
        types=("negation",),
        stages=((polarity.extract, polarity.compare),),
    ),
    "contradiction": Kind(
        types=("negation", "meaning"),
        stages=((polarity.extract, polarity.compare),),
    ),
    "modality_tense": Kind(
        types=("strength",),
        stages=((strength.extract, strength.compare),),
    ),
}


def measure(data: Path, *, kinds: Mapping[str, Kind] = KINDS) -> dict[str, float]:
    """Shares, 0 to 1, under the names above for the file `data`; OSError if it is absent."""
    rows = tuple(_rows(data))
    form = [row for row in rows if row["error_type"] == "form_only"]
    figures = {}
    for name, kind in kinds.items():
        planted = [row for row in rows if row["error_type"] == name]
        figures[f"demetr.recall.{name}"] = _share(planted, kind, "bad_mt")
        figures[f"demetr.fa.{name}"] = _share(_unique(rows), kind, "good_mt")
    every = Kind(
        types=tuple(dict.fromkeys(t for kind in kinds.values() for t in kind.types)),
        stages=tuple(dict.fromkeys(s for kind in kinds.values() for s in kind.stages)),
    )
    figures["demetr.fa.form_only"] = _share(form, every, "bad_mt")
    return figures


def found(row: Row, kind: Kind, column: str) -> tuple[Comparison, ...]:
    """The comparisons of the reference with `column` that differ at minor severity or above."""
    wire, translation = (_statement(row[side], kind) for side in ("reference", column))
    return tuple(
        comparison
        for _, compare in kind.stages
        for comparison in compare(wire, translation)
        if comparison.outcome == "differ"
        and comparison.severity != "neutral"
        and comparison.type in kind.types
    )


def _share(rows: list[Row], kind: Kind, column: str) -> float:
    return sum(bool(found(row, kind, column)) for row in rows) / max(1, len(rows))


def _unique(rows: tuple[Row, ...]) -> list[Row]:
    """One row for each pair of reference and good translation."""
    return list({(row["reference"], row["good_mt"]): row for row in rows}.values())


def _statement(text: str, kind: Kind) -> Statement:
    article = Article(text=text)
    whole = Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    facts = tuple(fact for extract, _ in kind.stages for fact in extract(article))
    return Statement(article=article, claims=(claim,), facts=facts)


def _rows(data: Path) -> Iterator[Row]:
    with data.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["reference"].strip() and row["good_mt"].strip() and row["bad_mt"].strip():
                yield row


def _show(data: Path, side: str) -> None:
    column = "bad_mt" if side == "recall" else "good_mt"
    for name, kind in KINDS.items():
        rows = tuple(_rows(data))
        chosen = [r for r in rows if r["error_type"] == name] if side == "recall" else _unique(rows)
        for row in chosen:
            wrong = found(row, kind, column)
            if bool(wrong) != (side == "recall"):
                print(row["reference"], row[column], *wrong, sep="\n", end="\n\n")


def main() -> None:
    """Prints the figures as JSON, or with --show the rows that spoil one of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", choices=("recall", "fa"))
    options = parser.parse_args()
    if not options.data.exists():
        sys.exit(f"{options.data}: no such file; give the path of DEMETR's demetr.tsv")
    if options.show:
        _show(options.data, options.show)
    else:
        print(json.dumps(measure(options.data), indent=2))


if __name__ == "__main__":
    main()
