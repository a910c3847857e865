"""Titles: case tables and laws."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck.facts import name, title
from transcheck.facts.offices import parse
from transcheck.model import Article, Claim, Language, Span, Statement

HERE = Path(__file__).parent


def rows(file: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]


def statement(text: str, language: Language = "en") -> Statement:
    article = Article(text=text, language=language)
    whole = Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    facts = title.extract(article) + name.extract(article)
    return Statement(article=article, claims=(claim,), facts=facts)


@pytest.mark.parametrize("row", rows("title_cases.jsonl"), ids=lambda row: row["translation"])
def test_cases(row: dict) -> None:
    for one, other in ((row["wire"], row["translation"]), (row["translation"], row["wire"])):
        found = title.compare(statement(one), statement(other))
        assert {(c.outcome, c.rule) for c in found} == {(row["outcome"], row["rule"])}


@pytest.mark.parametrize("row", rows("title_korean.jsonl"), ids=lambda row: row["wire"])
def test_korean_against_english(row: dict) -> None:
    found = title.compare(statement(row["wire"], "ko"), statement(row["translation"]))
    assert {(c.outcome, c.rule) for c in found} == {(row["outcome"], row["rule"])}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Pentagon press secretary Maj. Gen. Carl Winter spoke.",
         ["Pentagon press secretary", "Maj. Gen."]),
        ("Kang Min-ho, the ministry's vice minister, spoke.", ["ministry's vice minister"]),
        ("The country's foreign minister, Ann Lee, spoke.", ["foreign minister"]),
        ("Ann Lee, 45, CEO of Hanbit Motors, spoke.", ["CEO of Hanbit Motors"]),
        ("After meeting Ann Lee, President Igor Malin left.", ["President"]),
        ("Stressing President Ann Lee's plan, he left.", ["President"]),
        ("A White House official spoke of the minister.", []),
    ],
)  # fmt: skip
def test_spans_cover_the_office_alone(text: str, titles: list[str]) -> None:
    assert [fact.span.of(text) for fact in title.extract(Article(text=text))] == titles


def test_every_concept_reads_as_itself() -> None:
    table = Path(title.__file__).parent.parent / "data" / "titles.csv"
    with table.open(encoding="utf-8", newline="") as file:
        concepts = list(csv.DictReader(file))
    assert len(concepts) >= 150
    for row in concepts:
        for rendering in row["english"].split("|"):
            office = parse(rendering)
            assert office is not None
            assert office.row.id == row["id"], rendering


WORDS = st.sampled_from(
    ["President", "Minister", "vice", "foreign", "Carl Winter", "Ann Lee", "Gen.", "former", ",",
     "the", "of", "spokesperson", "for", "White House", "adviser", "coordinator", "security", "."]
)  # fmt: skip
PROSE = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)


@given(PROSE, PROSE)
def test_symmetry(one: str, other: str) -> None:
    def worst(a: str, b: str) -> set[str]:
        return {c.outcome for c in title.compare(statement(a), statement(b))}

    assert bool(worst(one, other)) == bool(worst(other, one))


@given(PROSE)
def test_reflexivity(text: str) -> None:
    side = statement(text)
    assert all(c.outcome == "agree" for c in title.compare(side, side))


@given(PROSE, st.randoms())
def test_order_of_facts_does_not_matter(text: str, random: object) -> None:
    side, other = statement(text), statement("Foreign Minister Ann Lee met Gen. Carl Winter.")
    facts = list(side.facts)
    random.shuffle(facts)  # type: ignore[attr-defined]
    turned = Statement(article=side.article, claims=side.claims, facts=tuple(facts))
    assert set(title.compare(side, other)) == set(title.compare(turned, other))
