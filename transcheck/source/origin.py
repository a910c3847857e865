"""A difference and the Korean that its translation was made from -> where the difference came in.

Each rule says how far that Korean agrees with the wire and with the translation; the first rule
that finds it nearer to one of them decides. Where none does, nothing is said.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TypeAlias

from transcheck.model import Comparison, Fact, FindingType, Span, Statement
from transcheck.ports import Compare, Lexicon

ALREADY = "The Korean source already has the translation's {}."
CAME_IN = "The Korean source has the wire's {}: the difference came in with translation."
ABOUT: Mapping[FindingType, str] = MappingProxyType(
    {"number": "value", "date": "value", "name": "name", "title": "title", "attribution": "speaker"}
)
"""What a finding of a type is about; the others are about the sense."""
LIKELY, UNLIKELY = 0.1, 0.02
"""The chance from which on a word is taken to be in the Korean, and up to which not to be."""
AGREES: Mapping[str, int] = MappingProxyType({"agree": 1, "notice": 1, "differ": -1})
_NOT_KOREAN = frozenset({"않다", "못하다", "말다", "아니다", "없다", "못", "안", "없이"})
_NOT = re.compile(
    r"\b(?:[Nn]ot|[Nn]o(?! [A-Z])|[Nn]ever|[Nn]one|[Nn]obody|[Nn]othing|[Nn]either|[Nn]or"
    r"|[Ww]ithout|[Cc]annot)\b|n['’]t\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The Korean that a difference's side of the translation was made from, and all made from it.

    `words` are the content words of the Korean as the lexicon has them.
    """

    korean: Statement
    translation: Statement
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A difference with all that a rule may look at."""

    found: Comparison
    wire: Statement
    translation: Statement
    told: Told
    lexicon: Lexicon
    compare: Compare

    @property
    def words(self) -> tuple[str, str]:
        """The words of the wire and of the translation that differ; empty where a side has none."""
        return (
            _words(self.wire, self.found.wire_span),
            _words(self.translation, self.found.translation_span),
        )


Nearness: TypeAlias = tuple[float, float]
"""How far the Korean agrees with the wire, and with the translation."""


def origin(asked: Asked) -> str:
    """One sentence, or nothing where the Korean agrees as much with both."""
    for rule in RULES.get(asked.found.type, ()):
        wire, translation = rule(asked)
        if wire != translation:
            said = CAME_IN if wire > translation else ALREADY
            return said.format(ABOUT.get(asked.found.type, "sense"))
    return ""


def by_comparison(asked: Asked) -> Nearness:
    """What the rules that compare the articles say of the Korean beside each of them."""
    found, korean = asked.found, asked.told.korean
    ours = asked.compare(asked.wire, korean)
    theirs = asked.compare(korean, asked.translation)
    return (
        _verdict(found.type, ((c.wire_span, c) for c in ours), found.wire_span),
        _verdict(found.type, ((c.translation_span, c) for c in theirs), found.translation_span),
    )


def by_facts(asked: Asked) -> Nearness:
    """2 for the very value in the Korean, 1 for a compatible one."""
    found, facts = asked.found, asked.told.korean.facts
    return (
        _held(_values(asked.wire, found.wire_span, found.wire_value), facts),
        _held(_values(asked.translation, found.translation_span, found.translation_value), facts),
    )


def by_negation(asked: Asked) -> Nearness:
    """Whether the translation negates as often as its Korean, taken modulo two."""
    korean = sum(word in _NOT_KOREAN for word in asked.told.words)
    english = len(_NOT.findall(_text(asked.told.translation)))
    return (0, 1) if korean % 2 == english % 2 else (1, 0)


def by_words(asked: Asked) -> Nearness:
    """Which side's words the Korean is likely to stand for, and the other's not."""
    ours, theirs = (_own(asked, *pair) for pair in (asked.words, asked.words[::-1]))
    wire, translation = (
        max((_chance(asked, unit) for unit in side), default=0.0) for side in (ours, theirs)
    )
    apart = max(wire, translation) >= LIKELY and min(wire, translation) <= UNLIKELY
    return (wire, translation) if apart else (0, 0)


def by_shade(asked: Asked) -> Nearness:
    """Which side is as sure of it, or speaks of as large a part, as the Korean is."""
    korean = _text(asked.told.korean)
    for known in shades():
        wire, translation = (bool(known.english.search(words)) for words in asked.words)
        if wire != translation:
            return (1, 0) if wire == bool(known.korean.search(korean)) else (0, 1)
    return (0, 0)


RULES: Mapping[FindingType, tuple[Callable[[Asked], Nearness], ...]] = MappingProxyType(
    {
        "number": (by_comparison, by_facts),
        "date": (by_comparison, by_facts),
        "name": (by_comparison, by_facts),
        "title": (by_comparison, by_facts),
        "attribution": (by_facts,),
        "negation": (by_negation,),
        "meaning": (by_words,),
        "strength": (by_shade, by_words),
    }
)
"""By type of finding, the rules that are asked one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """What says in Korean and in English that a thing is not certain, or not the whole."""

    korean: re.Pattern[str]
    english: re.Pattern[str]


@cache
def shades() -> tuple[Shade, ...]:
    """The shades of `data/korean_shades.toml`."""
    text = resources.files("transcheck").joinpath("data/korean_shades.toml").read_text("utf-8")
    return tuple(
        Shade(
            korean=re.compile("|".join(map(re.escape, row["korean"]))),
            english=re.compile(rf"\b(?:{'|'.join(map(re.escape, row['english']))})\b", re.I),
        )
        for row in tomllib.loads(text).values()
    )


def _verdict(
    type_: FindingType, compared: Iterable[tuple[Span | None, Comparison]], span: Span | None
) -> int:
    """1 where the values at the span agree, -1 where they differ, else 0."""
    said = [
        AGREES.get(each.outcome, 0)
        for at, each in compared
        if each.type == type_ and span and at and at.overlaps(span)
    ]
    return min(said, default=0)


def _values(side: Statement, span: Span | None, value: str) -> tuple[Fact, ...]:
    """The facts that a finding is about: those at its span, or of a speaker, his name."""
    return tuple(fact for fact in side.facts if fact.span == span or str(fact.value) == value != "")


def _held(values: Iterable[Fact], facts: Iterable[Fact]) -> int:
    alike = [(one, other) for one in values for other in facts if one.type == other.type]
    if any(one.value == other.value for one, other in alike):
        return 2
    return int(any(one.value.keys & other.value.keys for one, other in alike))


def _own(asked: Asked, here: str, there: str) -> frozenset[str]:
    """The units of the words here that the words there have not."""
    ours, theirs = asked.lexicon.english([here, there])
    return frozenset(ours) - frozenset(theirs)


def _chance(asked: Asked, unit: str) -> float:
    known = asked.lexicon.stands_for(unit)
    return max((max(known[word]) for word in asked.told.words if word in known), default=0.0)


def _words(side: Statement, span: Span | None) -> str:
    return span.of(side.article.text) if span else ""


def _text(side: Statement) -> str:
    return " ".join(claim.extent.of(side.article.text) for claim in side.claims)
