"""The register of office-holders: the form of its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from transcheck.facts.offices import parse
from transcheck.facts.words import table

COLUMNS = ["holder", "holder_ko", "office", "office_ko", "body", "valid_from", "valid_to", "source"]
ROWS = table("office_holders.csv")


def end(row: dict[str, str]) -> date:
    return date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max


def ident(row: dict[str, str]) -> str:
    return f"{row['holder']}, {row['office']} {row['valid_from']}"


def test_there_are_a_few_hundred_rows() -> None:
    assert len(ROWS) >= 300
    assert len({ident(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=ident)
def test_form(row: dict[str, str]) -> None:
    assert list(row) == COLUMNS
    assert all(row[column] == row[column].strip() for column in COLUMNS)
    assert all(row[column] for column in COLUMNS if column != "valid_to")
    assert all(re.search("[가-힣]", row[column]) for column in ("holder_ko", "office_ko"))
    assert not re.search("[가-힣]", row["holder"] + row["office"] + row["body"])
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in (row["valid_from"], row["valid_to"]) if day
    )
    assert date.fromisoformat(row["valid_from"]) < end(row)


@pytest.mark.parametrize("row", ROWS, ids=ident)
def test_the_office_is_one_of_the_table_of_titles(row: dict[str, str]) -> None:
    office = parse(row["office"])
    assert office is not None
    assert office.row.kind in ("office", "role")


def test_an_office_has_one_holder_at_a_time() -> None:
    """The day of a handover belongs to both."""
    offices = defaultdict(list)
    for row in ROWS:
        offices[row["office"], row["body"]].append(row)
    for rows in offices.values():
        for before, after in pairwise(rows):
            assert end(before) <= date.fromisoformat(after["valid_from"]), ident(after)


def test_a_name_has_one_spelling_in_each_language() -> None:
    pairs = {(row["holder"], row["holder_ko"]) for row in ROWS}
    assert len({holder for holder, _ in pairs}) == len(pairs)
    assert len({holder_ko for _, holder_ko in pairs}) == len(pairs)
