"""Korean text -> its listed names, and persons with the titles that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transcheck.facts.gazetteer import listed
from transcheck.facts.hangul import bare, given_name, plain, transliterated
from transcheck.facts.offices import Row, rows
from transcheck.facts.offices_ko import ACTING, STANDING
from transcheck.facts.persons import person_key
from transcheck.facts.words import tokenise
from transcheck.model import Name, Span

_WORD = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z.]*")
_PARTICLES = re.compile(
    r"(?:에게서|으로부터|에서는|에서|에게|께서|으로|이라고|라고|까지|부터|은|는|이|가|을|를|의|도|과|와|로|만)$"
)
_REACH = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a place of the text."""

    span: Span
    value: Name


@dataclass(frozen=True, slots=True)
class Titled:
    """An office at a place of the text, with its concept, its holder and the bodies before it."""

    span: Span
    row: Row
    holder: str


@dataclass(frozen=True, slots=True)
class KoreanReading:
    """The names and titles of a Korean text, in text order."""

    names: tuple[Named, ...]
    titles: tuple[Titled, ...]


@lru_cache(maxsize=4)
def read_korean(text: str) -> KoreanReading:
    """Reads a Korean text; time is linear in its length."""
    words = [(match.group(), match.start()) for match in _WORD.finditer(text)]
    names = [named for word, start in words for named in _listed(word, start)]
    titles = list(_titles(words))
    for title, span in titles:
        keys = frozenset({person_key(title.holder)})
        names.append(Named(span, Name(kind="person", full=title.holder, keys=keys)))
    return KoreanReading(
        tuple(sorted(names, key=lambda named: named.span)), tuple(title for title, _ in titles)
    )


def _listed(word: str, start: int) -> Iterator[Named]:
    for stem in (word, _PARTICLES.sub("", word)):
        entity = listed("ko").match(tokenise(stem), 0) if len(stem) > 1 else None
        if entity:
            name = Name(kind=entity[1].kind, full=entity[1].full, keys=frozenset(entity[1].keys))
            yield Named(Span(start, start + len(stem)), name)
            return


@cache
def _renderings() -> dict[str, Row]:
    return {name: row for row in reversed(rows()) for name in row.korean if " " not in name}


def _title(word: str) -> tuple[str, Row] | None:
    """The word without its particle, and the concept whose rendering it ends in."""
    for stem in (word, _PARTICLES.sub("", word)):
        office = ACTING.sub("", stem)
        for cut in range(max(len(office) - 8, 0), max(len(office) - 1, 1)):
            row = _renderings().get(office[cut:])
            if row is not None:
                return stem, row
    return None


def _titles(words: Sequence[tuple[str, int]]) -> Iterator[tuple[Titled, Span]]:
    for at, (word, start) in enumerate(words):
        found = _title(word)
        if found is None:
            continue
        first = at
        while first > max(0, at - _REACH) and _is_body(words[first - 1][0]):
            first -= 1
        holder = _holder(words, first) or _behind(words, at)
        if holder is not None:
            name, span = holder
            end = _acting(words, at + 1) or start + len(found[0])
            yield Titled(Span(words[first][1], end), found[1], name), span


def _behind(words: Sequence[tuple[str, int]], at: int) -> tuple[str, Span] | None:
    """The Korean name right behind an office that has no particle: "대변인 강민호는"."""
    after, start = words[at + 1] if at + 1 < len(words) else ("", 0)
    stem = after if given_name(after) else bare(after)
    close = words[at][1] + len(words[at][0]) + 1 == start
    return (stem, Span(start, start + len(stem))) if close and given_name(stem) else None


def _acting(words: Sequence[tuple[str, int]], at: int) -> int | None:
    """Where the word `at` ends if it says that the office before it is held for another."""
    word, start = words[at] if at < len(words) else ("", 0)
    stem = _PARTICLES.sub("", word)
    return start + len(stem) if ACTING.fullmatch(stem) else None


def _is_body(word: str) -> bool:
    return (
        word in STANDING
        or listed("ko").match(tokenise(word), 0) is not None
        or word.endswith(("부", "청", "처", "당"))
    )


def _holder(words: Sequence[tuple[str, int]], end: int) -> tuple[str, Span] | None:
    """The name before word `end`: one Korean word, or one or two of a foreign name.

    A foreign name is known by its syllables: what else stands before an office is a verb or a noun.
    """
    if end == 0:
        return None
    word, start = words[end - 1]
    if given_name(word) and not _is_body(_PARTICLES.sub("", word)):
        return word, Span(start, start + len(word))
    if not plain(word):
        return None
    given = _given(words[end - 2], start) if end > 1 else None
    if given is not None and transliterated(given[0] + word):
        return f"{given[0]} {word}", Span(given[1], start + len(word))
    return (word, Span(start, start + len(word))) if transliterated(word) else None


def _given(before: tuple[str, int], start: int) -> tuple[str, int] | None:
    """The word right before a foreign surname, unless it is a body, an office or a verb."""
    word, begin = before
    apart = begin + len(word) + 1 != start or _is_body(word) or _title(word) is not None
    return None if apart or not plain(word) else before
