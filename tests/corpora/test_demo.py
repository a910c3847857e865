"""The demo run's configuration -> the desk's register and glossary are at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcheck import Checker, load_config
from transcheck.corpus import read_manifest

ROOT = Path(__file__).parents[2]
REQUESTS = {request.pair_id: request for request in read_manifest(ROOT / "corpora/manifest.csv")}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_config(ROOT / "corpora" / "transcheck.toml"))


def test_the_register_tells_a_title_out_of_date(checker: Checker) -> None:
    report = checker.check(REQUESTS["maritime-sanctions-2024-05-16"])
    stale = [finding for finding in report.findings if finding.rule == "title.stale"]
    assert {finding.severity for finding in stale} == {"minor"}
    assert all("The wire's title was right on 2024-05-17." in found.evidence for found in stale)


def test_the_glossary_forbids(checker: Checker) -> None:
    report = checker.check(REQUESTS["mayor-appeal-2024-09-26"])
    used = {f.translation_value for f in report.findings if f.type == "terminology"}
    assert {"Probation", "indulgence"} <= used


def test_the_readme_runs_it() -> None:
    command = "transcheck batch corpora/manifest.csv --config corpora/transcheck.toml"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
