"""A category of amounts and the rule that asks -> a value with its unit, hedged where that fits."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from random import Random

from training.news.numbers import ABOUT, EXACT, HEDGES, ROUND_HEDGES, Amount, Hedge, drawn
from training.news.rules import Rule
from training.news.tables import rows

SPACED = 0.3
"""Share of amounts that are written with a space between two myriads."""
_PASSED = ("넘어서", "돌파", "웃도", "초과", "범위")
_MOVED = ("늘어", "줄어", "떨어", "높아", "까지", "오르", "_으로", "이르", "달하")


@cache
def amounts() -> dict[str, dict[str, str]]:
    """Category -> its row: bounds, digits, units, how often it is hedged, smallest step."""
    return {row["name"]: row for row in rows("amounts")}


def draw_amount(rng: Random, category: str, rule: Rule) -> Amount:
    """An amount of the category for a slot of the rule."""
    row = amounts()[category]
    bounds = Decimal(row["low"]), Decimal(row["high"])
    value = drawn(rng, bounds, digits=int(row["digits"]), step=Decimal(row["step"]))
    hedged = value >= 3 and rng.random() < float(row["hedged"])
    return Amount(
        value=value,
        hedge=_hedge(rng, value, str(rule.ko)) if hedged else EXACT,
        unit=(row["korean"], row["english"], row["prefix"]),
        spaced=rng.random() < SPACED,
    )


def _hedge(rng: Random, value: Decimal, said: str) -> Hedge:
    """A hedge that the words around allow.

    None where the amount is passed, only a rounding
    one where something moved to it, and 여 only after a round number.
    """
    if any(word in said for word in _PASSED):
        return EXACT
    moved = any(word in said for word in _MOVED)
    hedge = rng.choice(HEDGES[:ROUND_HEDGES] if moved else HEDGES)
    return ABOUT if hedge.after == "여" and (value < 20 or value % 10) else hedge
