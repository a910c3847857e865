"""House style: case table and what a notice says."""

import pytest
from quote_style_sides import rows, stated

from transcheck.facts import style
from transcheck.facts.words import table

CASES = rows("style_cases.jsonl")


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['wire']}/{row['translation']}")
def test_cases(row: dict) -> None:
    wire, translation = stated(row["wire"]), stated(row["translation"])
    for found in (style.compare(wire, translation), style.compare(translation, wire)):
        assert [c.rule for c in found] == ([row["rule"]] if row["rule"] else [])
        assert all((c.type, c.outcome, c.severity) == ("style", "notice", "neutral") for c in found)


def test_a_notice_names_both_styles_where_they_first_stand() -> None:
    (found,) = style.compare(
        stated("The DPRK closed the port. The DPRK's ships left."),
        stated("North Korean ships left."),
    )
    assert found.explanation == "“DPRK” and “North Korea” are one thing in two house styles."
    assert found.wire_span is not None
    assert found.wire_span.start == 4
    assert (found.wire_value, found.translation_value) == ("DPRK", "North Korea")


def test_each_concept_once() -> None:
    found = style.compare(
        stated("DPRK exports rose 3 percent and DPRK imports 4 percent."),
        stated("North Korean exports rose 3% and North Korean imports 4%."),
    )
    assert [c.rule for c in found] == ["style.country", "style.unit"]


def test_the_table_has_at_least_two_styles_of_everything() -> None:
    styles: dict[str, set[str]] = {}
    for row in table("style.csv"):
        styles.setdefault(row["concept"], set()).add(row["style"])
    assert all(len(names) > 1 for names in styles.values())
