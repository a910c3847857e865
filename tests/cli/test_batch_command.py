from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from desk import STORIES, Run, files, table, write_manifest

TABLES = {"claims.csv", "findings.csv", "pairs.csv", "report.jsonl", "index.html"}


@pytest.mark.parametrize("case", table("manifests.toml"), ids=lambda case: case["name"])
def test_a_manifest_that_is_none(case: dict[str, Any], run: Run, tmp_path: Path) -> None:
    manifest = tmp_path / case["name"]
    if "bytes" in case:
        manifest.write_bytes(bytes.fromhex(case["bytes"]))
    elif "text" in case:
        manifest.write_text(case["text"].lstrip(), encoding="utf-8")
    outcome = run("batch", manifest, "--out", tmp_path / "out")
    assert outcome.status == 2
    assert str(manifest) in outcome.complaint
    assert case["says"] in outcome.complaint
    assert not (tmp_path / "out").exists()


def test_every_pair_leaves_its_page_record_and_rows(
    run: Run, stories: Path, tmp_path: Path
) -> None:
    outcome = run("batch", stories / "manifest.csv", "--out", tmp_path / "out")
    ids = [story["id"] for story in STORIES]
    written = {f"pairs/{name}{suffix}" for name in ids for suffix in (".json", ".html")} | TABLES
    assert set(files(tmp_path / "out")) == written
    lines = outcome.out.splitlines()
    assert [line.partition(":")[0] for line in lines[: len(ids)]] == ids
    assert lines[-1] == f"reports: {tmp_path / 'out'}"
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("formats", "tables"),
    [
        ("csv", {"claims.csv", "findings.csv", "pairs.csv"}),
        (" jsonl , jsonl", {"report.jsonl"}),
        ("html", {"index.html", "pairs/orchard-frost.html"}),
    ],
)
def test_only_the_formats_asked_for_are_written(
    formats: str, tables: set[str], run: Run, stories: Path, tmp_path: Path
) -> None:
    manifest = write_manifest(
        tmp_path / "one.csv",
        [f"orchard-frost,{stories}/orchard-frost/wire.txt,{stories}/orchard-frost/translation.txt"],
    )
    run("batch", manifest, "--out", tmp_path / "out", "--format", formats)
    assert set(files(tmp_path / "out")) == {"pairs/orchard-frost.json"} | tables


@pytest.mark.parametrize("formats", ["", " , ", "csv,xml"])
def test_formats_that_are_none_cost_no_check(
    formats: str, run: Run, stories: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    outcome = run("batch", stories / "manifest.csv", "--out", out, "--format", formats)
    assert outcome.status == 2
    assert "there are csv, jsonl, html" in outcome.complaint
    assert not out.exists()


def test_whatever_the_ids_nothing_leaves_the_output_folder(
    run: Run, stories: Path, tmp_path: Path
) -> None:
    ids = ["../../x", "/etc/passwd", "con", "A", "a", "a b", "..", "=1+1", "한글", "x" * 300]
    inside = tmp_path / "inside"
    inside.mkdir()
    story = stories / "night-library"
    rows = [f"{name},{story}/wire.txt,{story}/translation.txt" for name in ids]
    before = files(stories)
    outcome = run(
        "batch", write_manifest(inside / "m.csv", rows), "--out", inside / "out", "--json"
    )
    assert [row["pair_id"] for row in json.loads(outcome.out)] == ids
    assert files(stories) == before
    assert {path.name for path in tmp_path.iterdir()} == {"inside"}
    assert {path.name for path in inside.iterdir()} == {"m.csv", "out"}
    assert len(list((inside / "out" / "pairs").glob("*.json"))) == len(ids)
    with (inside / "out" / "pairs.csv").open(encoding="utf-8", newline="") as table_:
        assert [row["pair_id"].removeprefix("'") for row in csv.DictReader(table_)] == ids


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_file_where_the_output_folder_should_be(
    place: str, run: Run, stories: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    manifest, folder = stories / "manifest.csv", stories / "night-library"
    for outcome in (
        run("batch", manifest, "--out", tmp_path / place),
        run("check", folder / "wire.txt", folder / "translation.txt", "--out", tmp_path / place),
    ):
        assert outcome.status == 2
        assert f"{tmp_path / place}" in outcome.complaint
        assert "choose another folder" in outcome.complaint
    assert files(tmp_path) == {"file": b"kept"}


def test_quiet_says_nothing(run: Run, stories: Path, tmp_path: Path) -> None:
    outcome = run("batch", stories / "manifest.csv", "--out", tmp_path / "out", "--quiet")
    assert (outcome.out, outcome.err) == ("", "")
