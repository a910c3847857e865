"""Two statements -> facts that the translation adds to a shared claim and the wire never states.

A fact that only this link lacks may stand elsewhere in the wire: another selection, no drift. One
that the whole wire lacks was added to what both report. The reverse is no finding: whoever tells
less of the same event, as every translation of another telling does, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from transcheck.model import Comparison, Fact, FindingType, Statement

TYPES: frozenset[FindingType] = frozenset({"name", "number"})


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """A minor difference for each name and number that the wire does not have at all."""
    if any(claim.kind == "description" for claim in (*wire.claims, *translation.claims)):
        return ()
    return tuple(
        Comparison(
            type="addition",
            outcome="differ",
            severity="minor",
            rule="presence.only_in_translation",
            explanation=f"{fact.value} stands in the translation and nowhere in the wire.",
            translation_span=fact.span,
            translation_value=str(fact.value),
        )
        for fact in _new(translation, wire)
    )


def _new(side: Statement, other: Statement) -> Iterator[Fact]:
    """Facts inside what the claims of `side` say of which `other`'s article has no trace."""
    seen: set[frozenset[str]] = set()
    for fact in side.facts:
        keys = fact.value.keys
        inside = any(part.contains(fact.span) for claim in side.claims for part in claim.content)
        if fact.type in TYPES and inside and keys and not keys & other.known and keys not in seen:
            seen.add(keys)
            yield fact
