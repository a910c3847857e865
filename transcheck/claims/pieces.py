"""A segment's units -> its pieces: the claims-to-be, with their speakers still as words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transcheck.claims.frame import Frame
from transcheck.claims.frames import frames
from transcheck.claims.phrases import subject_after
from transcheck.claims.split import Proposition, Range, propositions
from transcheck.claims.words import Unit, Units, trim, words
from transcheck.model import ClaimKind, Cue, Span, hull

FRAGMENT = 4
"""Words in quotation marks from which on a quotation without a cue is somebody's words."""

LONGEST = 600
"""Units beyond which a segment is no sentence and is left whole, to bound the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One claim-to-be of a segment.

    `source` is the subject's span in this clause (None: it carries over). `opens`: a frame without
    words of its own, so that the quotation beside it is what its source says. `refers`: so is what
    stands before it. `impersonal`: nobody in particular says it ("it was said that").
    """

    extent: Span
    content: tuple[Span, ...]
    kind: ClaimKind
    source: Span | None = None
    cue: Cue | None = None
    opens: bool = False
    refers: bool = False
    impersonal: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nobody speaks here: the article's own word."""
        return self.kind == "own" and not self.opens


def subject(units: Units) -> Span | None:
    """The subject of a segment's main clause, if it shows."""
    start, end = subject_after(units, 0)
    return _extent(units, (start, end)) if start < end <= len(units) else None


def pieces(text: str, segment: Span, units: Units, *, headline: bool = False) -> tuple[Piece, ...]:
    """All pieces of a segment, in text order; at least one. They reach to the segment's ends."""
    if len(units) > LONGEST:
        return (Piece(extent=segment, content=(segment,), kind="own"),)
    found = frames(units, headline=headline)
    made = _unframed(text, units) if not found else []
    at = 0
    for frame in found:
        made += _own(text, units, (at, frame.start))
        made += _framed(text, units, frame)
        at = frame.end
    if found:
        made += _own(text, units, (at, len(units)))
    if not made:
        return (Piece(extent=segment, content=(segment,), kind="own"),)
    return _stretched(text, made, segment)


def _unframed(text: str, units: Units) -> list[Piece]:
    everything = (0, len(units))
    quoted = [u for u in units if u.kind == "quote"]
    if quoted and not any(u.kind == "word" for u in units):
        content = spans(text, units, everything)
        return [Piece(extent=_extent(units, everything), content=content, kind="direct")]
    return [_fragment(text, units, piece) for piece in _own(text, units, everything)]


def _fragment(text: str, units: Units, piece: Piece) -> Piece:
    """The piece, as its subject's words if it quotes a longer fragment without any cue."""
    inside = [i for i, u in enumerate(units) if piece.extent.contains(u.span)]
    if not any(_is_fragment(text, units[i]) for i in inside):
        return piece
    part = (inside[0], inside[-1] + 1)
    return replace(piece, kind="mixed", content=spans(text, units, part), source=subject(units))


def _is_fragment(text: str, unit: Unit) -> bool:
    """Whether a quotation is long enough for speech and no title of something."""
    if unit.inner is None:
        return False
    inside = unit.inner.of(text).split()
    capital = sum(word[0].isupper() for word in inside)
    return len(inside) >= FRAGMENT and 2 * capital < len(inside)


def _own(text: str, units: Units, part: Range) -> list[Piece]:
    made: list[Piece] = []
    if part[0] >= part[1]:
        return made
    for proposition in propositions(units, part):
        content = tuple(
            s for r in proposition if r[0] < r[1] and (s := _trimmed(text, _extent(units, r)))
        )
        if content:
            made.append(Piece(extent=hull(content), content=content, kind="own"))
    return made


def _framed(text: str, units: Units, frame: Frame) -> list[Piece]:
    """What a frame gives: a piece for each proposition, the first of them with the source."""
    source = _extent(units, frame.source) if frame.source else None
    impersonal = source is not None and _is_impersonal(units, frame, source.of(text))
    first = Piece(
        extent=_framed_extent(text, units, frame, frame.end),
        content=(_framed_extent(text, units, frame, frame.end),),
        kind="own",
        source=None if impersonal else source,
        cue=_cue(units, frame),
        opens=not frame.content,
        refers=frame.refers,
        impersonal=impersonal,
    )
    if first.opens:
        return [first]
    parts = (frame.content,) if len(frame.content) > 1 else propositions(units, frame.content[0])
    made: list[Piece] = []
    for number, part in enumerate(parts):
        content = tuple(s for r in part for s in spans(text, units, r))
        if not content:
            continue
        extent = hull(content)
        if number == 0:
            end = frame.end if len(parts) == 1 else part[-1][1]
            extent = hull((_framed_extent(text, units, frame, end), extent))
        kind = "own" if impersonal else _kind(units, part)
        here = first.source if number == 0 else None
        made.append(replace(first, extent=extent, content=content, kind=kind, source=here))
    return made


def _framed_extent(text: str, units: Units, frame: Frame, end: int) -> Span:
    """From the frame's start to `end`, its cue included."""
    span = _extent(units, (frame.start, max(end, frame.match.end)))
    return _trimmed(text, span) or span


def _cue(units: Units, frame: Frame) -> Cue | None:
    """The words of a frame that attribute; a slogan beside its actor has none."""
    match = frame.match
    if match.start == match.end:
        return None
    return Cue(span=_extent(units, (match.start, match.end)), lemma=match.entry.lemma)


def _is_impersonal(units: Units, frame: Frame, source: str) -> bool:
    """Whether nobody in particular speaks, as in "it was said that"."""
    group = units[frame.match.start : frame.match.verb]
    return source.lower() == "it" and any(unit.low in words("be") for unit in group)


def _kind(units: Units, proposition: Proposition) -> ClaimKind:
    inside = [u for start, end in proposition for u in units[start:end]]
    if not any(u.kind == "quote" for u in inside):
        return "indirect"
    joins = ("and", "but", "that")
    return "mixed" if any(u.kind == "word" and u.low not in joins for u in inside) else "direct"


def spans(text: str, units: Units, part: Range) -> tuple[Span, ...]:
    """A range's words as spans without quotation marks, joining words and marks at its ends."""
    start, end = part
    while start < end and _is_joint(units[start]):
        start += 1
    found: list[Span] = []
    run = start
    for at in range(start, end + 1):
        if at < end and units[at].kind != "quote":
            continue
        if run < at:
            found += filter(None, [_trimmed(text, _extent(units, (run, at)))])
        if at < end:
            found.append(units[at].inner or units[at].span)
        run = at + 1
    return tuple(found)


def _is_joint(unit: Unit) -> bool:
    return unit.kind in ("comma", "mark") or (unit.kind == "word" and unit.low in _JOINS)


_JOINS = ("and", "but", "that", "while", "whereas")


def _extent(units: Units, part: Range) -> Span:
    return Span(units[part[0]].span.start, units[max(part[1] - 1, part[0])].span.end)


def _trimmed(text: str, span: Span) -> Span | None:
    return trim(text, span.start, span.end)


def _stretched(text: str, made: list[Piece], segment: Span) -> tuple[Piece, ...]:
    """The pieces with the first and the last reaching the segment's own ends."""
    made[0] = _grown(text, made[0], segment.start, made[0].extent.end)
    latest = max(range(len(made)), key=lambda i: made[i].extent.end)
    made[latest] = _grown(text, made[latest], made[latest].extent.start, segment.end)
    return tuple(made)


def _grown(text: str, piece: Piece, start: int, end: int) -> Piece:
    extent = Span(start, end)
    content = piece.content
    if piece.opens or (piece.kind == "own" and content[0] == piece.extent):
        content = (_undotted(text, extent),)
    return replace(piece, extent=extent, content=content)


def _undotted(text: str, span: Span) -> Span:
    """The span without dots of omission at its end; a single full stop stays."""
    end = span.end
    if text[span.start : end].endswith(("..", "…")):
        end = span.start + len(span.of(text).rstrip(". …"))
    return Span(span.start, end) if span.start < end else span
