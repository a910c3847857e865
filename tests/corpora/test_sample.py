"""The committed sample report -> is it what the command in its README line writes today?

Figures may differ in the last digits between processors, so what is compared is every link with its
claims, verdict, severity and findings.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from transcheck import Checker
from transcheck.corpus import read_manifest
from transcheck.report import load, record_path
from transcheck.report.record import to_record

ROOT = Path(__file__).parents[2]
REQUESTS = read_manifest(ROOT / "corpora" / "sample.csv")


def substance(record: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            link["wire"],
            link["translation"],
            link["verdict"],
            link["severity"],
            [(f["type"], f["rule"], f["wire_value"], f["evidence"]) for f in link["findings"]],
        )
        for link in record["links"]
    ]


@pytest.fixture(scope="module")
def fresh() -> dict[str, dict[str, Any]]:
    results = Checker().check_many(REQUESTS)
    return {
        request.pair_id: to_record(result)
        for request, result in zip(REQUESTS, results, strict=True)
    }


@pytest.mark.parametrize("pair_id", [request.pair_id for request in REQUESTS])
def test_the_sample_is_current(pair_id: str, fresh: dict[str, dict[str, Any]]) -> None:
    stored = to_record(load(record_path(ROOT / "reports" / "sample", pair_id)))
    assert substance(stored) == substance(fresh[pair_id])


def test_the_sample_is_whole() -> None:
    names = {path.name for path in (ROOT / "reports" / "sample").iterdir()}
    assert names == {
        "index.html",
        "claims.csv",
        "findings.csv",
        "pairs.csv",
        "report.jsonl",
        "pairs",
    }
