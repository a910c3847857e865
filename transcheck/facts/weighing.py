"""The words of a side -> what each operator of strength weighs, and how strong each word is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from transcheck.facts.matching import FEW
from transcheck.facts.wording import Word

CERTAINTY = "certainty"
_AHEAD = 8
_REACH = {CERTAINTY: 4}

Place: TypeAlias = tuple[int, int]
"""The step of an operator or a word on a scale, and where it stands among a side's words."""


def step_on(word: Word, scale: str) -> int:
    """The step at which the word stands on the scale; 0 where it does not."""
    return max((step for name, step in word.entry.steps if name == scale), default=0)


def strongest(side: Sequence[Word], scale: str) -> Place | None:
    """The strongest word of the side on the scale, the first of several."""
    places = [(step, at) for at, word in enumerate(side) if (step := step_on(word, scale))]
    return max(places, key=lambda place: (place[0], -place[1]), default=None)


def weighed_words(side: Sequence[Word], scale: str) -> dict[int, Place]:
    """Each word that an operator weighs, with the weakest such operator."""
    found: dict[int, Place] = {}
    places = [(step_on(word, scale), at) for at, word in enumerate(side) if step_on(word, scale)]
    for place in places[:FEW]:
        for word in _scope(side, place[1], scale):
            found[word] = min(found.get(word, place), place)
    return found


def _scope(side: Sequence[Word], operator: int, scale: str) -> list[int]:
    """The first content words behind an operator in its clause, other operators left out."""
    ahead = range(operator + 1, min(len(side), operator + _AHEAD + 1))
    inside = [k for k in ahead if side[k].content and side[k].clause == side[operator].clause]
    return [k for k in inside if not step_on(side[k], CERTAINTY)][: _REACH.get(scale, 2)]


def by_operator(weighed: dict[int, Place]) -> dict[Place, list[int]]:
    """Each operator with the words that it is the weakest to weigh."""
    found: dict[Place, list[int]] = {}
    for word, place in weighed.items():
        found.setdefault(place, []).append(word)
    return found
