"""The words of an organisation, or around an office -> keys of the bodies that they name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from transcheck.facts.gazetteer import Entity, listed
from transcheck.facts.words import Token, tokenise

SPELLINGS = {
    "defence": "defense", "labour": "labor", "communication": "communications",
    "economics": "economy", "economic": "economy", "centre": "center", "theatre": "theater",
    "harbour": "harbor", "programme": "program", "organisation": "organization",
}  # fmt: skip
GENERIC = frozenset({"national", "affairs", "federal", "the", "of", "for", "and"})
MINISTRY = frozenset({"ministry", "department"})


class Bodies(NamedTuple):
    """Keys of organisations ("organisation:nato") and countries ("country:US"), and which words."""

    organisations: frozenset[str]
    countries: frozenset[str]
    used: frozenset[int]


@lru_cache(maxsize=2048)
def bodies(text: str) -> Bodies:
    """The bodies that `text` names: "U.S. Department of Defense" is ministry:defense and US."""
    return find_bodies(tokenise(text))


def find_bodies(tokens: Sequence[Token]) -> Bodies:
    """The bodies that `tokens` name; `used` holds the indices of the tokens that name them."""
    keys: set[str] = set()
    used: set[int] = set()
    at = 0
    while at < len(tokens):
        match = _named(tokens, at)
        if match:
            keys.update(match[1].keys)
            used.update(range(at, match[0]))
        at = match[0] if match else at + 1
    keys |= _ministries(tokens, used)
    return Bodies(
        frozenset(key for key in keys if key.startswith("organisation:")),
        frozenset(key for key in keys if key.startswith("country:")),
        frozenset(used),
    )


def _named(tokens: Sequence[Token], at: int) -> tuple[int, Entity] | None:
    """The listed name at token `at`; one with an article has to be a whole one: "the Fed"."""
    if not tokens[at].capital and tokens[at].norm != "the":
        return None
    match = listed("en").match(tokens, at)
    return match if match and (tokens[at].capital or not match[1].short) else None


def _ministries(tokens: Sequence[Token], used: set[int]) -> set[str]:
    """Ministries by their portfolio: "Department of Defense" and "defence ministry" are one."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.norm in MINISTRY and at not in used:
            portfolio = _portfolio(tokens, at, used)
            if portfolio is not None:
                used.update({at, portfolio})
                norm = tokens[portfolio].norm
                found.add(f"organisation:ministry:{SPELLINGS.get(norm, norm)}")
    return found


def _portfolio(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    after = at + 1 < len(tokens) and tokens[at + 1].norm in ("of", "for")
    near = range(at + 2, min(at + 5, len(tokens))) if after else range(at - 1, max(at - 4, -1), -1)
    for k in near:
        norm = tokens[k].norm
        if k not in used and norm not in GENERIC:
            return k if norm.isalpha() else None
    return None
