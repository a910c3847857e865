"""Two speakers as two articles name them -> whether they can be one person or one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from transcheck.facts.bodies import Bodies, bodies, find_bodies
from transcheck.facts.offices import parse, roles
from transcheck.facts.persons import same_person
from transcheck.facts.romanisation import is_hangul
from transcheck.facts.words import Token, ordinary_words, table, tokenise, word_class
from transcheck.model import Outcome

_MOST = 300
_LINKS = frozenset({"of", "for", "in", "on", "at"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "that"})
_HEADS = ("organisation_heads", "body_nouns", "group_nouns")


def same_speaker(one: str, other: str) -> Outcome:
    """Whether two speakers, persons or bodies or describing words, can be one: symmetric."""
    if one.casefold() == other.casefold():
        return "agree"
    one, other = undressed(one), undressed(other)
    if _is_person(one) and _is_person(other):
        return same_person(one, other)
    if one_body(one, other):
        return "agree"
    if _is_person(one) or _is_person(other):
        return "unclear"
    return _described(bodies(one[:_MOST]), bodies(other[:_MOST]))


@lru_cache(maxsize=4096)
def one_body(one: str, other: str) -> bool:
    """Whether two names surely name one body: one that a table lists, or one by a part of its name.

    A government and its capital, which only stand for each other, are two; so are two persons.
    """
    first, second = bodies(one[:_MOST]), bodies(other[:_MOST])
    if _is_person(one) and _is_person(other):
        return False
    if _holds_office(one) or _holds_office(other) or _apart(first.countries, second.countries):
        return False
    if first.organisations and second.organisations:
        return bool(first.organisations & second.organisations)
    return _is_part(one, other) or _is_part(other, one)


def _described(first: Bodies, second: Bodies) -> Outcome:
    """Two bodies or unnamed speakers: they differ where they belong to nobody in common."""
    if _apart(first.countries, second.countries):
        return "differ"
    if first.organisations and second.organisations:
        if first.organisations & second.organisations:
            return "agree"
        owners = _owners(first), _owners(second)
        return "differ" if _apart(*owners) else "unclear"
    return "agree" if first.countries & second.countries else "unclear"


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _holds_office(name: str) -> bool:
    """Whether the words name somebody by an office; the chiefs in "Joint Chiefs" are a body's."""
    tokens = tokenise(name[:_MOST])
    used = find_bodies(tokens).used
    return any(roles().match(tokens, at) for at in range(len(tokens)) if at not in used)


def _owners(found: Bodies) -> frozenset[str]:
    """The countries and the bodies of bodies that it belongs to; empty where no table tells."""
    wholes = (_listed()[key]["within"] for key in found.organisations & _listed().keys())
    return found.countries.union(filter(None, wholes))


def _is_part(short: str, long: str) -> bool:
    """Whether `short` is what an article calls the body `long` once it has named it.

    That is the end of one of its names ("the commission", "the military"), or the beginning, where
    all of it is in capitals ("Halden" for "Halden Motors").
    """
    words = _bare(tokenise(short[:_MOST]))
    if not words:
        return False
    norms = [token.norm for token in words]
    if any(norms[-1] in word_class(name) for name in _HEADS) or _is_called(norms, long):
        return any(norms == form[-len(norms) :] for form in _forms(long))
    full = _bare(tokenise(long[:_MOST]))
    begins = norms == [token.norm for token in full[: len(norms)]]
    named = not bodies(short[:_MOST]).used and all(token.capital for token in full)
    return begins and named and len(norms) < len(full)


def _bare(tokens: Sequence[Token]) -> list[Token]:
    """The words without articles, and without the country before the rest."""
    words = [t for t in tokens if t.text[0].isalnum() and t.norm not in _DETERMINERS]
    found = bodies(" ".join(token.text for token in words))
    countries = range(len(words)) if found.countries and not found.organisations else ()
    before = next((k for k in countries if k not in found.used), 0)
    return words[before:]


def _forms(name: str) -> Iterator[list[str]]:
    """The words of a body's names up to an "of": its own, those that a table has, its nouns."""
    for form in (name, *_nouns(name), *_table_names(name)):
        norms = [token.norm for token in _bare(tokenise(form[:_MOST]))]
        yield norms[: next((k for k, norm in enumerate(norms) if k and norm in _LINKS), len(norms))]


def _is_called(norms: Sequence[str], name: str) -> bool:
    return any(list(norms) == noun.split() for noun in _nouns(name))


def _nouns(name: str) -> Iterator[str]:
    for key in bodies(name[:_MOST]).organisations & _listed().keys():
        yield from filter(None, _listed()[key]["called"].split("|"))


def _table_names(name: str) -> Iterator[str]:
    for key in bodies(name[:_MOST]).organisations & _listed().keys():
        yield from _listed()[key]["english"].split("|")


@cache
def _listed() -> dict[str, dict[str, str]]:
    """The rows of `data/organisations.csv` by key."""
    return {f"organisation:{row['id']}": row for row in table("organisations.csv")}


def undressed(name: str) -> str:
    """A personal name without the office before it: "Chairman Lindgren" is "Lindgren"."""
    tokens = tokenise(name[:_MOST])
    match = roles().match(tokens, 0) if tokens else None
    if not match or match[0] >= len(tokens) or tokens[match[0] - 1].possessive:
        return name
    rest = name[tokens[match[0]].start :]
    return rest if _is_person(rest) else name


def _is_person(name: str) -> bool:
    """Whether the words are a personal name: capitals only, and no body or office among them."""
    if is_hangul(name):
        return " " not in name.strip() or len(name) < 12
    tokens = [token for token in tokenise(name[:_MOST]) if token.text[0].isalnum()]
    lower = {token.norm for token in tokens if token.text.islower()}
    if not tokens or not tokens[0].capital or not lower <= word_class("particles") | _given(name):
        return False
    found = bodies(name[:_MOST])
    last = tokens[-1].norm
    headed = last in word_class("organisation_heads") or (len(tokens) > 1 and _is_noun(last))
    listed = found.organisations or (found.countries and len(found.used) == len(tokens))
    return not listed and not headed and parse(name[:_MOST]) is None


def _is_noun(norm: str) -> bool:
    """Whether a word is no surname: "Halden Foods" is a body."""
    plain = norm in word_class("common") or norm in ordinary_words()
    return plain and norm not in word_class("also_names")


def _given(name: str) -> frozenset[str]:
    """Second syllables of hyphenated given names: the "un" of "Jong-un"."""
    return frozenset(
        part.lower() for part in name.replace("’", "'").split("-")[1:] if part.isalpha()
    )
