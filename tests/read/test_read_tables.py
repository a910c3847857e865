import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from read_stories import ENGLISH, KOREAN

from transcheck.errors import InputError
from transcheck.read import read_pair, read_rows, read_table

ROWS = [
    {"pair_id": "ferry-1", "wire": '가나 "x",\ny', "note": ""},
    {"pair_id": "ferry-2", "wire": "=1+1", "note": "3"},
]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def saved(rows: list[dict[str, str]], path: Path) -> Path:
    """The rows as a table of the path's format."""
    if path.suffix == ".parquet":
        parquet.write_table(pa.Table.from_pylist(rows), path)
    elif path.suffix == ".jsonl":
        write(path, "".join(json.dumps(row) + "\n" for row in rows))
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return path


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".CSV"])
def test_a_table_reads_alike_in_every_format(tmp_path: Path, suffix: str) -> None:
    assert list(read_table(saved(ROWS, tmp_path / f"table{suffix}"))) == ROWS


def test_a_byte_order_mark_blank_lines_and_missing_cells_are_accepted(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", "\ufeffa, b ,c\r\n1,2\r\n,,\r\n\r\n3,4,5\r\n")
    assert list(read_table(table)) == [
        {"a": "1", "b": "2", "c": ""},
        {"a": "3", "b": "4", "c": "5"},
    ]
    lines = write(tmp_path / "t.jsonl", '\ufeff{"a": null, "b": 1.5, "c": true}\n\n')
    assert list(read_table(lines)) == [{"a": "", "b": "1.5", "c": "true"}]


def test_parquet_values_become_texts(tmp_path: Path) -> None:
    row = {"a": 7, "b": None, "c": float("nan"), "d": pa.scalar(19786, pa.date32()).as_py()}
    parquet.write_table(pa.Table.from_pylist([row]), tmp_path / "t.parquet")
    assert list(read_table(tmp_path / "t.parquet")) == [
        {"a": "7", "b": "", "c": "", "d": "2024-03-04"}
    ]


BAD = {
    "wide.csv": ("a,b\n1,2\n1,2,3\n", "row 2: has 3 cells for 2 columns"),
    "quote.csv": ('a,b\n1,2\n"1,2\n', "row 2: is no CSV"),
    "stray.csv": ('a,b\n"1"2,3\n', "row 1: is no CSV"),
    "twice.csv": ("a,a\n1,2\n", "two columns of one name"),
    "empty.csv": ("", "has no header"),
    "blank.csv": ("\n\n", "has no header"),
    "korean.csv": (b"pair_id,wire\n1," + "해송시".encode("cp949"), "is not UTF-8"),
    "binary.csv": (b"\x89PNG\r\n\x1a\n\x00\xff", "is not UTF-8"),
    "broken.jsonl": ('{"a": "1"}\n{"a": \n', "row 2: is no JSON; write one object per line$"),
    "array.jsonl": ("[1]\n", "row 1: is no JSON object"),
    "nested.jsonl": ('{"a": {"b": 1}}\n', "row 1: holds a dict under 'a'"),
    "deep.jsonl": ("[" * 200_000, "row 1: is no JSON; write one object per line$"),
    "latin.jsonl": (b'{"a": "\xe9"}\n', "row 1: is not UTF-8"),
    "no.parquet": ("PAR1 it is not", "is no Parquet file"),
    "empty.parquet": ("", "is no Parquet file"),
    "table.xlsx": ("", "tells no table"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_malformed_table_is_one_clear_line(tmp_path: Path, name: str) -> None:
    data, complaint = BAD[name]
    with pytest.raises(InputError, match=complaint) as caught:
        list(read_table(write(tmp_path / name, data)))
    message = str(caught.value)
    assert message.startswith(str(tmp_path / name))
    assert "\n" not in message


def test_what_is_no_file_is_refused_before_the_first_row(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read_table(tmp_path / "folder.csv")
    with pytest.raises(InputError, match="No such file"):
        read_table(tmp_path / "absent.csv")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_rows_come_before_a_later_row_is_looked_at(tmp_path: Path, suffix: str) -> None:
    table = saved(ROWS, tmp_path / f"t{suffix}")
    write(table, table.read_bytes() + b"x" * 100_000 + b"\xff")
    assert list(islice(read_table(table), 2)) == ROWS


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


@given(rows=st.lists(st.fixed_dictionaries({"a": CELL, "b": CELL}), min_size=1, max_size=5))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    for suffix in (".csv", ".jsonl"):
        found: Iterator[object] = read_table(saved(rows, folder / f"t{suffix}"))
        kept = [row for row in rows if suffix != ".csv" or any(row.values())]
        assert list(found) == kept


def test_rows_carry_articles_as_texts_or_as_files(tmp_path: Path) -> None:
    write(tmp_path / "wire.txt", ENGLISH)
    other = ENGLISH.replace("largest", "second")
    row = {
        "pair_id": "ferry",
        "wire_path": "wire.txt",
        "translation_text": other,
        "source_text": KOREAN,
        "wire_outlet": "Haesong Herald",
        "translation_published": "2025-03-05",
    }
    (request,) = read_rows(saved([row], tmp_path / "rows.csv"))
    pair = read_pair(request)
    assert (pair.pair_id, pair.wire.text, pair.wire.outlet) == ("ferry", ENGLISH, "Haesong Herald")
    assert pair.translation.text == other
    assert pair.translation.published is not None
    assert pair.translation.published.day == 5
    assert pair.source is not None
    assert pair.source.language == "ko"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"wire": "a.txt", "translation": "b.txt"}, "has no pair_id"),
        ({"pair_id": "1", "wire": "a.txt"}, "has no translation"),
        ({"pair_id": "1", "wire": "a.txt", "wire_text": "b", "translation": "c.txt"}, "has both"),
    ],
)
def test_an_incomplete_row_is_named(tmp_path: Path, row: dict[str, str], complaint: str) -> None:
    with pytest.raises(InputError, match=rf"rows\.csv, row 1: {complaint}"):
        list(read_rows(saved([row], tmp_path / "rows.csv")))


def test_a_broken_article_breaks_only_its_own_pair(tmp_path: Path) -> None:
    rows = [
        {"pair_id": str(n), "wire": "absent.txt", "translation": "absent.txt"} for n in range(2)
    ]
    requests = list(read_rows(saved(rows, tmp_path / "rows.csv")))
    assert [request.pair_id for request in requests] == ["0", "1"]
    with pytest.raises(InputError, match="there is no such file"):
        read_pair(requests[0])
