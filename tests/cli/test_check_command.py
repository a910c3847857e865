from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import STORIES, Run

from transcheck.model import SEVERITIES
from transcheck.version import VERSION


def pair(folder: Path) -> tuple[Path, Path]:
    return folder / "wire.txt", folder / "translation.txt"


def gravest(record: str) -> int:
    found = [
        finding["severity"] for link in json.loads(record)["links"] for finding in link["findings"]
    ]
    return max(map(SEVERITIES.index, found), default=0)


def test_the_exit_status_follows_the_gravest_finding(run: Run, stories: Path) -> None:
    seen = set()
    for story in STORIES:
        articles = pair(stories / story["id"])
        worst = gravest(run("check", *articles, "--json").out)
        seen.add(SEVERITIES[worst])
        for least in ("minor", "major", "critical"):
            outcome = run("check", *articles, "--quiet", "--fail-on", least)
            assert (outcome.out, outcome.err) == ("", "")
            assert outcome.status == (worst >= SEVERITIES.index(least))
        assert run("check", *articles, "--quiet", "--fail-on", "never").status == 0
    assert {"neutral", "critical"} <= seen


def test_the_result_is_printed_or_written(run: Run, stories: Path, tmp_path: Path) -> None:
    printed = run("check", *pair(stories / "ferry-berths"))
    assert printed.err == ""
    assert "critical number" in printed.out
    written = run("check", *pair(stories / "ferry-berths"), "--out", tmp_path)
    assert written.out == f"{printed.out}reports: {tmp_path}\n"
    assert (tmp_path / "pairs" / "ferry-berths.html").exists()


def test_json_is_the_record_that_is_kept(run: Run, stories: Path, tmp_path: Path) -> None:
    outcome = run("check", *pair(stories / "orchard-frost"), "--out", tmp_path, "--json")
    record = (tmp_path / "pairs" / "orchard-frost.json").read_text(encoding="utf-8")
    assert json.loads(outcome.out) == json.loads(record)
    assert outcome.out.isascii()


def test_a_pair_is_named_by_id_or_file_or_folder(run: Run, stories: Path, tmp_path: Path) -> None:
    wire, translation = pair(stories / "night-library")
    own = tmp_path / "april-library.md"
    own.write_text(translation.read_text(encoding="utf-8"), encoding="utf-8")
    for arguments, name in (
        ((wire, translation), "night-library"),
        ((wire, own), "april-library"),
        ((wire, own, "--id", "../x"), "../x"),
    ):
        assert json.loads(run("check", *arguments, "--json").out)["pair_id"] == name


def test_metadata_given_on_the_command_line(run: Run, stories: Path) -> None:
    wire, translation = pair(stories / "night-library")
    outcome = run(
        "check", wire, translation, "--json", "--wire-published", "2025-04-01T09:00:00+09:00"
    )
    record = json.loads(outcome.out)
    assert record["wire"]["published"] == "2025-04-01T09:00:00+09:00"
    assert record["translation"]["published"] is None


def test_version(run: Run) -> None:
    assert run("--version").out == f"transcheck {VERSION}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Missing command"),
        (("models",), "Missing command"),
        (("chekc",), "No such command 'chekc'"),
        (("check", "wire.txt"), "Missing argument 'TRANSLATION'"),
        (("check", "a.txt", "b.txt", "--jsn"), "No such option: --jsn"),
        (("check", "a.txt", "b.txt", "--fail-on", "silly"), "'silly' is not one of 'minor'"),
        (("check", "a.txt", "b.txt", "--format", "pdf"), "no report format is called 'pdf'"),
        (("check", "a.txt", "b.txt", "--config", "absent.toml"), "absent.toml: cannot be read"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], says: str, run: Run) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert says in outcome.complaint


@pytest.mark.parametrize("command", [(), ("check",), ("batch",), ("evaluate",), ("models", "list")])
def test_help_fits_any_terminal(command: tuple[str, ...], run: Run) -> None:
    outcome = run(*command, "--help")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.isascii()


def test_models_at_hand(run: Run, tmp_path: Path) -> None:
    outcome = run("models", "list", "--json")
    encoder = json.loads(outcome.out)[0]
    assert (outcome.status, encoder["kind"], encoder["problem"]) == (0, "encoder", "")
    assert run("models", "list").out.splitlines()[0].startswith("encoder")
    (tmp_path / "empty").mkdir()
    config = tmp_path / "transcheck.toml"
    config.write_text('encoder = "empty"\n', encoding="utf-8")
    damaged = run("models", "list", "--config", config)
    assert damaged.status == 2
    assert "cannot be loaded (manifest.json: " in damaged.out
