from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desk import Run, table, write_manifest

CASES = table("bad_articles.toml")


def put(case: dict[str, Any], folder: Path) -> Path:
    path = folder / case["name"]
    if case.get("folder"):
        path.mkdir()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "text" in case:
        text = case["text"] * case.get("times", 1)
        path.write_bytes(text.encode(case.get("encoding", "utf-8")))
    return path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_one_line_says_what_is_wrong(
    case: dict[str, Any], run: Run, stories: Path, tmp_path: Path
) -> None:
    wire = put(case, tmp_path)
    outcome = run("check", wire, stories / "ferry-berths" / "translation.txt")
    assert outcome.status == 2
    assert case["says"] in outcome.complaint
    assert case.get("unnamed") or f"{wire}: " in outcome.complaint


def test_a_batch_skips_every_bad_pair_and_checks_the_rest(
    run: Run, stories: Path, tmp_path: Path
) -> None:
    wires = {case["name"]: put(case, tmp_path) for case in CASES}
    good = stories / "ferry-berths"
    rows = [f"{name},{wire},{good / 'translation.txt'}" for name, wire in wires.items()]
    manifest = write_manifest(
        tmp_path / "manifest.csv", [*rows, f"good,{good / 'wire.txt'},{good / 'translation.txt'}"]
    )
    outcome = run("batch", manifest, "--out", tmp_path / "out", "--json")
    assert (outcome.status, outcome.err) == (3, "")
    found = {row["pair_id"]: row for row in json.loads(outcome.out)}
    assert found.pop("good")["status"] == "checked"
    for case in CASES:
        row = found.pop(case["name"])
        assert row["status"] == "skipped"
        assert case["says"] in row["reason"]
    assert not found


def test_the_same_article_twice(run: Run, stories: Path) -> None:
    wire = stories / "ferry-berths" / "wire.txt"
    assert "are the same article" in run("check", wire, wire).complaint


def test_a_source_that_is_not_korean(run: Run, stories: Path) -> None:
    folder = stories / "ferry-berths"
    wire, translation = folder / "wire.txt", folder / "translation.txt"
    outcome = run("check", wire, translation, "--source", wire)
    assert outcome.status == 2
    assert "the source is not in Korean" in outcome.complaint


@pytest.mark.parametrize("date", ["soon", "2025", "2025-02-30", "2025-03-03T25:00"])
def test_a_publication_date_that_is_none(date: str, run: Run, stories: Path) -> None:
    folder = stories / "ferry-berths"
    outcome = run(
        "check", folder / "wire.txt", folder / "translation.txt", "--wire-published", date
    )
    assert outcome.status == 2
    assert f"{date!r} is no publication date; write it like" in outcome.complaint
