"""A hypothesis and a reference -> sacreBLEU's sentence scores, with sacreBLEU's signatures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any


class SacreScorer:
    """One metric of sacreBLEU; it is imported and built when first asked for a score."""

    def __init__(self, name: str, build: Callable[[], Any]) -> None:
        self.name = name
        self._build = build

    @cached_property
    def signature(self) -> str:
        """The metric's name with sacreBLEU's own short signature."""
        return f"{self.name}|{self._metric.get_signature().format(short=True)}"

    def score(self, hypothesis: str, reference: str) -> float:
        """The sentence-level score, 0 to 100, to one decimal."""
        return round(float(self._metric.sentence_score(hypothesis, [reference]).score), 1)

    @cached_property
    def _metric(self) -> Any:
        metric = self._build()
        metric.corpus_score([""], [[""]])  # its signature is complete only after a run
        return metric


def chrf() -> SacreScorer:
    """chrF2++ (Popović 2017): character 6-grams and word bigrams, beta 2."""

    def build() -> Any:
        from sacrebleu.metrics import CHRF

        return CHRF(word_order=2)

    return SacreScorer("chrF2++", build)


def bleu() -> SacreScorer:
    """Sentence BLEU (Papineni et al. 2002) with effective order and exponential smoothing."""

    def build() -> Any:
        from sacrebleu.metrics import BLEU

        return BLEU(effective_order=True)

    return SacreScorer("BLEU", build)
