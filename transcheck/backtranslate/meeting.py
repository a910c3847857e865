"""Two sides' plausible Korean renderings -> the two that are nearest to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transcheck.backtranslate.characters import shared_characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A Korean text and its content words."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A Korean rendering of each side, and the content words that only one of them has.

    `similarity` is chrF, 0 to 100.
    """

    wire: Rendering
    translation: Rendering
    similarity: float
    only_wire: tuple[str, ...]
    only_translation: tuple[str, ...]

    @property
    def shared(self) -> float:
        """The share of content words that both have, by Dice: 0 to 1; 0 where there are none."""
        count = len(self.wire.words) + len(self.translation.words)
        apart = len(self.only_wire) + len(self.only_translation)
        return (count - apart) / max(1, count)

    @property
    def same(self) -> bool:
        """Whether both have the same text, or the same words in whatever order and form."""
        return self.wire.text == self.translation.text or self.shared == 1


def meetings(wire: Sequence[Rendering], translation: Sequence[Rendering]) -> tuple[Meeting, ...]:
    """Each rendering of one side with each of the other, the nearest first.

    Of equally near ones the first is that which the model ranks higher.
    """
    every = (_meeting(one, other) for one in wire for other in translation)
    return tuple(sorted(every, key=lambda each: (-each.shared, -each.similarity)))


def _meeting(one: Rendering, other: Rendering) -> Meeting:
    return Meeting(
        wire=one,
        translation=other,
        similarity=shared_characters(one.text, other.text),
        only_wire=_left_over(one, other),
        only_translation=_left_over(other, one),
    )


def _left_over(one: Rendering, other: Rendering) -> tuple[str, ...]:
    """The words of `one` beyond those of `other`, wherever they stand: Korean moves words."""
    return tuple((Counter(one.words) - Counter(other.words)).elements())
