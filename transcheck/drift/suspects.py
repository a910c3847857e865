"""What a model suspects of a link's words -> comparisons, beside those that the facts made.

A fact that was compared is settled: the model is not asked about its words again, whether they
agreed or differed. A suspect is told as neutral and moves no verdict: on the development pairs
what the model finds left out or put in mostly is, but such details are no drift, and where no fact
differs, one in five of the links that it takes for a contradiction differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from transcheck.model import Comparison, FindingType, Reading, Span, Statement, Suspect

LEAST_PROBABILITY = 0.9
"""Least probability of a suspect that is told."""
LEAST_DRIFT = 0.9
"""Least probability that one side lacks or contradicts something, for any suspect to be told."""
LEFT_OUT: Final = "omission"
PUT_IN: Final = "addition"
"""What words that answer to nothing are, in the wire and in the translation."""
ONE_SIDED = (LEFT_OUT, PUT_IN)


def differences(
    reading: Reading | None,
    wire: Statement,
    translation: Statement,
    *,
    settled: Sequence[Comparison],
) -> tuple[Comparison, ...]:
    """Comparisons that differ; a suspect of either side with one of its type on the other is one.

    The spans of the reading are of the articles; `settled` are the comparisons of the facts.
    """
    if reading is None or max(reading.lost, reading.unfounded) < LEAST_DRIFT:
        return ()
    known = [c for c in settled if c.outcome != "unclear"]
    ours = _open(reading.wire, LEFT_OUT, [c.wire_span for c in known])
    theirs = _open(reading.translation, PUT_IN, [c.translation_span for c in known])
    made = []
    for suspect in ours:
        like = next((t for t in theirs if t.type == suspect.type), None)
        if like:
            theirs.remove(like)
        made.append(_comparison(suspect, like, wire, translation))
    made += [_comparison(None, left, wire, translation) for left in theirs]
    return tuple(made)


def _open(
    suspects: Iterable[Suspect], alone: FindingType, settled: Sequence[Span | None]
) -> list[Suspect]:
    """Those that are sure and not settled; what answers to nothing is `alone` on its side."""
    sided = (replace(s, type=alone) if s.type in ONE_SIDED else s for s in suspects)
    return [
        suspect
        for suspect in sided
        if suspect.probability >= LEAST_PROBABILITY
        and not any(span and span.overlaps(suspect.span) for span in settled)
    ]


def _comparison(
    ours: Suspect | None,
    theirs: Suspect | None,
    wire: Statement,
    translation: Statement,
) -> Comparison:
    told = [suspect for suspect in (ours, theirs) if suspect]
    type_ = told[0].type
    wire_words = ours.span.of(wire.article.text) if ours else ""
    translation_words = theirs.span.of(translation.article.text) if theirs else ""
    chance = max(suspect.probability for suspect in told)
    return Comparison(
        type=type_,
        outcome="differ",
        rule=f"model.{type_}",
        explanation=_explanation(wire_words, translation_words),
        wire_span=ours.span if ours else None,
        translation_span=theirs.span if theirs else None,
        wire_value=wire_words,
        translation_value=translation_words,
        evidence=f"the drift model gives it {chance:.2f}",
    )


def _explanation(wire: str, translation: str) -> str:
    if wire and translation:
        return f"perhaps not the same: the wire says “{wire}”, the translation “{translation}”"
    if wire:
        return f"perhaps nothing in the translation answers to the wire's “{wire}”"
    return f"perhaps nothing in the wire answers to the translation's “{translation}”"
