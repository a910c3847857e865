"""The signals of a link's two texts -> a calibrated chance that people judge them to differ."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from transcheck.errors import ModelError
from transcheck.model import Signals


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Of a logistic regression over the signals."""

    bias: float
    similarity: float
    chrf: float
    pivot: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """As `training.calibrate` fitted it: with the pivot's difference, and for its absence."""

    version: str
    alone: Weights
    with_pivot: Weights

    def drift(self, signals: Signals) -> float:
        """Drift 0 to 1: at 0.5 half of such links are judged to differ."""
        weights = self.alone if signals.pivot is None else self.with_pivot
        total = (
            weights.bias
            + weights.similarity * signals.similarity
            + weights.chrf * signals.chrf / 100
            + weights.pivot * (signals.pivot.difference if signals.pivot else 0.0)
        )
        return round(1 / (1 + math.exp(-total)), 3)


@cache
def load_calibration() -> Calibration:
    """The calibration that transcheck ships."""
    try:
        fitted = json.loads(
            resources.files("transcheck").joinpath("data/calibration.json").read_text("utf-8")
        )
        return Calibration(
            version=str(fitted["version"]),
            alone=Weights(**fitted["alone"]),
            with_pivot=Weights(**fitted["with_pivot"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"transcheck's own data/calibration.json is damaged ({error})") from error
