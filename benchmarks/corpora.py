"""The project's own pairs with gold -> how the whole pipeline answers them."""

from __future__ import annotations

from pathlib import Path

from transcheck.corpus import evaluation
from transcheck.pipeline import Checker

MANIFEST = Path(__file__).parents[1] / "corpora" / "manifest.csv"


def dev() -> dict[str, float]:
    """The figures of all development pairs, and of the first six, which rules were built on."""
    return {
        **measure(MANIFEST, name="corpora.dev", split="dev"),
        **measure(MANIFEST.with_name("first.csv"), name="corpora.first"),
    }


def measure(gold: Path, *, name: str, split: str | None = None) -> dict[str, float]:
    """Every share of `transcheck evaluate`, each name behind `<name>.`."""
    shares = evaluation(gold, checker=Checker(), split=split).figures.shares()
    return {f"{name}.{figure}": share for figure, share in shares.items()}
