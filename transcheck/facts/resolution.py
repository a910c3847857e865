"""An article -> its name mentions, each with the fullest form that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from transcheck.facts.bodies import bodies
from transcheck.facts.korean import read_korean
from transcheck.facts.persons import person_key, surname
from transcheck.facts.reading import Naming, Reading, read
from transcheck.facts.spelling import fold
from transcheck.model import Article, Name, Span

_ACRONYM = re.compile(r"\s\(([A-Z][A-Z&.]{1,9})\)")
_BRACKETED = re.compile(r"\s\(([A-Z][a-z]+(?:-[a-z]+)?)\)")


@lru_cache(maxsize=4)
def names(article: Article) -> tuple[tuple[Span, Name], ...]:
    """Every mention's span and value, in text order."""
    if article.language == "ko":
        return tuple((name.span, name.value) for name in read_korean(article.text).names)
    reading = read(article.text)
    return tuple(_resolved(reading))


def _resolved(reading: Reading) -> Iterator[tuple[Span, Name]]:
    """Each mention with its value; the latest full name before it wins, else the first after it."""
    full = {m.span: _full(reading.text, m) for m in reading.names}
    named = {m.entity.keys[0] for m in reading.names if m.entity and not m.entity.short}
    short: dict[str, str] = {}
    for mention in reversed(reading.names):
        short.update(_short_forms(mention, full[mention.span]))
    acronyms = dict(_acronyms(reading))
    bodies_ = {full[m.span] for m in reading.names if m.kind == "organisation" and not m.entity}
    for mention in reading.names:
        words = full[mention.span]
        short.update(_short_forms(mention, words))
        if mention.entity is None:
            known = acronyms.get(words.replace(".", "")) or _person(words, short)
            kind = "organisation" if words in bodies_ else mention.kind
            yield mention.span, known or _unlisted(replace(mention, kind=kind), words)
        elif not mention.entity.short or mention.entity.keys[0] in named:
            yield mention.span, _listed(mention)


def _full(text: str, mention: Naming) -> str:
    """The words, with a given name that the article adds in brackets: "Xi (Jinping)"."""
    words = " ".join(mention.span.of(text).split())
    bracketed = _BRACKETED.match(text, mention.span.end)
    return f"{words} {bracketed.group(1)}" if bracketed and " " not in words else words


def _short_forms(mention: Naming, full: str) -> Iterator[tuple[str, str]]:
    """The single words by which the article may call a person later."""
    if mention.kind == "person" and mention.entity is None and " " in full:
        for part in (full.split(maxsplit=1)[0], surname(full)):
            yield fold(part), full


def _acronyms(reading: Reading) -> Iterator[tuple[str, Name]]:
    """The acronyms that the article introduces in brackets."""
    for mention in reading.names:
        found = _ACRONYM.match(reading.text, mention.span.end)
        if found and mention.kind != "person":
            words = _full(reading.text, mention)
            name = _listed(mention) if mention.entity else _unlisted(mention, words)
            yield found.group(1).replace(".", ""), name


def _person(words: str, short: dict[str, str]) -> Name | None:
    full = short.get(fold(words)) if " " not in words else None
    if full is None:
        return None
    return Name(kind="person", full=full, keys=frozenset({person_key(full), person_key(words)}))


def _listed(mention: Naming) -> Name:
    entity = mention.entity
    assert entity is not None  # noqa: S101  (for the type checker; callers have looked)
    return Name(kind=entity.kind, full=entity.full, keys=frozenset(entity.keys))


def _unlisted(mention: Naming, words: str) -> Name:
    if mention.kind == "person":
        return Name(kind="person", full=words, keys=frozenset({person_key(words)}))
    known = bodies(words[:200])
    if mention.kind == "organisation" and known.organisations:
        return Name(kind="organisation", full=words, keys=known.organisations | known.countries)
    folded = " ".join(fold(word) for word in words.split())
    return Name(kind=mention.kind, full=words, keys=frozenset({f"words:{folded}"}))
