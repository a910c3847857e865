"""A Korean and an English text -> the countries, cities and bodies that only one of them names.

Korean writes countries in single syllables ("한미", "대북"), so that a name of the English text is
looked for in any form before it counts as missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from transcheck.facts.bodies import find_bodies
from transcheck.facts.gazetteer import Entity, listed, territories
from transcheck.facts.hangul import bare
from transcheck.facts.offices_ko import portfolios
from transcheck.facts.words import Phrases, Token, table, tokenise
from transcheck.model import Span

_WORD = re.compile(r"[가-힣]{2,}|[A-Z]{2,}")
_COMMON = """조선 오만 수단 가나 기니 로마 빈 선전 나선 개성 고양
    국회 하원 상원 대법원 재무부 합참"""
_DOUBTFUL = frozenset(_COMMON.split())
"""Common words as well, and bodies that many countries have: no ground for a finding."""
_PARTS = {"country:KO-": ("country:KR", "country:KP"), "country:EN-": ("country:GB",)}
"""What an English name that leaves it open stands for."""
_SYLLABLES = {
    "US": "미", "CN": "중", "JP": "일", "KP": "북", "RU": "러", "GB": "영", "DE": "독",
    "FR": "불프", "EU": "유", "AU": "호", "IN": "인", "IT": "이",
}  # fmt: skip
_ABBREVIATED = "(?<![가-힣])[방대주친반탈재월]?[한미중일남북러영독불프유호인이·]*"
_AT_HOME = "국내|우리|정부|전국|국회|서울|남한|남측|남북|한[국미중일러반측]|[방대주미중일러]한"
"""What Korean says where English writes "South Korea"."""
_SHORTEST = 2


class Place(NamedTuple):
    """A country, a city or a body that a text names, with all that it stands for."""

    sort: str
    key: str
    span: Span
    shown: str
    keys: frozenset[str]


def korean_places(text: str, within: Sequence[Span]) -> Iterator[Place]:
    """The listed names of a Korean text, whole words but for a particle."""
    for part in within:
        for match in _WORD.finditer(text, part.start, part.end):
            for word in (match.group(), bare(match.group())):
                found = listed("ko").match(tokenise(word), 0) or _cities("ko").match(
                    tokenise(word), 0
                )
                if found and found[0] == 1:
                    span = Span(match.start(), match.start() + len(word))
                    yield _place(found[1], span, word)
                    break


def english_places(tokens: Sequence[Token]) -> Iterator[Place]:
    """The listed names of an English text, adjectives of countries among them."""
    at = 0
    while at < len(tokens):
        found = None
        if tokens[at].capital:
            found = _cities("en").match(tokens, at) or listed("en").match(tokens, at)
        after = tokens[found[0]] if found and found[0] < len(tokens) else None
        if found and found[1].short and after and after.capital:
            found = None  # "the North" of "the North Atlantic"
        if found:
            span = Span(tokens[at].start, tokens[found[0] - 1].end)
            shown = " ".join(token.text for token in tokens[at : found[0]])
            place = _place(found[1], span, shown)
            yield place._replace(sort="") if found[1].short else place
        at = found[0] if found else at + 1


def missing_in_english(place: Place, english: Sequence[Place], tokens: Sequence[Token]) -> bool:
    """Whether nothing in the English text can be the Korean name."""
    if place.shown in _DOUBTFUL or len(place.shown) < _SHORTEST:
        return False
    found = find_bodies(tokens)
    if place.sort == "organisation":
        known = {p.key for p in english} | found.organisations
        return not place.key.startswith("organisation:ministry") and place.key not in known
    return not place.keys & ({key for p in english for key in p.keys} | found.countries)


def missing_in_korean(place: Place, korean: Sequence[Place], text: str) -> bool:
    """Whether nothing in the Korean text can be the English name."""
    if any(place.key == other.key for other in korean):
        return False
    same = [other for other in korean if other.sort == place.sort != "organisation"]
    if any(place.keys & other.keys for other in same):
        return False
    return not any(re.search(form, text) for form in _forms(place.key))


@cache
def _forms(key: str) -> tuple[str, ...]:
    """Patterns of all Korean forms of what a key stands for."""
    kind, _, rest = key.partition(":")
    if kind == "organisation":
        field = rest.partition(":")[2]
        names = [name for row in table("organisations.csv") if row["id"] == rest
                 for name in row["korean"].split("|")]  # fmt: skip
        names += [korean for korean, fields in portfolios().items() if field and field in fields]
        return tuple(re.escape(name.removesuffix("원회")) for name in names)
    code = rest if kind == "country" else ""
    names = [name for phrase, entity in _korean_rows() if key in entity.keys for name in (phrase,)]
    patterns = [re.escape(name) for name in names if len(name) >= _SHORTEST]
    patterns += [f"{_ABBREVIATED}[{_SYLLABLES[code]}]"] if code in _SYLLABLES else []
    return (*patterns, _AT_HOME) if code == "KR" else tuple(patterns)


@cache
def _korean_rows() -> tuple[tuple[str, Entity], ...]:
    countries = tuple(
        (name, Entity("name", name, (f"country:{code}",)))
        for code, name in territories("ko").items()
    )
    capitals = tuple(
        (row["capitals_ko"], Entity("capital", row["capitals_ko"], (f"country:{row['code']}",)))
        for row in table("places.csv")
        if row["capitals_ko"]
    )
    return (*countries, *capitals, *_city_rows("ko"))


def _place(entity: Entity, span: Span, shown: str) -> Place:
    key = entity.keys[0]
    sort = "organisation" if entity.form == "organisation" else key.partition(":")[0]
    plain = key.startswith("city:") and entity.form == "capital"
    keys = frozenset(entity.keys).union(*(_PARTS.get(key, ()) for key in entity.keys))
    if plain:  # a capital speaks for its country
        return Place("country", entity.keys[-1], span, shown, keys)
    return Place(sort, key, span, shown, keys)


@cache
def _cities(language: str) -> Phrases[Entity]:
    return Phrases(_city_rows(language))


@cache
def _city_rows(language: str) -> tuple[tuple[str, Entity], ...]:
    column = "korean" if language == "ko" else "english"
    return tuple(
        (name, Entity("name", row["english"].split("|")[0], (f"city:{row['id']}",)))
        for row in table("cities.csv")
        for name in row[column].split("|")
    )
