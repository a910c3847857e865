"""The table of moods -> what a higher predicate makes of a clause, in both languages at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from training.news.tables import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What a higher predicate makes of a clause: "plans to", "is known to have", "should".

    `korean` is an ending with the higher predicate in dictionary form, `english` the patterns that
    render it. `where` holds m for the story's own voice and q for reported speech; `kinds` the
    kinds of clause that it suits; `time` where an adverb of time goes.
    """

    name: str
    kinds: str
    where: str
    korean: str
    english: tuple[str, ...]
    korean_tense: str
    english_tense: str
    weight: int
    time: str


@cache
def moods(kind: str, where: str) -> tuple[tuple[Mood, ...], tuple[int, ...]]:
    """The moods that a clause of this kind takes there, with their cumulated weights."""
    fitting = tuple(m for m in _moods() if kind in m.kinds and where in m.where)
    return fitting, tuple(accumulate(mood.weight for mood in fitting))


@cache
def _moods() -> tuple[Mood, ...]:
    return tuple(
        Mood(
            name=row["name"], kinds=row["kinds"], where=row["where"], korean=row["korean"],
            english=tuple(row["english"].split("/")), korean_tense=row["korean_tense"],
            english_tense=row["english_tense"], weight=int(row["weight"]), time=row["time"],
        )
        for row in rows("moods")
    )  # fmt: skip
