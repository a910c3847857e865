"""Comparisons and drift -> verdicts, as a table; scores."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck.config import mqm_weights
from transcheck.judge import (
    UNSHARED,
    confirmed,
    gravest,
    judge,
    judge_alone,
    score,
    told_once,
    unsettled,
    worst,
)
from transcheck.model import (
    Article,
    Claim,
    Comparison,
    Finding,
    Judgement,
    Link,
    Reading,
    Signals,
    Span,
    Statement,
)

CASES = tomllib.loads((Path(__file__).parent / "verdicts.toml").read_text("utf-8"))["case"]
SIGNALS = Signals(similarity=0.7, chrf=40.0, bleu=10.0)
BOTH = Link(wire=(0,), translation=(0,))


def statement(text: str, kind: Any = "own") -> Statement:
    span = Span(0, len(text))
    claim = Claim(extent=span, content=(span,), kind=kind, place="body")
    return Statement(article=Article(text=text), claims=(claim,), facts=())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_verdict(case: dict[str, Any]) -> None:
    comparisons = [
        Comparison(
            type=type_,
            outcome=outcome,
            severity=severity,
            rule=f"{type_}.rule",
            explanation=f"{type_} says so.",
            wire_span=Span(0, 4),
        )
        for type_, outcome, severity in case["comparisons"]
    ]
    judged = judge(
        BOTH,
        wire=statement("Rain fell."),
        translation=statement("It rained."),
        comparisons=comparisons,
        signals=SIGNALS,
        drift=case["drift"],
    )
    assert (judged.verdict, judged.severity, judged.drift) == (
        case["verdict"],
        case["severity"],
        case["drift"],
    )
    reported = [c for c in comparisons if c.outcome in ("differ", "notice")]
    assert [finding.type for finding in judged.findings] == [c.type for c in reported]
    assert all(finding.wire_text == "Rain" for finding in judged.findings)
    for finding in judged.findings:
        if finding.severity != "neutral":
            assert finding.explanation in judged.explanation


def test_reasons_are_sentences_whatever_the_rules_write() -> None:
    said = [("agree", "both say 3"), ("agree", "Oslo and Oslo are the same"), ("agree", "")]
    judged = judge_comparisons(said)
    assert judged.explanation == (
        "Both say the same (similarity 0.70). Both say 3. Oslo and Oslo are the same."
    )
    judged = judge_comparisons(
        [("differ", "3 and 4 exclude each other"), ("differ", "“not” left.")]
    )
    assert judged.explanation == "3 and 4 exclude each other. “not” left."
    assert judged.findings[0].explanation == "3 and 4 exclude each other."


def judge_comparisons(said: list[tuple[Any, str]]) -> Judgement:
    return judge(
        BOTH,
        wire=statement("Rain fell."),
        translation=statement("It rained."),
        comparisons=[
            Comparison(
                type="number", outcome=outcome, severity="minor", rule="n.r", explanation=reason
            )
            for outcome, reason in said
        ],
        signals=SIGNALS,
        drift=0.1,
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "neutral"),
        ([("number", "agree", "critical"), ("name", "unclear", "major")], "neutral"),
        ([("number", "differ", "minor"), ("date", "differ", "major")], "major"),
        ([("terminology", "differ", "minor"), ("style", "differ", "major")], "neutral"),
        ([("terminology", "differ", "major"), ("title", "differ", "minor")], "minor"),
    ],
)
def test_the_gravest_is_of_what_differs_and_not_of_wording(
    rows: list[tuple[Any, Any, Any]], expected: str
) -> None:
    comparisons = [
        Comparison(type=type_, outcome=outcome, severity=severity, rule="r", explanation="")
        for type_, outcome, severity in rows
    ]
    assert gravest(comparisons) == expected
    assert gravest(comparisons[::-1]) == expected


def test_a_claim_of_one_side_says_which() -> None:
    alone = judge_alone(Link(wire=(0,), translation=()), statement("Rain fell."))
    assert (alone.verdict, alone.findings[0].type) == ("only_in_wire", "omission")
    added = judge_alone(Link(wire=(), translation=(0,)), statement("It snowed."))
    assert (added.verdict, added.findings[0].type) == ("only_in_translation", "addition")
    assert added.findings[0].translation_text == "It snowed."
    assert added.findings[0].wire_text == ""


def test_words_that_a_desk_forbids_are_found_in_what_one_side_says() -> None:
    forbidden = Comparison(
        type="terminology",
        outcome="differ",
        severity="minor",
        rule="terminology.forbidden",
        explanation="The glossary forbids “snowed”",
        translation_span=Span(3, 9),
    )
    link = Link(wire=(), translation=(0,))
    judged = judge_alone(link, statement("It snowed."), comparisons=[forbidden])
    assert [f.type for f in judged.findings] == ["addition", "terminology"]
    assert judged.findings[1].translation_text == "snowed"
    assert judged.explanation.endswith("corresponds. The glossary forbids “snowed”.")


def test_between_two_events_a_difference_is_unsettled() -> None:
    alone = judge_alone(Link(wire=(0,), translation=()), statement("Rain fell."))
    assert unsettled(alone).verdict == "only_in_wire"
    told = replace(alone, verdict="contradicted", severity="major", drift=0.9)
    assert (unsettled(told).verdict, unsettled(told).severity) == ("uncertain", "neutral")
    assert {finding.severity for finding in unsettled(told).findings} == {"neutral"}


def test_house_style_is_told_once() -> None:
    def judged(*types: Any) -> Judgement:
        found = tuple(replace(finding("neutral"), type=type_) for type_ in types)
        return Judgement(
            link=BOTH,
            verdict="consistent",
            severity="neutral",
            drift=0.1,
            explanation="",
            findings=found,
        )

    told = told_once([judged("style", "quote"), judged("quote", "style"), judged("style")])
    assert [[f.type for f in j.findings] for j in told] == [["style", "quote"], ["quote"], []]


def finding(severity: Any) -> Finding:
    return Finding(type="number", severity=severity, rule="number.value", explanation="")


severities = st.lists(st.sampled_from(["neutral", "minor", "major", "critical"]), max_size=30)


@given(severities, st.integers(0, 2000))
def test_score_stays_between_0_and_100_and_falls_with_each_finding(
    found: list[str], words: int
) -> None:
    findings = [finding(severity) for severity in found]
    now = score(findings, words=words, weights=mqm_weights())
    worse = score([*findings, finding("major")], words=words, weights=mqm_weights())
    assert 0 <= worse <= now <= 100


def test_score_counts_penalty_points_per_hundred_words() -> None:
    findings = [finding("minor"), finding("major")]
    assert score(findings, words=200, weights=mqm_weights()) == 97.0
    assert worst(findings) == "major"
    assert worst([]) == "neutral"


@pytest.mark.parametrize(
    ("type_", "severity", "conflict", "expected"),
    [
        ("negation", "minor", UNSHARED / 2, "neutral"),
        ("negation", "minor", UNSHARED, "minor"),
        ("negation", "major", 0.0, "major"),
        ("number", "minor", 0.0, "minor"),
        ("terminology", "minor", 0.0, "minor"),
    ],
)
def test_a_minor_negation_that_the_model_denies_is_neutral(
    type_: Any, severity: Any, conflict: float, expected: str
) -> None:
    told = Comparison(
        type=type_, outcome="differ", severity=severity, rule="r", explanation="", evidence="seen"
    )
    reading = Reading(lost=0.1, unfounded=0.1, conflict=conflict, related=1.0)
    (kept,) = confirmed([told], reading)
    assert kept.severity == expected
    assert kept.evidence.startswith("seen")
    assert ("the drift model" in kept.evidence) == (expected != severity)
    assert confirmed([told], None) == (told,)
    agreed = replace(told, outcome="agree")
    assert confirmed([agreed], reading) == (agreed,)
