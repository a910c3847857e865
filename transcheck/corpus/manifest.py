"""A manifest (CSV, JSONL or Parquet) -> the requests it lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from transcheck.errors import InputError
from transcheck.read import Request, read_table

REQUIRED = ("pair_id", "wire", "translation")


def read_manifest(path: Path, *, split: str | None = None) -> tuple[Request, ...]:
    """Requests in the manifest's order, paths relative to it; raises InputError naming the row.

    With `split`, only rows that have it in their `split` column; other columns are not used.
    """
    seen: dict[str, int] = {}
    requests = []
    for row, cells in enumerate(read_table(path), start=1):
        where = f"{path}, row {row}"
        _check(cells, where)
        request = _request(cells, path.parent)
        first = seen.setdefault(request.pair_id, row)
        if first != row:
            raise InputError(
                f"{where}: pair_id {request.pair_id!r} stands in row {first} already; "
                "give each pair an id of its own"
            )
        if split is None or _cell(cells, "split") == split:
            requests.append(request)
    if seen and not requests:
        raise InputError(f"{path}: no row has {split!r} in its split column; check the word")
    if not requests:
        raise InputError(f"{path}: lists no pair; add a row with {', '.join(REQUIRED)}")
    return tuple(requests)


def _check(cells: Mapping[str, str], where: str) -> None:
    for column in REQUIRED:
        if column not in cells:
            raise InputError(
                f"{where}: column {column!r} is missing; a manifest has {', '.join(REQUIRED)}"
            )
        if not cells[column].strip():
            raise InputError(f"{where}: {column} is empty; fill it in or take the row out")


def _request(cells: Mapping[str, str], folder: Path) -> Request:
    source = _cell(cells, "source")
    return Request(
        pair_id=cells["pair_id"].strip(),
        wire=folder / cells["wire"].strip(),
        translation=folder / cells["translation"].strip(),
        source=folder / source if source else None,
        wire_published=_cell(cells, "wire_published"),
        translation_published=_cell(cells, "translation_published"),
        wire_outlet=_cell(cells, "wire_outlet"),
        translation_outlet=_cell(cells, "translation_outlet"),
    )


def _cell(cells: Mapping[str, str], column: str) -> str | None:
    return cells.get(column, "").strip() or None
