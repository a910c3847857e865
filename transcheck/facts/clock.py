"""Hours of the day as values, and how two of them relate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transcheck.facts.matching import Relation

HALF_DAY, DAY = 720, 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Minutes after midnight; `exact` where minutes are written, `half` where a.m. or p.m. is."""

    minute: int
    exact: bool
    half: bool
    place: Literal["", "local", "korea"] = ""

    @property
    def grain(self) -> Literal["clock"]:
        """Hours are compared with hours only."""
        return "clock"

    @property
    def keys(self) -> frozenset[str]:
        """One key: the minute of the half day, which every way of writing shares."""
        return frozenset({f"clock:{self.minute % HALF_DAY}"})

    def __str__(self) -> str:
        return f"{self.minute // 60:02}:{self.minute % 60:02}"


def relate_clocks(a: Clock, b: Clock) -> Relation:
    """Whether two written hours can be one instant."""
    turn = DAY if a.half and b.half else HALF_DAY
    off = (a.minute - b.minute) % turn
    if off == 0:
        return Relation(rank=0, outcome="agree", rule="date.clock", explanation=f"both say {a}")
    if a.minute // 60 % (turn // 60) == b.minute // 60 % (turn // 60) and a.exact != b.exact:
        return Relation(
            rank=2, outcome="agree", rule="date.clock_narrower",
            explanation=f"{a} and {b}: one gives the hour alone",
        )  # fmt: skip
    if a.place != b.place:
        return Relation(
            rank=4, outcome="unclear", rule="date.clock_zone",
            explanation=f"{a} and {b} may be read on clocks of two zones",
        )  # fmt: skip
    return Relation(
        rank=6, outcome="differ", rule="date.clock", severity="major",
        explanation=f"{a} and {b} are two hours of the day",
    )  # fmt: skip
