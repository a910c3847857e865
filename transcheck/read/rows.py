"""A table whose rows carry articles -> requests to check them, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from transcheck.errors import InputError
from transcheck.read.files import shown
from transcheck.read.request import Given, Request
from transcheck.read.tables import read_table


def read_rows(path: Path) -> Iterator[Request]:
    """The pairs of a table of any length, as its rows come; no article's file is opened yet.

    Columns: `pair_id`; for each of wire, translation and perhaps source either the article's text
    under `wire_text` or its file, relative to the table, under `wire_path` or, as in a manifest,
    `wire`; where known, `wire_published`, `wire_outlet` and the translation's. InputError for a
    malformed table, and for a row that lacks its id or an article or gives one twice.
    """
    for number, row in enumerate(read_table(path), start=1):
        yield _request(row, path.parent, f"{shown(path)}, row {number}")


def _request(row: Mapping[str, str], folder: Path, where: str) -> Request:
    pair_id = row.get("pair_id", "").strip()
    if not pair_id:
        raise InputError(f"{where}: has no pair_id; give every pair one of its own")
    return Request(
        pair_id=pair_id,
        wire=_required(row, "wire", folder, where),
        translation=_required(row, "translation", folder, where),
        source=_given(row, "source", folder, where),
        wire_published=row.get("wire_published") or None,
        translation_published=row.get("translation_published") or None,
        wire_outlet=row.get("wire_outlet") or None,
        translation_outlet=row.get("translation_outlet") or None,
    )


def _required(row: Mapping[str, str], role: str, folder: Path, where: str) -> Given:
    given = _given(row, role, folder, where)
    if given is None:
        raise InputError(f"{where}: has no {role}; fill in {role}_text or {role}_path")
    return given


def _given(row: Mapping[str, str], role: str, folder: Path, where: str) -> Given | None:
    columns = [name for name in (role, f"{role}_path", f"{role}_text") if row.get(name, "").strip()]
    if len(columns) > 1:
        raise InputError(f"{where}: has both {' and '.join(columns)}; leave one of them empty")
    if not columns:
        return None
    value = row[columns[0]]
    return value if columns[0].endswith("_text") else folder / value.strip()
