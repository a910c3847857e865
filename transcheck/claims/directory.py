"""An article's facts -> its names and offices, quick to look up by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from transcheck.claims.words import words
from transcheck.model import Fact, Name, Span, Title

_PHRASE_END = re.compile(r"[,;:\"“”\n]|(?<=\w{4})[.!?]\s")

_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_FAMILY = re.compile(r"(?<![\w-])([A-Z][a-z]{0,4}) \Z")

NEAR = 200
"""Names or offices to look back over: who is further away is not meant by "the minister"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The names and offices of one article, in text order.

    `people` are the full names of persons; `genders` what the words before their names tell;
    `families` leads from a family name that is also a plain word ("Ok") to the full name.
    """

    text: str
    names: tuple[tuple[Span, Name], ...]
    titles: tuple[tuple[Span, Title], ...]
    known: frozenset[str]
    people: frozenset[str]
    genders: Mapping[str, str]
    families: Mapping[str, str]

    @classmethod
    def of(cls, text: str, facts: tuple[Fact, ...]) -> Directory:
        """The directory that an article's facts make up."""
        ordered = sorted(facts, key=lambda fact: fact.span)
        found = [(f.span, f.value) for f in ordered if isinstance(f.value, Name)]
        full = dict(_families(text, found))
        names = tuple((_widened(text, *item), _renamed(item[1], full)) for item in found)
        titles = [(f.span, f.value) for f in ordered if isinstance(f.value, Title)]
        return cls(
            text=text,
            names=names,
            titles=tuple((span, _held(title, full)) for span, title in titles),
            known=frozenset(value.full for _, value in names),
            people=frozenset(value.full for _, value in names if value.kind == "person"),
            genders=dict(reversed([*_genders(text, names)])),
            families={name.split()[0]: name for name in full.values()},
        )

    def is_person(self, name: str) -> bool:
        """Whether `name` is a person's; unknown names of several capitalised words count."""
        if name in self.known:
            return name in self.people
        parts = name.split()
        capital = len(parts) > 1 and all(part[:1].isupper() for part in parts)
        return capital and parts[0].lower() not in words("determiners")

    def within(self, span: Span) -> tuple[tuple[Span, Name], ...]:
        """The names that begin inside a span."""
        first = bisect_left(self.names, span.start, key=lambda item: item[0].start)
        last = bisect_left(self.names, span.end, key=lambda item: item[0].start)
        return self.names[first:last]

    def titles_within(self, span: Span) -> tuple[tuple[Span, Title], ...]:
        """The offices that begin inside a span."""
        first = bisect_left(self.titles, span.start, key=lambda item: item[0].start)
        last = bisect_left(self.titles, span.end, key=lambda item: item[0].start)
        return self.titles[first:last]

    def names_before(self, at: int) -> Iterator[Name]:
        """The names before a place, the nearest first."""
        end = bisect_left(self.names, at, key=lambda item: item[0].start)
        return (name for _, name in reversed(self.names[max(0, end - NEAR) : end]))

    def people_before(self, at: int) -> Iterator[str]:
        """The full names of persons before a place, the nearest first."""
        named = (name.full for name in self.names_before(at) if " " in name.full)
        return (full for full in named if full in self.people or _GIVEN.fullmatch(full.split()[-1]))

    def titles_before(self, at: int) -> Iterator[tuple[Span, Title]]:
        """The offices before a place, the nearest first."""
        end = bisect_left(self.titles, at, key=lambda item: item[0].start)
        return reversed(self.titles[max(0, end - NEAR) : end])


def _families(text: str, names: list[tuple[Span, Name]]) -> Iterator[tuple[str, str]]:
    """Given names that stand alone ("Jin-hwan") -> with the family name before them."""
    for span, value in names:
        wider = _widened(text, span, value)
        if wider != span:
            yield value.full, wider.of(text)


def _widened(text: str, span: Span, value: Name) -> Span:
    """The span with the family name before a hyphenated Korean given name, where it lacks one."""
    if value.kind != "person" or not _GIVEN.fullmatch(value.full) or span.of(text) != value.full:
        return span
    family = _FAMILY.search(text, max(0, span.start - 12), span.start)
    other = words("titles") | words("roles") | words("prepositions") | words("subordinators")
    if family is None or family.group(1).lower() in other:
        return span
    return Span(family.start(1), span.end)


def _renamed(value: Name, full: Mapping[str, str]) -> Name:
    return replace(value, full=full.get(value.full, value.full))


def _held(title: Title, full: Mapping[str, str]) -> Title:
    return replace(title, holder=full.get(title.holder, title.holder)) if title.holder else title


def _genders(text: str, names: tuple[tuple[Span, Name], ...]) -> Iterator[tuple[str, str]]:
    pronouns = words("subjects") | words("objects") | words("possessives")
    for span, value in names:
        before = _PHRASE_END.split(text[max(0, span.start - 40) : span.start].lower())[-1].split()
        for word in (part.strip(".") for part in reversed(before[-3:])):
            if word in (words("male") | words("female")) - pronouns:
                yield value.full, "male" if word in words("male") else "female"
                break
