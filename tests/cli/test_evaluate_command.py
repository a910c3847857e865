from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desk import Run, table, write_stories

GOOD = '{"id": "g0", "label": "consistent", "wire": "grain exports", "translation": "Grain"}\n'
ROWS: list[dict[str, Any]] = [
    {
        "id": "g1",
        "label": "contradicted",
        "wire": '"The work will cost $40 million."',
        "translation": '"The work will cost $4 million."',
        "wire_speaker": "Marsh",
    },
    {
        "id": "g2",
        "label": "consistent",
        "wire": "Marsh said the closure would not delay grain exports.",
        "translation": "Marsh said grain exports would not be delayed by the closure.",
        "wire_speaker": "Ellen Marsh",
        "translation_speaker": "Ellen Marsh",
    },
]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The folder of the ferry story, with gold."""
    folder = write_stories(tmp_path).parent / "ferry-berths"
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return folder


def test_gold_beside_its_pair(run: Run, ferry: Path) -> None:
    outcome = run("evaluate", ferry / "gold.jsonl")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == "pairs 1, gold rows 2"
    figures = json.loads(run("evaluate", ferry / "gold.jsonl", "--json").out)
    assert (figures["link_recall"], figures["speaker_accuracy"]) == (1.0, 1.0)
    assert figures["verdict_accuracy"] == 1.0


def test_a_manifest_takes_the_pairs_that_have_gold(run: Run, ferry: Path) -> None:
    figures = json.loads(run("evaluate", ferry.parent / "manifest.csv", "--json").out)
    assert (figures["pairs"], figures["rows"], figures["skipped"]) == (1, 2, {})


def test_a_pair_that_cannot_be_checked(run: Run, ferry: Path) -> None:
    (ferry / "wire.txt").unlink()
    outcome = run("evaluate", ferry / "gold.jsonl")
    assert outcome.status == 3
    assert f"skipped ferry-berths: {ferry / 'wire.txt'}: there is no such file" in outcome.out


def test_stored_reports_are_judged_without_a_check(run: Run, ferry: Path, tmp_path: Path) -> None:
    manifest, out = ferry.parent / "manifest.csv", tmp_path / "out"
    fresh = run("evaluate", manifest, "--json").out
    run("batch", manifest, "--out", out, "--quiet")
    config = tmp_path / "no-encoder.toml"
    config.write_text(f'encoder = "{ferry.as_posix()}"\n', encoding="utf-8")
    for gold, against in (
        (manifest, out),
        (ferry / "gold.jsonl", out),
        (ferry / "gold.jsonl", out / "pairs" / "ferry-berths.json"),
    ):
        stored = run("evaluate", gold, "--against", against, "--json", "--config", config)
        assert (stored.out, stored.err) == (fresh, "")


def test_a_report_of_another_pair_is_taken_only_where_one_is_meant(
    run: Run, ferry: Path, tmp_path: Path
) -> None:
    articles = ferry / "wire.txt", ferry / "translation.txt"
    run("check", *articles, "--id", "mine", "--out", tmp_path / "out", "--quiet")
    assert run("evaluate", ferry / "gold.jsonl", "--against", tmp_path / "out").status == 0
    (ferry.parent / "night-library" / "gold.jsonl").write_text(GOOD, encoding="utf-8")
    outcome = run("evaluate", ferry.parent / "manifest.csv", "--against", tmp_path / "out")
    assert outcome.status == 2
    assert "holds no report of 'ferry-berths'; check the pair first" in outcome.complaint


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "holds no report of"), ("{}", "no whole transcheck record"), ("{", "it is not JSON")],
)
def test_a_report_that_is_none(
    content: str | None, says: str, run: Run, ferry: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    if content is not None:
        report.write_text(content, encoding="utf-8")
    outcome = run("evaluate", ferry / "gold.jsonl", "--against", report)
    assert outcome.status == 2
    assert str(report) in outcome.complaint
    assert says in outcome.complaint


@pytest.mark.parametrize("case", table("gold.toml"), ids=lambda case: case["says"][:24])
def test_malformed_gold_is_named_by_file_and_line(
    case: dict[str, Any], run: Run, ferry: Path
) -> None:
    gold = ferry / "gold.jsonl"
    gold.write_text(f"{json.dumps(ROWS[1])}\n\n{case['line']}\n", encoding="utf-8")
    outcome = run("evaluate", gold)
    assert outcome.status == 2
    assert f"{gold}, line 3: {case['says']}" in outcome.complaint


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gold.jsonl", None, "cannot be read (No such file or directory)"),
        ("gold.jsonl", b"\n", "has no gold rows"),
        ("gold.jsonl", b'{"label": "\xff"}', "is not UTF-8"),
        ("manifest.csv", None, "no pair has a gold.jsonl beside its wire"),
    ],
)
def test_nothing_to_evaluate(
    name: str, content: bytes | None, says: str, run: Run, ferry: Path
) -> None:
    gold = ferry / "gold.jsonl"
    gold.unlink()
    if content is not None:
        gold.write_bytes(content)
    target = gold if name == "gold.jsonl" else ferry.parent / name
    outcome = run("evaluate", target)
    assert outcome.status == 2
    assert says in outcome.complaint
