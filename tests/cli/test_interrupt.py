"""Ctrl-C in the middle of a real batch, in a real process."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import QUICK, STORIES, Run, files, write_stories

COPIES = 12
PATIENCE_S = 60


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_finished_pairs_stay_and_resume_does_the_rest(run: Run, tmp_path: Path) -> None:
    manifest = write_stories(tmp_path, copies=COPIES)
    config = tmp_path / "one-by-one.toml"
    config.write_text(f"{QUICK}window = 1\n", encoding="utf-8")
    out, whole = tmp_path / "out", tmp_path / "whole"

    arguments = ["batch", manifest, "--config", config, "--out", out]
    status, complaint = interrupted(arguments, out)
    assert (status, complaint) == (
        130,
        f"transcheck: interrupted; what is finished is in {out}, --resume does the rest\n",
    )
    records = set(out.glob("pairs/*.json"))
    assert 0 < len(records) < len(STORIES) * COPIES
    assert (out / "pairs.csv").read_text(encoding="utf-8").count("\n") == len(records) + 1
    assert not list(out.rglob("*.part"))

    assert run(*arguments, "--resume", "--quiet").status == 1
    assert run("batch", manifest, "--config", config, "--out", whole, "--quiet").status == 1
    assert files(out) == files(whole)


def interrupted(arguments: list[object], out: Path) -> tuple[int, str]:
    """Status and standard error of a command that gets SIGINT once a pair is finished."""
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + PATIENCE_S
    while not list(out.glob("pairs/*.json")) and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    _, complaint = running.communicate(timeout=PATIENCE_S)
    return running.returncode, complaint


PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job may ignore it
from transcheck.cli import main
sys.exit(main())
"""
