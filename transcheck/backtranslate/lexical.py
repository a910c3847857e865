"""English units -> the Korean words that they stand for, and whether two of them can be one.

Pivoting word by word, as paraphrases are found in bilingual corpora (Bannard and Callison-Burch
2005): two renderings of one Korean word meet in it, two words of one field do not.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean

import numpy as np

from transcheck.backtranslate.morphemes import content_words
from transcheck.backtranslate.units import stems, units
from transcheck.errors import ModelError
from transcheck.weights import damaged, verified

KIND = "lexicon"
TABLE = "table.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A unit of one side that the other side does not have, beside the other's nearest unit to it.

    `meeting` is how far both can stand for one Korean word, 0 to 1. `korean` is that word, or where
    none is likely the one that the unit mostly stands for. `fresh`: the nearest unit too stands on
    one side alone.
    """

    unit: str
    nearest: str
    korean: str
    meeting: float
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The known units that only the wire has, and those that only the translation has."""

    wire: tuple[Apart, ...]
    translation: tuple[Apart, ...]

    @property
    def mean(self) -> float:
        """How far the units are apart on average, 0 to 1; 0.5 where none is known."""
        every = (*self.wire, *self.translation)
        return 1 - fmean(math.sqrt(each.meeting) for each in every) if every else 0.5

    @property
    def least(self) -> float:
        """How far the two nearest of them are apart, 0 to 1; 0.5 where none is known."""
        every = (*self.wire, *self.translation)
        nearest = (each.meeting for each in every if each.fresh)
        return 1 - max(nearest, default=0.0) if every else 0.5


class Lexicon:
    """A table of word translation probabilities, as `training.lexical` writes it."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelError where the files are not those of the folder's manifest."""
        manifest = verified(folder, kind=KIND)
        try:
            self.signature = f"{manifest.name}-{manifest.version}-{manifest.files[TABLE][:8]}"
            """Name, version and the first 8 hex digits of the table's SHA-256."""
            self._words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
            names = (folder / "units.txt").read_text(encoding="utf-8").splitlines()
            self._rows = {name: at for at, name in enumerate(names)}
            with np.load(folder / TABLE, allow_pickle=False) as table:
                self._starts, self._columns = table["starts"].tolist(), table["words"].tolist()
                self._chances = [
                    (float(there), float(back))
                    for there, back in zip(
                        table["word_given_unit"], table["unit_given_word"], strict=True
                    )
                ]
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise ModelError(damaged(folder, str(error), kind=KIND)) from error

    def __contains__(self, unit: object) -> bool:
        """Whether the unit's Korean is known."""
        return unit in self._rows

    def stands_for(self, unit: str) -> Mapping[str, tuple[float, float]]:
        """By Korean word p(word | unit) and p(unit | word), where likely; empty if unknown."""
        row = self._rows.get(unit)
        if row is None:
            return {}
        part = slice(self._starts[row], self._starts[row + 1])
        words = (self._words[column] for column in self._columns[part])
        return dict(zip(words, self._chances[part], strict=True))

    def korean(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """For each Korean text its content words as dictionary forms, in text order."""
        return content_words(texts)

    def english(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """For each English text its stems, then its terms."""
        return tuple(tuple(units(stems(text), self)) for text in texts)

    def meeting(self, one: str, other: str) -> tuple[float, str]:
        """How far one Korean word is behind both, and the word: 1 for certain; (0, "") if none is.

        The geometric mean of both units' chances, given the word or giving it, for the best word.
        """
        ours, theirs = self.stands_for(one), self.stands_for(other)
        return max(
            (
                (math.sqrt(a * b), word)
                for word in ours.keys() & theirs.keys()
                for a, b in zip(ours[word], theirs[word], strict=True)
            ),
            default=(0.0, ""),
        )


def gap(lexicon: Lexicon, wire: str, translation: str) -> Gap:
    """What each of two English texts has alone; a word in a term is as near as the term is."""
    ours, theirs = (
        tuple(dict.fromkeys(units(stems(text), lexicon))) for text in (wire, translation)
    )
    return Gap(wire=_apart(lexicon, ours, theirs), translation=_apart(lexicon, theirs, ours))


def _apart(lexicon: Lexicon, own: Sequence[str], other: Sequence[str]) -> tuple[Apart, ...]:
    found = {
        unit: _nearest(lexicon, unit, own, other)
        for unit in own
        if unit not in other and unit in lexicon
    }
    for term in [unit for unit in found if " " in unit]:
        for word in term.split():
            if word in found and found[word].meeting < found[term].meeting:
                found[word] = replace(found[term], unit=word)
    return tuple(found.values())


def _nearest(lexicon: Lexicon, unit: str, own: Sequence[str], other: Sequence[str]) -> Apart:
    (meeting, word), nearest = max(
        ((lexicon.meeting(unit, each), each) for each in other), default=((0.0, ""), "")
    )
    words = lexicon.stands_for(unit)
    return Apart(
        unit=unit,
        nearest=nearest if meeting else "",
        korean=word or max(words, key=lambda each: (words[each], each)),
        meeting=round(meeting, 3),
        fresh=nearest not in own,
    )


@cache
def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a folder, read once."""
    return Lexicon(folder)
