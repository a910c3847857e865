"""Two names of any kind -> whether they can name the same."""

from __future__ import annotations

from functools import lru_cache

from transcheck.facts.bodies import SPELLINGS
from transcheck.facts.gazetteer import territory_zones
from transcheck.facts.persons import same_person
from transcheck.facts.romanisation import latin
from transcheck.facts.spelling import near_word, same_word
from transcheck.facts.words import tokenise, word_class
from transcheck.model import Name, Outcome

_SHORTEST_SHARED = 4
_SPELLED = SPELLINGS | {"st": "saint"}
_LONGEST_ACRONYM = 6
_CONTINENTS = {
    "country:AF-": {"Africa"},
    "country:AS-": {"Asia"},
    "country:EU-": {"Europe"},
    "country:LA-": {"America"},
    "country:ME-": {"Africa", "Asia"},
}
"""Regions of the world, as the table of places codes them: the first part of their time zones."""
_MEMBERS = {
    "country:EU-": frozenset({"organisation:eu"}),
    "country:KO-": frozenset({"country:KR", "country:KP"}),
}
"""What a name of a region may be short for beside its countries: "a Korean jet", "European" law."""
_DIVISIONS = frozenset({"county", "district", "prefecture", "province", "region"})


@lru_cache(maxsize=4096)
def same_name(one: Name, other: Name) -> Outcome:
    """Whether two names can name one thing: by what tables know of them, else by their words."""
    known = _codes(one), _codes(other)
    if all(known):
        if known[0] & known[1]:
            return "agree"
        return "unclear" if _within(*known) or _within(*reversed(known)) else "differ"
    if one.keys == other.keys and one.kind == other.kind != "person":
        return "agree"
    if one.kind == other.kind == "person":
        return same_person(one.full, other.full)
    if any(known) and one.kind == other.kind == "place" and _is_part(other if known[0] else one):
        return "unclear"  # it may lie in the country
    said = _by_words(one.full, other.full)
    return "unclear" if said == "differ" and may_abbreviate(one, other) else said


def may_abbreviate(one: Name, other: Name) -> bool:
    """Whether one is an acronym that no table lists, and the other may spell it out."""
    short, long = sorted((one, other), key=lambda name: (len(name.full), name.full))
    letters = short.full.removesuffix("s")
    if _codes(short) or not 1 < len(letters) <= _LONGEST_ACRONYM:
        return False
    return letters.isupper() and not long.full.isupper() and letters[0] == long.full[0]


def respelled(one: Name, other: Name) -> bool:
    """Whether the same personal name is written in two ways, word for word."""
    if one.kind != "person" or other.kind != "person" or one.full == other.full:
        return False
    words = one.full.replace("-", " ").split(), other.full.replace("-", " ").split()
    return len(words[0]) == len(words[1]) or latin(one.full)[:1] != latin(other.full)[:1]


def akin(one: Name, other: Name) -> bool:
    """Whether a word of one may be another rendering of a word of the other: Hune and Huhn.

    Of two full personal names every part counts: two brothers share a surname. What tables know as
    two things are two, however alike they are spelled: Iran and Iraq.
    """
    if one.kind == other.kind == "person" and " " in one.full and " " in other.full:
        return same_person(one.full, other.full) == "unclear"
    if all(map(_codes, (one, other))):
        return same_name(one, other) == "unclear"
    if _is_part(one) != _is_part(other) and same_name(one, other) == "unclear":
        return True
    common = word_class("common")
    words = (
        [word for word in _words(name.full) if word not in common and len(word) >= _SHORTEST_SHARED]
        for name in (one, other)
    )
    first, second = words
    return may_abbreviate(one, other) or any(_alike(a, b) for a in first for b in second)


def _codes(name: Name) -> frozenset[str]:
    return frozenset(k for k in name.keys if k.startswith(("country:", "organisation:")))


def _within(regions: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a region of the world holds one of `others`: by table, or the zones of its clocks."""
    if any(_MEMBERS.get(region, frozenset()) & others for region in regions):
        return True
    return any(
        zone.partition("/")[0] in _CONTINENTS[region]
        for region in regions & _CONTINENTS.keys()
        for other in others
        for zone in territory_zones().get(other.partition(":")[2], ())
    )


def _is_part(place: Name) -> bool:
    """Whether its last word says that it is a division of a country."""
    return not _DIVISIONS.isdisjoint(_words(place.full)[-1:])


def _by_words(one: str, other: str) -> Outcome:
    first, second = _words(one), _words(other)
    if not first or not second:
        return "unclear"
    if _initials(one) in second or _initials(other) in first:
        return "agree"
    short, long = sorted((first, second), key=lambda words: (len(words), words))
    shared = [word for word in short if any(same_word(word, there) for there in long)]
    if len(shared) == len(short):
        return "agree"
    if _told_apart(first, second):
        return "differ"
    alike = any(len(word) >= _SHORTEST_SHARED for word in shared)
    return "unclear" if alike or near_word(short[0], long[0]) else "differ"


def _told_apart(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether only common words are shared, and each has names beside: "Oslo Bank", "Riga Bank"."""
    if len(set(first) & set(second)) > 1:
        return False
    common = word_class("common") - word_class("also_names")
    one, other = ([w for w in words if w not in common] for words in (first, second))
    return bool(one and other) and not any(_alike(a, b) for a in one for b in other)


def _alike(a: str, b: str) -> bool:
    return same_word(a, b) or near_word(a, b)


def _words(name: str) -> tuple[str, ...]:
    norms = (token.norm for token in tokenise(name[:200]) if token.text[0].isalnum())
    plain = word_class("function")
    return tuple(_SPELLED.get(norm, norm) for norm in norms if norm not in plain)


def _initials(name: str) -> str:
    """The acronym of several words ("fdic"); empty for a single word."""
    words = _words(name)
    return "".join(latin(word)[:1] or word[:1] for word in words) if len(words) > 1 else ""
