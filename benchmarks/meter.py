"""Pairs of sentences -> what a check says of each: its drift and what differs.

Each sentence is an article of one claim. Back-translation, which takes most of the time, is left
out unless it is asked for; `benchmarks.ablation` shows what it adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from benchmarks.sentences import statement
from transcheck.config import Config
from transcheck.drift import differences
from transcheck.engines import Engines
from transcheck.facts import compare
from transcheck.judge import confirmed, gravest
from transcheck.model import Comparison, Reading, Signals

Texts: TypeAlias = tuple[str, str]
"""What the wire says and what the translation says."""
CHUNK = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Drift 0 to 1, what differs by the facts and by the drift model, and the model's reading."""

    drift: float
    of_facts: tuple[Comparison, ...]
    of_model: tuple[Comparison, ...]
    reading: Reading | None
    signals: Signals


def measured(texts: Sequence[Texts], *, backtranslate: bool = False) -> Iterator[Measured]:
    """One for each pair, in order."""
    engines = _engines(backtranslate)
    for start in range(0, len(texts), CHUNK):
        part = texts[start : start + CHUNK]
        for pair, signals in zip(part, engines.measure(part), strict=True):
            yield _measured(pair, signals, engines)


@cache
def _engines(backtranslate: bool) -> Engines:
    return Engines(Config(backtranslate=backtranslate), encoder=None, translator=None)


def _measured(pair: Texts, signals: Signals, engines: Engines) -> Measured:
    wire, translation = statement(pair[0]), statement(pair[1])
    compared = confirmed(compare(wire, translation), signals.reading)
    return Measured(
        drift=engines.drift(signals, severity=gravest(compared)),
        of_facts=tuple(c for c in compared if c.outcome == "differ"),
        of_model=differences(signals.reading, wire, translation, settled=compared),
        reading=signals.reading,
        signals=signals,
    )
