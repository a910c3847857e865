"""A quotation and a part of it -> the word left out that turns what was said, if there is one.

Only strong evidence counts: the part is kept (nearly) verbatim, and the article that cut it does
not say beside the quotation what it left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from transcheck.facts.quotations import Quotation, spoken
from transcheck.facts.words import Token
from transcheck.model import Span

KEPT = 0.8
"""Least share of a part's words that the whole has in the same order, and in one stretch."""
FEWEST = 4
"""A part of fewer words proves nothing."""
NEAR = 300
"""Characters on either side of a quotation in which its article may say what it left out."""
_TURNS: dict[str, frozenset[str]] = {
    "negation": frozenset(
        {"not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "cannot", "without"}
    ),
    "condition": frozenset({"if", "unless", "until", "provided", "providing", "assuming"}),
    "contrast": frozenset({"but", "although", "though", "except"}),
}
_ARTICLES = frozenset({"a", "an", "the"})
_NO_CONDITION = frozenset({"even", "as", "what"})
_ENDS = re.compile(r"[.!?…;]")
_CLAUSE = re.compile(r"[.!?…;,:—–]")
_PAUSE = (",", "—", "–", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The word left out that turns the meaning: a negation, a condition or a contrast."""

    word: str
    kind: str


def kept(part: Quotation, whole: Quotation) -> tuple[range, ...]:
    """Where the pieces of `part` stand in `whole`, verbatim and in order; empty if they do not."""
    joined = f" {' '.join(whole.norms)} "
    found, at = [], 0
    for piece in part.pieces:
        words = " ".join(piece)
        at = joined.find(f" {words} ", at)
        if at < 0:
            return ()
        first = joined.count(" ", 0, at)
        found.append(range(first, first + len(piece)))
        at += len(words) + 1
    return tuple(found)


def cut(part: Quotation, whole: Quotation) -> Cut | None:
    """The turning word that `part` leaves out of what the marks around `whole` hold, if any."""
    whole = whole.whole
    places = kept(part, whole) or _nearly(part, whole)
    if len(part.norms) < FEWEST or not places:
        return None
    before = _sentence(whole, places[0].start, -1)
    after = _sentence(whole, places[-1].stop - 1, 1)
    gaps = [whole.tokens[one.stop : other.start] for one, other in pairwise(places)]
    candidates = (
        _governing(before, whole, places[0].start),
        _turn("contrast", after, whole),
        *(_turn("condition", words, whole) for words in (before, after, *gaps)),
        *(_turn("negation", words, whole) for words in gaps),
    )
    found = next((candidate for candidate in candidates if candidate), None)
    return None if found is None or _told(found.kind, part) else found


def _nearly(part: Quotation, whole: Quotation) -> tuple[range, ...]:
    """The one stretch of `whole` that holds nearly all words of `part`, from its first to its last.

    A word changed at either end may stand for what seems to be left out there.
    """
    same = [
        block
        for block in LCSseq.opcodes(whole.norms, part.norms)
        if block.tag == "equal" and block.src_end - block.src_start > 1
    ]
    if sum(block.src_end - block.src_start for block in same) < KEPT * len(part.norms):
        return ()
    stretch = range(same[0].src_start, same[-1].src_end)
    changed = {*part.norms[: same[0].dest_start], *part.norms[same[-1].dest_end :]}
    close = len(stretch) * KEPT <= len(part.norms) and changed <= _ARTICLES
    return (stretch,) if close else ()


def _sentence(whole: Quotation, at: int, step: int) -> tuple[Token, ...]:
    """The words before (-1) or behind (1) word `at`, up to the end of its sentence."""
    stop = at
    while 0 <= stop + step < len(whole.tokens):
        low, high = sorted((stop, stop + step))
        if _ENDS.search(whole.text, whole.tokens[low].end, whole.tokens[high].start):
            break
        stop += step
    return whole.tokens[stop:at] if step < 0 else whole.tokens[at + 1 : stop + 1]


def _turn(kind: str, words: Sequence[Token], whole: Quotation) -> Cut | None:
    """The first word of that kind; a contrast follows a pause ("nothing but" is none)."""
    for at, token in enumerate(words):
        if not _is(kind, token):
            continue
        pause = whole.text[max(0, token.start - 2) : token.start].rstrip().endswith(_PAUSE)
        idle = at > 0 and words[at - 1].norm in _NO_CONDITION
        parted = kind != "contrast" or pause or token.norm == "except"
        if parted and not (kind == "condition" and idle):
            return Cut(word=token.text, kind=kind)
    return None


def _governing(words: Sequence[Token], whole: Quotation, at: int) -> Cut | None:
    """The last negation before word `at`, where no mark parts the two."""
    token = next((token for token in reversed(words) if _is("negation", token)), None)
    if token is None or _CLAUSE.search(whole.text, token.end, whole.tokens[at].start):
        return None
    return Cut(word=token.text, kind="negation")


def _is(kind: str, token: Token) -> bool:
    return token.norm in _TURNS[kind] or (kind == "negation" and token.norm.endswith("n't"))


def _told(kind: str, part: Quotation) -> bool:
    """Whether a word of that kind stands beside the quotation in the article that cut it."""
    start, end = part.span.start, part.span.end
    beside = Span(max(0, start - NEAR), start + 1), Span(end - 1, end + NEAR)
    return any(_is(kind, token) for token in _words(part.text, beside))


def _words(text: str, stretches: Iterable[Span]) -> Iterable[Token]:
    return (token for stretch in stretches for token in spoken(text, stretch))
