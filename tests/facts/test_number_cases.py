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


def test_table_is_balanced() -> None:
    assert min(len(CASES["agree"]), len(CASES["differ"])) >= 40
