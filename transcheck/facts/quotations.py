"""A statement -> what stands inside its quotation marks, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from transcheck.facts.lexicon import lemma
from transcheck.facts.words import Token, tokenise, word_class
from transcheck.model import Claim, Span, Statement, hull

_MARKS = '"“”„‟«»「」『』＂'
_STOPS = (*_MARKS, "\n")
_MOST_WORDS = 400
_MOST_QUOTATIONS = 48
_REACH = 2_000
_BEFORE = re.compile(rf"[{_MARKS}'‘]$|``$")
_INSERTION = re.compile(r"\([^()\[\]]{0,200}\)|\[[^()\[\]]{0,200}\]")
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks, bracketed insertions left out, 400 at most.

    `direct`: they are all that is said, not a phrase in reported speech. `parts` are where they
    stand in `text`, several where a frame interrupts them.
    """

    text: str
    parts: tuple[Span, ...]
    direct: bool

    @cached_property
    def span(self) -> Span:
        """From the first word to the last."""
        return hull(self.parts)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, marks and insertions left out, at their places in the article."""
        return tuple(t for part in self.parts for t in spoken(self.text, part))[:_MOST_WORDS]

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """Its words without case and typography: equal in two verbatim renderings."""
        return tuple(token.norm for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its content words share with their other forms."""
        return stems(self.norms)

    @cached_property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """Its words, cut where an ellipsis says that words are left out."""
        cuts: list[list[str]] = [[]]
        for at, token in enumerate(self.tokens):
            gap = self.text[self.tokens[at - 1].end : token.start] if at else ""
            if _ELLIPSIS.search(gap):
                cuts.append([])
            cuts[-1].append(token.norm)
        return tuple(tuple(piece) for piece in cuts if piece)

    @cached_property
    def whole(self) -> Quotation:
        """The same up to its quotation marks or the ends of its paragraph, where they are near."""
        start, end = self.span.start, self.span.end
        before = self.text[max(0, start - _REACH) : start]
        after = self.text[end : end + _REACH]
        start += max(before.rfind(mark) for mark in _STOPS) + 1 - len(before)
        end += min((at for mark in _STOPS if (at := after.find(mark)) >= 0), default=len(after))
        first, last = self.parts[0], self.parts[-1]
        if first is last:
            return replace(self, parts=(Span(start, end),))
        parts = Span(start, first.end), *self.parts[1:-1], Span(last.start, end)
        return replace(self, parts=parts)


def quotations(statement: Statement) -> tuple[Quotation, ...]:
    """The quotations of the statement's claims, in text order, each once, 48 at most."""
    if statement.article.language == "ko":
        return ()
    found = {
        quotation.parts: quotation
        for claim in statement.claims
        for quotation in _of(claim, statement.article.text)
        if quotation.norms
    }
    return tuple(found[parts] for parts in sorted(found)[:_MOST_QUOTATIONS])


def _of(claim: Claim, text: str) -> Iterator[Quotation]:
    if claim.kind == "direct":
        yield Quotation(text=text, parts=claim.content, direct=True)
    elif claim.kind == "mixed":
        for part in claim.content:
            if _BEFORE.search(text[max(0, part.start - 2) : part.start]):
                yield Quotation(text=text, parts=(part,), direct=False)


def spoken(text: str, span: Span) -> list[Token]:
    """The words of a stretch without bracketed insertions, at their places in the article."""
    stretch = span.of(text)
    bare = _INSERTION.sub(lambda found: " " * len(found.group()), stretch)
    return [
        token._replace(start=token.start + span.start, end=token.end + span.start)
        for token in tokenise(bare)
        if token.text[0].isalnum()
    ]


@lru_cache(maxsize=1 << 12)
def stems(norms: tuple[str, ...]) -> frozenset[str]:
    """The lemmas of the content words among some words."""
    grammar = word_class("function")
    return frozenset(lemma(norm) for norm in norms if norm not in grammar)
