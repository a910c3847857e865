"""A CSV file of office-holders -> tenures: who held which office from when to when.

The columns are `holder, office, valid_from, valid_to, source`; `holder_ko`, `office_ko` and `body`
may stand among them. Both days are part of the tenure; an empty `valid_to` means still in office.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from transcheck.errors import UsageError
from transcheck.facts.offices import Office, parse, placed
from transcheck.facts.words import table

COLUMNS = ("holder", "office", "valid_from", "valid_to", "source")
SHIPPED_UNTIL = date(2025, 12, 31)
"""The day up to which `data/office_holders.csv` was written: it knows of no change after it."""

_KINDS = frozenset({"office", "role"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person's time in one office, `title` in the table's words.

    `end` is None for a holder still in office. Up to the day `known` the row can be trusted; an end
    behind it was foreseen, not seen.
    """

    holder: str
    title: str
    office: Office
    begin: date
    end: date | None
    source: str
    known: date = date.max

    def holds(self, day: date) -> bool:
        """Whether the office was certainly held on that day."""
        return self.begin <= day <= min(self.end or self.known, self.known)

    def over(self, day: date) -> bool:
        """Whether it had ended before that day."""
        return self.end is not None and self.end < day and self.end <= self.known

    def __str__(self) -> str:
        if self.end is None:
            return f"{self.holder} has been {self.title} since {self.begin} ({self.source})"
        return f"{self.holder} was {self.title} from {self.begin} to {self.end} ({self.source})"


def read_tenures(path: Path) -> tuple[Tenure, ...]:
    """The tenures of a user's table; raises UsageError in one line with file and line.

    Rows whose words name no office of the table of titles say nothing and are left out.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise UsageError(
                    f"{path}: no column {missing[0]!r}; a register of titles has the columns "
                    f"{', '.join(COLUMNS)}"
                )
            return tuple(_tenures(_numbered(rows), where=str(path), known=date.max))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: is no CSV in UTF-8 ({error}); save it as one") from error


@cache
def shipped_tenures() -> tuple[Tenure, ...]:
    """The tenures of the table that is shipped."""
    name = "office_holders.csv"
    rows = enumerate(table(name), start=2)
    return tuple(_tenures(rows, where=f"data/{name}", known=SHIPPED_UNTIL))


def _numbered(rows: csv.DictReader[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    for row in rows:
        yield rows.line_num, row


def _tenures(
    rows: Iterable[tuple[int, Mapping[str, str]]], *, where: str, known: date
) -> Iterator[Tenure]:
    for line, row in rows:
        tenure = _tenure(row, where=f"{where}, line {line}", known=known)
        if tenure is not None and tenure.office.row.kind in _KINDS:
            yield tenure


def _tenure(row: Mapping[str, str], *, where: str, known: date) -> Tenure | None:
    holder, words, body, source = (
        (row.get(name) or "").strip() for name in ("holder", "office", "body", "source")
    )
    for name, value in (("holder", holder), ("office", words)):
        if not value:
            raise UsageError(f"{where}: {name} is empty; name the {name}")
    begin, end = _day(row, "valid_from", where), _day(row, "valid_to", where)
    if begin is None:
        raise UsageError(f"{where}: valid_from is empty; give the first day as YYYY-MM-DD")
    if end is not None and end < begin:
        raise UsageError(f"{where}: valid_to {end} is before valid_from {begin}; swap or mend them")
    head, _, rest = words.partition(",")
    office = parse(head)
    if office is None:
        return None
    return Tenure(
        holder=holder,
        title=f"{words}, {body}" if body and body not in words else words,
        office=placed(office, f"{rest}, {body}"),
        begin=begin,
        end=end,
        source=source or where,
        known=known,
    )


def _day(row: Mapping[str, str], name: str, where: str) -> date | None:
    text = (row.get(name) or "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{where}: {name} is {text!r}; give a day as YYYY-MM-DD") from error
