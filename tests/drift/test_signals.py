"""Metrics, signals and the calibrated drift."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sacrebleu
from hypothesis import given
from hypothesis import strategies as st

from transcheck.config import shipped_models
from transcheck.drift import MiniLMEncoder, bleu, chrf, load_calibration, signals
from transcheck.drift.crossing import QUESTIONS
from transcheck.drift.text import SURE, features
from transcheck.model import SEVERITIES, Pivot, Reading, Severity, Signals

PAIRS = (
    ("The plant will hire 300 people next year.", "Next year the plant will hire 300 people."),
    ("The plant will hire 300 people next year.", "The plant will hire 300 people next year."),
    ("The plant will hire 300 people next year.", "Fog delayed six flights."),
)


def test_metrics_are_sacrebleus() -> None:
    for reference, hypothesis in PAIRS:
        ours = chrf().score(hypothesis, reference), bleu().score(hypothesis, reference)
        theirs = (
            sacrebleu.sentence_chrf(hypothesis, [reference], word_order=2).score,
            sacrebleu.sentence_bleu(hypothesis, [reference]).score,
        )
        assert ours == tuple(round(score, 1) for score in theirs)


def test_metrics_sign_themselves_as_sacrebleu_does() -> None:
    assert chrf().signature.startswith("chrF2++|#:1|c:mixed|e:yes|nc:6|nw:2|s:no|v:")
    assert bleu().signature.startswith("BLEU|#:1|c:mixed|e:yes|tok:13a|s:exp|v:")


READING = Reading(**dict.fromkeys(QUESTIONS, 0.5))
WEIGHTS = load_calibration().weights
chances = st.floats(0, 1)
severities = st.sampled_from(SEVERITIES)


def measured(**given: Any) -> Signals:
    return Signals(**{"similarity": 0.8, "chrf": 40.0, "bleu": 10.0, **given})


def test_signals_are_of_their_own_pair() -> None:
    encoder = MiniLMEncoder(shipped_models() / "all-minilm-l6-v2", threads=1)
    readings = [READING, None, replace(READING, lost=0.9)]
    near, same, far = signals(
        PAIRS, pivots=[None] * 3, readings=readings, encoder=encoder, chrf=chrf(), bleu=bleu()
    )
    assert same.similarity == 1.0
    assert same.chrf == 100.0
    assert far.similarity < 0.3 < near.similarity
    assert [each.reading for each in (near, same, far)] == readings


def test_as_many_readings_as_texts_are_needed() -> None:
    encoder = MiniLMEncoder(shipped_models() / "all-minilm-l6-v2", threads=1)
    with pytest.raises(ValueError, match="shorter"):
        signals(
            PAIRS, pivots=[None] * 3, readings=[None], encoder=encoder, chrf=chrf(), bleu=bleu()
        )


def moves(name: str, low: Signals, high: Signals, severity: Severity) -> None:
    """The drift goes the way of the fitted weight as its signal rises."""
    drift = load_calibration().drift
    step = drift(high, severity=severity) - drift(low, severity=severity)
    assert step * WEIGHTS.get(name, 0.0) >= 0


@given(st.floats(-1, 1), st.floats(-1, 1), severities)
def test_drift_follows_the_weight_of_similarity(one: float, other: float, grave: Severity) -> None:
    low, high = sorted((one, other))
    moves("similarity", measured(similarity=low), measured(similarity=high), grave)


@given(st.floats(0, 100), st.floats(0, 100), severities)
def test_drift_follows_the_weight_of_the_surface(one: float, other: float, grave: Severity) -> None:
    low, high = sorted((one, other))
    moves("chrf", measured(chrf=low), measured(chrf=high), grave)


@pytest.mark.parametrize("question", QUESTIONS)
@given(one=chances, other=chances, grave=severities)
def test_drift_follows_the_weight_of_each_answer(
    question: str, one: float, other: float, grave: Severity
) -> None:
    low, high = (
        measured(reading=replace(READING, **{question: chance})) for chance in sorted((one, other))
    )
    moves(question, low, high, grave)


@given(st.floats(-1, 1), st.floats(0, 100), chances, severities)
def test_a_drift_is_a_chance_to_three_decimals(
    similarity: float, surface: float, chance: float, severity: Severity
) -> None:
    reading = replace(READING, lost=chance, unfounded=1 - chance)
    for given_reading in (None, reading):
        drift = load_calibration().drift(
            measured(similarity=similarity, chrf=surface, reading=given_reading), severity=severity
        )
        assert 0 <= drift <= 1
        assert drift == round(drift, 3)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_sure_answer_counts_as_much_as_a_surer_one(one: float, other: float) -> None:
    low, high = sorted((one * SURE, other * SURE))
    drifts = {
        load_calibration().drift(
            measured(reading=replace(READING, lost=chance)), severity="neutral"
        )
        for chance in (low, high)
    }
    assert len(drifts) == 1


def test_what_a_fact_or_a_reading_found_raises_the_drift() -> None:
    drift = load_calibration().drift
    calm = measured(reading=replace(READING, lost=0.05, unfounded=0.05))
    alarmed = measured(reading=replace(READING, lost=0.95, unfounded=0.95))
    assert drift(calm, severity="neutral") < drift(alarmed, severity="neutral")
    ranked = [drift(calm, severity=severity) for severity in SEVERITIES]
    assert ranked == sorted(ranked)
    assert ranked[0] < ranked[-1]


def test_every_weight_is_of_a_feature() -> None:
    pivot = Pivot(
        wire="", translation="", wire_backtranslation="", translation_backtranslation="",
        similarity=50.0, difference=0.5, outcome="unclear", evidence="",
    )  # fmt: skip
    found = features(measured(reading=READING, pivot=pivot), severity="minor")
    assert set(WEIGHTS) <= set(found)
    assert found["bias"] == 1.0
    bare = features(measured(), severity="critical")
    assert set(bare) <= set(found)
    assert (bare["minor"], bare["grave"]) == (0.0, 1.0)


def test_a_copy_is_no_drift() -> None:
    agree = replace(READING, lost=0.02, unfounded=0.02, conflict=0.02)
    same = measured(similarity=1.0, chrf=100.0, bleu=100.0, reading=agree)
    assert load_calibration().drift(same, severity="neutral") < 0.5
    assert load_calibration().version
