"""The words of an office or rank -> its head, modifiers, body and the holder's standing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from transcheck.facts.bodies import GENERIC, MINISTRY, SPELLINGS, Bodies, find_bodies
from transcheck.facts.words import Phrases, Token, table, tokenise, word_class

_IGNORED = frozenset({"top", "chief", "senior", "special", "new", "longtime"})
DEPUTIES = ("vice", "deputy", "assistant")
_BODY_LINKS = frozenset({"of", "for", "at", "in", "to", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A concept of the role table; within a family, concepts of another `level` rank otherwise."""

    id: str
    kind: str
    family: str
    level: int
    english: tuple[str, ...]
    korean: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as its words give it.

    `head` is the head noun as written, `modifiers` its words without grammar and body, `bodies` the
    keys of organisations and ministries, `countries` ISO codes, `standing` former, acting and such.
    """

    row: Row
    head: str
    modifiers: frozenset[str]
    bodies: frozenset[str]
    countries: frozenset[str]
    standing: frozenset[str]

    @property
    def identity(
        self,
    ) -> tuple[str, frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
        """What two mentions of one office share, whoever holds it."""
        return self.row.id, self.modifiers, self.bodies, self.countries, self.standing

    @property
    def single(self) -> bool:
        """Whether only one person can hold it: an office of a named body, country or field."""
        bound = bool(self.bodies or self.countries or self.modifiers)
        return self.row.kind == "office" and bound and not self.standing

    def __str__(self) -> str:
        words = [*sorted(self.standing), *sorted(self.modifiers), self.row.english[0]]
        body = ", ".join(sorted(key.partition(":")[2] for key in self.bodies | self.countries))
        return " ".join(words) + (f" ({body})" if body else "")


@cache
def rows() -> tuple[Row, ...]:
    """All concepts of `data/titles.csv`."""
    return tuple(
        Row(
            id=row["id"],
            kind=row["kind"],
            family=row["family"],
            level=int(row["level"]),
            english=tuple(row["english"].split("|")),
            korean=tuple(row["korean"].split("|")),
        )
        for row in table("titles.csv")
    )


@cache
def roles() -> Phrases[Row]:
    """English head nouns, singular and plural, as phrases."""
    single = [(name, row) for row in rows() for name in row.english]
    plural = [(f"{name}s", row) for name, row in single if not name.endswith("s")]
    return Phrases(single + plural)


@lru_cache(maxsize=2048)
def parse(text: str) -> Office | None:
    """The office that `text` names, or None where no head noun of the table is in it.

    The head is the first role where a body follows it ("minister of ..."), else the last.
    """
    tokens = tokenise(text)
    heads = _heads(tokens)
    if not heads:
        return None
    begin, end, row = _head(tokens, heads)
    found, rest = _words(tokens[:begin] + _body_words(tokens[end:]))
    deputy = next((n for n in DEPUTIES if n in rest), None)
    ranked = _row(f"{deputy} {row.english[0]}") if deputy else None
    return Office(
        row=ranked or row,
        head=text[tokens[begin].start : tokens[end - 1].end].lower(),
        modifiers=_fields(rest) - ({deputy} if ranked else set()),
        bodies=found.organisations,
        countries=found.countries,
        standing=rest & word_class("status"),
    )


def placed(office: Office, body: str) -> Office:
    """The office, in the body that the words `body` name as well."""
    found, rest = _words(tokenise(body))
    return replace(
        office,
        modifiers=office.modifiers | _fields(rest),
        bodies=office.bodies | found.organisations,
        countries=office.countries | found.countries,
    )


def _words(tokens: Sequence[Token]) -> tuple[Bodies, frozenset[str]]:
    """The bodies that words around a head name, no regions ("Asian"), and the other words."""
    found = find_bodies(tokens)
    countries = frozenset(key for key in found.countries if not key.endswith("-"))
    return found._replace(countries=countries), frozenset(
        SPELLINGS.get(token.norm, token.norm)
        for k, token in enumerate(tokens)
        if k not in found.used and token.norm.isalpha()
    )


def _fields(words: frozenset[str]) -> frozenset[str]:
    ignored = word_class("function") | word_class("status") | _IGNORED | GENERIC | MINISTRY
    return words - ignored


def _body_words(tokens: list[Token]) -> list[Token]:
    """What follows the head, but for "to": an ambassador to a country is not that country's."""
    return [] if tokens and tokens[0].norm == "to" else tokens


def _row(text: str) -> Row | None:
    """The concept that the whole of `text` names."""
    tokens = tokenise(text)
    match = roles().match(tokens, 0)
    return match[1] if match and match[0] == len(tokens) else None


def _heads(tokens: Sequence[Token]) -> list[tuple[int, int, Row]]:
    found, at = [], 0
    while at < len(tokens):
        match = roles().match(tokens, at)
        if match:
            found.append((at, *match))
        at = match[0] if match else at + 1
    return found


def _head(tokens: Sequence[Token], found: list[tuple[int, int, Row]]) -> tuple[int, int, Row]:
    begin, end, row = found[0]
    if end < len(tokens) and tokens[end].norm in _BODY_LINKS:
        return begin, end, row
    return found[-1]
