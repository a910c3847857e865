"""English text -> its mentions of persons, organisations and places, and its roles, in text order.

A name is a run of capitalised words that stand side by side; a role or a listed name ends it,
unless they belong to it ("Bank Indonesia", "Korea Electric Power", "Stephen King").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from transcheck.facts.gazetteer import Entity
from transcheck.facts.offices import Row
from transcheck.facts.pieces import Capitals, Piece, headed, korean_name, pieces
from transcheck.facts.words import Token, tokenise, word_class
from transcheck.model import Span

Kind = Literal["person", "organisation", "place"]

_PLACE_WORDS = frozenset({"in", "at", "from", "near", "to", "into", "around", "outside"})
_LONGEST_RUN = 10
_LONGEST_APPOSITION = 8


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at tokens `begin` to `end`; `entity` where a table lists it."""

    begin: int
    end: int
    kind: Kind
    span: Span
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An English text as its tokens, its names and its roles."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Naming, ...]
    roles: tuple[Piece, ...]


@lru_cache(maxsize=4)
def read(text: str) -> Reading:
    """Reads an English text; time is linear in its length."""
    tokens = tuple(tokenise(text))
    found = tuple(pieces(tokens))
    cutter = _Cutter(text, tokens)
    names: list[Naming] = []
    for name in (name for group in cutter.groups(found) for name in cutter.names(group)):
        if not names or name.begin >= names[-1].end:
            names.append(name)
    return Reading(text, tokens, tuple(names), tuple(piece for piece in found if piece.role))


class _Cutter:
    """Cuts runs of pieces into names."""

    __slots__ = ("_capitals", "_text", "_tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._capitals = Capitals(text, tokens)

    def groups(self, found: Sequence[Piece]) -> Iterator[list[Piece]]:
        """Pieces side by side, parted by single spaces and name particles only."""
        group: list[Piece] = []
        for piece in found:
            if group and not self._adjacent(group[-1], piece):
                yield group
                group = []
            group.append(piece)
        if group:
            yield group

    def _adjacent(self, before: Piece, piece: Piece) -> bool:
        last = self._tokens[before.end - 1]
        if last.possessive:
            return False
        between = self._text[last.end : self._tokens[piece.begin].start]
        if between in (" ", "\u00a0"):
            return True
        inner = self._tokens[before.end : piece.begin]
        return (
            before.word
            and piece.word
            and 1 <= len(inner) <= 3
            and "\n" not in between
            and inner[0].text != "-"
            and all(t.text == "-" or t.norm in word_class("particles") for t in inner)
        )

    def names(self, group: list[Piece]) -> Iterator[Naming]:
        """The names of one group, cut at its roles and listed names."""
        at = 0
        while at < len(group):
            if group[at].role:
                at += 1
                continue
            end = at + 1
            while end < len(group) and end - at < _LONGEST_RUN and self._joins(group, end):
                end += 1
            yield from self._name(group[at:end], group[at - 1].role if at else None)
            at = end

    def _joins(self, group: list[Piece], at: int) -> bool:
        """Whether piece `at` continues the name of the piece before it."""
        before, piece = group[at - 1], group[at]
        if piece.role:
            return before.word and self._surname(piece) and not any(p.word for p in group[at + 1 :])
        if before.word:
            return piece.word or self._ends_name(before, piece)
        if piece.word:
            run = [other for other in group[at : at + _LONGEST_RUN] if other.word]
            country = before.entity is not None and before.entity.form in ("name", "capital")
            return country or self._any_head(run)
        return False

    def _surname(self, role: Piece) -> bool:
        """Whether a role's word is a surname here: "Stephen King"."""
        token = self._tokens[role.begin]
        return (
            role.end - role.begin == 1 and token.capital and token.norm in word_class("also_names")
        )

    def _ends_name(self, before: Piece, piece: Piece) -> bool:
        """Whether a country ends a name: "Bank Indonesia", but not "East Germany"."""
        norm = self._tokens[before.end - 1].norm
        form = piece.entity.form if piece.entity else ""
        return form in ("name", "capital") and norm not in word_class("common")

    def _any_head(self, run: list[Piece]) -> bool:
        heads = word_class("organisation_heads") | word_class("place_heads")
        return any(self._tokens[piece.end - 1].norm in heads for piece in run)

    def _name(self, run: list[Piece], role: Row | None) -> Iterator[Naming]:
        begin, end = run[0].begin, run[-1].end
        if len(run) == 1 and (entity := run[0].entity):
            yield self._build(begin, end, entity.kind, entity)
            return
        if run[0].word:
            begin = self._strip(begin, end)
        cut = self._head_before_person(begin, end)
        if cut:
            yield from self._name([p for p in run if p.end <= cut], None)
            begin = cut
        end = self._extend(begin, end)
        known = any(piece.entity for piece in run)
        if begin < end and (known or self._capitals.names(begin, end)):
            yield self._build(begin, end, self._kind(begin, end, role), None)

    def _strip(self, begin: int, end: int) -> int:
        """Drops leading words that owe their capital to the sentence, or are no part of a name."""
        headed_ = self._tokens[end - 1].norm in word_class("organisation_heads")
        while begin < end:
            norm = self._tokens[begin].norm
            plain = norm in word_class("common") and self._capitals.opens(begin) and not headed_
            kept = self._capitals.surname(norm) or (
                norm in word_class("also_names") and begin + 1 < end
            )
            korean = korean_name(self._tokens, begin)
            if korean or (norm not in word_class("status") and (not plain or kept)):
                break
            begin += 1
        return begin

    def _head_before_person(self, begin: int, end: int) -> int | None:
        """Where a person's name follows a body's: "Halden Group | Oleg Trent"."""
        heads, common = word_class("organisation_heads"), word_class("common")
        if "-" in (token.text for token in self._tokens[begin:end]):
            return None
        for at in range(begin + 1, end - 2):
            rest = [token.norm for token in self._tokens[at + 1 : end]]
            if self._tokens[at].norm in heads and common.isdisjoint(rest):
                return at + 1
        return None

    def _extend(self, begin: int, end: int) -> int:
        """Adds what follows "of": "Ministry of Land and Transport", "Institute for Peace"."""
        heads = word_class("organisation_heads")
        if begin >= end or not any(self._tokens[k].norm in heads for k in (begin, end - 1)):
            return end
        if end >= len(self._tokens) or self._tokens[end].norm not in ("of", "for"):
            return end
        reach = end
        while (
            reach < len(self._tokens) - 1 and reach - end < 3 and reach - begin < 2 * _LONGEST_RUN
        ):
            token = self._tokens[reach]
            if "\n" in self._text[self._tokens[reach - 1].end : token.start]:
                break
            if token.capital and reach > begin + 1 and token.norm not in word_class("calendar"):
                end = reach + 1
            elif token.norm not in ("of", "for", "the") and not self._lists(reach):
                break
            reach += 1
        return end

    def _lists(self, at: int) -> bool:
        token, after = self._tokens[at], self._tokens[at + 1]
        return token.norm in ("and", "&") and after.norm in word_class("common")

    def _kind(self, begin: int, end: int, role: Row | None) -> Kind:
        norms = [token.norm for token in self._tokens[begin:end] if token.text[0].isalnum()]
        if headed(norms):
            place = norms[-1] in word_class("place_heads")
            return (
                "place"
                if place and norms[-1] not in word_class("organisation_heads")
                else "organisation"
            )
        if role or korean_name(self._tokens, begin):
            return "person"
        if self._company(begin, end):
            return "organisation"
        common = word_class("common") - word_class("also_names")
        written = [token.norm for token in self._tokens[begin:end] if not token.text.islower()]
        if common.intersection(written) or self._tokens[begin].text.isupper() or len(norms) > 4:
            return "organisation"
        before = self._tokens[begin - 1].norm if begin else ""
        if len(norms) == 1 and (before in _PLACE_WORDS or self._located(begin)):
            return "place"
        return "organisation" if before == "the" else "person"

    def _company(self, begin: int, end: int) -> bool:
        """Whether the words around say so: "the carmaker Halden", "Halden's shares"."""
        tokens, nouns = self._tokens, word_class("company_nouns")
        if begin and tokens[begin - 1].norm in nouns and tokens[begin - 1].text.islower():
            return True
        after = [token.norm for token in tokens[end : end + _LONGEST_APPOSITION]]
        if tokens[end - 1].possessive and after:
            return after[0] in word_class("company_parts")
        if after[:1] != [","] or after[1:2] not in (["a"], ["an"], ["the"]):
            return False
        marks = (k for k, norm in enumerate(after) if k > 1 and self._ends_phrase(norm))
        return after[next(marks, len(after)) - 1] in nouns

    def _located(self, begin: int) -> bool:
        """Whether "city of" or the like stands before."""
        before = [token.norm for token in self._tokens[max(0, begin - 2) : begin]]
        nouns = word_class("place_nouns"), word_class("place_heads")
        return len(before) == 2 and before[1] == "of" and any(before[0] in n for n in nouns)

    @staticmethod
    def _ends_phrase(norm: str) -> bool:
        return not norm.isalpha() or norm in word_class("function")

    def _build(self, begin: int, end: int, kind: Kind, entity: Entity | None) -> Naming:
        last = self._tokens[end - 1]
        stop = last.end - 2 if last.possessive else last.end
        return Naming(begin, end, kind, Span(self._tokens[begin].start, stop), entity)
