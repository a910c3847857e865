r"""Results -> claims.csv, findings.csv and pairs.csv.

UTF-8 without a byte order mark, a header row, RFC 4180 quoting, rows that end in "\n". Inside a
text cell a line end is "\n", and control characters and lone surrogates are U+FFFD. A text cell
that a spreadsheet could take for a formula (first character, white space aside, one of `= + - @`
or its full-width form, or a leading tab or line end) begins with an apostrophe. Cells of numeric
columns are numbers, signed or not, and stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from transcheck.report.columns import Kind
from transcheck.report.files import printable, whole
from transcheck.report.rows import TABLES, Result

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
_LINE_END = re.compile(r"\r\n?")


def write_tables(results: Iterable[Result], folder: Path) -> tuple[Path, ...]:
    """Writes the three tables into `folder`, in one pass over `results`; raises UsageError."""
    paths = tuple(folder / f"{table.name}.csv" for table in TABLES)
    with ExitStack() as stack:
        writers = [
            csv.writer(stack.enter_context(whole(path)), lineterminator="\n") for path in paths
        ]
        for writer, table in zip(writers, TABLES, strict=True):
            writer.writerow(table.columns)
        for result in results:
            for writer, table in zip(writers, TABLES, strict=True):
                writer.writerows(
                    [cell(row[name], kind) for name, kind in table.columns.items()]
                    for row in table.rows(result)
                )
    return paths


def cell(text: str, kind: Kind) -> str:
    """`text` as a cell that no spreadsheet takes for a formula and no parser trips over."""
    if kind in ("count", "figure"):
        return text
    clean = _LINE_END.sub("\n", printable(text))
    return f"'{clean}" if _FORMULA.match(text) else clean
