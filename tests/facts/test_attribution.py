"""Attribution: case table and laws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from transcheck.facts import attribution
from transcheck.facts.speakers import same_speaker
from transcheck.model import Article, Claim, ClaimKind, Cue, Span, Speaker, Statement

CASES = (Path(__file__).parent / "attribution_cases.jsonl").read_text(encoding="utf-8")
ROWS = [json.loads(line) for line in CASES.splitlines()]
TEXT = "The bridge is open to traffic, it was said."


def claim(speaker: str, cue: str, content: Span, *, kind: ClaimKind = "indirect") -> Claim:
    return Claim(
        extent=content,
        content=(content,),
        kind=kind if speaker else "own",
        place="body",
        speaker=Speaker(name=speaker) if speaker else None,
        cue=Cue(span=Span(0, 3), lemma=cue) if cue else None,
    )


def statement(
    *speakers: tuple[str, str], text: str = TEXT, kind: ClaimKind = "indirect"
) -> Statement:
    whole = Span(0, len(text))
    claims = tuple(claim(speaker, cue, whole, kind=kind) for speaker, cue in speakers)
    return Statement(article=Article(text=text), claims=claims, facts=())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['wire']}/{row['translation']}")
def test_cases(row: dict) -> None:
    wire, translation = (
        statement((row[side], row[f"{side}_cue"]), kind=row.get(f"{side}_kind", "indirect"))
        for side in ("wire", "translation")
    )
    for found in (attribution.compare(wire, translation), attribution.compare(translation, wire)):
        outcomes = {(c.rule, c.outcome) for c in found}
        assert (row["rule"], row["outcome"]) in outcomes
        assert row["outcome"] == "differ" or "differ" not in {o for _, o in outcomes}


def test_the_explanation_names_both() -> None:
    (found,) = attribution.compare(
        statement(("Carl Winter", "say")), statement(("Pat Orrin", "say"))
    )
    assert found.explanation == "The wire gives this to Carl Winter, the translation to Pat Orrin"
    assert found.severity == "major"


def test_a_difference_of_verbs_points_at_the_verbs() -> None:
    wire, translation = statement(("Carl Winter", "deny")), statement(("Winter", "admit"))
    _, force = attribution.compare(wire, translation)
    assert (force.rule, force.outcome) == ("attribution.force", "differ")
    assert (force.wire_span, force.translation_span) == (Span(0, 3), Span(0, 3))
    assert (force.wire_value, force.translation_value) == ("The", "The")


def test_denying_and_saying_it_is_not_may_be_one() -> None:
    wire = statement(("Carl Winter", "deny"))
    translation = statement(("Carl Winter", "say"), text="The bridge is not open.")
    assert "differ" not in {c.outcome for c in attribution.compare(wire, translation)}


def test_nobody_speaks_on_either_side() -> None:
    assert attribution.compare(statement(("", "")), statement(("", ""))) == ()


SPEAKERS = st.sampled_from(
    [
        "",
        "Carl Winter",
        "Winter",
        "Pat Orrin",
        "an official",
        "Russia",
        "Kim Jong-un",
        "Kim Jong-il",
    ]
)
CUES = st.sampled_from(["say", "deny", "stress", "suggest", "admit", "unknown verb"])
SIDES = st.lists(st.tuples(SPEAKERS, CUES), min_size=1, max_size=4)


@given(SIDES, SIDES)
def test_symmetry(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    there = attribution.compare(statement(*one), statement(*other))
    back = attribution.compare(statement(*other), statement(*one))
    assert [(c.rule, c.outcome, c.severity) for c in there] == [
        (c.rule, c.outcome, c.severity) for c in back
    ]


@given(SIDES)
def test_reflexivity(side: list[tuple[str, str]]) -> None:
    found = attribution.compare(statement(*side), statement(*side))
    assert all(c.outcome != "differ" for c in found)


@given(SIDES, SIDES, st.randoms())
def test_order_does_not_matter(
    one: list[tuple[str, str]], other: list[tuple[str, str]], random: object
) -> None:
    turned = list(one)
    random.shuffle(turned)  # type: ignore[attr-defined]
    here = attribution.compare(statement(*one), statement(*other))
    there = attribution.compare(statement(*turned), statement(*other))
    assert [(c.rule, c.outcome) for c in here] == [(c.rule, c.outcome) for c in there]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_speaker_makes_it_raise(one: str, other: str) -> None:
    assert same_speaker(one, other) == same_speaker(other, one)


@pytest.mark.parametrize("unit", ["Kim ", "a-", "the U.S. ", "Ministry of ", "김", "an official, "])
def test_hostile_speakers_take_linear_time(unit: str) -> None:
    def told(pair: tuple[str, str]) -> None:
        same_speaker(*pair)

    assert grows_linearly(told, unit, size=6_000, prepare=lambda text: (text, text[::-1]))
