"""Real packages through the whole pipeline and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcheck import Checker, Config, Request
from transcheck.cli import main

WIRE = "The adviser met the minister on Monday.\n\nA storm closed the harbour for two days.\n"
TRANSLATION = "The aide met the minister on Monday.\n\nThe harbour was shut by a storm.\n"


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of Argos Translate's own."""
    from argostranslate import settings

    folder = tmp_path / "argos" / "packages"
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    return folder


@pytest.mark.usefixtures("own_folder")
def test_a_report_shows_both_ways_through_korean(packages: Path) -> None:
    checker = Checker(Config(threads=1, packages=(packages,)))
    report = checker.check(Request(pair_id="storm", wire=WIRE, translation=TRANSLATION))
    assert report.notes == ()
    assert "|mt:argos-en_ko-1.0-" in report.signature
    linked = [judged.signals for judged in report.judgements if judged.signals]
    assert linked
    assert all(signals.pivot is not None for signals in linked)
    frame = report.to_frame()
    assert (frame["wire_pivot"].astype(str).str.len() > 0).any()


@pytest.mark.usefixtures("own_folder")
def test_with_and_without_the_pivot_facts_say_the_same(packages: Path) -> None:
    request = Request(pair_id="storm", wire=WIRE, translation=TRANSLATION)
    through = Checker(Config(threads=1, packages=(packages,))).check(request)
    bare = Checker(Config(threads=1, packages=())).check(request)
    assert [judged.findings for judged in through.judgements] == [
        judged.findings for judged in bare.judgements
    ]
    assert "absent" in bare.notes[0]


def test_install_list_and_verify(
    own_folder: Path, archives: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = archives / "translate-en_ko-1_0.argosmodel"
    assert main(["models", "install", str(archive)]) == 0
    assert "installed en_ko 1.0 in" in capsys.readouterr().out
    assert [folder.name for folder in own_folder.iterdir()] == ["translate-en_ko-1_0"]
    assert main(["models", "list"]) == 0
    assert "en_ko 1.0" in capsys.readouterr().out
    assert main(["models", "verify"]) == 0
    (own_folder / "translate-en_ko-1_0" / "model" / "model.bin").write_bytes(b"no model")
    capsys.readouterr()
    assert main(["models", "verify"]) == 2


def test_a_file_that_is_no_package_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stray = tmp_path / "stray.argosmodel"
    stray.write_bytes(b"no archive")
    assert main(["models", "install", str(stray)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("transcheck: ")
    assert said.count("\n") == 1
