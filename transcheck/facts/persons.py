"""Two personal names, in Latin letters or Hangul -> whether they can name one person.

Names are compared part by part, each part by what it can stand for: a Korean part by its Hangul
readings, another by its letters folded over transliteration habits. String distance is no judge:
two brothers differ by fewer letters than two romanisations of one man.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from transcheck.facts.romanisation import (
    given_readings,
    is_hangul,
    latin,
    same_given,
    surname_class,
    surname_readings,
)
from transcheck.facts.spelling import fold, near_word, same_word, skeleton
from transcheck.facts.words import word_class
from transcheck.model import Outcome

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "s", "the"})
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


class Korean(NamedTuple):
    """A name read as Korean: surname readings in Hangul, and the given name as written."""

    surname: frozenset[str]
    given: str


@lru_cache(maxsize=4096)
def same_person(a: str, b: str) -> Outcome:
    """Whether two names, without titles, can be one person: "agree", "differ" or "unclear".

    A surname alone agrees with every full name that has it.
    """
    first, second = _parts(a), _parts(b)
    if not first or not second or not _named(first) or not _named(second):
        return "unclear"
    if _plain(first) == _plain(second):
        return "agree"
    if (korean := _compare_korean(first, second)) is not None:
        return korean
    if is_hangul(a) != is_hangul(b):
        return _compare_across_scripts(first, second)
    return _compare_parts(first, second)


def surname(name: str) -> str:
    """The part of a name that stands for the whole at later mentions."""
    parts = _parts(name)
    if not parts:
        return name
    if len(parts) == 1:
        return parts[0][:1] if is_hangul(name) and korean_reading(parts) else parts[0]
    return parts[0] if korean_reading(parts) and surname_readings(parts[0]) else parts[-1]


def person_key(name: str) -> str:
    """What all spellings of a surname share: "person:노" for Roh, "person:kirbi" for Kirby."""
    last = surname(name)
    return f"person:{surname_class(last) or fold(last)}"


def korean_reading(parts: tuple[str, ...]) -> Korean | None:
    """`parts` as a Korean name, surname first or last, or None where they cannot be one."""
    if len(parts) == 1 and is_hangul(parts[0]):
        cut = 2 if surname_readings(parts[0][:2]) and len(parts[0]) > 3 else 1
        readings = surname_readings(parts[0][:cut])
        return Korean(readings, parts[0][cut:]) if readings and 2 <= len(parts[0]) <= 4 else None
    if not 2 <= len(parts) <= 4:
        return None
    for last, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        readings = surname_readings(last)
        if readings and given_readings(" ".join(given)):
            return Korean(readings, " ".join(given))
    return None


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    words = _WORD.findall(name[:120].removesuffix("'s").removesuffix("’s"))
    return tuple(word for word in words if latin(word) not in _SUFFIXES or is_hangul(word))


def _named(parts: tuple[str, ...]) -> bool:
    """Whether the words are a name and no description: "a man", "the company", "host"."""
    if is_hangul(parts[0]):
        return True
    content = [part for part in parts if part[0].isupper()]
    plain = word_class("common") - word_class("also_names")
    return any(part.lower() not in plain for part in content)


def _plain(parts: tuple[str, ...]) -> str:
    return "".join(latin(part) or part.lower() for part in parts)


def _compare_korean(first: tuple[str, ...], second: tuple[str, ...]) -> Outcome | None:
    one, other = korean_reading(first), korean_reading(second)
    if one is not None and other is not None:
        if one.surname & other.surname and same_given(one.given, other.given):
            return "agree"
        if _swapped(first, other) or _swapped(second, one):
            return "agree"
        return _compare_parts(first, second) if len(first) == len(second) == 2 else "differ"
    single, full = (first, other) if other is not None else (second, one)
    if full is None or len(single) != 1:
        return None
    if surname_readings(single[0]) & full.surname or same_given(single[0], full.given):
        return "agree"
    return None


def _swapped(parts: tuple[str, ...], other: Korean) -> bool:
    """Whether `parts` with the surname last are `other`: "Moo-hyun Roh"."""
    return (
        len(parts) > 1
        and bool(surname_readings(parts[-1]) & other.surname)
        and same_given(" ".join(parts[:-1]), other.given)
    )


def _compare_across_scripts(first: tuple[str, ...], second: tuple[str, ...]) -> Outcome:
    """Hangul against Latin letters, by consonants in order: 커비 and Kirby share k-p."""
    one, other = skeleton(first[-1]), skeleton(second[-1])
    if not one or not other:
        return "unclear"
    distance = Levenshtein.distance(one, other)
    if distance <= max(len(one), len(other)) // 3:
        return "agree"
    return "differ" if distance == max(len(one), len(other)) else "unclear"


def _compare_parts(first: tuple[str, ...], second: tuple[str, ...]) -> Outcome:
    if len(first) == 1 or len(second) == 1:
        return _compare_single(first, second)
    if not same_word(first[-1], second[-1]) and not _same_surname_class(first[-1], second[-1]):
        shared = {fold(part) for part in first} & {fold(part) for part in second}
        alike = any(len(part) > 2 for part in shared) or near_word(first[-1], second[-1])
        return "unclear" if alike else "differ"
    return "agree" if _same_first(first[0], second[0]) else "differ"


def _compare_single(first: tuple[str, ...], second: tuple[str, ...]) -> Outcome:
    single, full = (first[0], second) if len(first) == 1 else (second[0], first)
    if any(same_word(single, part) for part in full) or _same_surname_class(single, full[-1]):
        return "agree"
    return "unclear" if any(near_word(single, part) for part in full) else "differ"


def _same_surname_class(a: str, b: str) -> bool:
    return bool(surname_readings(a) & surname_readings(b))


def _same_first(a: str, b: str) -> bool:
    """Initials and short forms count: J. and John, Pat and Patrick, Joe and Joseph."""
    one, other = latin(a), latin(b)
    if not one or not other or same_word(a, b):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return (
        len(short) > 1
        and long.startswith(short[:2])
        and (long.startswith(short) or len(short) <= 4)
    )
