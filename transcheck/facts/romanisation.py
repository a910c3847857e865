"""Korean names in Latin letters or Hangul -> their readings, and whether two readings meet.

A romanised syllable is an onset, a nucleus and a coda, and each of the three stands for a set of
Hangul letters: "mu" and "moo" meet in ㅜ, "hyeon" and "hyun" in ㅕ. The sets hold Revised
Romanization (2000), McCune-Reischauer (1939) and the spellings that people choose for themselves.
Two syllables can be the same Hangul where all three sets meet, so no lattice is ever spelled out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from transcheck.facts.words import table

_ONSETS = {
    "": "ㅇ", "g": "ㄱ", "k": "ㄱㅋㄲ", "kk": "ㄲ", "gg": "ㄲ", "n": "ㄴ", "d": "ㄷ", "t": "ㄷㅌ",
    "tt": "ㄸ", "dd": "ㄸ", "r": "ㄹ", "l": "ㄹ", "rh": "ㄹ", "m": "ㅁ", "b": "ㅂ", "p": "ㅂㅍ",
    "ph": "ㅍ", "pp": "ㅃ", "bb": "ㅃ", "s": "ㅅ", "sh": "ㅅ", "ss": "ㅆ", "j": "ㅈ",
    "ch": "ㅈㅊ", "z": "ㅈ", "jj": "ㅉ", "h": "ㅎ",
}  # fmt: skip
_NUCLEI = {
    "a": "ㅏ", "ah": "ㅏ", "ae": "ㅐ", "ai": "ㅐ", "ay": "ㅐ", "ya": "ㅑ", "yah": "ㅑ", "yae": "ㅒ",
    "eo": "ㅓ", "o": "ㅓㅗ", "u": "ㅓㅜㅡ", "uh": "ㅓ", "e": "ㅔㅐ", "eh": "ㅔ", "yeo": "ㅕ",
    "yo": "ㅕㅛ", "yu": "ㅕㅠ", "you": "ㅕㅠ", "ye": "ㅖ", "yeh": "ㅖ", "oh": "ㅗㅓ", "wa": "ㅘ",
    "wae": "ㅙ", "oe": "ㅚ", "oi": "ㅚ", "yoh": "ㅛ", "oo": "ㅜ", "woo": "ㅜ", "wu": "ㅜ",
    "ou": "ㅜㅓ", "wo": "ㅝ", "weo": "ㅝ", "we": "ㅞㅚㅟ", "wi": "ㅟ", "wee": "ㅟ", "yoo": "ㅠ",
    "yuh": "ㅕ", "eu": "ㅡ", "ui": "ㅢ", "eui": "ㅢ", "yi": "ㅢㅣ", "i": "ㅣㅢ", "ee": "ㅣㅢ",
    "ie": "ㅣ",
}  # fmt: skip
_CODAS = {
    "": "", "k": "ㄱㅋㄲ", "g": "ㄱ", "ck": "ㄱ", "n": "ㄴ", "t": "ㄷㅅㅆㅈㅊㅌ", "d": "ㄷ",
    "l": "ㄹ", "r": "ㄹ", "ll": "ㄹ", "m": "ㅁ", "p": "ㅂㅍ", "b": "ㅂ", "ng": "ㅇ",
    "nn": "ㄴ", "h": "ㅎ",
}  # fmt: skip
_HANGUL_ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_HANGUL_NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_HANGUL_CODAS = (
    "",
    *"ㄱㄲ",
    "ㄱ",
    "ㄴ",
    "ㄴ",
    "ㄴ",
    *"ㄷㄹ",
    *"ㄱㅁㄹㄹㄹㅂㄹ",
    *"ㅁㅂㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
)
_LONGEST_GIVEN = 16
_LONGEST_SYLLABLE = 7
_MARKS = re.compile(r"[^a-z]+")
_UNMARKED = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
"""Letters that no decomposition takes apart, as newsrooms write them in plain Latin."""


class Syllable(NamedTuple):
    """The Hangul letters that an onset, a nucleus and a coda can stand for."""

    onset: frozenset[str]
    nucleus: frozenset[str]
    coda: frozenset[str]

    def meets(self, other: Syllable) -> bool:
        """Whether some Hangul syllable is a reading of both."""
        return bool(
            self.onset & other.onset
            and self.nucleus & other.nucleus
            and (self.coda & other.coda or self.coda == other.coda)
        )


Reading = tuple[Syllable, ...]


def is_hangul(text: str) -> bool:
    """Whether `text` has a Hangul syllable."""
    return any("가" <= char <= "힣" for char in text)


def latin(word: str) -> str:
    """Lower-case Latin letters without marks: "Chŏng-ŭn" -> "chongun"."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_UNMARKED))
    return _MARKS.sub("", plain)


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    readings: dict[str, tuple[str, ...]] = {}
    for row in table("romanisation.csv"):
        for spelling in (row["hangul"], *map(latin, row["spellings"].split("|"))):
            readings[spelling] = (*readings.get(spelling, ()), row["hangul"])
    return readings


def surname_readings(word: str) -> frozenset[str]:
    """The Korean surnames that a word can be, in Hangul; empty where it is none."""
    return frozenset(_spelled(word))


def surname_class(word: str) -> str | None:
    """The commonest Hangul surname that a word can be: Roh, No and 노 -> 노."""
    return next(iter(_spelled(word)), None)


def _spelled(word: str) -> tuple[str, ...]:
    return _surnames().get(word if is_hangul(word) else latin(word), ())


def given_readings(word: str) -> tuple[Reading, ...]:
    """All ways to read a given name of one to three syllables; empty where it is not Korean.

    `word` is Hangul, or Latin letters with its syllables joined, hyphenated or apart.
    """
    if is_hangul(word):
        return (tuple(_hangul_syllable(char) for char in word if "가" <= char <= "힣"),)
    parts = [latin(part) for part in re.split(r"[-\s]+", word[:64]) if latin(part)]
    if not parts or len(parts) > 3:
        return ()
    return _joined(tuple(parts))


@lru_cache(maxsize=4096)
def _joined(parts: tuple[str, ...]) -> tuple[Reading, ...]:
    if len(parts) == 1:
        return tuple(_segmentations(parts[0], 3))
    readings: list[Reading] = [()]
    for part in parts:
        ends = _segmentations(part, 4 - len(parts))
        readings = [begun + end for begun in readings for end in ends]
    return tuple(readings)


def _segmentations(word: str, most: int) -> list[Reading]:
    """Readings of `word` as one to `most` syllables."""
    if len(word) > _LONGEST_GIVEN:
        return []
    whole = _syllable(word)
    found: list[Reading] = [(whole,)] if whole else []
    if most > 1:
        for cut in range(1, min(len(word), _LONGEST_SYLLABLE)):
            if first := _syllable(word[:cut]):
                found += [(first, *rest) for rest in _segmentations(word[cut:], most - 1)]
    return found


@lru_cache(maxsize=4096)
def _syllable(text: str) -> Syllable | None:
    """`text` as one romanised syllable; every split is tried and their readings are united."""
    text = text.replace("wh", "hw")
    if not 0 < len(text) <= _LONGEST_SYLLABLE:
        return None
    onsets, nuclei, codas = "", "", []
    for start in range(3):
        for end in range(start + 1, len(text) + 1):
            head, middle, tail = text[:start], text[start:end], text[end:]
            if head in _ONSETS and middle in _NUCLEI and tail in _CODAS:
                onsets += _ONSETS[head]
                nuclei += _NUCLEI[middle]
                codas.append(_CODAS[tail])
    if not nuclei:
        return None
    return Syllable(frozenset(onsets), frozenset(nuclei), _coda_set(codas))


def _coda_set(codas: list[str]) -> frozenset[str]:
    return frozenset(letter for coda in codas for letter in coda or "-")


def _hangul_syllable(char: str) -> Syllable:
    index = ord(char) - ord("가")
    return Syllable(
        frozenset(_HANGUL_ONSETS[index // 588]),
        frozenset(_HANGUL_NUCLEI[index % 588 // 28]),
        frozenset(_HANGUL_CODAS[index % 28] or "-"),
    )


def same_given(first: str, second: str) -> bool:
    """Whether two spellings of a given name can be the same Hangul."""
    return any(
        len(one) == len(other) and all(a.meets(b) for a, b in zip(one, other, strict=True))
        for one in given_readings(first)
        for other in given_readings(second)
    )
