"""What the drift model suspects -> comparisons, as a table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.drift import differences
from transcheck.drift.crossing import QUESTIONS
from transcheck.drift.suspects import LEAST_DRIFT, LEAST_PROBABILITY
from transcheck.model import Article, Claim, Comparison, Reading, Span, Statement, Suspect

CASES = tomllib.loads((Path(__file__).parent / "suspects.toml").read_text("utf-8"))["case"]
STEP = 0.001
FIGURES = {"likely": LEAST_DRIFT, "unlikely": LEAST_DRIFT - STEP}


def statement(text: str) -> Statement:
    span = Span(0, len(text))
    claim = Claim(extent=span, content=(span,), kind="own", place="body")
    return Statement(article=Article(text=text), claims=(claim,), facts=())


def span(text: str, words: str) -> Span:
    assert text.count(words) == 1
    start = text.index(words)
    return Span(start, start + len(words))


def suspects(text: str, rows: list[list[Any]]) -> tuple[Suspect, ...]:
    return tuple(
        Suspect(
            type=type_,
            span=span(text, words),
            probability=LEAST_PROBABILITY - (STEP if strength == "faint" else 0),
        )
        for words, type_, strength in rows
    )


def reading(case: dict[str, Any]) -> Reading:
    figures = dict.fromkeys(QUESTIONS, 1.0)
    figures |= {question: FIGURES[case[question]] for question in ("lost", "unfounded")}
    return Reading(
        **figures,
        wire=suspects(case["wire"], case["ours"]),
        translation=suspects(case["translation"], case["theirs"]),
    )


def settled(case: dict[str, Any]) -> list[Comparison]:
    return [
        Comparison(
            type=type_,
            outcome=outcome,
            rule=f"{type_}.rule",
            explanation="",
            wire_span=span(case["wire"], ours) if ours else None,
            translation_span=span(case["translation"], theirs) if theirs else None,
        )
        for type_, outcome, ours, theirs in case.get("settled", ())
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_differences(case: dict[str, Any]) -> None:
    wire, translation = statement(case["wire"]), statement(case["translation"])
    found = differences(reading(case), wire, translation, settled=settled(case))
    assert [[c.type, c.wire_value, c.translation_value] for c in found] == case["expected"]
    for comparison in found:
        assert (comparison.outcome, comparison.severity) == ("differ", "neutral")
        assert comparison.rule == f"model.{comparison.type}"
        sides = (
            (comparison.wire_span, comparison.wire_value, case["wire"]),
            (comparison.translation_span, comparison.translation_value, case["translation"]),
        )
        for place, words, text in sides:
            assert (place.of(text) if place else "") == words
            assert words in comparison.explanation
        assert f"{LEAST_PROBABILITY:.2f}" in comparison.evidence


def test_without_a_reading_there_is_nothing_to_suspect() -> None:
    assert differences(None, statement("One."), statement("Two."), settled=()) == ()
