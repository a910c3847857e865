"""Two personal names, in Latin letters or Hangul -> whether they can name one person.

Names are compared part by part, each part by what it can stand for: a Korean part by its Hangul
readings, another by its letters folded over transliteration habits. String distance is no judge:
two brothers differ by fewer letters than two romanisations of one man.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from transcheck.facts.described import describe, same_description
from transcheck.facts.pronunciation import same_sound
from transcheck.facts.romanisation import (
    given_readings,
    is_hangul,
    latin,
    same_given,
    surname_class,
    surname_readings,
)
from transcheck.facts.spelling import fold, near_word, same_word
from transcheck.facts.words import word_class
from transcheck.model import Outcome

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "s", "the"})
_COURTESY = frozenset({"dr", "mr", "mrs", "ms", "prof", "rev", "sir", "dame"})
_MARKS = ".,'\"’“”"
_SPACED = re.compile(r"\b([A-Z]) \.")
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
    a, b = _bare(a), _bare(b)
    one, other = describe(a), describe(b)
    first, second = name_parts(a), name_parts(b)
    if not first or not second:
        return "unclear"
    if one.head or other.head or not _named(first) or not _named(second):
        return same_description(one, other)
    if _plain(first) == _plain(second):
        return "agree"
    if (korean := _compare_korean(first, second)) is not None:
        return korean
    if is_hangul(a) != is_hangul(b):
        return same_sound(*sorted((first, second), key=lambda name: not is_hangul(name[0])))
    return _compare_parts(first, second)


@lru_cache(maxsize=4096)
def _bare(mention: str) -> str:
    """A name without what describes its bearer: "defence lawyer Dr. Mina Torvik"."""
    words = _SPACED.sub(r"\1.", mention[:120]).split()
    if not words or not words[-1][0].isupper():
        return mention
    within = word_class("particles") | word_class("function")
    kept = 0
    for at, word in enumerate(words[:-1]):
        plain = word.lower().strip(_MARKS)
        if plain in _COURTESY or (word.islower() and plain not in within):
            kept = at + 1
    return " ".join(words[kept:])


def surname(name: str) -> str:
    """The part of a name that stands for the whole at later mentions."""
    parts = name_parts(name)
    if not parts:
        return name
    if len(parts) == 1:
        return parts[0][:1] if is_hangul(name) and korean_readings(parts) else parts[0]
    return parts[0] if korean_readings(parts) and surname_readings(parts[0]) else parts[-1]


def person_key(name: str) -> str:
    """What all spellings of a surname share: "person:노" for Roh, "person:benet" for Bennett."""
    last = surname(name)
    return f"person:{surname_class(last) or fold(last)}"


def korean_readings(parts: tuple[str, ...]) -> tuple[Korean, ...]:
    """The ways to read `parts` as a Korean name, surname first before surname last."""
    if len(parts) == 1:
        return _hangul_readings(parts[0]) if is_hangul(parts[0]) else ()
    if len(parts) > 4:
        return ()
    splits = [(parts[0], parts[1:]), (parts[-1], parts[:-1])]
    first, _, rest = " ".join(parts[1:]).replace("-", " ").partition(" ")
    if rest:
        splits.append((parts[0] + first, (rest,)))  # "Nam Gung-ok" is a Namgung
    return tuple(
        Korean(surname_readings(last), " ".join(given))
        for last, given in splits
        if surname_readings(last) and given_readings(" ".join(given))
    )


def _hangul_readings(word: str) -> tuple[Korean, ...]:
    return tuple(
        Korean(surname_readings(word[:cut]), word[cut:])
        for cut in (1, 2)
        if 1 <= len(word) - cut <= 3 and surname_readings(word[:cut])
    )


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name, without what only follows one ("Jr.")."""
    words = _WORD.findall(name[:120].removesuffix("'s").removesuffix("’s"))
    named = (word for word in words if latin(word) not in _SUFFIXES or is_hangul(word))
    return tuple("Saint" if word in ("St", "St.") else word for word in named)


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
    """By surname and given name where both read as Korean; None where that says nothing."""
    one, other = korean_readings(first), korean_readings(second)
    if one and other:
        same = any(
            a.surname & b.surname and same_given(a.given, b.given) for a in one for b in other
        )
        listed = surname_readings(first[0]) and surname_readings(second[0])
        loose = not listed and _compare_parts(first, second) == "agree"
        return "agree" if same or loose else "differ"
    single, full = (first, other) if other else (second, one)
    if len(single) == 1 and any(
        surname_readings(single[0]) & name.surname or same_given(single[0], name.given)
        for name in full
    ):
        return "agree"
    return None


def _compare_parts(first: tuple[str, ...], second: tuple[str, ...]) -> Outcome:
    one, other = set(map(fold, first)), set(map(fold, second))
    if one == other or (min(len(one), len(other)) > 1 and (one < other or other < one)):
        return "agree"
    if len(first) == 1 or len(second) == 1:
        return _compare_single(first, second)
    if same_word(first[-1], second[-1]) or _same_surname_class(first[-1], second[-1]):
        if _same_first(first[0], second[0]):
            return "agree"
        return "unclear" if near_word(first[0], second[0]) else "differ"
    crossed = {fold(part) for part in first[1:]} & {fold(part) for part in second[1:]}
    return "unclear" if crossed or near_word(first[-1], second[-1]) else "differ"


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
