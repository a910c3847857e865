"""The words of two statements -> which word of one stands for which word of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from transcheck.facts.wording import Word

_NEAR = 3
_FEW = 8


@dataclass(frozen=True)
class Counterparts:
    """One-to-one pairs of content words: of one stem first, then of one group of opposites.

    Among several candidates those go together whose neighbours are alike. Symmetric but for the
    sides, and every word of a text is its own counterpart in the same text.
    """

    left: Sequence[Word]
    right: Sequence[Word]

    @cached_property
    def same(self) -> dict[int, int]:
        """Indices of words of one stem, from left to right."""
        return self._paired(_by_stem(self.left), _by_stem(self.right), {})

    @cached_property
    def related(self) -> dict[int, int]:
        """Indices of synonyms and antonyms, among the words whose stem the other side lacks."""
        return self._paired(_by_group(self.left), _by_group(self.right), self.same)

    @cached_property
    def overlap(self) -> float:
        """Dice's coefficient of the two sides' content words, 0 to 1."""
        count = sum(w.content for w in self.left) + sum(w.content for w in self.right)
        return 2 * len(self.same) / max(1, count)

    def shared_near(self, i: int, j: int, *, reach: int = 4) -> int:
        """How many pairs of the same words stand within `reach` words of both."""
        return sum(
            abs(other - j) <= reach
            for near in range(i - reach, i + reach + 1)
            if near != i and (other := self.same.get(near)) is not None and other != j
        )

    def _paired(
        self, left: dict[object, list[int]], right: dict[object, list[int]], taken: dict[int, int]
    ) -> dict[int, int]:
        here, there = set(taken), set(taken.values())
        ranked = sorted(
            (cost, min(i, j), max(i, j), i, j)
            for key in left.keys() & right.keys()
            for i in left[key][:_FEW]
            for j in right[key][:_FEW]
            if i not in here and j not in there
            for cost in [(opposed(self.left[i], self.right[j]), *self._cost(i, j))]
        )
        pairs: dict[int, int] = {}
        for *_, i, j in ranked:
            if i not in here and j not in there:
                pairs[i] = j
                here.add(i)
                there.add(j)
        return pairs

    def _cost(self, i: int, j: int) -> tuple[float, ...]:
        alike = len(_around(self.left, i) & _around(self.right, j))
        return -alike, abs(i / len(self.left) - j / len(self.right))


def opposed(one: Word, other: Word) -> bool:
    """Whether two words stand at the two poles of one group, and at one pole of none."""
    if one.stem == other.stem or one.entry.poles & other.entry.poles:
        return False
    groups = {group for group, _ in one.entry.poles}
    return any(group in groups for group, _ in other.entry.poles)


def _around(words: Sequence[Word], at: int) -> frozenset[str]:
    near = range(max(0, at - _NEAR), min(len(words), at + _NEAR + 1))
    return frozenset(words[k].stem for k in near if k != at)


def _by_stem(words: Sequence[Word]) -> dict[object, list[int]]:
    return _grouped((word.stem, n) for n, word in enumerate(words) if word.content)


def _by_group(words: Sequence[Word]) -> dict[object, list[int]]:
    return _grouped(
        (group, n) for n, word in enumerate(words) for group, _ in word.entry.poles if word.content
    )


def _grouped(rows: Iterable[tuple[object, int]]) -> dict[object, list[int]]:
    found: defaultdict[object, list[int]] = defaultdict(list)
    for key, n in rows:
        found[key].append(n)
    return found
