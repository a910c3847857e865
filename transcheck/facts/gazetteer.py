"""Countries, capitals, nationalities and well-known organisations: words -> what they stand for.

Country names in both languages come from CLDR (Babel); adjectives, capitals and short forms from
`data/places.csv`, organisations from `data/organisations.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from transcheck.facts.words import Phrases, table
from transcheck.model import Language

Form = Literal["name", "adjective", "capital", "organisation"]


class Entity(NamedTuple):
    """What a listed name stands for.

    `keys` are "country:<ISO 3166 code>" and, for a capital or an organisation, its own key before
    that. A `short` form ("the North") counts only where the article also gives a longer one.
    """

    form: Form
    full: str
    keys: tuple[str, ...]
    short: bool = False

    @property
    def kind(self) -> Literal["organisation", "place"]:
        """The kind of name that this is."""
        return "organisation" if self.form == "organisation" else "place"


@cache
def listed(language: Language) -> Phrases[Entity]:
    """All listed names of one language, as phrases."""
    rows = _english() if language == "en" else _korean()
    return Phrases(rows)


def _english() -> Iterator[tuple[str, Entity]]:
    names = territories("en")
    for row in table("places.csv"):
        full = names.get(row["code"], row["names"].split("|")[0])
        yield from _place(row, full)
    for code, name in names.items():
        short = name.split(" (")[0].removesuffix(" SAR China").replace("’", "'")
        yield short, Entity("name", name, (f"country:{code}",))
    for row in table("organisations.csv"):
        entity = _organisation(row, row["english"].split("|")[0])
        for name in row["english"].split("|"):
            yield name, entity


def _place(row: dict[str, str], full: str) -> Iterator[tuple[str, Entity]]:
    country = f"country:{row['code']}"
    for name in filter(None, row["names"].split("|")):
        yield name, Entity("name", full, (country,), name.startswith("the "))
    for adjective in filter(None, row["adjectives"].split("|")):
        entity = Entity("adjective", full, (country,))
        yield adjective, entity
        if not adjective.endswith(("s", "h", "e")):
            yield f"{adjective}s", entity
    capitals = [name for name in row["capitals"].split("|") if name]
    for name in capitals:
        yield name, Entity("capital", capitals[0], (f"city:{capitals[0].lower()}", country))


def _korean() -> Iterator[tuple[str, Entity]]:
    names = territories("ko")
    short = {"KR": ("한국", "남한"), "KP": ("북한", "조선"), "US": ("미국", "미"), "GB": ("영국",)}
    for row in table("places.csv"):
        country = f"country:{row['code']}"
        full = names.get(row["code"], "")
        for name in (full, *short.get(row["code"], ())):
            if name:
                yield name, Entity("name", full, (country,))
        if row["capitals_ko"]:
            city = f"city:{row['capitals'].split('|')[0].lower()}"
            yield row["capitals_ko"], Entity("capital", row["capitals_ko"], (city, country))
    for row in table("organisations.csv"):
        entity = _organisation(row, row["korean"].split("|")[0])
        for name in row["korean"].split("|"):
            yield name, entity


def _organisation(row: dict[str, str], full: str) -> Entity:
    country = (f"country:{row['country']}",) if row["country"] else ()
    return Entity("organisation", full, (f"organisation:{row['id']}", *country))


@cache
def territories(language: Language) -> dict[str, str]:
    """ISO 3166 code -> the territory's name in `language`, from CLDR."""
    from babel import Locale

    names = Locale(language).territories
    return {
        code: name for code, name in names.items() if len(code) == 2 and code not in _NO_COUNTRY
    }


@cache
def territory_zones() -> Mapping[str, Sequence[str]]:
    """ISO 3166 code -> the names of the territory's time zones ("Asia/Seoul"), from CLDR."""
    from babel.core import get_global

    zones: Mapping[str, Sequence[str]] = get_global("territory_zones")
    return zones


_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
