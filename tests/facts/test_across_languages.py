"""Korean against English: case tables of names, titles, negation and strength, and their laws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.facts import compare, extract
from transcheck.facts.pronunciation import apart
from transcheck.model import Article, Claim, Comparison, Language, Span, Statement

HERE = Path(__file__).parent


def rows(file: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]


NAMES, WORDING = rows("names_ko.jsonl"), rows("wording_ko.jsonl")


def statement(text: str, language: Language) -> Statement:
    article = Article(text=text, language=language)
    whole = Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    return Statement(article=article, claims=(claim,), facts=extract(article))


def differing(row: dict, *, turned: bool = False) -> list[Comparison]:
    sides = statement(row["korean"], "ko"), statement(row["english"], "en")
    found = compare(*(reversed(sides) if turned else sides))
    return [said for said in found if said.outcome == "differ"]


@pytest.mark.parametrize("row", NAMES + WORDING, ids=lambda row: row["english"])
@pytest.mark.parametrize("turned", [False, True])
def test_cases(row: dict, turned: bool) -> None:
    types = {said.type for said in differing(row, turned=turned)}
    assert types == set() if row["outcome"] == "agree" else row["type"] in types


@pytest.mark.parametrize("table", [NAMES, WORDING])
def test_half_of_a_table_agrees(table: list[dict]) -> None:
    agreeing = sum(row["outcome"] == "agree" for row in table)
    assert 2 * agreeing == len(table) >= 60


@pytest.mark.parametrize(
    ("korean", "english", "rule"),
    [
        ("그는 “오늘은 이만 하자”고 말했다.", "“Let us stop here today,” he said.", "quote.both"),
        ("그는 오늘은 쉬자고 말했다.", "“Let us take a rest today,” he said.", "quote.added_marks"),
        ("그는 “오늘은 이만 하자”고 말했다.", "He said they should stop.", "quote.lost_marks"),
    ],
)
def test_quotation_marks(korean: str, english: str, rule: str) -> None:
    found = compare(statement(korean, "ko"), statement(english, "en"))
    assert [said.rule for said in found if said.type == "quote"] == [rule]


KOREAN = st.text("강민호가은는 을수있없다않았일본미국“”.\n대변인커비존a1", max_size=60).filter(
    str.strip
)
ENGLISH = st.text("Kang Min-ho Japan not may said“”.\n1", max_size=60).filter(str.strip)


@given(KOREAN, ENGLISH)
@settings(deadline=None)
def test_no_text_makes_it_raise_and_sides_do_not_matter(korean: str, english: str) -> None:
    sides = statement(korean, "ko"), statement(english, "en")
    there, back = compare(*sides), compare(*reversed(sides))
    types = ("name", "negation", "strength")
    plain = [{(c.outcome, c.rule) for c in found if c.type in types} for found in (there, back)]
    assert plain[0] == plain[1]


@given(
    st.text("가나다라커비존슨abcdehkrs", max_size=12), st.text("가존슨커aeiouhkrsbn", max_size=12)
)
def test_sounds_lie_as_far_apart_either_way(one: str, other: str) -> None:
    assert apart(one, other) == pytest.approx(apart(other, one))
