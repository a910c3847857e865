"""An article -> its sentences, as character spans in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcheck.model import Article, Place, Segment, Span
from transcheck.segment.boundaries import sentence_ends
from transcheck.segment.korean import compose, unmarked_ends

__all__ = ["segment"]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_CUT = "\x1e"
"""Unicode's record separator: white space of one character, so that offsets stay."""
_PIECE = re.compile(r"(?: [^\x1e•▪‣◦■◆] | (?<=\S)[•▪‣◦■◆] | [•▪‣◦■◆](?=\S) )++", re.VERBOSE)
_SAYS = re.compile(r"[^\W_]")
_KOREAN_LIMIT = 20_000
"""Characters of an article beyond which only marks end its sentences, to bound the time."""


def segment(article: Article) -> tuple[Segment, ...]:
    """The sentences of an English or Korean article; never raises, whatever the text.

    A segment holds a letter or digit, has no white space at its ends, lies within one line and
    overlaps no boilerplate; every letter and digit outside boilerplate is in exactly one segment.
    `paragraph` counts the lines that hold one; the first that holds one outside the headline is
    the "lead". A bullet between spaces parts sentences and belongs to none.
    """
    text = _without_boilerplate(article)
    lines = (tuple(_sentences(article, text, line)) for line in _LINE.finditer(text))
    paragraphs = tuple(spans for spans in lines if spans)
    lead = _lead(article, paragraphs)
    return tuple(
        Segment(span=span, paragraph=n, place=_place(article, span, leads=n == lead))
        for n, spans in enumerate(paragraphs)
        for span in spans
    )


def _without_boilerplate(article: Article) -> str:
    """The text with separators in place of boilerplate; its lines stay lines."""
    kept = []
    done = 0
    for span in sorted(mark.span for mark in article.boilerplate):
        kept.append(article.text[done : max(done, span.start)])
        blank = article.text[max(done, span.start) : span.end]
        kept.append(_LINE.sub(lambda line: _CUT * len(line[0]), blank))
        done = max(done, span.end)
    return "".join((*kept, article.text[done:]))


def _sentences(article: Article, text: str, line: re.Match[str]) -> Iterator[Span]:
    """The sentences of one line, trimmed; what holds no letter or digit is none."""
    for piece in _PIECE.finditer(text, *line.span()):
        words = piece[0]
        begun = 0
        for end in (*_ends(article, words), len(words)):
            if _SAYS.search(words, begun, end):
                first = piece.start() + end - len(words[begun:end].lstrip())
                yield Span(first, first + len(words[begun:end].strip()))
                begun = end


def _ends(article: Article, words: str) -> Iterator[int]:
    """Where sentences end, by their marks and, in Korean, by their last words."""
    if article.language == "en":
        return sentence_ends(words, "en")
    composed, behind = compose(words)
    ends = sentence_ends(composed, "ko")
    if len(article.text) <= _KOREAN_LIMIT:
        ends = unmarked_ends(composed, ends)
    return (behind[end] for end in ends)


def _lead(article: Article, paragraphs: tuple[tuple[Span, ...], ...]) -> int | None:
    """The first paragraph that is more than the headline."""
    bodies = (n for n, spans in enumerate(paragraphs) if not _titles(article, spans[-1]))
    return next(bodies, None)


def _place(article: Article, span: Span, *, leads: bool) -> Place:
    if _titles(article, span):
        return "headline"
    return "lead" if leads else "body"


def _titles(article: Article, span: Span) -> bool:
    return article.headline is not None and article.headline.overlaps(span)
