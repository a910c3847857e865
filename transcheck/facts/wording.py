"""Text -> its content words and operators in order, each with what the lexicon says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from transcheck.facts.lexicon import PLAIN, Entry, is_contraction, lemma, listed, look_up
from transcheck.facts.words import Token, tokenise, word_class
from transcheck.model import Span, Statement

_STEM = 6
_MOST = 400
_LONGEST_OTHER = 6
_NOT = Entry(negator="strong")
_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "this", "that", "there"})


class Word(NamedTuple):
    """A word or phrase; `clause` counts the breaks before it.

    `content` tells what is spoken of from grammar words that matter here ("not", "may").
    """

    lemma: str
    start: int
    end: int
    clause: int
    content: bool
    adverb: bool
    entry: Entry

    @property
    def stem(self) -> str:
        """The first letters of the lemma: words that share them are taken for one."""
        return self.lemma[:_STEM]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """Every content word and every operator of the text, in order; linear time."""
    return tuple(_words(tokenise(text)))


def said(statement: Statement, *, frames: bool = False) -> tuple[Word, ...]:
    """The words of what a statement's claims say, in text order, each once, 400 at most.

    With `frames`, those of who says it and how as well.
    """
    text = statement.article.text
    found: list[Word] = []
    clause = 0
    for start, end in _parts(statement, frames=frames):
        inside = words(text[start:end])
        found += (
            word._replace(
                start=word.start + start, end=word.end + start, clause=word.clause + clause
            )
            for word in inside
        )
        clause = found[-1].clause + 1 if found else 0
    return tuple(found[:_MOST])


def _parts(statement: Statement, *, frames: bool) -> list[tuple[int, int]]:
    """Where the claims, or their contents, stand: in order, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(
        (part.start, part.end)
        for claim in statement.claims
        for part in ((claim.extent,) if frames else claim.content)
    ):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _words(tokens: Sequence[Token]) -> Iterator[Word]:
    breaks = listed("breaks")
    lemmas = [lemma(token.norm) for token in tokens]
    clause = at = 0
    while at < len(tokens):
        token = tokens[at]
        end, entry = _looked_up(tokens, lemmas, at)
        clause += token.norm in breaks
        content = _is_content(token, entry)
        if content or entry is not PLAIN:
            name = entry.base or " ".join(lemmas[at:end])
            span = token.start, tokens[end - 1].end
            yield Word(name, *span, clause, content, _is_adverb(token.norm), entry)
        at = end


def _looked_up(tokens: Sequence[Token], lemmas: Sequence[str], at: int) -> tuple[int, Entry]:
    """The index behind the word or phrase, and its entry as it stands there."""
    end, entry = look_up(lemmas, at)
    if entry is PLAIN and is_contraction(tokens[at].norm):
        subject = tokens[min(at + 1, len(tokens) - 1)].norm in _SUBJECTS
        return end, PLAIN if subject else _NOT  # "isn't it better" negates nothing
    return (at + 1, PLAIN) if _is_idle(tokens, at) else (end, entry)


def _is_idle(tokens: Sequence[Token], at: int) -> bool:
    """Whether an operator is none here: "No. 3", "whether to go or not", "in May"."""
    norm, before = tokens[at].norm, tokens[at - 1].norm if at else ""
    after = [token.norm for token in tokens[at + 1 : at + 3]]
    if norm == "no":
        return after[:1] == ["."] and after[-1].isdigit()
    if norm == "not" and before == "or":
        return not after or not after[0][0].isalnum() or after[0] in word_class("function")
    if tokens[at].text == "May":
        opens = not before[:1].isalnum()
        heading = at > 0 and tokens[at - 1].capital and tokens[min(at + 1, len(tokens) - 1)].capital
        return not (opens or heading) or (after or [""])[0][:1].isdigit()
    return False


def _is_content(token: Token, entry: Entry) -> bool:
    if entry.negator in ("strong", "double", "pseudo") or not token.text[0].isalnum():
        return False
    if entry.poles or entry.negator in ("lexical", "prefix"):
        return True
    return token.norm.split("'")[0] not in word_class("function")


def _is_adverb(norm: str) -> bool:
    """Whether it is an adverb in -ly; a shorter word in -ly is as often something else."""
    return norm.endswith("ly") and len(norm) > _LONGEST_OTHER
