"""A table in CSV, JSONL or Parquet -> its rows as texts under their column names, one at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, NoReturn, TextIO

from transcheck.errors import InputError
from transcheck.read.files import shown

MAX_CELL = 5_000_000
"""A cell, or a line of JSONL, may have this many characters."""


def read_table(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a table, read as they are asked for, whatever the size of the file.

    The suffix tells the format: `.csv` and `.jsonl` in UTF-8, with or without a byte order mark, or
    `.parquet`. All values are texts: numbers and dates as ISO writes them, missing ones empty. A
    file that cannot be opened raises InputError at once, a malformed row when its turn comes; the
    message counts rows of data from 1.
    """
    where = shown(path)
    try:
        if path.is_dir():
            raise InputError(f"{where}: is a folder; name the table's file")
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a valid path"
        raise InputError(f"{where}: cannot be read ({reason}); check the path") from error
    rows = TABLES.get(path.suffix.lower())
    if rows is None:
        suffix = f"the suffix {path.suffix!r}" if path.suffix else "a name without suffix"
        raise InputError(f"{where}: {suffix} tells no table; name it {', '.join(TABLES)}")
    return rows(path)


def _csv_rows(path: Path) -> Iterator[Mapping[str, str]]:
    # The limit is the csv module's own and holds for the whole process; it is only ever raised.
    csv.field_size_limit(max(MAX_CELL, csv.field_size_limit()))
    number = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        try:
            header = _header(next(rows, []), path)
            for cells in rows:
                if not any(cells):
                    continue
                number += 1
                if len(cells) > len(header):
                    _refuse(path, number, f"has {len(cells)} cells for {len(header)} columns")
                yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        except UnicodeDecodeError:
            _refuse(path, number + 1, "is not UTF-8; save the table as CSV UTF-8")
        except csv.Error as error:
            _refuse(path, number + 1, f"is no CSV ({error})")


def _header(names: list[str], path: Path) -> list[str]:
    names = [name.strip() for name in names]
    if not any(names):
        raise InputError(f"{shown(path)}: has no header; name the columns in the first line")
    if len(set(names)) < len(names):
        raise InputError(f"{shown(path)}: has two columns of one name; rename one of them")
    return names


def _jsonl_rows(path: Path) -> Iterator[Mapping[str, str]]:
    number = 0
    with path.open(encoding="utf-8-sig") as file:
        try:
            for line in _jsonl_lines(file):
                if line.isspace():
                    continue
                number += 1
                if len(line) > MAX_CELL:
                    _refuse(path, number, f"is longer than {MAX_CELL:,} characters")
                yield _jsonl_row(line, path, number)
        except UnicodeDecodeError:
            _refuse(path, number + 1, "is not UTF-8; save the table as UTF-8")


def _jsonl_lines(file: TextIO) -> Iterator[str]:
    return iter(lambda: file.readline(MAX_CELL + 1), "")


def _jsonl_row(line: str, path: Path, number: int) -> Mapping[str, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        _refuse(path, number, "is no JSON; write one object per line")
    if not isinstance(row, dict):
        _refuse(path, number, 'is no JSON object; write {"column": "value", ...}')
    return {name: _text(value, path, number, name) for name, value in row.items()}


def _parquet_rows(path: Path) -> Iterator[Mapping[str, str]]:
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            _header(list(file.schema_arrow.names), path)
            for batch in file.iter_batches(batch_size=64):
                for row in batch.to_pylist():
                    number += 1
                    yield {name: _text(value, path, number, name) for name, value in row.items()}
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = str(error).partition("\n")[0][:120]
        raise InputError(f"{shown(path)}: is no Parquet file ({reason})") from error


TABLES: dict[str, Callable[[Path], Iterator[Mapping[str, str]]]] = {
    ".csv": _csv_rows,
    ".jsonl": _jsonl_rows,
    ".parquet": _parquet_rows,
}
"""File name suffix -> reader of that kind of table."""


def _text(value: Any, path: Path, number: int, name: str) -> str:
    if value is None or value != value:  # noqa: PLR0124  # a number that is not itself is a NaN
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if not isinstance(value, date | time):
        _refuse(
            path, number, f"holds a {type(value).__name__} under {name[:40]!r}; write it as text"
        )
    return value.isoformat()


def _refuse(path: Path, number: int, what: str) -> NoReturn:
    raise InputError(f"{shown(path)}, row {number}: {what}")
