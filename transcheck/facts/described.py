"""Words that stand for somebody -> what they say of him: "the host" is one person, "police" a body.

A description seldom tells who is meant, but often who is not: a driver is no company, a man no
woman, five officers are not one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from transcheck.facts.bodies import bodies
from transcheck.facts.words import table, word_class
from transcheck.model import Outcome

Sort = Literal["person", "body", "thing", ""]
Number = Literal["one", "many", ""]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+\w*|[^\w\s]")
_LINKS = frozenset({"of", "for", "in", "at", "from"})
_LONGEST = 120


class Described(NamedTuple):
    """What a mention says; an empty field is what it leaves open, `head` is its noun or ""."""

    sort: Sort
    number: Number
    gender: str
    head: str


@lru_cache(maxsize=4096)
def describe(mention: str) -> Described:
    """Reads a mention: "A rural doctor" is one person, "Halden Bank" a body, "Mina Torvik" open."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _words(mention)]
    head = _head(words)
    if head:
        return _nominal(head)
    name = " ".join(words)
    if not any(word[0].isupper() for word in words):
        return Described("", "", "", "")
    last = words[-1].lower()
    if last in word_class("organisation_heads") or bodies(name).organisations:
        return Described("body", "", "", "")
    plural = words[0] in ("the", "The") or last.endswith("s") or any(w[0].isdigit() for w in words)
    full = 1 < len(words) <= 4 and all(word[0].isupper() for word in words) and not plural
    return Described("person" if full else "", "" if plural else "one", "", "")


def told_apart(one: Described, other: Described) -> bool:
    """Whether the two cannot be one: by sort, number or gender."""
    if one.gender and other.gender and one.gender != other.gender:
        return True
    sorts = {one.sort, other.sort} - {""}
    if sorts == {"body", "person"}:
        person = one if one.sort == "person" else other
        return person.number != "many"
    return len(sorts) > 1 or {one.number, other.number} >= {"one", "many"}


def same_description(one: Described, other: Described) -> Outcome:
    """Whether two mentions, one of them a description at least, can be one: symmetric."""
    if told_apart(one, other):
        return "differ"
    if one.head and one.head == other.head:
        return "agree"
    alike = _synonyms(one.head) & _synonyms(other.head)
    return "notice" if alike else "unclear"


def _words(mention: str) -> list[str]:
    """The words before a comma, where an age or a degree follows."""
    return _WORD.findall(mention[:_LONGEST].partition(",")[0])


def _head(words: list[str]) -> str:
    """The noun of a description: its last word before "of" or the like; empty for a name."""
    ends = (k for k, word in enumerate(words) if k and word.lower() in _LINKS)
    phrase = words[: next(ends, len(words))]
    head = phrase[-1].lower() if phrase else ""
    if not head or head in word_class("function"):
        return ""
    if phrase[-1].islower():
        return head
    alone = len(phrase) == 1 or phrase[-1].isupper()
    return head if alone and _nominal(head).sort else ""


def _nominal(head: str) -> Described:
    """What a noun says by itself; nothing where no list has it."""
    single = _singular(head)
    genders = [name for name in ("men", "women") if single in word_class(name)]
    gender = genders[0] if genders else ""
    if head in word_class("group_nouns"):
        return Described("body", "many", "", head)
    if gender or single in word_class("person_nouns"):
        return Described("person", "one" if single == head else "many", gender, single)
    if single in word_class("thing_nouns"):
        return Described("thing", "", "", single)
    if head in word_class("organisation_heads") | word_class("body_nouns"):
        return Described("body", "", "", head)
    return Described("", "", "", single)


def _singular(noun: str) -> str:
    if noun.endswith("men") and len(noun) > len("men"):
        return f"{noun.removesuffix('men')}man"
    irregular = {"men": "man", "women": "woman", "wives": "wife", "people": "person"}
    if noun.endswith("ies"):
        return f"{noun.removesuffix('ies')}y"
    return irregular.get(noun) or (noun if noun.endswith("ss") else noun.removesuffix("s"))


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for row in table("synonyms.csv"):
        for noun in row["nouns"].split("|"):
            groups[noun] = groups.get(noun, frozenset()) | {row["nouns"]}
    return groups


def _synonyms(noun: str) -> frozenset[str]:
    return _groups().get(noun, frozenset())
