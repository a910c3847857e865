"""Metrics, signals and the calibrated drift."""

from __future__ import annotations

import pytest
import sacrebleu
from hypothesis import given
from hypothesis import strategies as st

from transcheck.config import shipped_models
from transcheck.drift import MiniLMEncoder, bleu, chrf, load_calibration, signals
from transcheck.model import Signals

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


def test_signals_rank_paraphrase_copy_and_other() -> None:
    encoder = MiniLMEncoder(shipped_models() / "all-minilm-l6-v2", threads=1)
    near, same, far = signals(PAIRS, pivots=[None] * 3, encoder=encoder, chrf=chrf(), bleu=bleu())
    assert same.similarity == 1.0
    assert same.chrf == 100.0
    assert far.similarity < 0.3 < near.similarity
    drift = load_calibration().drift
    assert drift(same) < drift(near) < 0.5 < drift(far)


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 100))
def test_drift_falls_as_similarity_rises(one: float, other: float, surface: float) -> None:
    low, high = sorted((one, other))
    drift = load_calibration().drift
    assert drift(Signals(similarity=high, chrf=surface, bleu=0)) <= drift(
        Signals(similarity=low, chrf=surface, bleu=0)
    )


def test_the_calibration_says_where_it_comes_from() -> None:
    assert load_calibration().version == "sts-news-2"
    assert load_calibration().drift(Signals(similarity=1, chrf=100, bleu=100)) == pytest.approx(
        0.03, abs=0.03
    )
