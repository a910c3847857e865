"""Checked and skipped pairs -> tables, JSON lines and pages, per pair and for all of them."""

from transcheck.report.console import batch_lines, pair_lines
from transcheck.report.files import safe_name
from transcheck.report.folder import (
    REPORTERS,
    Reporter,
    Stored,
    record_path,
    reporter,
    write_pair,
    write_summary,
)
from transcheck.report.record import Record, to_record
from transcheck.report.report import Report
from transcheck.report.restore import from_record, load
from transcheck.report.rows import Result, Row, pair_row

__all__ = [
    "REPORTERS",
    "Record",
    "Report",
    "Reporter",
    "Result",
    "Row",
    "Stored",
    "batch_lines",
    "from_record",
    "load",
    "pair_lines",
    "pair_row",
    "record_path",
    "reporter",
    "safe_name",
    "to_record",
    "write_pair",
    "write_summary",
]
