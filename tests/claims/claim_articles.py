"""A case's text and names -> an article with its segments and facts."""

from __future__ import annotations

import re
from typing import Any

from transcheck.claims import claims
from transcheck.model import Article, Claim, Fact, Name, Span, Title
from transcheck.segment import segment


def claims_of(case: dict[str, Any]) -> tuple[Article, tuple[Claim, ...]]:
    headline = Span(0, case["text"].index("\n")) if case.get("headline") else None
    article = Article(text=case["text"], language=case.get("language", "en"), headline=headline)
    text = article.text
    facts = (*_people(text, case), *_titles(text, case), *_organisations(text, case))
    ordered = tuple(sorted(facts, key=lambda fact: fact.span))
    return article, claims(article, segments=segment(article), facts=ordered)


def _people(text: str, case: dict[str, Any]) -> list[Fact]:
    facts = []
    for full in case.get("people", ()):
        value = Name(kind="person", full=full, keys=frozenset({full}))
        last = full.split()[-1]
        short = case.get("surname", last)
        for found in re.finditer(rf"{re.escape(full)}|\b(?:{re.escape(last)}|{short})\b", text):
            facts.append(Fact(type="name", span=Span(*found.span()), value=value))
    return facts


def _organisations(text: str, case: dict[str, Any]) -> list[Fact]:
    facts = []
    for full in case.get("organisations", ()):
        value = Name(kind="organisation", full=full, keys=frozenset({full}))
        for found in re.finditer(re.escape(full), text):
            facts.append(Fact(type="name", span=Span(*found.span()), value=value))
    return facts


def _titles(text: str, case: dict[str, Any]) -> list[Fact]:
    facts = []
    for office, holder in case.get("titles", ()):
        span = Span(text.index(office), text.index(office) + len(office))
        value = Title(office=office, holder=holder, keys=frozenset({office}))
        facts.append(Fact(type="title", span=span, value=value))
    return facts
