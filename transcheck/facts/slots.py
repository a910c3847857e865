"""A statement -> its names, each with the words around it: what stands in the same place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from transcheck.facts.spelling import fold
from transcheck.facts.words import Token, tokenise, word_class
from transcheck.model import Fact, Name, Span, Statement

_STEM = 5
_WINDOW = 4
_MOST = 100
_ALIKE = 0.4
_ALIKE_PERSONS = 0.3
_MASCULINE = frozenset({"he", "him", "his", "himself", "mr"})
_FEMININE = frozenset({"she", "her", "hers", "herself", "mrs", "ms"})


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
    def gender(self) -> tuple[str, Span] | None:
        """The one gender of the statement's pronouns, and the first of them."""
        found = [(t, t.norm in _FEMININE) for t in self.tokens if t.norm in _MASCULINE | _FEMININE]
        if not found or any(feminine != found[0][1] for _, feminine in found):
            return None
        return "feminine" if found[0][1] else "masculine", Span(found[0][0].start, found[0][0].end)

    def mentions(self, name: str, beside: Fact) -> bool:
        """Whether a word of `name` is in the statement in any form, but for the name `beside`."""
        heads = word_class("organisation_heads") | word_class("place_heads")
        words = [token for token in tokenise(name[:200]) if token.norm not in heads]
        spans = [fact.span for fact in self.statement.of("name") if fact.value == beside.value]
        rest = _stems(
            [t for t in self.tokens if not any(s.start <= t.start < s.end for s in spans)]
        )
        return not frozenset(rest).isdisjoint(_stems(words))

    def only_person(self, fact: Fact) -> bool:
        """Whether a name is the one person that the statement speaks of."""
        persons = [f for f in self.names if isinstance(f.value, Name) and f.value.kind == "person"]
        return persons == [fact]

    def around(self, fact: Fact) -> frozenset[str]:
        """The content words near a name."""
        before = [token for token in self.tokens if token.end <= fact.span.start]
        after = [token for token in self.tokens if token.start >= fact.span.end]
        near = [*list(_stems(before))[-_WINDOW:], *list(_stems(after))[:_WINDOW]]
        return frozenset(near)


def side(statement: Statement) -> Side:
    """A statement with what is derived from it, each part computed once."""
    return Side(statement)


def same_slot(left: Side, here: Fact, right: Side, there: Fact) -> bool:
    """Whether two names stand among the same words, in statements that say much the same.

    How much is Dice's coefficient of their content words; where each side speaks of one person
    only, those two are in one place already.
    """
    alike = 2 * len(left.stems & right.stems) / (len(left.stems) + len(right.stems) or 1)
    if left.only_person(here) and right.only_person(there):
        return alike >= _ALIKE_PERSONS
    return alike >= _ALIKE and bool(left.around(here) & right.around(there))


def _distinct(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    first: dict[object, Fact] = {}
    for fact in facts:
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


def _stems(tokens: tuple[Token, ...] | list[Token]) -> Iterator[str]:
    plain = word_class("function")
    for token in tokens:
        if token.norm not in plain and token.text[0].isalnum():
            yield fold(token.norm)[:_STEM] or token.norm
