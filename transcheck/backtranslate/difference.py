"""What is measured of a link through Korean -> the chance that its two sides differ in Korean."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from transcheck.errors import ModelError

FEATURES = (
    "korean_peak",
    "korean_mean",
    "english_peak",
    "english_mean",
    "words_apart",
    "characters_apart",
)
"""Peaks and means of `Divergence` in nats; the shares, 0 to 1, of the content words (Dice) and of
the character n-grams (chrF) that even the closest two renderings do not share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A logistic regression over `FEATURES`, as `training.pivot` fitted it.

    Up to `same_until` the Korean counts as the same, from `different_from` on as different.
    """

    version: str
    bias: float
    weights: tuple[float, ...]
    same_until: float
    different_from: float

    def difference(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, to two decimals."""
        total = self.bias + sum(
            weight * features[name] for name, weight in zip(FEATURES, self.weights, strict=True)
        )
        return round(1 / (1 + math.exp(-total)), 2)


@cache
def load_scale() -> Scale:
    """The scale that transcheck ships; it belongs to the shipped packages."""
    try:
        fitted = json.loads(
            resources.files("transcheck").joinpath("data/pivot.json").read_text("utf-8")
        )
        return Scale(
            version=fitted["version"],
            bias=float(fitted["bias"]),
            weights=tuple(float(fitted["weights"][name]) for name in FEATURES),
            same_until=float(fitted["same_until"]),
            different_from=float(fitted["different_from"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"transcheck's own data/pivot.json is damaged ({error})") from error
