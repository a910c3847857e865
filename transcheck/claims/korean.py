"""A Korean segment's text -> its quotation, speaker and cue, by `"..."라고 말했다`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcheck.claims.words import table
from transcheck.model import Cue, Span

_STEM = re.compile(r"[가-힣]{1,6}[했혔였렸봤]다?")
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,2000})[\"”]")
_SUBJECT = re.compile(r"(?:^|[\"”.]\s*|\s)((?:[\w·()]+\s){0,6}[\w·()]+?)(?:은|는|이|가)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The parts of a Korean attribution in a segment."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Cue


def spoken(text: str, segment: Span) -> Spoken | None:
    """The segment's attribution; None where it quotes nobody."""
    quoted = tuple(Span(*m.span(1)) for m in _QUOTED.finditer(text, segment.start, segment.end))
    if not quoted:
        return None
    cue = _cue(text, Span(quoted[-1].end, segment.end)) if quoted[-1].end < segment.end else None
    if cue is None:
        return None
    subject = _SUBJECT.search(text, segment.start, quoted[0].start)
    source = Span(*subject.span(1)) if subject else None
    return Spoken(content=quoted, source=source, cue=cue)


def _cue(text: str, tail: Span) -> Cue | None:
    known = table("cues.toml")["korean"]
    for word in _STEM.finditer(text, tail.start, tail.end):
        stem = word.group().removesuffix("다")
        if stem in known:
            return Cue(span=Span(*word.span()), lemma=known[stem])
    return None
