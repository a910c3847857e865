"""The chosen pairs against every choice there is, on small cases."""

from __future__ import annotations

from itertools import product
from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from transcheck.align.optimum import chosen

Floats = NDArray[np.float64]
WORTH = st.integers(-20, 40).map(lambda tenths: tenths / 10)
PRICE = st.sampled_from([0.0, 0.3, 1.0, 2.5, inf])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Floats, Floats, Floats]:
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    worth = draw(st.lists(WORTH, min_size=height * width, max_size=height * width))
    rows = draw(st.lists(PRICE, min_size=height, max_size=height))
    columns = draw(st.lists(PRICE, min_size=width, max_size=width))
    return np.array(worth).reshape(height, width), np.array(rows), np.array(columns)


def total(worth: Floats, pairs: NDArray[np.bool_], rows: Floats, columns: Floats) -> float:
    paid = 0.0
    for prices, counts in ((rows, pairs.sum(axis=1)), (columns, pairs.sum(axis=0))):
        paid += sum(p * (n - 1) for p, n in zip(prices, counts, strict=True) if n > 1)
    return float(worth[pairs].sum() - paid)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_no_other_choice_is_worth_more(case: tuple[Floats, Floats, Floats]) -> None:
    worth, rows, columns = case
    every = product([False, True], repeat=worth.size)
    best = max(total(worth, np.array(p).reshape(worth.shape), rows, columns) for p in every)
    assert total(worth, chosen(worth, rows, columns), rows, columns) >= best - 1e-5


@given(cases())
@settings(deadline=None)
def test_either_side_may_come_first(case: tuple[Floats, Floats, Floats]) -> None:
    worth, rows, columns = case
    there = chosen(worth, rows, columns)
    assert (there == chosen(worth.T, columns, rows).T).all()


def test_a_second_telling_is_left_where_its_price_is_higher() -> None:
    worth = np.array([[4.0], [1.0]])
    free, dear = np.zeros(2), np.full(1, 2.0)
    assert chosen(worth, free, dear).tolist() == [[True], [False]]
    assert chosen(worth, free, np.zeros(1)).tolist() == [[True], [True]]


def test_the_sum_counts_and_not_the_best_pair_alone() -> None:
    worth = np.array([[3.0, 2.5], [2.5, -9.0]])
    once = np.full(2, inf)
    assert chosen(worth, once, once).tolist() == [[False, True], [True, False]]


def test_two_hundred_claims_against_two_hundred_are_paired_in_a_moment() -> None:
    worth = np.random.default_rng(1).normal(-2, 2, (200, 200))
    pairs = chosen(worth, np.full(200, 1.0), np.full(200, 1.0))
    assert pairs.any(axis=0).all()
