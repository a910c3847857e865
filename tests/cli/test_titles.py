"""A desk's own register of office-holders, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import QUICK, Run

HEADER = "holder,office,valid_from,valid_to,source\n"
ROWS = """Ann Lee,"transport minister, Norway",2021-01-04,2024-02-29,our desk
Ann Lee,"prime minister, Norway",2024-03-01,,our desk
"""
STORY = """The tunnel will open in June.

{title} Ann Lee said the tunnel under the fjord would open in June.

"It will be free for a year," Lee told reporters at the harbour.
"""


def desk(folder: Path, register: str) -> Path:
    """A configuration that names a register beside it."""
    (folder / "titles.csv").write_text(register, encoding="utf-8")
    config = folder / "transcheck.toml"
    config.write_text(f'{QUICK}titles = "titles.csv"\n', encoding="utf-8")
    return config


def pair(folder: Path) -> tuple[Path, Path]:
    wire, translation = folder / "wire.txt", folder / "translation.txt"
    wire.write_text(STORY.format(title="Prime Minister"), encoding="utf-8")
    translation.write_text(STORY.format(title="Transport Minister"), encoding="utf-8")
    return wire, translation


@pytest.mark.parametrize(
    ("published", "rule", "evidence"),
    [
        ("2024-03-20", "title.stale", "The wire's title was right on 2024-03-20."),
        ("2024-02-20", "title.other_office", "The translation's title was right on 2024-02-20."),
        ("2020-02-20", "title.other_office", ""),
    ],
)
def test_the_register_tells_which_title_was_right(
    published: str, rule: str, evidence: str, run: Run, tmp_path: Path
) -> None:
    options = ("--json", "--config", desk(tmp_path, HEADER + ROWS))
    days = ("--wire-published", published, "--translation-published", published)
    record = json.loads(run("check", *pair(tmp_path), *options, *days).out)
    (found,) = (f for link in record["links"] for f in link["findings"] if f["type"] == "title")
    assert (found["rule"], found["severity"]) == (rule, "minor")
    assert found["evidence"].endswith(evidence)
    assert bool(found["evidence"]) == bool(evidence)
    assert "|titles:" in record["signature"]


def test_without_a_table_of_its_own_the_signature_names_none(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "plain.toml"
    config.write_text(QUICK, encoding="utf-8")
    record = json.loads(run("check", *pair(tmp_path), "--json", "--config", config).out)
    assert "|titles:" not in record["signature"]


@pytest.mark.parametrize(
    ("register", "says"),
    [
        ("holder,office\n", "titles.csv: no column 'valid_from'"),
        (f"{HEADER}Ann Lee,mayor,yesterday,,x\n", "titles.csv, line 2: valid_from is 'yesterday'"),
        (None, "titles.csv: cannot be read"),
    ],
)
def test_a_register_that_is_none(register: str | None, says: str, run: Run, tmp_path: Path) -> None:
    config = desk(tmp_path, register or "")
    if register is None:
        (tmp_path / "titles.csv").unlink()
    outcome = run("check", *pair(tmp_path), "--config", config)
    assert outcome.status == 2
    assert says in outcome.complaint
