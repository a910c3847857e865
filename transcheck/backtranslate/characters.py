"""Two texts -> how much of their characters they share, by sacreBLEU's chrF."""

from __future__ import annotations

from functools import cache
from typing import Any

DIGITS = 2


def shared_characters(one: str, other: str) -> float:
    """ChrF (Popović 2015) with character 6-grams and beta 1, 0 to 100, to `DIGITS` decimals.

    Beta 1 makes it symmetric: neither text is the other's reference.
    """
    if one == other:
        return 100.0
    return round(float(_chrf().sentence_score(one, [other]).score), DIGITS)


@cache
def _chrf() -> Any:
    from sacrebleu.metrics import CHRF

    return CHRF(word_order=0, beta=1)
