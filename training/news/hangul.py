"""Hangul syllables -> their letters and back; a written word -> how it ends in Korean ears."""

from __future__ import annotations

import re
from typing import Literal

Ending = Literal["vowel", "liquid", "closed"]

FIRST = 0xAC00
COUNT = 11172
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"

_DIGITS: dict[str, Ending] = {
    "0": "closed", "3": "closed", "6": "closed", "1": "liquid", "7": "liquid", "8": "liquid",
}  # fmt: skip
_LETTERS: dict[str, Ending] = {"L": "liquid", "R": "liquid", "M": "closed", "N": "closed"}
_WORDS: dict[str, Ending] = {
    "OPEC": "closed", "ASEAN": "closed", "BRICS": "vowel", "km": "vowel", "cm": "vowel",
    "mm": "vowel", "m": "vowel", "kg": "closed", "t": "closed", "GW": "vowel", "MW": "vowel",
    "THAAD": "vowel", "PCR": "liquid", "bp": "vowel",
}  # fmt: skip
_ASIDE = re.compile(r"\([^()]*\)$")
_LATIN = re.compile(r"[A-Za-z]+$")


def is_syllable(char: str) -> bool:
    """Whether `char` is one composed Hangul syllable."""
    return 0 <= ord(char) - FIRST < COUNT


def coda(char: str) -> str:
    """The syllable's final letter, empty where it is open."""
    return CODAS[(ord(char) - FIRST) % 28] if is_syllable(char) else ""


def vowel(char: str) -> str:
    """The syllable's vowel."""
    return VOWELS[(ord(char) - FIRST) // 28 % 21]


def rebuild(char: str, *, vowel: str | None = None, coda: str | None = None) -> str:
    """The syllable with another vowel or final letter."""
    index = ord(char) - FIRST
    onset, nucleus, last = index // 588, index // 28 % 21, index % 28
    nucleus = nucleus if vowel is None else VOWELS.index(vowel)
    last = last if coda is None else CODAS.index(coda)
    return chr(FIRST + (onset * 21 + nucleus) * 28 + last)


def sound(text: str) -> Ending:
    """How `text` ends when it is read aloud in Korean.

    Digits are read as Sino-Korean numerals ("20" is 이십), acronyms letter by letter unless
    they are known as words, "%" as 퍼센트. Closing quotation marks and an aside in parentheses
    are passed over: the particle follows the word before them.
    """
    word = text.rstrip("”’\"'」』 ")
    word = _ASIDE.sub("", word).rstrip("”’\"'」』 ")
    if not word:
        return "vowel"
    last = word[-1]
    if is_syllable(last):
        letter = coda(last)
        return "vowel" if not letter else "liquid" if letter == "ㄹ" else "closed"
    if last.isdigit():
        return _DIGITS.get(last, "vowel")
    latin = _LATIN.search(word)
    if latin:
        return _WORDS.get(latin.group()) or _LETTERS.get(last.upper(), "vowel")
    return "closed" if last == "㎏" else "vowel"
