"""The fit of the drift's calibration, on tables made for it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.calibrate import (
    LIKENESS,
    WEIGHED,
    Floats,
    Labelled,
    calibration_error,
    check,
    fit,
    left_out,
    predict,
)
from transcheck.drift import load_calibration
from transcheck.drift.text import features
from transcheck.model import Pivot, Reading, Signals, Span, Suspect

GRAVE, CONFLICT, SIMILARITY = (WEIGHED.index(n) for n in ("grave", "conflict", "similarity"))


def made(seed: int, rows: int = 400, *, turn: float = 1.0) -> Labelled:
    """Rows that differ where a fact or the model says so; `turn` -1 makes likeness a bad sign."""
    random = np.random.default_rng(seed)
    table = random.normal(size=(rows, len(WEIGHED)))
    table[:, 0] = 1
    table[:, GRAVE] = random.random(rows) < 0.3
    odds = 3 * table[:, GRAVE] + table[:, CONFLICT] - turn * table[:, SIMILARITY] - 1
    differs = (random.random(rows) < 1 / (1 + np.exp(-odds))).astype(float)
    pairs = np.array([f"pair-{row % 5}" for row in range(rows)])
    return Labelled(table=table, differs=differs, pairs=pairs)


def told(seed: int, *, turn: float = 1.0) -> Labelled:
    """Better and worse tellings in turn; a worse one is less like and a conflict likelier."""
    random = np.random.default_rng(seed)
    table = np.zeros((400, len(WEIGHED)))
    table[:, 0] = 1
    table[:, SIMILARITY] = random.normal(size=400)
    table[:, CONFLICT] = random.normal(size=400)
    table[1::2, SIMILARITY] = table[::2, SIMILARITY] - 0.5 * turn
    table[1::2, CONFLICT] += 1
    return Labelled(table=table, differs=np.tile([0.0, 1.0], 200), pairs=np.full(400, ""))


def test_what_tells_is_found() -> None:
    weights = fit(made(1), [told(1)])
    assert weights[GRAVE] == pytest.approx(3, abs=1.2)
    assert weights[CONFLICT] > 0.1
    assert weights[SIMILARITY] < -0.1


def test_no_doubt_lowers_the_drift_and_no_likeness_raises_it() -> None:
    weights = dict(zip(WEIGHED, fit(made(2, turn=-1.0), [told(2, turn=-1.0)]), strict=True))
    assert all(weights[name] <= 0 for name in LIKENESS)
    assert all(weights[name] >= 0 for name in set(WEIGHED) - {"bias", *LIKENESS})


def test_the_worse_telling_is_to_drift_more() -> None:
    weights = fit(made(3), [told(3), told(4)])
    assert (told(5).leads @ weights > 0).mean() > 0.75


def test_the_bias_is_that_of_the_links() -> None:
    links = made(5)
    weights = fit(links, [told(5)])
    assert predict(weights, links.table).mean() == pytest.approx(links.differs.mean(), abs=0.02)


def test_a_pair_left_out_is_not_learned_from() -> None:
    links = made(6)
    one = links.pairs == "pair-0"
    turned = Labelled(
        table=links.table, differs=np.where(one, 1 - links.differs, links.differs),
        pairs=links.pairs,
    )  # fmt: skip
    assert left_out(links, [told(6)])[one] == pytest.approx(left_out(turned, [told(6)])[one])
    assert check(left_out(links, [told(6)]), links.differs)["auc"] > 0.7


def test_signals_that_are_left_out_weigh_nothing() -> None:
    gone = ["grave", "conflict"]
    weights = fit(made(7).without(gone), [told(7).without(gone)])
    assert weights[GRAVE] == weights[CONFLICT] == 0


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_calibration_error_is_a_share(rows: list[tuple[float, bool]]) -> None:
    said: Floats = np.array([chance for chance, _ in rows])
    so: Floats = np.array([float(differs) for _, differs in rows])
    assert 0 <= calibration_error(said, so) <= 1
    assert calibration_error(so, so) == 0


def test_the_shipped_calibration_weighs_what_is_measured() -> None:
    reading = Reading(
        lost=0.9, unfounded=0.2, related=1.0, conflict=0.5,
        wire=(Suspect(type="omission", span=Span(0, 3), probability=0.8),), translation=(),
    )  # fmt: skip
    pivot = Pivot(
        wire="가", translation="나", wire_backtranslation="a", translation_backtranslation="b",
        similarity=0.0, difference=0.7, outcome="unclear", evidence="",
    )  # fmt: skip
    signals = Signals(similarity=0.5, chrf=40.0, bleu=10.0, reading=reading, pivot=pivot)
    assert set(features(signals, severity="minor")) == set(WEIGHED)
    assert set(load_calibration().weights) == set(WEIGHED)
