"""Two human translations of each sentence -> how often transcheck calls them different.

They are expected to agree: what is flagged is a false alarm, or a slip of one translator.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.meter import measured
from transcheck.judge import GRAVE, gravest


def measure(data: Path) -> dict[str, float]:
    """`dual_refs.major` and `minor`: shares of rows with such a finding of a fact, or a graver.

    `dual_refs.drift`: those with one that is more than neutral, whose verdict is drift or worse.
    """
    rows = list(measured(list(_pairs(data / "dual_refs"))))
    major = sum(any(c.severity in GRAVE for c in row.of_facts) for row in rows)
    return {
        "dual_refs.major": major / len(rows),
        "dual_refs.minor": sum(bool(row.of_facts) for row in rows) / len(rows),
        "dual_refs.drift": sum(gravest(row.of_facts) != "neutral" for row in rows) / len(rows),
    }


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["ref_a"].strip() and row["ref_b"].strip():
                    yield row["ref_a"], row["ref_b"]
