"""A Korean and an English statement -> whether their names name the same.

Neither reader finds every name. So a name counts as missing on the other side only where that side
has no word that could render it, and as replaced where each side has one such name left over and
both are of one sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from transcheck.facts.hangul import bare
from transcheck.facts.persons import korean_readings, name_parts, same_person
from transcheck.facts.places_ko import (
    Place,
    english_places,
    korean_places,
    missing_in_english,
    missing_in_korean,
)
from transcheck.facts.pronunciation import ALIKE, apart
from transcheck.facts.romanisation import given_readings, same_given, surname_readings
from transcheck.facts.words import Token, tokenise
from transcheck.model import Comparison, Fact, Name, Outcome, Severity, Span, Statement

_HANGUL = re.compile(r"[가-힣]+")
_MOST = 400
_FEW = 24
_SHORTEST = 4


@dataclass(frozen=True)
class Across:
    """A Korean and an English statement, seen by their names."""

    korean: Statement
    english: Statement

    @cached_property
    def hangul(self) -> tuple[str, ...]:
        """The Korean words with and without what may be a particle."""
        text = self.korean.article.text
        words = [w for part in _extents(self.korean) for w in _HANGUL.findall(part.of(text))]
        return tuple(dict.fromkeys(form for w in words[:_MOST] for form in (w, bare(w), w[:-1])))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The English words, at their places in the article."""
        text = self.english.article.text
        return tuple(
            token._replace(start=token.start + part.start, end=token.end + part.start)
            for part in _extents(self.english)
            for token in tokenise(part.of(text))
        )

    def persons(self, statement: Statement) -> tuple[Fact, ...]:
        """The first mention of each person, 24 at most."""
        first = {
            fact.value: fact
            for fact in sorted(statement.of("name"), key=lambda fact: fact.span, reverse=True)
            if _name(fact).kind == "person"
        }
        return tuple(sorted(first.values(), key=lambda fact: fact.span)[:_FEW])

    def in_korean(self, name: str) -> bool:
        """Whether some Korean words can render a full personal name in Latin letters."""
        named = name_parts(name)
        readings = korean_readings(named)
        if readings:
            return any(
                word in reading.surname or _reads(word, reading.surname, reading.given)
                for reading in readings
                for word in self.hangul
            )
        sounds = [part for part in (named[-1], "".join(named)) if len(part) >= _SHORTEST]
        return not sounds or any(
            len(word) > 1 and apart(word, sound) <= ALIKE
            for sound in sounds
            for word in self.hangul
        )

    def in_english(self, name: str) -> bool:
        """Whether some English words outside full names can render a name in Hangul."""
        full = [f.span for f in self.persons(self.english) if " " in _name(f).full]
        words = [
            token.text
            for token in self.tokens[:_MOST]
            if token.text[0].isalpha() and not any(s.start <= token.start < s.end for s in full)
        ]
        named = name_parts(name)
        capitals = [word for word in words if word[0].isupper()]
        if any(surname_readings(word) & reading.surname
               for reading in korean_readings(named) for word in capitals):  # fmt: skip
            return True
        return any(apart(named[-1], word) <= ALIKE for word in words if len(word) >= _SHORTEST)


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """Names that are one, and a name of either side that stands in the other's place."""
    turned = wire.article.language != "ko"
    across = Across(*((translation, wire) if turned else (wire, translation)))
    rows = (*_persons(across), *_places(across))
    return tuple(_comparison(row, turned=turned) for row in rows)


Row = tuple[Outcome, Severity, str, Span, str, Span, str]


def _persons(across: Across) -> Iterator[Row]:
    """Persons by reading and sound; one of each side who has no counterpart was replaced."""
    left, right = across.persons(across.korean), across.persons(across.english)
    judged = {
        (here, there): same_person(_name(here).full, _name(there).full)
        for here in left
        for there in right
    }
    for (here, there), outcome in judged.items():
        if outcome == "agree":
            yield "agree", "neutral", "name.same", *_shown(here), *_shown(there)
    loose = [
        fact for fact in left
        if all(judged[fact, other] == "differ" for other in right)
        and not across.in_english(_name(fact).full)
    ]  # fmt: skip
    others = [
        fact for fact in right
        if " " in _name(fact).full
        and all(judged[other, fact] == "differ" for other in left)
        and not across.in_korean(_name(fact).full)
    ]  # fmt: skip
    yield from _replaced([_shown(fact) for fact in loose], [_shown(fact) for fact in others])


def _places(across: Across) -> Iterator[Row]:
    """Countries, cities and bodies, each sort by itself."""
    text = across.korean.article.text
    extents = _extents(across.korean)
    said = " ".join(part.of(text) for part in extents)
    left, right = tuple(korean_places(text, extents)), tuple(english_places(across.tokens))
    for here in _distinct(left):
        same = next((other for other in right if other.key == here.key), None)
        if same:
            yield "agree", "neutral", "name.same", here.span, here.shown, same.span, same.shown
    for sort in ("country", "city", "organisation"):
        loose = [p for p in _distinct(left)
                 if p.sort == sort and missing_in_english(p, right, across.tokens)]  # fmt: skip
        others = [p for p in _distinct(right)
                  if p.sort == sort and missing_in_korean(p, left, said)]  # fmt: skip
        yield from _replaced(
            [(p.span, p.shown) for p in loose], [(p.span, p.shown) for p in others]
        )


def _replaced(here: Sequence[tuple[Span, str]], there: Sequence[tuple[Span, str]]) -> Iterator[Row]:
    if len(here) == len(there) == 1:
        yield "differ", "major", "name.replaced", *here[0], *there[0]


def _reads(word: str, surnames: frozenset[str], given: str) -> bool:
    """Whether a Korean word begins with a name of such a surname and given name."""
    longest = max((len(reading) for reading in given_readings(given)), default=0)
    return any(
        word[:cut] in surnames and same_given(word[cut : cut + size], given)
        for cut in (1, 2)
        for size in range(1, longest + 1)
        if len(word) >= cut + size
    )


def _distinct(places: Sequence[Place]) -> tuple[Place, ...]:
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.key, place)
    return tuple(first.values())[:_FEW]


def _extents(statement: Statement) -> tuple[Span, ...]:
    """The claims' extents, joined where they overlap."""
    joined: list[Span] = []
    for span in sorted(claim.extent for claim in statement.claims):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _shown(fact: Fact) -> tuple[Span, str]:
    return fact.span, str(fact.value)


def _name(fact: Fact) -> Name:
    if not isinstance(fact.value, Name):
        raise TypeError("a fact of type name has a Name")
    return fact.value


def _comparison(row: Row, *, turned: bool) -> Comparison:
    outcome, severity, rule, here, said, there, other = row
    spans, values = ((there, here), (other, said)) if turned else ((here, there), (said, other))
    where = f"{values[0]} in the wire, {values[1]} in the translation"
    return Comparison(
        type="name",
        outcome=outcome,
        rule=rule,
        explanation=f"{values[0]} and {values[1]} are the same" if outcome == "agree" else where,
        severity=severity,
        wire_span=spans[0],
        translation_span=spans[1],
        wire_value=values[0],
        translation_value=values[1],
    )
