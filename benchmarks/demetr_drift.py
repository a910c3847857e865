"""DEMETR -> how the drift of a whole check orders good translations and ones with a planted error.

`demetr.drift.<type>` is the share of planted errors of that type above the drift that `ALARMS` of
the good translations exceed, each against the reference; `form_only` errors leave the meaning
alone. `demetr.accuracy` is how often an error of meaning drifts more than the good translation,
equal drifts counting half; `demetr.span_f1` compares the words that are told with those that were
planted, over rows whose error replaced or added words (Karpinska et al. 2022).
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from benchmarks.meter import Measured, measured
from transcheck.model import Span

ALARMS = 0.05
MOST = 500
"""Rows of a type that are read, evenly spread; the accuracy weighs each type by all its rows."""
NO_MEANING = {"form_only", "garbled"}
_WORD = re.compile(r"\w+")

Row = Mapping[str, str]


def measure(data: Path, *, most: int = MOST) -> dict[str, float]:
    """The figures named above; OSError if the file is absent."""
    every = _rows(data / "demetr" / "demetr.tsv")
    rows = _spread(every, most)
    pairs = list(
        dict.fromkeys((r["reference"], r[side]) for r in rows for side in ("good_mt", "bad_mt"))
    )
    found = dict(zip(pairs, measured(pairs), strict=True))
    good = [found[row["reference"], row["good_mt"]].drift for row in rows]
    bad = [found[row["reference"], row["bad_mt"]] for row in rows]
    unique = {(row["reference"], row["good_mt"]) for row in rows}
    threshold = float(np.quantile([found[pair].drift for pair in unique], 1 - ALARMS))
    above = defaultdict[str, list[bool]](list)
    for row, one in zip(rows, bad, strict=True):
        above[row["error_type"]].append(one.drift > threshold)
    figures = {f"demetr.drift.{name}": float(np.mean(flags)) for name, flags in above.items()}
    wins = defaultdict[str, list[float]](list)
    for row, g, b in zip(rows, good, bad, strict=True):
        wins[row["error_type"]].append((b.drift > g) + (b.drift == g) / 2)
    return {
        **figures,
        "demetr.accuracy": _weighted(wins, Counter(row["error_type"] for row in every)),
        "demetr.span_f1": _span_f1(rows, bad),
    }


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            row
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if all(row[side].strip() for side in ("reference", "good_mt", "bad_mt"))
        ]


def _spread(rows: Sequence[Row], most: int) -> list[Row]:
    """At most so many rows of each type, in order."""
    counts = Counter(row["error_type"] for row in rows)
    seen = Counter[str]()
    chosen = []
    for row in rows:
        kind = row["error_type"]
        if seen[kind] * most // counts[kind] != (seen[kind] + 1) * most // counts[kind] or (
            counts[kind] <= most
        ):
            chosen.append(row)
        seen[kind] += 1
    return chosen


def _weighted(wins: Mapping[str, Sequence[float]], counts: Mapping[str, int]) -> float:
    """The mean over the types that change the meaning, by how many rows each has."""
    types = [name for name in wins if name not in NO_MEANING]
    total = sum(counts[name] for name in types)
    return sum(float(np.mean(wins[name])) * counts[name] for name in types) / total


def _span_f1(rows: Sequence[Row], bad: Sequence[Measured]) -> float:
    """F1 over the words of the bad translations."""
    hits = told = planted = 0
    for row, one in zip(rows, bad, strict=True):
        wrong = _planted(row["good_mt"], row["bad_mt"])
        if row["error_type"] in NO_MEANING or not wrong:
            continue
        spans = [c.translation_span for c in (*one.of_facts, *one.of_model) if c.translation_span]
        named = {word for word in _words(row["bad_mt"]) if any(word.overlaps(s) for s in spans)}
        hits, told, planted = hits + len(named & wrong), told + len(named), planted + len(wrong)
    return 2 * hits / max(1, told + planted)


def _planted(good: str, bad: str) -> set[Span]:
    """The words of the bad translation that the good one does not have there."""
    ours, theirs = _words(good), _words(bad)
    matcher = SequenceMatcher(
        None, [w.of(good) for w in ours], [w.of(bad) for w in theirs], autojunk=False
    )
    return {
        theirs[at]
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag != "equal"
        for at in range(start, end)
    }


def _words(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text)]
