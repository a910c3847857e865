"""Results and a folder -> the report in it: what is written pair by pair, and what at the end.

    pairs/NAME.json   the record of each pair, as soon as it is done: what a resumed run reads back
    pairs/NAME.html   its page
    index.html, claims.csv, findings.csv, pairs.csv, report.jsonl    all pairs, in the order given

A pair's record is written last: where it stands, the pair is done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from transcheck.errors import UsageError
from transcheck.model import Skipped
from transcheck.report.files import safe_name, whole
from transcheck.report.html import index_page, pair_page
from transcheck.report.record import to_line
from transcheck.report.restore import load
from transcheck.report.rows import Result
from transcheck.report.tables import write_tables

Reporter: TypeAlias = Callable[[Iterable[Result], Path], tuple[Path, ...]]
"""Writes results, in one pass, into a folder, each file whole or not at all; raises UsageError."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The results of a folder's records, read one at a time, in the order of `pair_ids`.

    Iterating raises InputError where a record is missing or damaged.
    """

    folder: Path
    pair_ids: Sequence[str]

    def __iter__(self) -> Iterator[Result]:
        return (load(record_path(self.folder, pair_id)) for pair_id in self.pair_ids)


def record_path(folder: Path, pair_id: str) -> Path:
    """Where the record of a pair stands; the pair is done once it exists."""
    return folder / "pairs" / f"{safe_name(pair_id)}.json"


def write_pair(result: Result, folder: Path, *, formats: Collection[str]) -> tuple[Path, ...]:
    """Writes what a finished pair leaves: its page, where HTML is wanted, then its record."""
    pair_id = result.pair_id if isinstance(result, Skipped) else result.pair.pair_id
    record = record_path(folder, pair_id)
    page = record.with_suffix(".html")
    written: tuple[Path, ...] = (record,)
    if isinstance(result, Skipped):
        with suppress(OSError):
            page.unlink(missing_ok=True)
    elif "html" in formats:
        _write(page, (pair_page(result, index="../index.html"),))
        written = (page, record)
    _write(record, (to_line(result),))
    return written


def write_summary(
    results: Iterable[Result], folder: Path, *, formats: Collection[str]
) -> tuple[Path, ...]:
    """Writes what stands for all pairs, in each format; iterates `results` once per format."""
    return tuple(path for name in formats for path in reporter(name)(results, folder))


def reporter(name: str) -> Reporter:
    """The reporter of a format; raises UsageError for a name that is none."""
    if name not in REPORTERS:
        raise UsageError(f"no report format is called {name!r}; there are {', '.join(REPORTERS)}")
    return REPORTERS[name]


def write_lines(results: Iterable[Result], folder: Path) -> tuple[Path, ...]:
    """Writes `report.jsonl`: one record per line."""
    return (_write(folder / "report.jsonl", map(to_line, results)),)


def write_index(results: Iterable[Result], folder: Path) -> tuple[Path, ...]:
    """Writes `index.html`, which leads to the pages that `write_pair` writes."""
    return (_write(folder / "index.html", (index_page(results),)),)


def _write(path: Path, parts: Iterable[str]) -> Path:
    with whole(path) as file:
        file.writelines(parts)
    return path


REPORTERS: dict[str, Reporter] = {
    "csv": write_tables,
    "jsonl": write_lines,
    "html": write_index,
}
"""Format name -> reporter; the names that `--format` knows."""
