"""The two texts of a link -> the signals that say how far apart they are, and one drift."""

from transcheck.drift.crossing import CrossEncoder
from transcheck.drift.encoder import MiniLMEncoder
from transcheck.drift.metrics import SacreScorer, bleu, chrf
from transcheck.drift.remembering import RememberingEncoder
from transcheck.drift.signals import signals
from transcheck.drift.suspects import differences
from transcheck.drift.text import Calibration, load_calibration

__all__ = [
    "Calibration",
    "CrossEncoder",
    "MiniLMEncoder",
    "RememberingEncoder",
    "SacreScorer",
    "bleu",
    "chrf",
    "differences",
    "load_calibration",
    "signals",
]
