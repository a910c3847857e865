"""Tokens of an English text -> listed names, roles and capitalised words, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.facts.gazetteer import Entity, listed
from transcheck.facts.offices import Row, roles
from transcheck.facts.words import Token, word_class

_OPENERS = frozenset('.!?:;…•|“”"‘—–*')
_NO_NOUN = ("ly", "ing", "ed", "tion", "ment", "ness", "ism")
_LONGEST_GIVEN = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Adjacent tokens `begin` to `end` (half-open): a listed name, a role or a capitalised word."""

    begin: int
    end: int
    entity: Entity | None = None
    role: Row | None = None

    @property
    def word(self) -> bool:
        """Whether no table knows it."""
        return self.entity is None and self.role is None


def pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """All pieces; the longer of a listed name and a role wins, and the name where they tie."""
    at, names, offices = 0, listed("en"), roles()
    no_name = word_class("function") | word_class("calendar")
    while at < len(tokens):
        token = tokens[at]
        capital = token.capital
        entity = names.match(tokens, at) if capital or token.norm == "the" else None
        role = offices.match(tokens, at) if offices.begins(token.norm) else None
        piece = None
        if entity and (not role or entity[0] >= role[0]) and _allowed(tokens, *entity):
            piece = Piece(at, entity[0], entity=entity[1])
        elif role:
            piece = Piece(at, role[0], role=role[1])
        elif capital and token.norm not in no_name:
            piece = Piece(at, _word_end(tokens, at))
        if piece:
            yield piece
        at = piece.end if piece else at + 1


def _allowed(tokens: Sequence[Token], end: int, entity: Entity) -> bool:
    """Whether a short form stands alone: "the North" is no name in "the North Atlantic"."""
    return not entity.short or end >= len(tokens) or not tokens[end].capital


def _word_end(tokens: Sequence[Token], at: int) -> int:
    """The end of a word with its hyphenated parts: "Jong-un", "Saint-Denis", not "Seoul-based"."""
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].text == "-" and _glued(tokens, end):
        part = tokens[end + 1]
        given = part.text.islower() and len(part.norm) <= _LONGEST_GIVEN
        if not (part.capital and not listed("en").begins(part.norm)) and (
            not given or part.norm in word_class("suffixes")
        ):
            break
        end += 2
    return end


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


class Capitals:
    """What capitals are worth in one text: after a full stop or in a headline, next to nothing."""

    __slots__ = ("_inside", "_lower", "_text", "_titled", "_tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._titled = frozenset(_titled_tokens(text, tokens))
        self._lower = {token.norm for token in tokens if token.text.islower()}
        self._inside = {
            token.norm
            for at, token in enumerate(tokens)
            if token.capital and at not in self._titled and not self.opens(at)
        }

    def opens(self, at: int) -> bool:
        """Whether any word would have a capital at token `at`."""
        if at == 0 or self._tokens[at - 1].text in _OPENERS:
            return True
        return "\n" in self._text[self._tokens[at - 1].end : self._tokens[at].start]

    def surname(self, norm: str) -> bool:
        """Whether a common word is also a name, and capitalised inside a sentence of the text."""
        return norm in word_class("also_names") and norm in self._inside

    def names(self, begin: int, end: int) -> bool:
        """Whether the words, none of them listed, name something."""
        tokens = [token for token in self._tokens[begin:end] if token.text[0].isalnum()]
        norms = [token.norm for token in tokens]
        plain = {n for n in word_class("common").intersection(norms) if not self.surname(n)}
        if begin in self._titled:
            hyphened = len(tokens) < end - begin and not plain
            return hyphened or any(n in self._inside and n not in plain for n in norms)
        if len(norms) > 1:
            return headed(norms) or any(norm not in plain for norm in norms)
        return bool(norms) and not plain and self._single(norms[0], begin, end)

    def _single(self, norm: str, begin: int, end: int) -> bool:
        if len(norm) < 2:
            return False
        if norm in self._inside:
            return True
        if not self.opens(begin):
            return norm not in word_class("also_names")
        return norm not in self._lower and not norm.endswith(_NO_NOUN) and self._acts(end)

    def _acts(self, at: int) -> bool:
        """Whether a sentence's first word is no adjective, as a verb or a mark behind it shows."""
        if at >= len(self._tokens) or self._tokens[at - 1].possessive:
            return True
        after = self._tokens[at]
        return (
            not after.text.islower()
            or after.norm in word_class("function")
            or after.norm.endswith(("ed", "s"))
        )


def _titled_tokens(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of lines where nearly every word has a capital."""
    lines, start = [], 0
    for line in text.split("\n"):
        words = [word for word in line.split() if word[0].isalpha() and len(word) > 3]
        capital = sum(word[0].isupper() for word in words)
        if len(words) > 3 and capital >= 0.8 * len(words) and not line.rstrip().endswith("."):
            lines.append((start, start + len(line)))
        start += len(line) + 1
    at = 0
    for begin, end in lines:
        while at < len(tokens) and tokens[at].start < begin:
            at += 1
        while at < len(tokens) and tokens[at].start < end:
            yield at
            at += 1


def headed(norms: Sequence[str]) -> bool:
    """Whether a phrase of words begins or ends as organisations and places do."""
    heads = word_class("organisation_heads")
    return len(norms) > 1 and (
        norms[-1] in heads
        or norms[-1] in word_class("place_heads")
        or (norms[0] in heads and len(norms) > 2)
    )
