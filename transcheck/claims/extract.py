"""An article, its segments and its facts -> its claims, in text order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby

from transcheck.claims.descriptions import descriptions
from transcheck.claims.dialogue import Part, speakers
from transcheck.claims.directory import Directory
from transcheck.claims.headlines import headlines_joined
from transcheck.claims.korean import spoken
from transcheck.claims.pieces import Piece, pieces, subject
from transcheck.claims.quotes import quotations
from transcheck.claims.words import units
from transcheck.model import Article, Claim, Fact, Segment, Span, Speaker, hull


def claims(
    article: Article, *, segments: tuple[Segment, ...], facts: tuple[Fact, ...]
) -> tuple[Claim, ...]:
    """Every claim of the article, in text order.

    Each segment gives at least one claim: attributed ones where a cue or a quotation shows that
    somebody speaks, else the article's own; parts of a headline too short for a claim give one
    together. Offices that `facts` join to a holder, and appositions to a name, add claims of kind
    "description", which may overlap others. Never raises, whatever the text.
    """
    parts = _korean(article, segments) if article.language == "ko" else _english(article, segments)
    directory = Directory.of(article.text, facts)
    named = speakers(parts, directory)
    made = [_claim(part, piece, named) for part in parts for piece in part.pieces]
    made += descriptions(parts, directory)
    return tuple(sorted(made, key=lambda claim: (claim.extent, claim.kind)))


def _claim(part: Part, piece: Piece, named: dict[Piece, Speaker]) -> Claim:
    own = piece.kind == "own"
    carried = named.get(piece) if piece.is_silent else None
    return Claim(
        extent=piece.extent,
        content=piece.content,
        kind="indirect" if carried else piece.kind,
        place=part.segment.place,
        speaker=carried if own else named.get(piece),
        cue=None if own else piece.cue,
    )


def _english(article: Article, segments: tuple[Segment, ...]) -> tuple[Part, ...]:
    segments = headlines_joined(article.text, segments)
    found = quotations(article.text, _paragraphs(segments))
    starts = [quotation.outer.start for quotation in found]
    parts = []
    for segment in segments:
        first = max(bisect_right(starts, segment.span.start) - 1, 0)
        last = bisect_left(starts, segment.span.end)
        within = tuple(q for q in found[first:last] if q.outer.overlaps(segment.span))
        made = units(article.text, segment.span, within)
        parts.append(
            Part(
                segment=segment,
                quotations=within,
                pieces=pieces(
                    article.text, segment.span, made, headline=segment.place == "headline"
                ),
                units=made,
                subject=subject(made),
            )
        )
    return tuple(parts)


def _korean(article: Article, segments: tuple[Segment, ...]) -> tuple[Part, ...]:
    return tuple(
        Part(segment=segment, pieces=(_korean_piece(article.text, segment.span),))
        for segment in segments
    )


def _korean_piece(text: str, segment: Span) -> Piece:
    said = spoken(text, segment)
    if said is None:
        return Piece(extent=segment, content=(segment,), kind="own")
    return Piece(
        extent=segment, content=said.content, kind="direct", source=said.source, cue=said.cue
    )


def _paragraphs(segments: tuple[Segment, ...]) -> tuple[Span, ...]:
    """What the segments of each paragraph span together."""
    return tuple(
        hull(tuple(segment.span for segment in together))
        for _, together in groupby(segments, key=lambda segment: segment.paragraph)
    )
