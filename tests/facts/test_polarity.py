"""Negation and opposites: case table, extraction."""

import pytest
from strength_polarity_sides import cases, compared, differing

from transcheck.facts import polarity
from transcheck.facts.polarity import Negation
from transcheck.model import Article

CASES = cases("polarity_cases.toml")


@pytest.mark.parametrize(("wire", "translation"), CASES["agree"])
def test_the_same_polarity(wire: str, translation: str) -> None:
    assert not differing(wire, translation, polarity)
    assert not differing(translation, wire, polarity)


@pytest.mark.parametrize(("wire", "translation"), CASES["differ"])
def test_another_polarity(wire: str, translation: str) -> None:
    assert differing(wire, translation, polarity)
    assert differing(translation, wire, polarity)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lift did not stop.", ["not [stop]"]),
        ("The lift didn’t stop.", ["didn’t [stop]"]),
        ("They are unhappy.", ["unhappy [unhappy]"]),
        ("He refused to sell, not only once.", ["refused [sell]"]),
        ("Hangar No. 3 is full.", []),
        ("Nothing.", ["nothing"]),
        ("The union and the under-secretary met.", []),
    ],
)
def test_extraction(text: str, found: list[str]) -> None:
    values = [str(fact.value) for fact in polarity.extract(Article(text=text))]
    assert values == found


def test_korean_text_has_no_english_negations() -> None:
    assert polarity.extract(Article(text="그는 not 가지 않았다.", language="ko")) == ()


def test_a_lost_negation_says_where_it_stands() -> None:
    (found,) = differing("The lift did stop at noon.", "The lift did not stop at noon.", polarity)
    assert (found.type, found.rule) == ("negation", "negation.lost")
    assert found.explanation.startswith("“not” stands in the translation only")
    assert found.wire_span is None
    assert found.translation_value == "not"


def test_opposites_are_a_matter_of_meaning() -> None:
    (found,) = differing("Exports rose in March.", "Exports fell in March.", polarity)
    assert (found.type, found.severity) == ("meaning", "major")
    assert (found.wire_value, found.translation_value) == ("rose", "fell")


def test_a_negation_of_something_else_tells_nothing() -> None:
    found = compared("The lift stopped.", "Nobody spoke to the press about rice.", polarity)
    assert [c.rule for c in found] == ["negation.only_one_side"]


def test_values_pull_no_links() -> None:
    assert Negation(cue="not", head="go").keys == frozenset()
