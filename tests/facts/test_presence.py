"""What only the translation names: a change of the claim where both say it, else a detail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcheck.facts import compare, extract
from transcheck.model import Article, Claim, Span, Statement

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("presence_cases.jsonl").read_text("utf-8").splitlines()
]


def _statement(text: str) -> Statement:
    article, whole = Article(text=text), Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    facts = extract(article)
    known = frozenset().union(*(fact.value.keys for fact in facts))
    return Statement(article=article, claims=(claim,), facts=facts, known=known)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["translation"])
def test_what_the_translation_adds(row: dict[str, str]) -> None:
    found = compare(_statement(row["wire"]), _statement(row["translation"]))
    added = [c for c in found if c.type == "addition"]
    assert {c.severity for c in added} == {row["severity"]}
