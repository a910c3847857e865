"""Sentences -> a side for aligning, each sentence a claim of the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from transcheck.align import Side
from transcheck.config import Config
from transcheck.drift import MiniLMEncoder
from transcheck.facts import extract
from transcheck.model import Article, Claim, Span, Statement

Matrix = NDArray[np.float64]


@cache
def encoder() -> MiniLMEncoder:
    """The encoder of the default configuration."""
    return MiniLMEncoder(Config().encoder)


def side_of(sentences: Sequence[str], *, facts: bool = True) -> Side:
    """The sentences as one article's claims, in order; without speakers, with facts if wanted."""
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    spans = [Span(end - len(s) - 1, end) for s, end in zip(sentences, ends, strict=True)]
    found = extract(Article(text="".join(f"{s}\n" for s in sentences))) if facts else ()
    return Side(
        claims=tuple(Claim(extent=s, content=(s,), kind="own", place="body") for s in spans),
        texts=tuple(sentences),
        vectors=encoder().encode(sentences),
        keys=tuple(
            frozenset().union(
                *(f.value.keys for f in found if f.type != "title" and span.overlaps(f.span))
            )
            for span in spans
        ),
    )


def statement(text: str) -> Statement:
    """A sentence as an article of one claim of its own, with its facts."""
    article, span = Article(text=text), Span(0, len(text))
    claim = Claim(extent=span, content=(span,), kind="own", place="body")
    facts = tuple(fact for fact in extract(article) if fact.type != "title")
    known = frozenset().union(*(fact.value.keys for fact in facts))
    return Statement(article=article, claims=(claim,), facts=facts, known=known)
