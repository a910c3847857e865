"""Comparisons of a link -> those of them that tell what the translation added to a shared claim.

A fact that only the translation's side of a link has may stand elsewhere in the wire: another
selection, no drift. One that the whole wire lacks was added to what both report. The reverse is no
finding: to tell less of the same event changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transcheck.model import Comparison, Fact, FindingType, Statement

ONE_SIDED = ".only_one_side"
TYPES: frozenset[FindingType] = frozenset({"name", "number"})


def additions(
    compared: Iterable[Comparison], *, wire: Statement, translation: Statement
) -> Iterator[Comparison]:
    """A minor difference for each name or number that found no counterpart in the whole wire."""
    alone = {
        comparison.translation_span
        for comparison in compared
        if comparison.rule.endswith(ONE_SIDED) and comparison.type in TYPES
    }
    for fact in translation.facts:
        if fact.span in alone and fact.type in TYPES and _is_new(fact, wire, translation):
            yield Comparison(
                type="addition",
                outcome="differ",
                severity="minor",
                rule="presence.only_in_translation",
                explanation=f"{fact.value} stands in the translation and nowhere in the wire.",
                translation_span=fact.span,
                translation_value=str(fact.value),
            )


def _is_new(fact: Fact, wire: Statement, translation: Statement) -> bool:
    """Whether it is part of what is said, not of who says it, and the wire has no trace of it."""
    inside = any(part.contains(fact.span) for c in translation.claims for part in c.content)
    return inside and not fact.value.keys & wire.known
