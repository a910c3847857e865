"""A number in its text -> what it counts: the kind of thing, and what befell it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from transcheck.model import Language

_REACH = 44
"""Characters on either side of a number in which its noun and its verb stand."""
_CLAUSE = re.compile(r"[.,;:!?\n\d]|\b(?:and|but|while|as|after|when|including|on)\b")
_CLAUSE_KO = re.compile(r"[.,;:!?\n\d·]")
_WORD = re.compile(r"[a-z]+")
_WORD_KO = re.compile(r"[가-힣]+")
_VICTIMS = re.compile(r"자(?:[는가도]| 수[는가]?|로)?\s*(?:최소|약)?\s*$")
_OR = re.compile(r" or (?:[a-z]{1,12}ly )?")
_MOST = 4
_EITHER = "dead or hurt"


class Counted(NamedTuple):
    """`what` is a path from the general to the special, `fate` one word; empty where unsaid."""

    what: str = ""
    fate: str = ""

    def meets(self, other: Counted) -> bool:
        """Whether both can count the same: one path leads on from the other, fates do not clash."""
        short, long = sorted((self.what, other.what), key=len)
        same = not short or f"{long}.".startswith(f"{short}.")
        return same and not self.clashes(other)

    def clashes(self, other: Counted) -> bool:
        """Whether what befell them is known and not the same: dead against hurt."""
        return bool(self.fate and other.fate and self.fate != other.fate)


NOTHING = Counted()


def counted(text: str, start: int, end: int, *, language: Language) -> Counted:
    """What the number at `start`..`end`, its unit left out, counts; looks at a few words only."""
    after, before = text[end : end + _REACH], text[max(0, start - _REACH) : start]
    if language == "ko":
        return Counted(_what_ko(before, after), _fate_ko(before, after))
    after, before = after.lower(), before.lower()
    stop = _CLAUSE.search(after)
    near = after[: stop.start()] if stop else after
    return Counted(_what_en(near), _fate_en(before, near, after))


def _what_en(after: str) -> str:
    """The first noun of the table, or the one right behind it: "police cars" are cars."""
    nouns, found = _nouns("en"), ""
    for n, match in enumerate(_WORD.finditer(after)):
        what = nouns.get(match[0], "")
        if (found and not what) or n > _MOST:
            break
        found = what or found
    return found


def _fate_en(before: str, near: str, after: str) -> str:
    """The first fate behind the number in its clause, else the last one before it."""
    fates = _fates_en()
    for match in fates.finditer(near):
        return _either(fates, after, match)
    said = _CLAUSE.split(before)[-1]
    latest = ""
    for match in fates.finditer(said):
        latest = _either(fates, said, match)
        if latest == _EITHER:
            break
    return latest


def _either(fates: re.Pattern[str], text: str, match: re.Match[str]) -> str:
    """The fate, where "killed or fatally injured" is one."""
    first = _fates("en")[match[0]]
    joint = _OR.match(text, match.end())
    behind = fates.match(text, joint.end()) if joint else None
    then = _fates("en")[behind[0]] if behind else first
    return _EITHER if {first, then} == {"dead", "hurt"} else first


def _what_ko(before: str, after: str) -> str:
    """The counter behind the number; the noun before it or behind 의 where that says more."""
    nouns = _nouns("ko")
    counter = _WORD_KO.match(after.lstrip(" 여"))
    general = _longest(nouns, counter[0]) if counter else ""
    words = _WORD_KO.findall(before[-10:])
    for word in (*words[-1:], *re.findall(r"의 ([가-힣]+)", after[:12])):
        special = _longest(nouns, word)
        if special and (not general or special.startswith(f"{general}.")):
            return special
    return general


def _longest(nouns: dict[str, str], word: str) -> str:
    sizes = range(min(len(word), _MOST), 0 if len(word) < 3 else 1, -1)
    return next((nouns[word[:size]] for size in sizes if word[:size] in nouns), "")


def _fate_ko(before: str, after: str) -> str:
    """The one right before it (사망자 3명), else the first behind it; 숨지거나 다친 is one."""
    fates, names = _fates_ko(), _fates("ko")
    close = _CLAUSE_KO.split(before[-12:])[-1]
    titled = _VICTIMS.search(close)
    earlier = fates.findall(close)
    if earlier and (titled or close.rstrip().endswith(earlier[-1])):
        return names[earlier[-1]]
    stop = _CLAUSE_KO.search(after)
    near = after[: stop.start()] if stop else after
    later = [names[word] for word in fates.findall(near)]
    if "거나" in near and {"dead", "hurt"} <= set(later):
        return _EITHER
    return later[0] if later else ""


@cache
def _nouns(language: Language) -> dict[str, str]:
    found = {word: row["what"] for row in _rows("noun") for word in row[language].split()}
    if language == "en":
        return {f"{word}s": what for word, what in found.items()} | found
    return found


@cache
def _fates(language: Language) -> dict[str, str]:
    return {word: row["fate"] for row in _rows("fate") for word in row[language].split()}


@cache
def _fates_en() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_fates('en'))})\b")


@cache
def _fates_ko() -> re.Pattern[str]:
    return re.compile("|".join(_fates("ko")))


def _rows(name: str) -> list[dict[str, str]]:
    source = resources.files("transcheck").joinpath("data", "counted.toml")
    rows: list[dict[str, str]] = tomllib.loads(source.read_text("utf-8"))[name]
    return rows
