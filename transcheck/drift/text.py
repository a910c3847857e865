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
class Calibration:
    """Weights of a logistic regression over the signals, as `training.calibrate` fitted them."""

    version: str
    bias: float
    similarity: float
    chrf: float

    def drift(self, signals: Signals) -> float:
        """Drift 0 to 1: at 0.5 half of such links are judged to differ."""
        total = self.bias + self.similarity * signals.similarity + self.chrf * signals.chrf / 100
        return round(1 / (1 + math.exp(-total)), 3)


@cache
def load_calibration() -> Calibration:
    """The calibration that transcheck ships."""
    try:
        fitted = json.loads(
            resources.files("transcheck").joinpath("data/calibration.json").read_text("utf-8")
        )
        return Calibration(
            version=fitted["version"],
            bias=float(fitted["bias"]),
            similarity=float(fitted["similarity"]),
            chrf=float(fitted["chrf"]),
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"transcheck's own data/calibration.json is damaged ({error})") from error
