"""Where a difference came in, by whole checks with a Korean source."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.config import Config
from transcheck.pipeline import Checker
from transcheck.read import Request

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("origins.toml").read_text(encoding="utf-8")
)["case"]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(backtranslate=False))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(checker: Checker, case: dict[str, Any]) -> None:
    request = Request(
        pair_id="x", wire=case["wire"], translation=case["translation"], source=case["source"]
    )
    findings = [f for f in checker.check(request).findings if f.type == case["type"]]
    assert findings
    for found in findings:
        assert case["says"] in found.evidence
        assert case["says"] or "Korean source" not in found.evidence
