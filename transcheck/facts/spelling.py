"""A word of a name -> its letters with spelling habits levelled, and whether two words meet."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from transcheck.facts.romanisation import latin

_FOLDS = (
    ("sch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("ck", "k"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("tz", "ts"), ("cz", "ch"), ("dzh", "j"), ("dj", "j"),
    ("zh", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"),
    ("yy", "i"), ("ey", "i"), ("ij", "i"), ("ae", "e"), ("oe", "o"), ("w", "v"), ("q", "k"),
    ("x", "ks"), ("y", "i"), ("j", "i"), ("c", "k"), ("z", "s"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiou")
_LONG = 6
_MIGHT_BE = 0.6
_MIGHT_BE_FROM_ONE_BEGINNING = 0.5


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word's letters with transliteration habits levelled: Vasilyev and Vasiliev are one."""
    letters = latin(word) or word.lower()
    letters = "s" + letters[1:] if letters[:1] == "x" else letters
    for written, folded in _FOLDS:
        letters = letters.replace(written, folded)
    return _DOUBLE.sub(r"\1", letters)


def same_word(a: str, b: str) -> bool:
    """Whether two words can be spellings of one name part."""
    one, other = fold(a), fold(b)
    if one == other:
        return True
    longest = max(len(one), len(other))
    if longest < _LONG or one[:1] != other[:1]:
        return False
    consonants = one.translate(_VOWELS), other.translate(_VOWELS)
    return consonants[0] == consonants[1] or Levenshtein.distance(one, other) <= longest // _LONG


def near_word(a: str, b: str) -> bool:
    """Whether two words are alike enough that they might be renderings of one foreign name."""
    one, other = fold(a), fold(b)
    likeness = Levenshtein.normalized_similarity(one, other)
    return likeness >= (_MIGHT_BE_FROM_ONE_BEGINNING if one[:3] == other[:3] else _MIGHT_BE)
