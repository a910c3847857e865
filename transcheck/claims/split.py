"""A range of units -> its propositions: clauses that can be judged alone."""

from __future__ import annotations

from typing import TypeAlias

from transcheck.claims.cues import is_finite
from transcheck.claims.phrases import has_verb
from transcheck.claims.words import Units, words

Range: TypeAlias = "tuple[int, int]"
Proposition: TypeAlias = "tuple[Range, ...]"

SMALLEST = 4
"""Fewer words than this are no proposition of their own."""


def propositions(units: Units, part: Range) -> tuple[Proposition, ...]:
    """The propositions of a range in text order; together they cover it.

    A relative clause in the middle leaves its main clause in two ranges.
    """
    made: list[Proposition] = []
    for clause in _clauses(units, part):
        made += _relative(units, clause)
    return tuple(made)


def _clauses(units: Units, part: Range) -> list[Range]:
    cuts = [part[0]]
    for at in range(part[0] + 1, part[1]):
        if _is_cut(units, cuts[-1], at, part[1]):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], part[1]], strict=True))


def _is_cut(units: Units, start: int, at: int, end: int) -> bool:
    """Whether a proposition of its own begins at `at` (its connector included)."""
    if _size(units, start, at) < SMALLEST or _size(units, at, end) < SMALLEST:
        return False
    if units[at - 1].low == ";":
        return has_verb(units, at, end) and has_verb(units, start, at)
    joined = units[at].kind == "word" and units[at].low in ("and", "but", "while", "whereas")
    return joined and (units[at - 1].is_speech or _is_joint(units, start, at, end))


def _is_joint(units: Units, start: int, at: int, end: int) -> bool:
    """Whether the conjunction at `at` joins clauses or predicates, not nouns."""
    if not has_verb(units, start, at) or _is_subordinate(units, start, at):
        return False
    if units[at - 1].kind == "comma":
        return _claims_itself(units, at + 1, end)
    follows = units[at + 1]
    if follows.low in ("he", "she", "it", "they"):
        return True
    verb = follows.low in words("auxiliaries") | words("finite")
    return verb and not _refers(units, at + 1, end)


def _refers(units: Units, at: int, end: int) -> bool:
    """Whether a predicate's object points back ("... but did not name it"), so that it needs it."""
    stop = next((i for i in range(at, end) if units[i].is_boundary), end)
    return any(unit.low in words("anaphors") | words("objects") for unit in units[at:stop])


def _is_subordinate(units: Units, start: int, at: int) -> bool:
    """Whether what stands before `at`, back to its comma, hangs on "if", "who" or the like."""
    hanging = words("subordinators") | words("relatives")
    for here in range(at - 2, start, -1):
        if units[here].is_boundary:
            return False
        if units[here].low in hanging:
            return True
    return False


def _claims_itself(units: Units, at: int, end: int) -> bool:
    """Whether a subject and its verb, or a verb of its own, follow within the clause."""
    stop = next((i for i in range(at, end) if units[i].is_boundary), end)
    first = next((i for i in range(at, stop) if is_finite(units[i])), None)
    if first is None:
        return False
    inside = words("subordinators") | words("relatives")
    return not any(units[i].low in inside for i in range(at, first))


def _size(units: Units, start: int, end: int) -> int:
    quoted = sum(u.low.count(" ") + 1 for u in units[start:end] if u.kind == "quote")
    return quoted + sum(u.kind == "word" for u in units[start:end])


def _relative(units: Units, clause: Range) -> list[Proposition]:
    """The clause, and its first non-restrictive relative (", which ...") as one of its own."""
    start, end = clause
    for comma in range(start + 1, end - 1):
        if units[comma].kind != "comma" or not _opens_relative(units, comma + 1, end):
            continue
        nested = (comma + 1, _relative_end(units, comma + 1, end))
        rest = () if end - nested[1] < 2 else ((nested[1] + 1, end),)
        main = ((start, comma), *rest)
        if _stands_alone(units, (nested,)) and (not rest or _stands_alone(units, main)):
            return [main, (nested,)]
    return [(clause,)]


def _relative_end(units: Units, start: int, end: int) -> int:
    if units[start].low != "which":
        return end
    return next((i for i in range(start, end) if units[i].kind == "comma"), end)


def _stands_alone(units: Units, proposition: Proposition) -> bool:
    size = sum(_size(units, *part) for part in proposition)
    return size >= SMALLEST and any(has_verb(units, *part) for part in proposition)


def _opens_relative(units: Units, at: int, end: int) -> bool:
    if units[at].low == "which":
        return True
    return (
        at + 1 < end
        and units[at].low in ("in", "under", "by", "of", "at")
        and (units[at + 1].low == "which")
    )
