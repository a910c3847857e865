"""The bytes of every report, and that they do not depend on how they came about."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import ferry, hostile, skipped
from write_golden import GOLDEN, write

from transcheck.report import REPORTERS, Stored, write_pair, write_summary

FILES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write(folder)
    return folder


def test_the_same_files_are_written(written: Path) -> None:
    found = sorted(path.relative_to(written).as_posix() for path in written.rglob("*.*"))
    assert found == FILES


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_are_written(written: Path, name: str) -> None:
    assert (written / name).read_bytes().decode() == (GOLDEN / name).read_bytes().decode()


def test_no_path_of_this_machine_is_written(written: Path) -> None:
    for name in FILES:
        assert "/somewhere/on/this/machine" not in (written / name).read_text(encoding="utf-8")


def test_reports_from_records_are_the_same(tmp_path: Path) -> None:
    """What a resumed run makes of records is, to the byte, what the first run would have made."""
    results = (ferry(), hostile(), skipped(), hostile("again"))
    ids = [getattr(result, "pair_id", "") or result.pair.pair_id for result in results]  # type: ignore[union-attr]
    fresh, resumed = tmp_path / "fresh", tmp_path / "resumed"
    for result in results:
        write_pair(result, resumed, formats=("csv",))
    write_summary(results, fresh, formats=REPORTERS)
    write_summary(Stored(resumed, ids), resumed, formats=REPORTERS)
    for result in Stored(resumed, ids):
        write_pair(result, fresh, formats=("html",))
    for result in results:
        write_pair(result, resumed, formats=("html",))
    names = sorted(path.relative_to(fresh) for path in fresh.rglob("*.*"))
    assert len(names) == 5 + 2 * len(results) - 1
    for name in names:
        assert (fresh / name).read_bytes() == (resumed / name).read_bytes(), name
