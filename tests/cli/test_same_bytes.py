"""The same input, configuration and models give the same bytes, however the work is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Run, files, write_manifest


@pytest.fixture(scope="module")
def manifest(stories: Path) -> list[str]:
    """The rows of a manifest with a pair that is skipped in the middle."""
    _, *rows = (stories / "manifest.csv").read_text(encoding="utf-8").split()
    rows.insert(1, "absent,absent.txt,night-library/translation.txt")
    return rows


@pytest.mark.parametrize(
    "settings",
    ["window = 8\nthreads = 1", "window = 1\nthreads = 1", "window = 2\nthreads = 2"],
)
def test_windows_and_threads(
    settings: str, manifest: list[str], run: Run, stories: Path, tmp_path: Path
) -> None:
    config = tmp_path / "transcheck.toml"
    config.write_text(f"backtranslate = false\n{settings}\n", encoding="utf-8")
    rows = write_manifest(stories / "with-absent.csv", manifest)
    assert run("batch", rows, "--out", tmp_path / "plain", "--quiet").status == 3
    assert run("batch", rows, "--out", tmp_path / "cut", "--config", config, "--quiet").status == 3
    assert files(tmp_path / "cut") == files(tmp_path / "plain")


def test_order_and_resuming(manifest: list[str], run: Run, stories: Path, tmp_path: Path) -> None:
    forwards = write_manifest(stories / "forwards.csv", manifest)
    backwards = write_manifest(stories / "backwards.csv", manifest[::-1])
    run("batch", forwards, "--out", tmp_path / "a", "--quiet")
    run("batch", backwards, "--out", tmp_path / "b", "--quiet")
    assert files(tmp_path / "b" / "pairs") == files(tmp_path / "a" / "pairs")
    run("batch", forwards, "--out", tmp_path / "b", "--quiet", "--resume")
    assert files(tmp_path / "b") == files(tmp_path / "a")
