"""Texts -> the statements that a comparison sees."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from transcheck.facts import date, number
from transcheck.model import Article, Claim, Comparison, Fact, FindingType, Span, Statement

STAGES = {"number": number, "date": date}


def article(text: str, *, published: datetime | None = None) -> Article:
    korean = re.search("[가-힣]", text) is not None
    return Article(text=text, language="ko" if korean else "en", published=published)


def statement(read: Article, *facts: Fact) -> Statement:
    whole = Span(0, len(read.text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    return Statement(article=read, claims=(claim,), facts=facts)


def compare(
    kind: FindingType, wire: str, translation: str, *, published: datetime | None = None
) -> tuple[Comparison, ...]:
    """What the fact type says of two texts that were published at one instant."""
    articles = [article(text, published=published) for text in (wire, translation)]
    sides = [statement(read, *STAGES[kind].extract(read)) for read in articles]
    return STAGES[kind].compare(sides[0], sides[1])


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))
