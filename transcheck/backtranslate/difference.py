"""What is measured of a link through Korean -> the chance that its two sides differ in Korean."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from transcheck.errors import ModelError

LEXICAL = ("units_apart", "nearest_apart")
"""Of the lexicon alone: `Gap`'s mean and least, 0 to 1."""
FEATURES = (
    "korean_peak",
    "korean_mean",
    "english_peak",
    "english_mean",
    "words_apart",
    "characters_apart",
    *LEXICAL,
)
"""With the translation models: peaks and means of `Divergence` in nats; the shares, 0 to 1, of the
content words (Dice) and of the character n-grams (chrF) that even the closest two renderings do not
share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Logistic regressions over `FEATURES` and over `LEXICAL`, as `training.pivot` fitted them.

    Up to `same_until` the Korean counts as the same, from `different_from` on as different.
    """

    version: str
    whole: tuple[float, ...]
    lexical: tuple[float, ...]
    same_until: float
    different_from: float

    def difference(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, to two decimals; by the lexicon alone where only its features are."""
        whole = features.keys() >= set(FEATURES)
        names: tuple[str, ...] = FEATURES if whole else LEXICAL
        bias, *slopes = self.whole if whole else self.lexical
        total = bias + sum(
            slope * features[name] for name, slope in zip(names, slopes, strict=True)
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
            whole=_weights(fitted["whole"], FEATURES),
            lexical=_weights(fitted["lexical"], LEXICAL),
            same_until=float(fitted["same_until"]),
            different_from=float(fitted["different_from"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"transcheck's own data/pivot.json is damaged ({error})") from error


def _weights(fitted: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
    return tuple(float(fitted[name]) for name in ("bias", *names))
