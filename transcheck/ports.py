"""The shapes that parts of transcheck may take; anything of the same shape can stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from transcheck.model import (
    Article,
    Comparison,
    Fact,
    ForcedWord,
    Hypothesis,
    Language,
    Reading,
    Statement,
)


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their similarity."""

    @property
    def signature(self) -> str:
        """Names the weights, for reports: equal signatures give equal vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text: shape (len(texts), dimension)."""


class Translator(Protocol):
    """Translates between English and Korean."""

    @property
    def signature(self) -> str:
        """Names the models of both directions, for reports."""

    def supports(self, source: Language, target: Language) -> bool:
        """Whether a model for this direction is at hand."""

    def translate(
        self, texts: Sequence[str], *, source: Language, target: Language, n_best: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """For each text its `n_best` renderings, best first; raises ModelError."""

    def force(
        self, pairs: Sequence[tuple[str, str]], *, source: Language, target: Language
    ) -> tuple[tuple[ForcedWord, ...], ...]:
        """For each (text, rendering) how probable the text makes each word of the rendering.

        Forced decoding: the model is given the words before. Raises ModelError.
        """


class DriftModel(Protocol):
    """Reads a wire text and a translation text together and says what differs, and where."""

    @property
    def signature(self) -> str:
        """Names the weights, for reports: equal signatures give equal readings."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> tuple[Reading, ...]:
        """One reading for each (wire, translation); raises ModelError."""


class Lexicon(Protocol):
    """Knows which Korean words an English unit (a word or a term) can stand for."""

    @property
    def signature(self) -> str:
        """Names the table, for reports."""

    def stands_for(self, unit: str) -> Mapping[str, tuple[float, float]]:
        """By Korean word p(word | unit) and p(unit | word), where likely; empty if unknown."""

    def korean(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """For each Korean text the words of it that the lexicon could know, in text order."""

    def english(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """For each English text the units of it that the lexicon could know."""


class Scorer(Protocol):
    """A string metric of a hypothesis against a reference, 0 to 100."""

    @property
    def signature(self) -> str:
        """The metric's own signature, as sacreBLEU writes it."""

    def score(self, hypothesis: str, reference: str) -> float:
        """The sentence-level score."""


Extract: TypeAlias = Callable[[Article], tuple[Fact, ...]]
"""Finds all facts of one type in an article, in text order; never raises, whatever the text."""

Compare: TypeAlias = Callable[[Statement, Statement], tuple[Comparison, ...]]
"""Compares a wire statement with a translation statement; symmetric but for the sides."""
