"""Where the output goes wrong: a reader who leaves, a full disk, a small character set."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk import Run

from transcheck.cli import main


def check(stories: Path, *options: str) -> list[str]:
    folder = stories / "ferry-berths"
    articles = [str(folder / "wire.txt"), str(folder / "translation.txt")]
    return ["check", *articles, "--config", str(stories / "quick.toml"), *options]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_reader_who_leaves_changes_nothing(
    options: tuple[str, ...], stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as closed:  # noqa: PTH123  # an open descriptor
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(check(stories, *options)) == 1


def test_a_real_pipe(stories: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "transcheck", *check(stories)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.close()
    _, complaint = running.communicate()
    assert (running.returncode, complaint) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(check(stories)) == 2
    assert capsys.readouterr().err == (
        "transcheck: cannot write the output: No space left on device\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "latin-1"])
def test_a_terminal_with_fewer_characters(
    encoding: str, stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = io.BytesIO()
    terminal = io.TextIOWrapper(shown, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(check(stories, "--id", "항구 \N{FERRY}", "--out", str(tmp_path / "é항"))) == 1
    assert main(check(stories, "--id", "항구 \N{FERRY}", "--json")) == 1
    *_, record = shown.getvalue().decode(encoding).splitlines()
    assert json.loads(record)["pair_id"] == "항구 \N{FERRY}"


def test_no_article_steers_the_terminal(run: Run, stories: Path, tmp_path: Path) -> None:
    wire = (stories / "ferry-berths" / "wire.txt").read_text(encoding="utf-8")
    hostile = tmp_path / "\x1b[31mred.txt"
    hostile.write_text(wire.replace("$40", "\x1b[2J$9\x9b0").replace("June", "July"), "utf-8")
    wire_file, out = stories / "ferry-berths" / "wire.txt", tmp_path / "\x1b]0;"
    checked = run("check", wire_file, hostile, "--out", out)
    refused = run("check", tmp_path / "\x1b[31mabsent.txt", hostile)
    assert (checked.status, refused.status) == (1, 2)
    assert not {"\x1b", "\x9b"} & set(checked.out + checked.err + refused.err)
