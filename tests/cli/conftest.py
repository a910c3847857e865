from __future__ import annotations

from pathlib import Path

import pytest
from desk import QUICK, Outcome, Run, write_stories

from transcheck.cli import main


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the stories, their manifest and a quick configuration."""
    folder = tmp_path_factory.mktemp("stories")
    write_stories(folder)
    (folder / "quick.toml").write_text(QUICK, encoding="utf-8")
    return folder


@pytest.fixture
def run(stories: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, quickly configured unless it brings its own."""

    def command(*arguments: object) -> Outcome:
        given = [str(argument) for argument in arguments]
        if given[:1] in (["check"], ["batch"], ["evaluate"]) and "--config" not in given:
            given += ["--config", str(stories / "quick.toml")]
        status = main(given)
        seen = capsys.readouterr()
        return Outcome(status=status, out=seen.out, err=seen.err)

    return command
