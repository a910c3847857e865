"""Writes the golden report anew: `python tests/report/write_golden.py`; then read the diff."""

from __future__ import annotations

from pathlib import Path

from report_samples import ferry, skipped

from transcheck.report import REPORTERS, write_pair, write_summary

GOLDEN = Path(__file__).parent / "golden"


def write(folder: Path) -> None:
    """The report of one checked and one skipped pair."""
    results = (ferry(), skipped())
    for result in results:
        write_pair(result, folder, formats=REPORTERS)
    write_summary(results, folder, formats=REPORTERS)


if __name__ == "__main__":
    write(GOLDEN)
