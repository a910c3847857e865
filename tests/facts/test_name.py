"""Names: case tables, laws and hostile text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.facts import name, title
from transcheck.facts.persons import same_person
from transcheck.model import Article, Claim, Comparison, Span, Statement

HERE = Path(__file__).parent


def rows(file: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]


def statement(text: str) -> Statement:
    korean = any("가" <= letter <= "힣" for letter in text)
    article = Article(text=text, language="ko" if korean else "en")
    whole = Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    return Statement(article=article, claims=(claim,), facts=name.extract(article))


def swapped(found: tuple[Comparison, ...]) -> set[tuple]:
    return {
        (c.type, c.outcome, c.rule, c.severity, c.translation_span, c.wire_span, c.wire_value)
        for c in found
    }


@pytest.mark.parametrize(
    "row", rows("name_persons.jsonl"), ids=lambda row: f"{row['a']}/{row['b']}"
)
def test_persons(row: dict) -> None:
    assert same_person(row["a"], row["b"]) == row["outcome"]
    assert same_person(row["b"], row["a"]) == row["outcome"]


@pytest.mark.parametrize("row", rows("name_cases.jsonl"), ids=lambda row: row["wire"])
def test_statements(row: dict) -> None:
    for one, other in ((row["wire"], row["translation"]), (row["translation"], row["wire"])):
        found = name.compare(statement(one), statement(other))
        assert (row["outcome"], row["rule"]) in {(c.outcome, c.rule) for c in found}
        if row["outcome"] != "differ":
            assert all(c.outcome != "differ" for c in found)


@pytest.mark.parametrize("row", rows("name_extract.jsonl"), ids=lambda row: row["text"])
def test_extraction(row: dict) -> None:
    assert [str(fact.value) for fact in name.extract(Article(text=row["text"]))] == row["names"]


def test_korean_names() -> None:
    text = "강민호 외교부 장관은 존 베넷 백악관 보좌관과 러시아 문제를 논의했다."
    found = name.extract(Article(text=text, language="ko"))
    assert [str(fact.value) for fact in found] == ["강민호", "존 베넷", "백악관", "러시아"]


def test_the_speaker_is_no_replaced_name() -> None:
    def said(speaker: str) -> Statement:
        text = f"The bridge will stay open through winter, {speaker} said."
        article = Article(text=text)
        content = Span(0, text.index(","))
        claim = Claim(extent=Span(0, len(text)), content=(content,), kind="indirect", place="body")
        return Statement(article=article, claims=(claim,), facts=name.extract(article))

    found = name.compare(said("Carl Winter"), said("Pat Orrin"))
    assert all(c.outcome != "differ" for c in found)


def test_what_stands_elsewhere_was_moved_and_not_replaced() -> None:
    wire = statement("The treaty with Norway was signed in spring.")
    translation = statement("The treaty with Chile was signed in spring.")
    known = frozenset(
        key for side in (wire, translation) for fact in side.facts for key in fact.value.keys
    )
    moved = [
        Statement(article=s.article, claims=s.claims, facts=s.facts, known=known)
        for s in (wire, translation)
    ]
    assert all(c.outcome == "unclear" for c in name.compare(moved[0], moved[1]))


WORDS = st.sampled_from(
    ["Kim", "Jong-un", "Lee", "President", "Carl", "Winter", "Seoul", "the", "of", "said", "he",
     "her", ",", ".", "Ministry", "North", "Korea", "(UN)", "Maj.", "Gen.", "de", "-", "\n", "“"]
)  # fmt: skip
PROSE = st.lists(WORDS, min_size=1, max_size=30).map(" ".join).filter(str.strip)
PERSONS = st.text(st.characters(codec="utf-8"), max_size=40)


@given(PROSE, PROSE)
def test_symmetry(one: str, other: str) -> None:
    def plain(found: tuple[Comparison, ...]) -> set[tuple]:
        return {(c.outcome, c.rule, c.wire_value, c.translation_value) for c in found}

    there = plain(name.compare(statement(one), statement(other)))
    back = plain(name.compare(statement(other), statement(one)))
    assert {(o, r) for o, r, _, _ in there} == {(o, r) for o, r, _, _ in back}


@given(PROSE)
def test_reflexivity(text: str) -> None:
    side = statement(text)
    assert all(c.outcome == "agree" for c in name.compare(side, side))


@given(PROSE, st.randoms())
def test_order_of_facts_does_not_matter(text: str, random: object) -> None:
    side, other = statement(text), statement("Carl Winter met Lee in Seoul.")
    facts = list(side.facts)
    random.shuffle(facts)  # type: ignore[attr-defined]
    turned = Statement(article=side.article, claims=side.claims, facts=tuple(facts))
    one, two = name.compare(side, other), name.compare(turned, other)
    assert {(c.outcome, c.rule) for c in one} == {(c.outcome, c.rule) for c in two}


@given(PERSONS, PERSONS)
def test_persons_are_symmetric(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.sampled_from(["en", "ko"]))
@settings(max_examples=200)
def test_no_text_makes_extraction_raise(text: str, language: str) -> None:
    article = Article(text=text, language=language)  # type: ignore[arg-type]
    for fact in (*name.extract(article), *title.extract(article)):
        assert fact.span.of(text)


@pytest.mark.parametrize(
    "unit", ["A", "Kim ", "Kim-", "a'", "President ", ", ", "Ministry of ", "U.S.", "A B. ",
             "Lee, the minister of ", "the North ", "(Kim) ", "장관 ", "김"]
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ko"])
def test_hostile_text_takes_linear_time(unit: str, language: str) -> None:
    def extract(article: Article) -> None:
        name.extract(article)
        title.extract(article)

    def read(text: str) -> Article:
        return Article(text=text, language=language)  # type: ignore[arg-type]

    assert grows_linearly(extract, unit, size=12_000, prepare=read)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The carmaker Torvik closed a plant. Torvik gave no reason.", ["organisation"] * 2),
        ("Halden's shares fell after Halden spoke.", ["organisation"] * 2),
        ("Torvik, a Danish chip maker, grew.", ["organisation", "place"]),
        ("Torvik, a lawyer for the company, left.", ["person"]),
        ("Torvik, the firm's founder, left.", ["person"]),
        ("The northern city of Torvik slept.", ["place"]),
        ("Mok Jin-a, a senior judge, left.", ["person"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [fact.value.kind for fact in name.extract(Article(text=text))] == kinds  # type: ignore[union-attr]
