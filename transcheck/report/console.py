"""A checked pair, or the rows of a batch -> a few lines of plain text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from transcheck.model import SEVERITIES, VERDICTS, Checked, Finding, Judgement
from transcheck.report.rows import Row


def pair_lines(checked: Checked) -> Iterable[str]:
    """The findings, gravest first and one-sided claims last, then the counts and the notes."""
    found = [
        (judged, finding)
        for judged in checked.judgements
        for finding in judged.findings
        if finding.severity != "neutral"
    ]
    for judged, finding in sorted(found, key=_rank):
        yield f"{finding.severity} {finding.type}, {judged.verdict}: {_quoted(finding)}"
        yield f"    {_one_line(finding.explanation)}"
        if finding.evidence:
            yield f"    {_one_line(finding.evidence)}"
    counts = Counter(judged.verdict for judged in checked.judgements)
    yield "  ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
    yield f"score {checked.score:.1f} of 100"
    yield from checked.notes


def batch_lines(rows: Sequence[Row]) -> Iterable[str]:
    """One line for each pair, skipped ones with their reason."""
    for row in rows:
        if row["status"] == "skipped":
            yield _one_line(f"{row['pair_id']}: skipped at {row['stage']}: {row['reason']}")
        else:
            counts = "  ".join(f"{row[verdict]} {verdict}" for verdict in VERDICTS)
            yield _one_line(f"{row['pair_id']}: score {row['score']}  {counts}")
    yield from dict.fromkeys(row["notes"] for row in rows if row["notes"])


def _rank(item: tuple[Judgement, Finding]) -> tuple[int, bool]:
    judged, finding = item
    return -SEVERITIES.index(finding.severity), judged.verdict.startswith("only")


def _quoted(finding: Finding) -> str:
    """Both sides' words, the absent one left out."""
    sides = (finding.wire_text, finding.translation_text)
    return " / ".join(f"“{_one_line(words)}”" for words in sides if words)


def _one_line(words: str) -> str:
    return " ".join(words.split())
