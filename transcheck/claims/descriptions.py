"""Title facts with a holder -> claims of kind "description": who is said to hold which office."""

from __future__ import annotations

from transcheck.claims.words import words
from transcheck.model import Claim, Fact, Name, Segment, Span, Title, hull

_MARKS = str.maketrans(",()-–—:.", "        ")
_REACH = 40


def descriptions(
    text: str, segments: tuple[Segment, ...], facts: tuple[Fact, ...]
) -> tuple[Claim, ...]:
    """One claim for each (holder, office) of the article: the phrase that joins the two."""
    names = tuple(f for f in facts if isinstance(f.value, Name) and f.value.kind == "person")
    seen: set[tuple[str, str]] = set()
    made = []
    for fact in sorted(facts, key=lambda f: f.span):
        title = fact.value
        if not isinstance(title, Title) or title.holder is None:
            continue
        key = (title.holder, title.office.casefold())
        claim = None if key in seen else _claim(text, segments, fact.span, title.holder, names)
        if claim:
            seen.add(key)
            made.append(claim)
    return tuple(made)


def _claim(
    text: str, segments: tuple[Segment, ...], office: Span, holder: str, names: tuple[Fact, ...]
) -> Claim | None:
    for fact in names:
        if not isinstance(fact.value, Name) or fact.value.full != holder:
            continue
        joined = hull((office, fact.span))
        if not _adjacent(text, office, fact.span):
            continue
        for segment in segments:
            if segment.span.contains(joined):
                return Claim(
                    extent=joined, content=(joined,), kind="description", place=segment.place
                )
    return None


def _adjacent(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    if first.overlaps(second):
        return True
    gap = text[first.end : second.start]
    between = gap.translate(_MARKS).lower().split()
    joins = words("between_office_and_name")
    return len(gap) <= _REACH and all(word in joins for word in between)
