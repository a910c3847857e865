"""A statement -> its names, each with the words around it: what stands in the same place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from transcheck.facts.bodies import find_bodies
from transcheck.facts.spelling import fold, near_word
from transcheck.facts.words import Token, tokenise, word_class
from transcheck.model import Fact, FactValue, Name, Statement

_STEM = 5
_SAME_LENGTH = 0.6
_WINDOW = 4
_SHORTEST = 4
_MOST = 100
_ALIKE = 0.3
_ALIKE_OTHERS = 0.4
_ALIKE_PERSONS = 0.25


@dataclass(frozen=True)
class Side:
    """One statement, seen by its names."""

    statement: Statement

    @cached_property
    def names(self) -> tuple[Fact, ...]:
        """The first mention of each name."""
        return _distinct(self.statement.of("name"))

    @cached_property
    def content(self) -> tuple[Fact, ...]:
        """The first mention of each name inside what is said, not in who says it."""
        parts = [part for claim in self.statement.claims for part in claim.content]
        facts = self.statement.of("name")
        return _distinct(tuple(f for f in facts if any(part.overlaps(f.span) for part in parts)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of all claims, by their places in the article."""
        text = self.statement.article.text
        return tuple(
            Token(t.text, t.norm, t.start + begin, t.end + begin)
            for begin, end in _extents(self.statement)
            for t in tokenise(text[begin:end])
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content words, each by its first letters."""
        return frozenset(_stems(self.tokens))

    @cached_property
    def listed(self) -> frozenset[str]:
        """The keys of the countries and well-known bodies that its words name in any form."""
        found = find_bodies(self.tokens)
        return found.organisations | found.countries

    @cached_property
    def digits(self) -> frozenset[int]:
        """Where a token with a digit begins or ends."""
        return frozenset(
            place for t in self.tokens if t.text[0].isdigit() for place in (t.start, t.end)
        )

    def mentions(self, name: Name, apart: frozenset[FactValue]) -> bool:
        """Whether it has a word of `name` in any form, but inside the names `apart`."""
        spans = [fact.span for fact in self.statement.of("name") if fact.value in apart]
        rest = [t for t in self.tokens if not any(s.start <= t.start < s.end for s in spans)]
        return not frozenset(_stems(rest)).isdisjoint(_stems(_telling(name)))

    def recalls(self, name: Name) -> bool:
        """Whether a capitalised word may be another form of a word of `name`: "Navy Day"."""
        words = [t.norm for t in tokenise(name.full[:200]) if len(t.norm) >= _SHORTEST]
        capitals = {t.norm for t in self.tokens if t.capital and len(t.norm) >= _SHORTEST}
        return any(near_word(word, other) for word in words[:_WINDOW] for other in capitals)

    @cached_property
    def called(self) -> Counter[str]:
        """How often it has each word outside its names."""
        names = [fact.span for fact in self.statement.of("name")]
        starts = [span.start for span in names]
        found: Counter[str] = Counter()
        for token in self.tokens:
            before = bisect_right(starts, token.start) - 1
            if before < 0 or token.start >= names[before].end:
                found[token.norm] += 1
        return found

    @cached_property
    def persons(self) -> tuple[Fact, ...]:
        """The first mention of each person."""
        return tuple(f for f in self.names if _is_person(f))

    def only_person(self, fact: Fact) -> bool:
        """Whether a name is the one person that the statement speaks of."""
        return self.persons == (fact,)

    def around(self, fact: Fact) -> frozenset[str]:
        """The content words near a name."""
        before = [token for token in self.tokens if token.end <= fact.span.start]
        after = [token for token in self.tokens if token.start >= fact.span.end]
        near = [*list(_stems(before))[-_WINDOW:], *list(_stems(after))[:_WINDOW]]
        return frozenset(near)


def side(statement: Statement) -> Side:
    """A statement with what is derived from it, each part computed once."""
    return Side(statement)


def likeness(left: Side, right: Side) -> float:
    """Dice's coefficient of the two sides' content words, 0 to 1."""
    return 2 * len(left.stems & right.stems) / (len(left.stems) + len(right.stems) or 1)


def same_length(left: Side, right: Side) -> bool:
    """Whether neither side can have left a clause out."""
    short, long = sorted((len(left.tokens), len(right.tokens)))
    return short >= _SAME_LENGTH * long


def same_slot(left: Side, here: Fact, right: Side, there: Fact) -> bool:
    """Whether two names stand among the same words, in statements that say much the same.

    A full personal name seldom stands for anything else, and a short statement for a long one;
    where each side speaks of one person only, those two are in one place already.
    """
    alike = likeness(left, right)
    if left.only_person(here) and right.only_person(there):
        return alike >= _ALIKE_PERSONS
    same = _full_person(here) == _full_person(there) and same_length(left, right)
    least = _ALIKE if same else _ALIKE_OTHERS
    return alike >= least and bool(left.around(here) & right.around(there))


def _full_person(fact: Fact) -> bool:
    return _is_person(fact) and " " in str(fact.value)


def _is_person(fact: Fact) -> bool:
    return isinstance(fact.value, Name) and fact.value.kind == "person"


def _distinct(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    first: dict[object, Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.span):
        first.setdefault(fact.value, fact)
    return tuple(first.values())[:_MOST]


def _extents(statement: Statement) -> list[tuple[int, int]]:
    """The claims' extents, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((c.extent.start, c.extent.end) for c in statement.claims):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _telling(name: Name) -> list[Token]:
    """The words of a name without those that many names end in, if it has others."""
    heads = word_class("organisation_heads") | word_class("place_heads")
    words = tokenise(name.full[:200])
    return [token for token in words if token.norm not in heads] or words


def _stems(tokens: tuple[Token, ...] | list[Token]) -> Iterator[str]:
    plain = word_class("function")
    for token in tokens:
        if token.norm not in plain and token.text[0].isalnum():
            yield fold(token.norm)[:_STEM] or token.norm
