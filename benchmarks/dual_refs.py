"""Two human translations of each sentence -> how often transcheck calls them different.

They are expected to agree: what is flagged is a false alarm, or a slip of one translator.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from transcheck.facts import compare, extract
from transcheck.judge import GRAVE
from transcheck.model import Article, Claim, Comparison, Span, Statement


def measure(data: Path) -> dict[str, float]:
    """`dual_refs.major` and `dual_refs.minor`: shares of rows with such a finding or a graver."""
    rows = [_compared(one, other) for one, other in _pairs(data / "dual_refs")]
    differing = [[c for c in found if c.outcome == "differ"] for found in rows]
    major = sum(any(c.severity in GRAVE for c in found) for found in differing)
    return {
        "dual_refs.major": major / len(rows),
        "dual_refs.minor": sum(bool(found) for found in differing) / len(rows),
    }


def statement(text: str) -> Statement:
    """A sentence as an article of one claim of its own, with its facts."""
    article, span = Article(text=text), Span(0, len(text))
    claim = Claim(extent=span, content=(span,), kind="own", place="body")
    facts = tuple(fact for fact in extract(article) if fact.type != "title")
    known = frozenset().union(*(fact.value.keys for fact in facts))
    return Statement(article=article, claims=(claim,), facts=facts, known=known)


def _compared(one: str, other: str) -> tuple[Comparison, ...]:
    return compare(statement(one), statement(other))


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["ref_a"].strip() and row["ref_b"].strip():
                    yield row["ref_a"], row["ref_b"]
