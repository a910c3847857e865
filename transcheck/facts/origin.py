"""A difference and the Korean source's facts -> where the difference came in."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.model import Comparison, Fact, FindingType, Span, Statement

TYPES: frozenset[FindingType] = frozenset({"number", "date"})
"""Types whose values have the same keys in Korean and in English."""


def origin(
    found: Comparison, *, wire: Statement, translation: Statement, source: Sequence[Fact]
) -> str:
    """One sentence, or nothing where the source has both values or neither."""
    if found.type not in TYPES or found.outcome != "differ":
        return ""
    known = frozenset().union(*(fact.value.keys for fact in source if fact.type == found.type))
    in_wire = bool(known & _keys(wire, found.type, found.wire_span))
    in_translation = bool(known & _keys(translation, found.type, found.translation_span))
    if in_translation and not in_wire:
        return "The Korean source already has the translation's value."
    if in_wire and not in_translation:
        return "The Korean source has the wire's value: the difference came in with translation."
    return ""


def _keys(side: Statement, type_: FindingType, span: Span | None) -> frozenset[str]:
    return frozenset().union(*(fact.value.keys for fact in side.of(type_) if fact.span == span))
