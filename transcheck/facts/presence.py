"""Comparisons of a link -> those of them that tell what the translation added to a shared claim.

A fact that only the translation's side of a link has may stand elsewhere in the wire: another
selection, no drift. One that the whole wire lacks was added to what both report. A country or a
numbered provision that was added, and that nothing in the wire's side can stand for, changes what
the claim is about; any other name or amount is a detail: who it was that the wire only describes.
The reverse is no finding: to tell less changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transcheck.facts.labels import PROVISIONS
from transcheck.facts.quantity import Quantity
from transcheck.facts.slots import Side, side
from transcheck.facts.unmatched import answered, embedded
from transcheck.model import Comparison, Fact, FindingType, Name, Statement

ONE_SIDED = ".only_one_side"
TYPES: frozenset[FindingType] = frozenset({"name", "number"})


def additions(
    compared: Iterable[Comparison], *, wire: Statement, translation: Statement
) -> Iterator[Comparison]:
    """A difference, or for a detail a notice, for each name or number that the wire has nowhere."""
    if wire.article.language != translation.article.language:
        return  # what a text in another language lacks, no reader of it can tell
    alone = [c for c in compared if c.rule.endswith(ONE_SIDED) and c.type in TYPES]
    spans = {comparison.translation_span for comparison in alone}
    renamed = any(c.type == "name" and c.wire_span for c in alone)
    here, there = side(translation), side(wire)
    for fact in translation.facts:
        if fact.span in spans and fact.type in TYPES and _is_new(fact, wire, translation):
            weighs = _provision(fact) or (not renamed and _country(fact, here, there))
            yield Comparison(
                type="addition",
                outcome="differ" if weighs else "notice",
                severity="minor" if weighs else "neutral",
                rule="presence.party" if weighs else "presence.detail",
                explanation=f"{fact.value} stands in the translation and nowhere in the wire.",
                translation_span=fact.span,
                translation_value=str(fact.value),
            )


def _is_new(fact: Fact, wire: Statement, translation: Statement) -> bool:
    """Whether it is part of what is said, not of who says it, and the wire has no trace of it."""
    inside = any(part.contains(fact.span) for c in translation.claims for part in c.content)
    return inside and not fact.value.keys & wire.known


def _provision(fact: Fact) -> bool:
    value = fact.value
    return isinstance(value, Quantity) and value.kind == "label" and value.unit in PROVISIONS


def _country(fact: Fact, own: Side, other: Side) -> bool:
    """Whether a country was put into what both say, and no word there may stand for it."""
    value = fact.value
    country = isinstance(value, Name) and any(key.startswith("country:") for key in value.keys)
    return country and embedded(fact, own, other) and not answered(fact, own, other)
