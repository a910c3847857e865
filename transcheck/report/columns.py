"""The columns of every table, in order, with the kind of each: the one list of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from transcheck.model import SEVERITIES, VERDICTS

Kind: TypeAlias = Literal["text", "count", "figure", "verdict", "severity"]

DECIMALS: Mapping[str, int] = {
    "score": 1,
    "drift": 3,
    "similarity": 3,
    "chrf": 1,
    "bleu": 1,
    "pivot_similarity": 1,
}
"""Decimals of each figure, in tables, records and pages alike."""

CLAIM_COLUMNS: Mapping[str, Kind] = {
    "pair_id": "text",
    "link_id": "text",
    "verdict": "verdict",
    "severity": "severity",
    "drift": "figure",
    "wire_text": "text",
    "translation_text": "text",
    "wire_start": "count",
    "wire_end": "count",
    "translation_start": "count",
    "translation_end": "count",
    "wire_speaker": "text",
    "translation_speaker": "text",
    "types": "text",
    "explanation": "text",
    "similarity": "figure",
    "chrf": "figure",
    "bleu": "figure",
    "wire_pivot": "text",
    "translation_pivot": "text",
    "pivot_similarity": "figure",
    "wire_backtranslation": "text",
    "translation_backtranslation": "text",
    "signature": "text",
}
FINDING_COLUMNS: Mapping[str, Kind] = {
    "pair_id": "text",
    "link_id": "text",
    "finding_id": "text",
    "type": "text",
    "mqm": "text",
    "severity": "severity",
    "wire_span": "text",
    "translation_span": "text",
    "wire_value": "text",
    "translation_value": "text",
    "rule": "text",
    "explanation": "text",
    "evidence": "text",
}
PAIR_COLUMNS: Mapping[str, Kind] = {
    "pair_id": "text",
    "status": "text",
    "score": "figure",
    "worst": "severity",
    "links": "count",
    **dict.fromkeys(VERDICTS, "count"),
    "findings": "count",
    **dict.fromkeys(SEVERITIES, "count"),
    "wire_words": "count",
    "translation_words": "count",
    "wire_outlet": "text",
    "translation_outlet": "text",
    "wire_published": "text",
    "translation_published": "text",
    "stage": "text",
    "reason": "text",
    "notes": "text",
    "signature": "text",
}


def rounded(name: str, value: float) -> float:
    """`value` with the decimals of the figure `name`; a zero has no sign."""
    return round(value, DECIMALS[name]) + 0.0
