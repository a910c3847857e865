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


@lru_cache(maxsize=512)
def of_korean(text: str) -> Office | None:
    """The office that Korean words name.

    Of concepts with one rendering a rank is taken, or else the table's first.
    """
    words = [stem for word in text.split() if (stem := ACTING.sub("", word))]
    if not words:
        return None
    head = _head(words[-1])
    if head is None:
        return None
    name, row = head
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


def _head(word: str) -> tuple[str, Row] | None:
    """The longest rendering that the word ends in, with its concept."""
    found = ((name, row) for row in rows() for name in row.korean if word.endswith(name))
    return max(found, key=lambda match: (len(match[0]), match[1].kind == "rank"), default=None)


def _keys(word: str) -> tuple[str, ...]:
    match = listed("ko").match(tokenise(word), 0) if word else None
    return match[1].keys if match else ()


def _fields(word: str) -> tuple[str, ...]:
    return _portfolios().get(word.removesuffix("부"), ())


@cache
def _portfolios() -> dict[str, tuple[str, ...]]:
    """Korean portfolio -> the words of its English renderings, any of which may stand for it."""
    return {row["korean"]: tuple(row["fields"].split("|")) for row in table("portfolios.csv")}
