"""A foreign name in Hangul and in Latin letters -> how far the two sounds lie apart.

Hangul writes a foreign name by its sound, Latin letters by the habits of its language. Both become
consonants by class and plain vowels; an edit distance that asks little for vowels, for letters that
many languages leave mute, and for the classes that one letter can stand for tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transcheck.facts.romanisation import is_hangul, latin
from transcheck.model import Outcome

_INITIAL = 3
LONGEST = 24
"""Letters of a name part that are looked at."""

_ONSETS = "kknttlmppss-sscktph"
_VOWELS = (
    "a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "u", "wo", "we", "wi",
    "yu", "", "i", "i",
)  # fmt: skip
_CODAS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "l", "l", "l", "l", "l", "l", "l", "m", "p", "p",
    "t", "t", "n", "t", "t", "k", "t", "p", "",
)  # fmt: skip
_WRITTEN = (
    (r"^x|sch|ssh|sh|tch|cz|tz|ts|zh", "s"),
    (r"^kn|^gn", "n"),
    (r"^wr", "l"),
    (r"^ps", "s"),
    (r"gh(?=t|$)", ""),
    (r"ph", "p"),
    (r"ch", "c"),
    (r"tth|th", "d"),
    (r"ck|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c(?!h)", "k"),
    (r"x", "ks"),
    (r"ng", "n"),
    (r"ee|ea(?!u)|ie|ei", "i"),
    (r"oo|ou", "u"),
    (r"(?<=[^aeiou])e$", ""),
    (r"([^aeiou])\1", r"\1"),
)
"""Digraphs, in order; "c" then stands for ch, "d" for th and d."""
_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _WRITTEN)
_CLASS = str.maketrans("gbfvrzq", "kpppls" + "k")
_VOWEL = frozenset("aeiouyw")
_LIGHT = frozenset("hl")
"""Consonants that one of two spellings often leaves out: Brahm, Parker."""
_NEAR = frozenset(
    frozenset(pair) for pair in ("ts", "ds", "dt", "cs", "ck", "js", "jh", "hk", "wp", "ct", "mn")
)
_VOWEL_GAP, _LIGHT_GAP, _GAP, _NEAR_SWAP = 0.15, 0.4, 1.0, 0.3


ALIKE, APART, TOGETHER = 0.35, 0.6, 0.9
"""Distances up to which two words may be one name, and from which one word, or two, are none."""


def same_sound(hangul: Sequence[str], letters: Sequence[str]) -> Outcome:
    """Whether the parts of a transliterated name can be those of a name in Latin letters.

    The surname stands last in both or first in one. Between alike and apart nothing is said.
    """
    if apart("".join(hangul), "".join(letters)) <= ALIKE:
        return "agree"
    if len(hangul) == 1 or len(letters) == 1:
        nearest = min(apart(word, part) for word in hangul for part in letters)
        return "agree" if nearest <= ALIKE else "differ" if nearest >= APART else "unclear"
    straight = apart(hangul[0], letters[0]), apart(hangul[-1], letters[-1])
    turned = apart(hangul[0], letters[-1]), apart(hangul[-1], letters[0])
    given, surname = min(straight, turned, key=max)
    if max(given, surname) <= ALIKE:
        return "agree"
    given, surname = straight
    if surname <= ALIKE:
        short = _begins(hangul[0], letters[0]) or len(letters[0]) < _INITIAL
        return "unclear" if given < APART or short else "differ"
    far = surname >= APART or given + surname >= TOGETHER
    return "differ" if far else "unclear"


def _begins(one: str, other: str) -> bool:
    """Whether one may be a short form of the other: "Joe", "Joseph"."""
    return sound(one)[:1] == sound(other)[:1]


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """The letters of a word that tell its sound, in either script."""
    return _hangul(word[:LONGEST]) if is_hangul(word) else _latin(word[:LONGEST])


@lru_cache(maxsize=1 << 15)
def apart(one: str, other: str) -> float:
    """How far two words sound apart: 0 alike, 1 and more nothing in common; symmetric."""
    first, second = sound(one), sound(other)
    weight = max(_weight(first), _weight(second))
    return _distance(first, second) / weight if weight else 1.0


def _hangul(word: str) -> str:
    letters = []
    for char in word:
        index = ord(char) - ord("가")
        if 0 <= index < len(_ONSETS) * 588:
            onset = _ONSETS[index // 588].replace("-", "")
            letters.append(onset + _VOWELS[index % 588 // 28] + _CODAS[index % 28])
    return re.sub(r"([^aeiou])\1", r"\1", "".join(letters))


def _latin(word: str) -> str:
    letters = latin(word)
    for pattern, written in _RULES:
        letters = pattern.sub(written, letters)
    return letters.translate(_CLASS)


def _weight(letters: str) -> float:
    return sum(1.0 for letter in letters if letter not in _VOWEL) + 0.3


def _gap(letter: str) -> float:
    if letter in _VOWEL:
        return _VOWEL_GAP
    return _LIGHT_GAP if letter in _LIGHT else _GAP


def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    vowels = (one in _VOWEL) + (other in _VOWEL)
    if vowels == 2:
        return _VOWEL_GAP
    if frozenset((one, other)) in _NEAR:
        return _NEAR_SWAP
    return _gap(one) + _gap(other) if vowels else _GAP


def _distance(one: str, other: str) -> float:
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _gap(letter))
    for here in one:
        before, row = row, [row[0] + _gap(here)]
        for k, there in enumerate(other):
            row.append(
                min(
                    before[k] + _swap(here, there),
                    before[k + 1] + _gap(here),
                    row[-1] + _gap(there),
                )
            )
    return row[-1]
