"""The two texts of each link -> their measured signals."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.model import Pivot, Reading, Signals
from transcheck.ports import Encoder, Scorer


def signals(
    texts: Sequence[tuple[str, str]],
    *,
    pivots: Sequence[Pivot | None],
    readings: Sequence[Reading | None],
    encoder: Encoder,
    chrf: Scorer,
    bleu: Scorer,
) -> tuple[Signals, ...]:
    """One value for each (wire, translation); similarity is rounded to three decimals.

    The translation is the hypothesis and the wire the reference of the string metrics.
    """
    wire = encoder.encode([reference for reference, _ in texts])
    translation = encoder.encode([hypothesis for _, hypothesis in texts])
    cosines = (wire * translation).sum(axis=1)
    return tuple(
        Signals(
            similarity=round(float(cosine), 3),
            chrf=chrf.score(hypothesis, reference),
            bleu=bleu.score(hypothesis, reference),
            pivot=pivot,
            reading=reading,
        )
        for (reference, hypothesis), cosine, pivot, reading in zip(
            texts, cosines, pivots, readings, strict=True
        )
    )
