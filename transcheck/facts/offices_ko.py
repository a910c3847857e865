"""The Korean words of an office -> its head, portfolio, body and the holder's standing.

Korean heads come last ("백악관 보좌관" is an adviser of the White House); a portfolio stands before
them as a ministry ("외교부 장관") or in one word with them ("외교장관").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from transcheck.facts.gazetteer import listed
from transcheck.facts.offices import Office, Row, rows
from transcheck.facts.words import table, tokenise

STANDING = {"전": "former", "전직": "former", "임시": "interim"}
"""Words before an office that say how it is held."""
ACTING = re.compile(r"(?:권한)?대행$")
"""What an office ends in where somebody holds it in another's place."""


def of_korean(text: str) -> Office | None:
    """The office that Korean words name, of several a rank, or else the table's first."""
    found = all_of_korean(text)
    return found[0] if found else None


@lru_cache(maxsize=512)
def all_of_korean(text: str) -> tuple[Office, ...]:
    """The offices that Korean words can name: 감독 is a manager, a coach or a film's director."""
    words = [stem for word in text.split() if (stem := ACTING.sub("", word))]
    return tuple(_office(text, words, *head) for head in (_heads(words[-1]) if words else ()))


def _office(text: str, words: list[str], name: str, row: Row) -> Office:
    before = [*words[:-1], words[-1].removesuffix(name)]
    keys = [key for word in before for key in _keys(word)]
    fields = frozenset(field for word in before for field in _fields(word))
    of_ministry = row.family == "minister"
    ministries = [] if of_ministry else [f"organisation:ministry:{field}" for field in fields]
    standing = {STANDING[word] for word in before if word in STANDING}
    acting = {"acting"} if ACTING.search(text) else set()
    return Office(
        row=row,
        head=name,
        modifiers=fields if of_ministry else frozenset(),
        bodies=frozenset(key for key in keys if key.startswith("organisation:")).union(ministries),
        countries=frozenset(key for key in keys if key.startswith("country:")),
        standing=frozenset(standing | acting),
    )


def _heads(word: str) -> list[tuple[str, Row]]:
    """The longest rendering that the word ends in, with each of its concepts, ranks first."""
    found = [(name, row) for row in rows() for name in row.korean if word.endswith(name)]
    longest = max((len(name) for name, _ in found), default=0)
    return sorted(
        (match for match in found if len(match[0]) == longest),
        key=lambda match: match[1].kind != "rank",
    )


def _keys(word: str) -> tuple[str, ...]:
    match = listed("ko").match(tokenise(word), 0) if word else None
    return match[1].keys if match else ()


def _fields(word: str) -> tuple[str, ...]:
    return portfolios().get(word.removesuffix("부"), ())


@cache
def portfolios() -> dict[str, tuple[str, ...]]:
    """Korean portfolio -> the words of its English renderings, any of which may stand for it."""
    return {row["korean"]: tuple(row["fields"].split("|")) for row in table("portfolios.csv")}
