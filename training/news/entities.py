"""Countries, cities, people and titles, drawn from the tables as values of both languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from training.news.tables import shipped, words
from training.news.values import Gender, Noun

_UNAPPOINTED = frozenset(("monarch", "clergy", "president", "supreme-leader", "premier", "any"))
"""Families of titles that nobody is appointed to, or that name no office of their own."""
_WRITTEN_SHORT = frozenset(("cmdr", "cfo", "coo", "cto", "private", "whip"))


@cache
def countries() -> tuple[tuple[Noun, ...], tuple[int, ...]]:
    """All countries that news of ours may name, and their cumulated weights."""
    from babel import Locale

    table = words("places")
    named = Locale("ko").territories
    weights = dict(zip(*[iter(table["weights"].split())] * 2, strict=True))
    the, never = set(table["the"].split()), set(table["never"].split())
    found, heavy = [], []
    for row in shipped("places"):
        code = row["code"]
        if code in never or not row["adjectives"]:
            continue
        ko = table["korean"].get(code) or named[code]
        en = table["english"].get(code) or row["names"].split("|")[0]
        en = f"the {en}" if code in the and not en.startswith("the ") else en
        adjective = "U.S." if code == "US" else row["adjectives"].split("|")[0]
        group = _groups().get(code, "")
        found.append(Noun(ko=ko, en=en, kind="n", adjective=adjective, origin=group))
        heavy.append(int(weights.get(code, 1)) * 4 - 3)
    return tuple(found), tuple(accumulate(heavy))


@cache
def _groups() -> dict[str, str]:
    groups = words("names")["groups"]
    return {code: name for name, row in groups.items() for code in row["countries"].split()}


def country(rng: Random) -> Noun:
    """A country, the much-reported ones much more often."""
    return rng.choices(countries()[0], cum_weights=countries()[1])[0]


def native(rng: Random, *, american: bool = True) -> Noun:
    """A country whose people we can name; its offices have other names where it is American."""
    while True:
        found = rng.choices(countries()[0], cum_weights=countries()[1])[0]
        if found.origin and (american or found.adjective != "U.S."):
            return found


@cache
def capitals() -> tuple[Noun, ...]:
    """The capitals that the places register has in both languages."""
    rows = (row for row in shipped("places") if row["capitals"] and row["capitals_ko"])
    return tuple(_name(row["capitals_ko"], row["capitals"].split("|")[0]) for row in rows)


@cache
def cities(region: str) -> tuple[Noun, ...]:
    """The cities of one row of the table of places."""
    pairs = (pair.split("=") for pair in words("places")["cities"][region].split(";"))
    return tuple(_name(ko, en) for ko, en in pairs)


@cache
def titles(kind: str) -> tuple[Noun, ...]:
    """Offices, ranks or roles from the register of titles, by their first names."""
    taken = (row for row in shipped("titles") if row["kind"] == kind)
    return tuple(
        Noun(ko=row["korean"].split("|")[0], en=row["english"].split("|")[0].replace("ceo", "CEO"))
        for row in taken
        if row["family"] not in _UNAPPOINTED and row["id"] not in _WRITTEN_SHORT
    )


def _name(ko: str, en: str) -> Noun:
    return Noun(ko=ko, en=en, kind="n")


@cache
def _spelt(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Hangul with its Latin spellings, from "수 su soo;..."."""
    rows = (row.split(" ") for row in text.split(";") if row)
    return tuple((row[0], tuple(row[1:])) for row in rows)


@cache
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Hangul with its one Latin spelling, from "존 John;더프리스 de Vries"."""
    rows = (row.split(" ") for row in text.split(";") if row)
    return tuple((row[0], " ".join(row[1:])) for row in rows)


def _surname(rng: Random) -> tuple[str, str]:
    """A Korean surname, the frequent ones first in the table and most often drawn."""
    rows = _spelt(words("names")["surnames"])
    ko, latin = rows[min(int(rng.expovariate(1 / 14)), len(rows) - 1)]
    return ko, rng.choice(latin)


def korean_person(rng: Random) -> Noun:
    """김민수 / Kim Min-su."""
    table: Any = words("names")
    gender: Gender = "f" if rng.random() < 0.36 else "m"
    surname = _surname(rng)
    first = rng.choice(_spelt(table["first"]))
    second = rng.choice(_spelt(table["female" if gender == "f" else "male"]))
    given = f"{rng.choice(first[1]).title()}-{rng.choice(second[1])}"
    return Noun(
        ko=surname[0] + first[0] + second[0], en=f"{surname[1]} {given}", kind="n", gender=gender
    )


def korean_surname(rng: Random) -> Noun:
    """The surname that a later mention uses: 김 / Kim."""
    ko, en = _surname(rng)
    gender: Gender = "f" if rng.random() < 0.36 else "m"
    return Noun(ko=ko, en=en, kind="n", gender=gender)


def foreign_person(rng: Random, group: str = "") -> Noun:
    """존 해리스 / John Harris, in the order of names that the group's languages have."""
    name = group or native(rng).origin
    row: Any = words("names")["groups"][name]
    gender: Gender = "f" if rng.random() < 0.34 else "m"
    given = rng.choice(_pairs(row["female" if gender == "f" else "male"]))
    surnames = _pairs(row["surnames"])
    if not surnames:
        return Noun(ko=given[0], en=given[1], kind="n", gender=gender)
    surname = rng.choice(surnames)
    if name == "chinese":
        return Noun(
            ko=surname[0] + given[0], en=f"{surname[1]} {given[1]}", kind="n", gender=gender
        )
    ko = f"{surname[0]} {given[0]}" if name == "japanese" else f"{given[0]} {surname[0]}"
    return Noun(ko=ko, en=f"{given[1]} {surname[1]}", kind="n", gender=gender)


def foreign_surname(rng: Random) -> Noun:
    """해리스 / Harris."""
    groups: Any = words("names")["groups"]
    name = native(rng).origin
    surnames = _pairs(groups[name]["surnames"]) or _pairs(groups["english"]["surnames"])
    ko, en = rng.choice(surnames)
    gender: Gender = "f" if rng.random() < 0.34 else "m"
    return Noun(ko=ko, en=en, kind="n", gender=gender)


NAMED: dict[str, Callable[[Random], Noun]] = {
    "country": country,
    "kperson": korean_person,
    "eperson": lambda rng: foreign_person(rng, "english"),
    "ksurname": korean_surname,
    "fsurname": foreign_surname,
    "kcity": lambda rng: rng.choice(cities("korea")),
    "kprovince": lambda rng: rng.choice(cities("provinces")),
    "kcounty": lambda rng: rng.choice(cities("counties")),
    "wcity": lambda rng: rng.choice(cities("world")),
    "capital": lambda rng: rng.choice(capitals()),
    "office": lambda rng: rng.choice(titles("office")),
    "role": lambda rng: rng.choice(titles("role")),
}
"""Category -> the function that draws such a name."""
