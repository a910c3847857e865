"""The number table: what must agree, what must differ and how badly, what says nothing."""

import pytest
from number_date_sides import compare, table

CASES = table("number_cases.toml")


@pytest.mark.parametrize(("rule", "wire", "translation"), CASES["agree"])
def test_agrees(rule: str, wire: str, translation: str) -> None:
    found = compare("number", wire, translation)
    assert [c for c in found if c.outcome == "differ"] == []
    assert rule in {c.rule for c in found if c.outcome == "agree"}


@pytest.mark.parametrize(("rule", "severity", "wire", "translation"), CASES["differ"])
def test_differs(rule: str, severity: str, wire: str, translation: str) -> None:
    found = compare("number", wire, translation)
    assert (rule, severity) in {(c.rule, c.severity) for c in found if c.outcome == "differ"}


@pytest.mark.parametrize(("wire", "translation"), CASES["silent"])
def test_says_nothing(wire: str, translation: str) -> None:
    assert {c.outcome for c in compare("number", wire, translation)} <= {"unclear", "agree"}


@pytest.mark.parametrize(
    ("wire", "translation", "named"),
    [
        ("About 50,000 people marched.", "약 5명이 행진했다.", "만 (10,000) read as 1"),
        ("The fund holds 3 trillion won.", "The fund holds 3 won.", "조 (a trillion) read as 1"),
        ("The fund holds 3 million won.", "The fund holds 3 billion won.", "a thousand"),
    ],
)
def test_names_the_slip(wire: str, translation: str, named: str) -> None:
    assert named in " ".join(c.explanation for c in compare("number", wire, translation))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The first ferry sank.", "1st"),
        ("The 22nd ferry sank.", "22nd"),
        ("The third ferry sank.", "3rd"),
        ("The 12th ferry sank.", "12th"),
        ("The 111th ferry sank.", "111th"),
    ],
)
def test_writes_ordinals_as_english_does(text: str, written: str) -> None:
    assert f"both say {written}" in {c.explanation for c in compare("number", text, text)}


def test_a_year_behind_a_hyphen_is_no_number() -> None:
    (one, other) = ("It will open in mid-2027.", "It will open in 2027.")
    assert compare("number", one, other) == ()


def test_table_is_balanced() -> None:
    assert min(len(CASES["agree"]), len(CASES["differ"])) >= 40
