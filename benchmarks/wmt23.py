"""WMT23 Chinese-English MQM -> whether the drift of a check finds what three raters marked.

`wmt23.auc` is the area under the curve of the drift, reference against hypothesis, for segments
that raters gave a major error of meaning (Freitag et al. 2023).
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.meter import measured
from benchmarks.ranking import area


def measure(data: Path) -> dict[str, float]:
    """The figure named above."""
    path = data / "wmt23_zhen_sxs_mqm" / "wmt23_zhen_sxs_mqm.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["drift"] is not None]
    drifts = [one.drift for one in measured([(row["ref"], row["hyp"]) for row in rows])]
    return {"wmt23.auc": area(drifts, [bool(row["drift"]) for row in rows])}
