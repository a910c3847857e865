"""A desk's own glossary, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import QUICK, Run

HEADER = "source_ko,required,forbidden\n"


def desk(folder: Path, glossary: str) -> Path:
    """A configuration that names a glossary beside it."""
    (folder / "glossary.csv").write_text(glossary, encoding="utf-8")
    config = folder / "transcheck.toml"
    config.write_text(f'{QUICK}glossary = "glossary.csv"\n', encoding="utf-8")
    return config


def record(run: Run, story: Path, *options: object) -> dict:
    return dict(
        json.loads(
            run("check", story / "wire.txt", story / "translation.txt", "--json", *options).out
        )
    )


def test_forbidden_terms_are_reported_and_move_no_verdict(
    run: Run, stories: Path, tmp_path: Path
) -> None:
    config = desk(tmp_path, f"{HEADER}의회,assembly|city assembly,council\n좌석,places,seats\n")
    story = stories / "night-library"
    plain, checked = record(run, story), record(run, story, "--config", config)
    found = [
        finding
        for link in checked["links"]
        for finding in link["findings"]
        if finding["type"] == "terminology"
    ]
    assert {(f["rule"], f["severity"], f["translation_value"]) for f in found} == {
        ("terminology.forbidden", "minor", "council"),
        ("terminology.forbidden", "minor", "seats"),
    }
    assert "“assembly” or “city assembly”" in found[-1]["explanation"]
    for key in ("verdict", "drift"):
        assert [link[key] for link in checked["links"]] == [link[key] for link in plain["links"]]
    assert checked["score"] < plain["score"]
    assert "|terms:" in checked["signature"]
    assert "|terms:" not in plain["signature"]


def test_a_term_that_only_the_translation_has_is_found(
    run: Run, stories: Path, tmp_path: Path
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    for role in ("wire", "translation"):
        text = (stories / "night-library" / f"{role}.txt").read_text(encoding="utf-8")
        more = "\nThe marine police closed a harbour on the same night.\n"
        (story / f"{role}.txt").write_text(text + more * (role == "translation"), "utf-8")
    config = desk(tmp_path, f"{HEADER}해경,coast guard,marine police\n")
    (link,) = (
        link
        for link in record(run, story, "--config", config)["links"]
        if any(finding["type"] == "terminology" for finding in link["findings"])
    )
    assert link["verdict"] == "only_in_translation"
    assert "it wants “coast guard”" in link["explanation"]


@pytest.mark.parametrize(
    ("glossary", "says"),
    [("required,forbidden\n", "glossary.csv: no column 'source_ko'"), (None, "cannot be read")],
)
def test_a_glossary_that_is_none(
    glossary: str | None, says: str, run: Run, stories: Path, tmp_path: Path
) -> None:
    config = desk(tmp_path, glossary or "")
    if glossary is None:
        (tmp_path / "glossary.csv").unlink()
    story = stories / "night-library"
    outcome = run("check", story / "wire.txt", story / "translation.txt", "--config", config)
    assert outcome.status == 2
    assert says in outcome.complaint
