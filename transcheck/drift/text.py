"""A link's signals and its facts' gravest difference -> a calibrated drift."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from transcheck.drift.crossing import SUSPECT
from transcheck.drift.suspects import ONE_SIDED
from transcheck.errors import ModelError
from transcheck.model import Reading, Severity, Signals

SURE = 0.001
"""A probability nearer to 0 or 1 than this is taken as this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A logistic regression over `features`, as `training.calibrate` fitted it."""

    version: str
    weights: Mapping[str, float]

    def drift(self, signals: Signals, *, severity: Severity) -> float:
        """Drift 0 to 1: at 0.5 half of such links are judged to differ.

        `severity` is that of the gravest difference of a fact.
        """
        found = features(signals, severity=severity)
        total = sum(self.weights.get(name, 0.0) * value for name, value in found.items())
        return round(1 / (1 + math.exp(-total)), 3)


def features(signals: Signals, *, severity: Severity) -> dict[str, float]:
    """What the calibration weighs, by name; a signal that is absent is left out."""
    found = {
        "bias": 1.0,
        "similarity": signals.similarity,
        "chrf": signals.chrf / 100,
        "minor": float(severity == "minor"),
        "grave": float(severity in ("major", "critical")),
    }
    if signals.reading:
        found |= _read(signals.reading)
    if signals.pivot:
        found["pivot"] = signals.pivot.difference - 0.5
    return found


def _read(reading: Reading) -> dict[str, float]:
    """Log odds of what the drift model thinks of the pair, and of its most suspect words.

    Of what is lost and what is unfounded the greater counts: either makes the texts differ.
    """
    words = (*reading.wire, *reading.translation)
    alone = [word.probability for word in words if word.type in ONE_SIDED]
    wrong = [word.probability for word in words if word.type not in ONE_SIDED]
    return {
        "incomplete": _log_odds(max(reading.lost, reading.unfounded)),
        "conflict": _log_odds(reading.conflict),
        "alone": _log_odds(max(alone, default=SUSPECT)),
        "wrong": _log_odds(max(wrong, default=SUSPECT)),
    }


def _log_odds(probability: float) -> float:
    kept = min(max(probability, SURE), 1 - SURE)
    return math.log(kept / (1 - kept))


@cache
def load_calibration() -> Calibration:
    """The calibration that transcheck ships."""
    try:
        fitted = json.loads(
            resources.files("transcheck").joinpath("data/calibration.json").read_text("utf-8")
        )
        weights = {str(name): float(weight) for name, weight in fitted["weights"].items()}
        return Calibration(version=str(fitted["version"]), weights=MappingProxyType(weights))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"transcheck's own data/calibration.json is damaged ({error})") from error
