"""Names that stay inside, files that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import ferry, skipped

from transcheck.errors import UsageError
from transcheck.model import Skipped
from transcheck.report import record_path, safe_name, write_pair, write_summary
from transcheck.report.files import whole

HOSTILE_IDS = [
    "",
    ".",
    "..",
    "../../x",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\x",
    "CON",
    "con",
    "con.txt",
    "lpt1",
    "a" * 300,
    "a" * 61,
    "가" * 300,
    "A",
    "a\n",
    " a",
    "a.",
    "nul\0byte",
    "한미 정상회담",
    "lone \ud800",
    "🚢",
    "x-0123456789abcdef",
    "%2e%2e%2f",
    ".hidden",
    "-rf",
    "x#y?z",
]


@pytest.mark.parametrize("pair_id", HOSTILE_IDS, ids=ascii)
def test_a_hostile_id_stays_in_its_folder(pair_id: str, tmp_path: Path) -> None:
    result = Skipped(pair_id=pair_id, stage="read", reason="empty")
    (path,) = write_pair(result, tmp_path / "out", formats=("html",))
    assert path.resolve().parent == (tmp_path / "out" / "pairs").resolve()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_names_are_unique_even_where_case_is_not_told_apart() -> None:
    ids = [*HOSTILE_IDS, "a", "b", "B", *map(safe_name, HOSTILE_IDS)]
    assert len({safe_name(pair_id).lower() for pair_id in ids}) == len(set(ids))


def test_readable_ids_are_kept() -> None:
    assert safe_name("ferry-2025-03-14") == "ferry-2025-03-14"
    assert safe_name("한미 정상회담").startswith("한미-정상회담-")


@given(st.text(st.characters()), st.text(st.characters()))
def test_every_name_is_short_plain_and_its_own(one: str, other: str) -> None:
    name = safe_name(one)
    assert all(char.isalnum() or char in "._-" for char in name)
    assert name[0] not in ".-"
    assert len(f".{name}.html.1234567.part".encode()) <= 255
    assert (name.casefold() == safe_name(other).casefold()) == (one == other)


def test_a_block_that_raises_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole(path) as file:
        file.write("half")
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_the_way_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(UsageError, match=r"cannot write .*choose another folder") as caught:
        write_summary((ferry(),), tmp_path / "out", formats=("csv",))
    assert "\n" not in str(caught.value)


def test_a_folder_for_a_file_is_one_clear_line() -> None:
    with pytest.raises(UsageError, match=r"cannot write \."), whole(Path()) as file:
        file.write("new")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_one_clear_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="Permission denied"):
        write_pair(ferry(), tmp_path, formats=())


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'docx'.*csv, jsonl, html"):
        write_summary((), tmp_path, formats=("docx",))


def test_a_pair_that_is_skipped_now_leaves_no_old_page(tmp_path: Path) -> None:
    write_pair(ferry(), tmp_path, formats=("html",))
    again = Skipped(pair_id=ferry().pair.pair_id, stage="read", reason="gone")
    (path,) = write_pair(again, tmp_path, formats=("html",))
    assert path == record_path(tmp_path, again.pair_id)
    assert list((tmp_path / "pairs").iterdir()) == [path]


def test_the_summary_of_nothing_has_its_headers(tmp_path: Path) -> None:
    paths = write_summary((), tmp_path, formats=("csv", "jsonl", "html"))
    assert all(path.exists() for path in paths)
    assert write_pair(skipped(), tmp_path, formats=())[0].exists()
