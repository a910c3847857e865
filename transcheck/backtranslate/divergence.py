"""Both sides' English and Korean -> how much less one side makes the other's words probable.

A rendering is scored twice by forced decoding: given the text that it renders, and given the other
side's. Where both texts tell the same, little is lost; a word that only one of them can mean loses
much of its log-probability (the measure of Prism, Thompson and Post 2020, word by word).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

from transcheck.model import ForcedWord, Language
from transcheck.ports import Translator

MOST_LOSS = 10.0
"""Nats; beyond it the other side does not know the word at all."""

Texts: TypeAlias = tuple[str, str]
"""An English text and its Korean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The words of a rendering that the other side makes less probable; nothing for blank texts.

    `word` lost most, `peak` nats; `mean` is over all words, in nats.
    """

    word: str
    peak: float
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """What each side's renderings lose under the other side: in Korean, and in English."""

    wire_korean: Loss
    translation_korean: Loss
    wire_english: Loss
    translation_english: Loss

    @property
    def korean(self) -> tuple[float, float]:
        """Peak and mean of the Korean, whichever side loses more."""
        return _worst(self.wire_korean, self.translation_korean)

    @property
    def english(self) -> tuple[float, float]:
        """Peak and mean of the English, whichever side loses more."""
        return _worst(self.wire_english, self.translation_english)


def divergences(
    pairs: Sequence[tuple[Texts, Texts]], *, translator: Translator
) -> tuple[Divergence, ...]:
    """For each (wire, translation) its Divergence; one call of `translator` for each direction."""
    korean = _losses(pairs, translator, source="en", target="ko")
    swapped = [((a[1], a[0]), (b[1], b[0])) for a, b in pairs]
    english = _losses(swapped, translator, source="ko", target="en")
    return tuple(
        Divergence(
            wire_korean=korean_a,
            translation_korean=korean_b,
            wire_english=english_a,
            translation_english=english_b,
        )
        for (korean_a, korean_b), (english_a, english_b) in zip(korean, english, strict=True)
    )


def _losses(
    pairs: Sequence[tuple[Texts, Texts]],
    translator: Translator,
    *,
    source: Language,
    target: Language,
) -> Iterator[tuple[Loss, Loss]]:
    """What each side's second text loses when the other side's first text is to account for it."""
    wanted = [
        forced
        for (text_a, made_a), (text_b, made_b) in pairs
        for forced in ((text_a, made_a), (text_b, made_a), (text_b, made_b), (text_a, made_b))
    ]
    scored = iter(translator.force(wanted, source=source, target=target))
    for own_a, other_a, own_b, other_b in zip(scored, scored, scored, scored, strict=True):
        yield _loss(own_a, other_a), _loss(own_b, other_b)


def _loss(own: Sequence[ForcedWord], other: Sequence[ForcedWord]) -> Loss:
    if not own or not other:
        return Loss(word="", peak=0.0, mean=0.0)
    lost = [
        min(MOST_LOSS, max(0.0, one.score - two.score)) for one, two in zip(own, other, strict=True)
    ]
    at = max(range(len(lost)), key=lambda index: (lost[index], -index))
    return Loss(word=own[at].text, peak=round(lost[at], 2), mean=round(fmean(lost), 2))


def _worst(one: Loss, other: Loss) -> tuple[float, float]:
    return max(one.peak, other.peak), max(one.mean, other.mean)
