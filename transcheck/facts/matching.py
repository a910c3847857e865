"""Two rows of values and a cost -> one-to-one pairs, cheapest first, whichever row stands first."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from transcheck.model import Comparison, Fact, Outcome, Severity

T = TypeVar("T")
Pairs = tuple[tuple[int, int], ...]

FEW = 48
"""Beyond so many unequal values on a side the rest is left unmatched: hostile text stays cheap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one rule says of two values; `rank` orders candidates of a matching, best first."""

    rank: int
    outcome: Outcome
    rule: str
    explanation: str
    severity: Severity = "neutral"


def comparison(relation: Relation, wire: Fact, translation: Fact) -> Comparison:
    """The relation as a comparison of these two facts, which are of one type."""
    return Comparison(
        type=wire.type,
        outcome=relation.outcome,
        rule=relation.rule,
        explanation=relation.explanation,
        severity=relation.severity,
        wire_span=wire.span,
        translation_span=translation.span,
        wire_value=str(wire.value),
        translation_value=str(translation.value),
    )


def alone(fact: Fact, *, on_wire: bool, again: bool) -> Comparison:
    """A fact without a partner: `again` where the other side says it too, elsewhere in the link.

    Neither counts against a pair: two honest tellings of one event choose differently what to give.
    """
    value = str(fact.value)
    return Comparison(
        type=fact.type,
        outcome="agree" if again else "unclear",
        rule=f"{fact.type}.repeated" if again else f"{fact.type}.only_one_side",
        explanation=f"one side says {value} {'more often' if again else 'and the other does not'}",
        wire_span=fact.span if on_wire else None,
        translation_span=None if on_wire else fact.span,
        wire_value=value if on_wire else "",
        translation_value="" if on_wire else value,
    )


def pair_equal(
    left: Sequence[T], right: Sequence[T], *, identity: Callable[[T], Hashable]
) -> Pairs:
    """Indices of values with equal identity, each used once; linear time."""
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for j, value in enumerate(right):
        waiting[identity(value)].append(j)
    pairs = []
    for i, value in enumerate(left):
        queue = waiting[identity(value)]
        if queue:
            pairs.append((i, queue.popleft()))
    return tuple(pairs)


def pair_best(
    left: Iterable[int],
    right: Iterable[int],
    *,
    cost: Callable[[int, int], tuple[float, ...] | None],
) -> Pairs:
    """Pairs of the given indices, each used once, in order of rising cost.

    `cost` is None for two values that cannot be paired. Ties go to the earlier values, so that the
    result does not depend on which side is called left.
    """
    rights = tuple(right)[:FEW]
    ranked = []
    for i in tuple(left)[:FEW]:
        for j in rights:
            value = cost(i, j)
            if value is not None:
                ranked.append((value, min(i, j), max(i, j), i, j))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for _, _, _, i, j in sorted(ranked):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return tuple(pairs)
