"""The words of two statements -> whether a pronoun of one has the other gender in the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transcheck.facts.words import Token, word_class
from transcheck.model import Span

_MASCULINE = frozenset({"he", "him", "his", "himself", "mr"})
_FEMININE = frozenset({"she", "her", "hers", "herself", "mrs", "ms"})


@dataclass(frozen=True, slots=True)
class Genders:
    """Where a statement's pronouns of each gender stand, and whether its nouns name a gender."""

    masculine: tuple[Span, ...]
    feminine: tuple[Span, ...]
    men: bool
    women: bool

    @property
    def turned(self) -> Genders:
        """The same with the genders exchanged."""
        return Genders(self.feminine, self.masculine, self.women, self.men)


def genders(tokens: Iterable[Token]) -> Genders:
    """What pronouns and nouns say of gender."""
    tokens = tuple(tokens)
    norms = {token.norm for token in tokens}
    return Genders(
        _spans(tokens, _MASCULINE),
        _spans(tokens, _FEMININE),
        not norms.isdisjoint(word_class("men")),
        not norms.isdisjoint(word_class("women")),
    )


def regendered(here: Genders, there: Genders, *, alone: bool) -> tuple[str, Span, Span] | None:
    """The gender of a pronoun here that has the other gender there, and both pronouns.

    One side has one gender only; the other has the other gender and no noun ("his wife") that
    brings it in. It has fewer of the first as well, unless one person is `alone` in both.
    """
    views = ("masculine", here, there), ("feminine", here.turned, there.turned)
    for gender, one, other in views:
        if any(
            _changed(*sides, alone=alone) for sides in ((one, other), (other.turned, one.turned))
        ):
            return gender, one.masculine[0], other.feminine[0]
    return None


def _changed(pure: Genders, mixed: Genders, *, alone: bool) -> bool:
    """Whether one side has masculine pronouns only, and one of them is feminine on the other."""
    if not pure.masculine or pure.feminine or not mixed.feminine:
        return False
    if not mixed.masculine:
        return True
    fewer = len(mixed.masculine) < len(pure.masculine)
    return (fewer or alone) and not mixed.women


def _spans(tokens: Iterable[Token], words: frozenset[str]) -> tuple[Span, ...]:
    return tuple(Span(token.start, token.end) for token in tokens if token.norm in words)
