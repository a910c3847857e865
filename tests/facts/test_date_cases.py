"""The date table: what must agree, what must differ, what says nothing; with and without a day."""

from datetime import datetime

import pytest
from number_date_sides import article, compare, statement, table

from transcheck.facts import date

CASES = table("date_cases.toml")
PUBLISHED = datetime.fromisoformat(CASES["published"])


@pytest.mark.parametrize(("rule", "wire", "translation"), CASES["agree"])
def test_agrees(rule: str, wire: str, translation: str) -> None:
    found = compare("date", wire, translation, published=PUBLISHED)
    assert [c for c in found if c.outcome == "differ"] == []
    assert rule in {c.rule for c in found if c.outcome == "agree"}


@pytest.mark.parametrize(("rule", "wire", "translation"), CASES["differ"])
def test_differs(rule: str, wire: str, translation: str) -> None:
    found = compare("date", wire, translation, published=PUBLISHED)
    assert rule in {c.rule for c in found if c.outcome == "differ" and c.severity == "major"}


@pytest.mark.parametrize(("rule", "wire", "translation"), CASES["undated_agree"])
def test_agrees_undated(rule: str, wire: str, translation: str) -> None:
    found = compare("date", wire, translation)
    assert [(c.outcome, c.rule) for c in found] == [("agree", rule)]


@pytest.mark.parametrize(("rule", "wire", "translation"), CASES["undated_differ"])
def test_differs_undated(rule: str, wire: str, translation: str) -> None:
    found = compare("date", wire, translation)
    assert [(c.outcome, c.rule) for c in found] == [("differ", rule)]


@pytest.mark.parametrize(("wire", "translation"), CASES["silent"])
def test_says_nothing(wire: str, translation: str) -> None:
    found = compare("date", wire, translation, published=PUBLISHED)
    assert {c.outcome for c in found} <= {"unclear", "agree"}


def test_resolves_against_the_other_sides_publication() -> None:
    wire = article("The envoy spoke on Thursday.", published=PUBLISHED)
    translation = article("The envoy spoke on the 14th (local time).")
    sides = [statement(side, *date.extract(side)) for side in (wire, translation)]
    found = date.compare(sides[0], sides[1])
    assert [c.rule for c in found] == ["date.meet"]
    assert "14 March 2024" in found[0].translation_value


def test_keys_pull_a_weekday_and_its_date_together() -> None:
    days = [
        date.extract(article(text, published=PUBLISHED))[0].value.keys
        for text in ("It fell on Thursday.", "It fell on the 14th.", "14일 떨어졌다.")
    ]
    assert days[0] & days[1] & days[2] == {"date:2024-03-14"}


def test_table_is_balanced() -> None:
    assert min(len(CASES["agree"]), len(CASES["differ"])) >= 40


def test_names_a_day_without_a_month_as_english_does() -> None:
    (found,) = compare("date", "The envoy spoke on the 3rd.", "The envoy spoke on the 3rd.")
    assert (found.wire_value, found.translation_value) == ("the 3rd", "the 3rd")


def test_undated_times_that_share_no_field_do_not_meet() -> None:
    wire = "A 15th-century scroll was found on Monday."
    found = compare("date", wire, "On the 4th, a 16th-century scroll was found.")
    assert sorted((c.outcome, c.rule) for c in found) == [
        ("differ", "date.years"),
        ("unclear", "date.only_one_side"),
        ("unclear", "date.only_one_side"),
    ]
