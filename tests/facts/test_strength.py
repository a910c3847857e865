"""Strength: case table, extraction, admitting against saying."""

import pytest
from strength_polarity_sides import cases, differing, statement

from transcheck.errors import ModelError
from transcheck.facts import strength
from transcheck.facts.lexicon import step_of
from transcheck.model import Article

CASES = cases("strength_cases.toml")


@pytest.mark.parametrize(("wire", "translation"), CASES["agree"])
def test_as_strong(wire: str, translation: str) -> None:
    assert not differing(wire, translation, strength)
    assert not differing(translation, wire, strength)


@pytest.mark.parametrize(("wire", "translation"), CASES["differ"])
def test_not_as_strong(wire: str, translation: str) -> None:
    assert differing(wire, translation, strength)
    assert differing(translation, wire, strength)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The yard may close.", [("certainty", 2, "may")]),
        ("The yard has yet to decide.", [("certainty", 1, "yet to decide")]),
        (
            "All yards must close.",
            [("quantity", 5, "all"), ("certainty", 4, "must"), ("obligation", 2, "must")],
        ),
        ("A threat.", [("concern", 3, "threat")]),
        ("The yard is old.", []),
    ],
)
def test_extraction(text: str, found: list[tuple[str, int, str]]) -> None:
    facts = strength.extract(Article(text=text))
    assert [(f.value.scale, f.value.step, f.value.word) for f in facts] == found


COMMITMENTS = [
    ("Min Ara", "admit", "Min Ara", "say", True),
    ("Min Ara", "acknowledge", "Min Ara", "explain", True),
    ("Min Ara", "admit", "Min Ara", "concede", False),
    ("Min Ara", "say", "Min Ara", "explain", False),
    ("Min Ara", "admit", "Min Ara", "deny", False),
    ("Min Ara", "admit", "Noh Bo-ra", "say", False),
    ("Min Ara", "admit", "Min Ara", "unheard of", False),
]


@pytest.mark.parametrize(("wire", "cue", "translation", "other", "differs"), COMMITMENTS)
def test_admitting_is_more_than_saying(
    wire: str, cue: str, translation: str, other: str, differs: bool
) -> None:
    text = "The sluice had been left open."
    left = statement(text, strength, said=(wire, cue))
    right = statement(text, strength, said=(translation, other))
    for found in (strength.compare(left, right), strength.compare(right, left)):
        rules = {c.rule for c in found if c.outcome == "differ"}
        assert rules == ({"strength.commitment"} if differs else set())


def test_a_doubt_of_one_side_says_what_the_other_states() -> None:
    (found,) = differing(
        "The fire may have started in the store.", "The fire started in the store.", strength
    )
    assert (found.rule, found.wire_value, found.severity) == ("strength.plain", "may", "minor")


def test_a_word_that_is_on_no_step_is_named() -> None:
    with pytest.raises(ModelError, match="'nonesuch' is on no step"):
        step_of("certainty", "nonesuch")
