"""What the tests of quotations, house style and terms share: news texts as statements, tables."""

import json
from pathlib import Path
from typing import Any

from transcheck.claims import claims
from transcheck.facts import extract
from transcheck.model import Article, Comparison, Statement
from transcheck.segment import segment


def statement(text: str) -> Statement | None:
    """All that the text claims, as the pipeline finds it; None where it claims nothing."""
    article = Article(text=text)
    segments, facts = segment(article), extract(article)
    made = claims(article, segments=segments, facts=facts) if segments else ()
    return Statement(article=article, claims=made, facts=facts) if made else None


def stated(text: str) -> Statement:
    found = statement(text)
    assert found is not None
    return found


def rows(name: str) -> list[dict[str, Any]]:
    table = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in table.splitlines()]


def mirrored(found: tuple[Comparison, ...], *, turned: bool) -> list[tuple[str, ...]]:
    """The comparisons without their words, the sides turned round where asked."""
    table = []
    for c in found:
        sides = (c.wire_span, c.wire_value), (c.translation_span, c.translation_value)
        table.append((c.type, c.outcome, c.rule, str(sides[:: -1 if turned else 1])))
    return sorted(table)
