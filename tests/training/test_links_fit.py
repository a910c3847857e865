"""The fit of what linking weighs, on made-up numbers."""

from __future__ import annotations

import numpy as np

from training.links import f1
from training.logistic import Examples, Rankings, fit


def test_the_fit_finds_what_tells_pairs_apart() -> None:
    chance = np.random.default_rng(1)
    table = chance.normal(size=(2000, 2))
    right = chance.random(2000) < 1 / (1 + np.exp(-(2 * table[:, 0] - 1)))
    bias, weights = fit(Examples(table=table, right=right), ridge=0.001)
    assert weights[0] > 1.5
    assert abs(weights[1]) < 0.3
    assert -1.3 < bias < -0.7


def test_rankings_move_weights_and_not_the_bias() -> None:
    chance = np.random.default_rng(2)
    examples = Examples(table=chance.normal(size=(2000, 2)), right=chance.random(2000) < 0.5)
    lists = []
    for size in chance.integers(2, 6, 300):
        table = chance.normal(size=(size, 2))
        lists.append((table, np.arange(size) == table[:, 1].argmax()))
    bias, weights = fit(examples, ridge=0.001, ranked=Rankings.of(lists), share=0.5)
    assert weights[1] > 1
    assert abs(weights[0]) < 0.3
    assert abs(bias) < 0.3


def test_f1_is_nothing_without_links() -> None:
    assert f1(np.array([0, 5, 0, 0])) == 0
    assert f1(np.array([5, 5, 4, 4])) == 1
