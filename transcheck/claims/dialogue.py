"""Pieces in reading order -> their speakers: a fold that carries who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transcheck.claims.cues import force
from transcheck.claims.directory import Directory
from transcheck.claims.pieces import Piece
from transcheck.claims.quotes import Quotation
from transcheck.claims.speakers import Dialogue, resolve, talked_of
from transcheck.claims.words import Units
from transcheck.model import Segment, Span, Speaker

LOOK_AHEAD = 12
"""Segments to look ahead for the source of a quotation: longer speeches name it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One segment: its pieces and units, the quotations it shares in, its main clause's subject."""

    segment: Segment
    pieces: tuple[Piece, ...]
    quotations: tuple[Quotation, ...] = ()
    units: Units = ()
    subject: Span | None = None

    @property
    def is_silent(self) -> bool:
        """Whether all of it is the article's own word, so far as its own words tell."""
        return all(piece.is_silent and not piece.impersonal for piece in self.pieces)


def speakers(parts: tuple[Part, ...], directory: Directory) -> dict[Piece, Speaker]:
    """The speaker of every piece that has one."""
    named: dict[Piece, Speaker] = {}
    heard = Dialogue()
    for at, part in enumerate(parts):
        before = heard
        latest: Speaker | None = None
        for piece in part.pieces:
            if piece.is_silent:
                continue
            heard = _body_ahead(part, piece, directory, heard)
            earlier = heard
            latest, heard = _speaker(piece, latest, _source(parts, at, piece), directory, heard)
            heard = _identified(piece, earlier, heard)
            if latest is not None:
                named[piece] = latest
                if piece.refers:
                    named |= {own: Speaker(name=latest.name) for own in _meant(parts, at)}
        if heard is before and part.subject is not None:
            heard = talked_of(directory, part.subject, heard)
    named |= _between(parts, named)
    return _renamed(named, dict(heard.aliases))


def _body_ahead(part: Part, piece: Piece, directory: Directory, heard: Dialogue) -> Dialogue:
    """The dialogue where "The bank will close, it said" has made the bank the body that speaks."""
    source, subject = piece.source, part.subject
    if source is None or subject is None or subject.end >= source.start:
        return heard
    if source.of(directory.text).lower() != "it":
        return heard
    return replace(heard, body=talked_of(directory, subject, heard).body)


def _meant(parts: tuple[Part, ...], at: int) -> tuple[Piece, ...]:
    """What "Ann Lee stated this" refers to: the sentence before, if nobody is named for it.

    What is said of it in general ("it is seen as a warning") may stand between.
    """
    while at > 0 and all(piece.impersonal for piece in parts[at - 1].pieces):
        at -= 1
    last = parts[at - 1] if at > 0 else None
    if last is None or last.segment.place == "headline" or not last.is_silent:
        return ()
    return last.pieces


def _between(parts: tuple[Part, ...], named: dict[Piece, Speaker]) -> dict[Piece, Speaker]:
    """Sentences of a paragraph between two that give reported words of one speaker."""
    found: dict[Piece, Speaker] = {}
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        together = before.segment.paragraph == part.segment.paragraph == after.segment.paragraph
        if together and part.is_silent:
            one, other = (_reporter(p, named) for p in (before.pieces[-1], after.pieces[0]))
            if one is not None and one == other:
                found |= {piece: Speaker(name=one) for piece in part.pieces}
    return found


def _reporter(piece: Piece, named: dict[Piece, Speaker]) -> str | None:
    """Whose words a piece reports without quoting them."""
    return named[piece].name if piece.kind == "indirect" and piece in named else None


def _renamed(named: dict[Piece, Speaker], known: dict[str, str]) -> dict[Piece, Speaker]:
    return {
        piece: replace(speaker, name=known.get(speaker.name, speaker.name))
        for piece, speaker in named.items()
    }


def _source(parts: tuple[Part, ...], at: int, piece: Piece) -> Span | None:
    """The words that name a piece's speaker, in its clause or elsewhere in reach."""
    if piece.source is not None:
        return piece.source
    return _source_ahead(parts, at) if piece.cue is None else parts[at].subject


def _speaker(
    piece: Piece,
    latest: Speaker | None,
    source: Span | None,
    directory: Directory,
    heard: Dialogue,
) -> tuple[Speaker | None, Dialogue]:
    if piece.source is None and latest is not None:
        return Speaker(name=latest.name), heard
    if source is None:
        return Speaker(name=heard.speaker) if heard.speaker else None, heard
    name, after = resolve(directory, source, heard)
    inside = piece.extent.contains(source)
    return Speaker(name=name, mention=source if inside else None), (
        heard if _is_document(piece) else after
    )


def _is_document(piece: Piece) -> bool:
    """Whether the source shows rather than speaks, as a treaty or a poll does: no later "he"."""
    return piece.cue is not None and force(piece.cue.lemma) == "show"


def _identified(piece: Piece, before: Dialogue, after: Dialogue) -> Dialogue:
    """The dialogue with an alias if "Ann Lee made the remarks" names who has just spoken."""
    if not piece.refers or before.speaker not in before.others or after.speaker != after.topic:
        return after
    return replace(after, aliases=(*after.aliases, (str(before.speaker), str(after.speaker))))


def _source_ahead(parts: tuple[Part, ...], at: int) -> Span | None:
    """The source that a bare quotation waits for: named later in it, or in its paragraph."""
    part = parts[at]
    opens_paragraph = at == 0 or parts[at - 1].segment.paragraph != part.segment.paragraph
    goes_on = bool(part.quotations) and part.quotations[0].continues
    mine = part.quotations[-1:]
    for later in parts[at + 1 : at + LOOK_AHEAD]:
        first = later.quotations[:1]
        shared = bool(mine and first) and (first == mine or first[0].continues)
        mine = later.quotations[-1:]
        together = later.segment.paragraph == part.segment.paragraph
        if not shared and not (together and opens_paragraph and not goes_on):
            return None
        piece = next((p for p in later.pieces if p.source is not None), None)
        if piece is not None and piece.source is not None:
            follows = shared or piece.opens or piece.content[0].start < piece.source.start
            return piece.source if follows else None
    return None
