"""Two quantities -> how they relate: the value that `number` extracts, and the algebra on it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from typing import Literal, TypeAlias

from transcheck.facts.counted import NOTHING, Counted
from transcheck.facts.matching import Relation

Bound: TypeAlias = Literal["", "over", "at least", "under", "at most"]

ROUNDED = Decimal("0.04")
"""A correct rounding that moves a value by no more than this share needs no word of warning."""
ABOUT = Decimal("0.05")
"""How far an "about" reaches on its own, as a share of the value."""
ABOUT_ROUND = Decimal("0.1")
"""How far it reaches where the value is visibly round ("about 50")."""
BEYOND = Decimal("1.5")
"""A value more than this many times its bound is no longer what "more than" wants to say."""

EXACT = frozenset({"ordinal", "label", "score"})
"""Kinds that know no rounding and no bound."""
_UPPER: frozenset[Bound] = frozenset({"under", "at most"})
_SLIPS = {
    3: "a thousand", 4: "만 (10,000) read as 1", 6: "a million", 8: "억 (100 million) read as 1",
    9: "a billion", 12: "조 (a trillion) read as 1",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount of something, in its kind's base unit.

    `kind` is "count", "percent", "point", "money", "ordinal", "label", "score", "age", "times" or a
    physical dimension. `unit` is what amounts may not be compared across: the currency code, the
    word before a label; it is empty elsewhere. `low` and `high` are equal for an exact amount.
    `step` is the place value of the last written digit: 0.1 trillion for "76.7 trillion".
    `figure` is the amount as it stands before its unit, `written` the whole. `counted` is what a
    count counts, as far as the words around it tell. `hint` is set where these words may bound an
    amount that has no bound, or bound it less than `bound` says.
    """

    kind: str
    unit: str
    low: Decimal
    high: Decimal
    step: Decimal
    about: bool
    bound: Bound
    figure: str
    written: str
    counted: Counted = NOTHING
    hint: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """One key: kind, unit and the amount's two leading digits, so that roundings still meet."""
        return frozenset({f"number:{self.kind}:{self.unit}:{_leading(self.low)}"})

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for quantities that say exactly the same."""
        return (self.kind, self.unit, self.low, self.high, self.about, self.bound)

    def __str__(self) -> str:
        words = [self.bound, "about" if self.about and not self.bound else "", self.written]
        return " ".join(word for word in words if word)


def relate(a: Quantity, b: Quantity) -> Relation | None:
    """How two quantities relate, whichever stands first; None where they cannot be compared."""
    if a.counted.clashes(b.counted):
        return _other_counted(a, b)
    if a.identity == b.identity:
        return Relation(rank=0, outcome="agree", rule="number.equal", explanation=f"both say {a}")
    if a.kind == b.kind and a.unit == b.unit:
        return _same_kind(a, b) if a.counted.meets(b.counted) else None
    return _across_kinds(a, b)


def _other_counted(a: Quantity, b: Quantity) -> Relation | None:
    """One figure given for the dead here and for the hurt there; two figures say nothing."""
    if (a.kind, a.low, a.high) != (b.kind, b.low, b.high):
        return None
    return Relation(
        rank=6, outcome="differ", rule="number.counted", severity="major",
        explanation=f"{a} counts the {a.counted.fate}, on the other side the {b.counted.fate}",
    )  # fmt: skip


def _same_kind(a: Quantity, b: Quantity) -> Relation:
    if a.kind in EXACT:
        return _differ(a, b)
    if a.low == b.low and a.high == b.high:
        return _same_amount(a, b)
    if a.bound or b.bound:
        within = _within_bound(a, b)
        if within:
            return within
    if a.low != a.high or b.low != b.high:
        return _intervals(a, b)
    return _rounding(a, b) or _differ(a, b)


def _same_amount(a: Quantity, b: Quantity) -> Relation:
    if a.bound == b.bound or (a.about and b.about):
        return _agree("number.approximator", f"the same amount: {a} / {b}", 1)
    if a.bound and b.bound:
        if (a.bound in _UPPER) == (b.bound in _UPPER) or a.hint != b.hint:
            return _agree("number.bound_wording", f"the same bound but for its edge: {a} / {b}", 1)
        return Relation(
            rank=4, outcome="differ", rule="number.bound_reversed", severity="major",
            explanation=f"{a} and {b} bound the amount from opposite sides",
        )  # fmt: skip
    if a.about or b.about:
        return _agree("number.approximator", f"a bound and an approximation: {a} / {b}", 2)
    if a.hint or b.hint:
        return _agree("number.bound_wording", f"a bound that may be said otherwise: {a} / {b}", 2)
    return Relation(
        rank=3, outcome="differ", rule="number.bound_lost", severity="minor",
        explanation=f"one side bounds the amount, the other states it exactly: {a} / {b}",
    )  # fmt: skip


def _within_bound(a: Quantity, b: Quantity) -> Relation | None:
    for bounded, other in ((a, b), (b, a)):
        reach = _reach(bounded)
        if reach and reach[0] <= other.low and other.high <= reach[1] and not other.bound:
            return _agree("number.within_bound", f"{other} satisfies {bounded}", 3)
    return None


def _reach(q: Quantity) -> tuple[Decimal, Decimal] | None:
    if q.bound in _UPPER:
        return q.high / BEYOND, q.high
    return (q.low, q.low * BEYOND) if q.bound else None


def _intervals(a: Quantity, b: Quantity) -> Relation:
    stated = a.low != a.high and b.low != b.high and not (a.about or b.about)
    stated = stated and a.kind != "age"
    if not stated and a.low <= b.high and b.low <= a.high:
        contains = (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high)
        if contains:
            return _agree("number.range", f"one lies within the other: {a} / {b}", 3)
        return Relation(
            rank=4, outcome="differ", rule="number.range", severity="minor",
            explanation=f"the ranges only overlap: {a} / {b}",
        )  # fmt: skip
    gap = max(a.low, b.low) - min(a.high, b.high)
    if gap <= max(a.high, b.high) * ABOUT and (a.about or b.about):
        return _agree("number.about", f"{a} and {b} meet within the approximation", 3)
    return _differ(a, b)


def _rounding(a: Quantity, b: Quantity) -> Relation | None:
    """Judges two exact amounts by the coarser one's place value and by approximators."""
    top = max(a.low, b.low)
    share = (top - min(a.low, b.low)) / top
    coarse, fine = (a, b) if _roundness(a) >= _roundness(b) else (b, a)
    rounded = _round(fine.low, _roundness(coarse)) == coarse.low
    limit = ROUNDED if _says_rounded(coarse) else ROUNDED / 4
    if rounded and share <= limit and fine.low != coarse.low:
        return _agree("number.rounded", f"{coarse} is {fine} rounded", 2)
    if a.about != b.about:
        vague = a if a.about else b
        half = min(_roundness(vague) / 2, vague.low * ABOUT_ROUND)
        if abs(a.low - b.low) <= max(half, vague.low * ABOUT):
            return _agree("number.about", f"{a} and {b} meet within the approximation", 2)
    if _says_rounded(coarse) and rounded and share <= 4 * ROUNDED and coarse.step > fine.step:
        return Relation(
            rank=4, outcome="differ", rule="number.coarsely_rounded", severity="minor",
            explanation=f"{coarse} is {fine} rounded so far that the amount changes",
        )  # fmt: skip
    return None


def _says_rounded(q: Quantity) -> bool:
    """Whether the way it is written shows rounding: a decimal, a scale word, an approximator."""
    return q.about or q.step != 1


def _roundness(q: Quantity) -> Decimal:
    """The place value of the last digit that is not zero, and never finer than `step`."""
    if not q.low or q.kind in ("duration", "age"):
        return q.step
    digits = str(int(q.low / q.step))
    return q.step * Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def _differ(a: Quantity, b: Quantity) -> Relation:
    power = _power(a, b)
    if power and a.kind not in EXACT | {"age"}:
        slip = f" ({_SLIPS[power]})" if power in _SLIPS else ""
        return Relation(
            rank=6, outcome="differ", rule="number.power_of_ten", severity="critical",
            explanation=f"{a} and {b} differ by a factor of {10**power:,}{slip}",
        )  # fmt: skip
    if a.figure == b.figure:
        return Relation(
            rank=6, outcome="differ", rule="number.unit", severity="major",
            explanation=f"{a} and {b}: the same figure in another unit",
        )  # fmt: skip
    rule = f"number.{a.kind}" if a.kind in EXACT | {"age"} else "number.value"
    return Relation(
        rank=7, outcome="differ", rule=rule, severity="major",
        explanation=f"{a} and {b} exclude each other",
    )  # fmt: skip


def _power(a: Quantity, b: Quantity) -> int:
    """Exponent k where the amounts differ by 10^k, to two leading digits; else 0."""
    small, large = sorted((a.low, b.low))
    if any(q.about and q.low != q.high for q in (a, b)):
        return 0
    if small <= 0 or _leading(small).split("e")[0] != _leading(large).split("e")[0]:
        return 0
    return large.adjusted() - small.adjusted()


def _across_kinds(a: Quantity, b: Quantity) -> Relation | None:
    kinds = {a.kind, b.kind}
    if a.figure != b.figure:
        return None
    if kinds == {"percent", "point"}:
        return Relation(
            rank=5, outcome="differ", rule="number.percent_or_points", severity="major",
            explanation=f"{a} and {b}: percent and percentage points are two things",
        )  # fmt: skip
    if kinds == {"money"}:
        return Relation(
            rank=5, outcome="differ", rule="number.currency", severity="critical",
            explanation=f"{a} and {b}: the same amount in another currency",
        )  # fmt: skip
    if "count" in kinds or "ordinal" in kinds or len(kinds) == 1:
        return _agree(
            "number.unit_unsaid", f"the same amount, only one with its unit: {a} / {b}", 4
        )
    return None


def _agree(rule: str, explanation: str, rank: int) -> Relation:
    return Relation(rank=rank, outcome="agree", rule=rule, explanation=explanation)


def _round(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _leading(value: Decimal) -> str:
    if not value:
        return "0"
    with localcontext(prec=2, rounding=ROUND_HALF_EVEN):
        digits = +value
    return f"{digits.scaleb(-digits.adjusted()).normalize()}e{digits.adjusted()}"
