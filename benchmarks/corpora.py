"""The project's own pairs with gold -> how the whole pipeline answers them."""

from __future__ import annotations

from pathlib import Path

from transcheck.corpus import evaluation
from transcheck.pipeline import Checker

MANIFEST = Path(__file__).parents[1] / "corpora" / "manifest.csv"


def measure(gold: Path = MANIFEST, *, name: str = "corpora.dev") -> dict[str, float]:
    """`<name>.link_recall`, `.link_precision`, `.link_f1`, `.verdict_accuracy`, `.speakers`."""
    shares = evaluation(gold, checker=Checker()).figures.shares()
    recall, precision = shares["link_recall"], shares["link_precision"]
    return {
        f"{name}.link_recall": recall,
        f"{name}.link_precision": precision,
        f"{name}.link_f1": 2 * recall * precision / (recall + precision),
        f"{name}.verdict_accuracy": shares["verdict_accuracy"],
        f"{name}.speakers": shares["speaker_accuracy"],
    }
