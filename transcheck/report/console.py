"""A checked pair, or the rows of a batch -> a few lines of plain text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from transcheck.model import VERDICTS, Checked, Finding
from transcheck.report.rows import Row


def pair_lines(checked: Checked) -> Iterable[str]:
    """The findings, gravest verdict text first as they stand, then the counts and the notes."""
    for judged in checked.judgements:
        for finding in judged.findings:
            if finding.severity != "neutral":
                yield f"{judged.verdict}  {finding.severity} {finding.type}: {_quoted(finding)}"
                yield f"    {finding.explanation}"
    counts = Counter(judged.verdict for judged in checked.judgements)
    yield "  ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
    yield f"score {checked.score:.1f} of 100"
    yield from checked.notes


def batch_lines(rows: Sequence[Row]) -> Iterable[str]:
    """One line for each pair, skipped ones with their reason."""
    for row in rows:
        if row["status"] == "skipped":
            yield f"{row['pair_id']}: skipped at {row['stage']}: {row['reason']}"
        else:
            counts = "  ".join(f"{row[verdict]} {verdict}" for verdict in VERDICTS)
            yield f"{row['pair_id']}: score {row['score']}  {counts}"
    yield from dict.fromkeys(row["notes"] for row in rows if row["notes"])


def _quoted(finding: Finding) -> str:
    """Both sides' words, the absent one left out, on one line."""
    sides = (finding.wire_text, finding.translation_text)
    return " / ".join(f'"{" ".join(words.split())}"' for words in sides if words)
