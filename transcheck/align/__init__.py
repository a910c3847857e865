"""Two articles' claims -> links: which claims speak of the same thing, in any order, m to n."""

from __future__ import annotations

from transcheck.align.context import against_rivals, in_context
from transcheck.align.event import common_ground
from transcheck.align.evidence import LEAST, evidence
from transcheck.align.links import align
from transcheck.align.side import Side
from transcheck.align.weights import Weights

__all__ = [
    "LEAST",
    "Side",
    "Weights",
    "against_rivals",
    "align",
    "common_ground",
    "evidence",
    "in_context",
]
