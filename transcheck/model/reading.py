"""What a trained model reads out of two texts."""

from __future__ import annotations

from dataclasses import dataclass

from transcheck.model.article import Span
from transcheck.model.kinds import FindingType


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """Words of one text that a model takes for part of a difference, with its probability."""

    type: FindingType
    span: Span
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a cross-encoder says of a (wire, translation); all figures are probabilities, 0 to 1.

    `lost`: the translation lacks or contradicts something of the wire. `unfounded`: the reverse.
    `conflict`: they contradict each other, which is more than that one tells less. `related`: both
    tell of one thing. The suspects' spans are of the text that was read.
    """

    lost: float
    unfounded: float
    conflict: float
    related: float
    wire: tuple[Suspect, ...] = ()
    translation: tuple[Suspect, ...] = ()
