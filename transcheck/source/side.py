"""What linking with the Korean source looks at of one article's segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from transcheck.model import Fact, Segment

Tokens: TypeAlias = tuple[tuple[str, ...], ...]

SHARED = frozenset({"name", "number", "date"})
"""Types of facts whose values have the same keys in Korean and in English."""
MOST_TOKENS = 48
"""Tokens of a segment that are looked at; a sentence has fewer, hostile text any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One article's segments: the tokens of each, and how many characters each has.

    A token is a word as the lexicon knows it, or the key of a fact, which is the same in both
    languages.
    """

    tokens: Tokens
    lengths: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.tokens) != len(self.lengths):
            raise ValueError("a side has tokens and a length for each segment")
        if any(length < 1 for length in self.lengths):
            raise ValueError("a segment has a character")


def side(
    segments: Sequence[Segment], *, words: Sequence[Sequence[str]], facts: Sequence[Fact]
) -> Side:
    """A side of an article's segments, the words of each and the facts of the whole article.

    Segments and facts are in text order.
    """
    keys = _keys(segments, facts)
    return Side(
        tokens=tuple(
            tuple(dict.fromkeys([*known, *said]))[:MOST_TOKENS]
            for known, said in zip(keys, words, strict=True)
        ),
        lengths=tuple(len(segment.span) for segment in segments),
    )


def _keys(segments: Sequence[Segment], facts: Sequence[Fact]) -> list[list[str]]:
    """The keys of each segment's facts, one pass over both."""
    keys: list[list[str]] = [[] for _ in segments]
    at = 0
    for fact in facts:
        while at < len(segments) and segments[at].span.end <= fact.span.start:
            at += 1
        if at < len(segments) and fact.type in SHARED and segments[at].span.overlaps(fact.span):
            keys[at].extend(sorted(fact.value.keys))
    return keys
