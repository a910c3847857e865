"""`data/links.json` -> what evidence, context and further links weigh."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Self

from transcheck.errors import ModelError

Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted weights by stage and name, in log odds; `python -m training.links` makes them."""

    evidence: Numbers
    context: Numbers
    choice: Numbers
    event: Numbers

    @classmethod
    def read(cls, text: str) -> Self:
        """From JSON; raises ValueError, KeyError or TypeError where it is damaged."""
        fitted = json.loads(text)
        return cls(**{stage: _numbers(fitted[stage]) for stage in cls.__slots__})


def _numbers(named: Mapping[str, object]) -> dict[str, float]:
    return {name: float(str(value)) for name, value in named.items()}


@cache
def shipped() -> Weights:
    """The weights that transcheck ships; raises ModelError where they are damaged."""
    try:
        path = resources.files("transcheck").joinpath("data/links.json")
        return Weights.read(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ModelError(f"transcheck's own data/links.json is damaged ({error})") from error
