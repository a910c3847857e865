"""Tokens of an English text -> listed names, roles and capitalised words, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.facts.gazetteer import Entity, listed
from transcheck.facts.numeral_words import ENGLISH
from transcheck.facts.offices import Row, roles
from transcheck.facts.romanisation import given_readings, surname_readings
from transcheck.facts.words import Token, ordinary, word_class

_OPENERS = frozenset('.!?:;…•|“”"‘—–*')
_PREPOSED = frozenset({"an", "as", "in", "on", "so"})
"""Surnames that a sentence more often begins with as grammar words."""
_MONEY = frozenset("$€£")
_NO_NOUN = ("ly", "ing", "ed", "tion", "ment", "ness", "ism")
_SAYS = ("said", "says", "told", "added", "restated", "reiterated")
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
    surnames = korean_surnames(tokens)
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
        elif capital and (
            token.norm.partition("'")[0] not in no_name
            or korean_name(tokens, at)
            or (token.norm in surnames and _acts(tokens, at))
        ):
            piece = Piece(at, _word_end(tokens, at))
        if piece:
            yield piece
        at = piece.end if piece else at + 1


def korean_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a Korean given name with a hyphen follows a surname: "Ok Su-bin", "No Yeon-hui"."""
    if at + 3 >= len(tokens) or tokens[at + 2].text != "-" or not _glued(tokens, at + 2):
        return False
    if not (tokens[at].capital and tokens[at + 1].capital and surname_readings(tokens[at].norm)):
        return False
    if tokens[at].norm in _PREPOSED and _opens(tokens, at):
        return False
    return bool(given_readings(f"{tokens[at + 1].text}-{tokens[at + 3].text}"))


def korean_surnames(tokens: Sequence[Token]) -> frozenset[str]:
    """The surnames of the Korean names that the text gives in full."""
    hyphens = (at for at, token in enumerate(tokens) if token.text == "-" and at > 1)
    return frozenset(tokens[at - 2].norm for at in hyphens if korean_name(tokens, at - 2))


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _OPENERS


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a grammar word stands where a surname would: "Ok left", "the lawmaker Ok"."""
    if not _opens(tokens, at) or tokens[at].possessive:
        return True
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return after.endswith("ed") or after in word_class("irregular_past")


def _allowed(tokens: Sequence[Token], end: int, entity: Entity) -> bool:
    """Whether it is no part of something else: "the North" Atlantic, "US" $5."""
    if tokens[end - 1].text.isupper() and end < len(tokens) and tokens[end].text in _MONEY:
        return False
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

    __slots__ = ("_inside", "_lower", "_surnames", "_text", "_titled", "_tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._titled = frozenset(_titled_tokens(text, tokens))
        self._lower = {token.norm for token in tokens if token.text.islower()}
        self._surnames = korean_surnames(tokens)
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
        if norm in self._surnames:
            return True
        return norm in word_class("also_names") and norm in self._inside

    def names(self, begin: int, end: int) -> bool:
        """Whether the words, none of them listed, name something."""
        tokens = [token for token in self._tokens[begin:end] if token.text[0].isalnum()]
        norms = [token.norm for token in tokens]
        if self.opens(begin) and ENGLISH.keys() >= set(norms):
            return False
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
        if norm in self._inside or (norm in self._surnames and _acts(self._tokens, begin)):
            return True
        if not self.opens(begin):
            return norm not in word_class("also_names")
        if norm in self._lower or ordinary(norm):
            return False
        return self._acts(end) and (not norm.endswith(_NO_NOUN) or self._speaks(end))

    def _speaks(self, at: int) -> bool:
        """Whether a verb of saying follows: then even "Farley" is no adverb."""
        return at < len(self._tokens) and self._tokens[at].norm in _SAYS

    def _acts(self, at: int) -> bool:
        """Whether a sentence's first word is no adjective, as a verb or a mark behind it shows."""
        if at >= len(self._tokens) or self._tokens[at - 1].possessive:
            return True
        after = self._tokens[at]
        return (
            not after.text.islower()
            or after.norm in word_class("function")
            or after.norm.endswith(("ed", "s"))
            or after.norm in word_class("irregular_past")
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
