"""A checked pair as callers of the library hold it: its values, with every way to render them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcheck.model import SEVERITIES, VERDICTS, Checked
from transcheck.report.columns import CLAIM_COLUMNS, FINDING_COLUMNS, Kind
from transcheck.report.files import printable, whole
from transcheck.report.html import pair_page
from transcheck.report.record import to_line
from transcheck.report.rows import Row, claim_rows, finding_rows
from transcheck.report.tables import write_tables

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Checked):
    """What `transcheck.check` returns: everything found, with ways to render it."""

    @classmethod
    def of(cls, checked: Checked) -> Report:
        """The report of a checked pair, with all its values."""
        return cls(**{field.name: getattr(checked, field.name) for field in fields(Checked)})

    def to_frame(self) -> pd.DataFrame:
        """The rows of `claims.csv`, one per link.

        Text columns hold str ("" where absent, U+FFFD for what is no character), offsets Int64,
        figures Float64 (missing where absent); verdict and severity are categories, severity in
        rising order.
        """
        return _frame(claim_rows(self), CLAIM_COLUMNS)

    def findings_frame(self) -> pd.DataFrame:
        """The rows of `findings.csv`, one per finding, typed as in `to_frame`."""
        return _frame(finding_rows(self), FINDING_COLUMNS)

    def to_json(self) -> str:
        """The pair's record (see `transcheck.report.record`) as one line of JSON."""
        return to_line(self)

    def to_csv(self, folder: str | Path) -> tuple[Path, ...]:
        """Writes the three tables into `folder` and returns their paths; raises UsageError."""
        return write_tables((self,), Path(folder))

    def to_html(self, path: str | Path) -> Path:
        """Writes the self-contained page to `path` and returns it; raises UsageError."""
        target = Path(path)
        with whole(target) as file:
            file.write(pair_page(self))
        return target


def _frame(rows: Iterable[Row], columns: Mapping[str, Kind]) -> pd.DataFrame:
    import pandas as pd

    table = tuple(rows)
    return pd.DataFrame(
        {name: _column([row[name] for row in table], kind) for name, kind in columns.items()}
    )


def _column(cells: list[str], kind: Kind) -> pd.Series[Any]:
    import pandas as pd

    if kind == "count":
        return pd.Series([int(cell) if cell else None for cell in cells], dtype="Int64")
    if kind == "figure":
        return pd.Series([float(cell) if cell else None for cell in cells], dtype="Float64")
    if kind == "text":
        return pd.Series([printable(cell) for cell in cells], dtype="str")
    levels = list(VERDICTS if kind == "verdict" else SEVERITIES)
    return pd.Series(pd.Categorical(cells, categories=levels, ordered=kind == "severity"))
