"""A text -> its layout: headline, masthead, and every stretch that is no reporting, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transcheck.model import Boilerplate, Span
from transcheck.read.marking import Line, Mark, marks_of, unmarked
from transcheck.read.masthead import head, is_prose

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[\s\ufeff\u200b*_•·●○■□◆◇※|ㅣ│]|[-–—#>]++(?=\s))*+")
_IMPRINT = frozenset({"outlet", "byline", "credit", "copyright", "contact", "dateline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the lines of an article turned out to be; `dates` and `imprint` hold line texts."""

    boilerplate: tuple[Boilerplate, ...]
    headline: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    dates: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()


def lay_out(
    text: str,
    *,
    markup: tuple[Boilerplate, ...] = (),
    outlet: str | None = None,
    headline: str | None = None,
) -> Layout:
    """Marks what is no reporting in `text` and finds its headline.

    `markup` is what the file format has marked already; `outlet` and `headline` are what is known
    of them from elsewhere. Marks do not overlap and stand in text order.
    """
    marks, opening = _scan(text, [mark.span for mark in markup])
    top = head(text, opening, outlet=outlet, headline=headline)
    if top.outlet:
        marks.append(Mark(span=top.outlet, kind="outlet", outlet=top.outlet.of(text)))
    marks.sort(key=lambda mark: mark.span)
    return Layout(
        boilerplate=_disjoint([*markup, *(Boilerplate(span=m.span, kind=m.kind) for m in marks)]),
        headline=top.headline,
        outlet=next((mark.outlet for mark in marks if mark.outlet), None),
        byline=next((mark.byline for mark in marks if mark.byline), None),
        dates=tuple(mark.span.of(text) for mark in marks if mark.kind == "date"),
        imprint=tuple(mark.span.of(text) for mark in marks if mark.kind in _IMPRINT),
    )


def _scan(text: str, taken: list[Span]) -> tuple[list[Mark], list[Span]]:
    """All marks, and the unmarked lines above the first paragraph of reporting."""
    ends = {span.start: span.end for span in taken}
    lines = [line for line in _lines(text) if ends.get(line.whole.start, 0) < line.whole.end]
    final = max((n for n, line in enumerate(lines) if is_prose(line.words)), default=-1)
    marks: list[Mark] = []
    above: list[Span] = []
    opening = True
    for number, line in enumerate(lines):
        here = replace(line, opening=opening, first=opening and not above, last=number >= final)
        found = marks_of(here)
        marks += found
        rest = unmarked(here, found)
        if rest and opening:
            opening = not is_prose(rest.of(text))
            above += [rest] * opening
    return marks, [] if opening else above


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        shown = match[0].strip()
        if not shown:
            continue
        begin = match.start() + match[0].index(shown)
        end = begin + len(shown)
        start = begin + len(_BULLET.match(shown)[0])  # type: ignore[index]  # it matches nothing too
        inner = start + len(text[start:end].rstrip(" *_|"))
        yield Line(text=text, whole=Span(begin, end), start=start, end=inner)


def _disjoint(marks: list[Boilerplate]) -> tuple[Boilerplate, ...]:
    """In text order; of two that overlap, the one that begins first."""
    kept: list[Boilerplate] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept)
