"""A text -> its layout: headline, masthead, and every stretch that is no reporting, as spans.

The rules are data: patterns in `data/boilerplate.toml`, and `JUDGES` for what no pattern can tell.
`_marks` applies them all to one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from transcheck.model import Boilerplate, Span
from transcheck.read.captions import is_caption, is_note
from transcheck.read.masthead import head, is_prose
from transcheck.read.rules import Rule, Rules, load_rules

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[\s\ufeff\u200b*_•·●○■□◆◇※|ㅣ│]|[-–—#>]++(?=\s))*+")
_CELL = re.compile(r"[^|ㅣ│\t]+?(?= {3}| [·•] |[|ㅣ│\t]|\Z)")
_CELL_BULLET = re.compile(r"[\s·•▶▷►]*+")
_LONGEST_CELL_LINE = 600
_REACH = 300
_MOST_PARTS = 4
_IMPRINT = frozenset({"outlet", "byline", "credit", "copyright", "contact", "dateline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of `text`, and where it stands.

    `whole` runs from its first visible character to its last; `start` to `end` leaves out bullets
    and emphasis at the ends. `opening`: no reporting stands above it; `first`: nor could anything
    above it be the headline. `last`: no reporting stands below it.
    """

    text: str
    whole: Span
    start: int
    end: int
    opening: bool = True
    first: bool = True
    last: bool = False

    @property
    def words(self) -> str:
        """The line's own characters."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch that a rule matched, with what it says of the article's byline and outlet."""

    span: Span
    kind: str
    byline: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the lines of an article turned out to be; `dates` and `imprint` hold line texts."""

    boilerplate: tuple[Boilerplate, ...]
    headline: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    dates: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()


JUDGES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("caption", lambda line: is_caption(line.words, first=line.first, last=line.last)),
    ("glossary", lambda line: is_note(line.words)),
)
"""Kind -> whether a whole line is of that kind; asked before the patterns."""


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
        found = _marks(here)
        marks += found
        rest = _unmarked(here, found)
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


def _marks(line: Line) -> list[Mark]:
    """What the table of rules says of one line."""
    if line.start >= line.end:
        return [Mark(span=line.whole, kind="separator")]
    for kind, judge in JUDGES:
        if judge(line):
            return [Mark(span=line.whole, kind=kind)]
    rules = load_rules()
    cells = _cells(line, rules)
    if cells:
        return _widened(line, cells)
    start, heads = _heads(line, rules)
    tails = _tails(replace(line, start=start), rules)
    parts = [*heads, *tails]
    return parts if _unmarked(line, parts) else _widened(line, parts)


def _cells(line: Line, rules: Rules) -> list[Mark]:
    """A mark for every cell of the line, or none at all: half a line of cells is reporting."""
    if line.end - line.start > _LONGEST_CELL_LINE:
        return []
    marks = []
    for match in _CELL.finditer(line.words):
        offset = line.start + match.start()
        begin = offset + len(_CELL_BULLET.match(match[0])[0])  # type: ignore[index]
        end = offset + len(match[0].rstrip())
        if begin >= end:
            continue
        found = _first(rules.cell, line, begin, end)
        if found is None:
            return []
        marks.append(found)
    return marks


def _heads(line: Line, rules: Rules) -> tuple[int, list[Mark]]:
    """Where the reporting begins, and the marks before it."""
    start, marks = line.start, list[Mark]()
    while len(marks) < _MOST_PARTS:
        found = _first(rules.head, line, start, min(line.end, start + _REACH))
        if found is None:
            break
        marks.append(found)
        start = found.span.end
    return start, marks


def _tails(line: Line, rules: Rules) -> list[Mark]:
    """Marks at the end of a line, peeled off one by one."""
    end, marks = line.end, list[Mark]()
    while line.start < end and len(marks) < _MOST_PARTS:
        window = max(line.start, end - _REACH)
        searched = ((rule, rule.pattern.search(line.text, window, end)) for rule in rules.tail)
        found = next((_mark(rule, match) for rule, match in searched if match), None)
        if found is None:
            break
        marks.insert(0, found)
        end = found.span.start
        end -= len(line.text[line.start : end]) - len(line.text[line.start : end].rstrip())
    return marks


def _first(rules: tuple[Rule, ...], line: Line, start: int, end: int) -> Mark | None:
    for rule in rules:
        if rule.opening and not line.opening:
            continue
        match = rule.pattern.match(line.text, start, end)
        if match and match[0].strip():
            return _mark(rule, match)
    return None


def _mark(rule: Rule, match: re.Match[str]) -> Mark:
    named = {name: value.strip() for name, value in match.groupdict().items() if value}
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Mark(
        span=Span(start, start + len(match[0].strip())),
        kind=rule.kind,
        byline=named.get("byline"),
        outlet=named.get("outlet"),
    )


def _unmarked(line: Line, marks: list[Mark]) -> Span | None:
    """What is left between a line's marks at its head and at its tail, if it holds anything."""
    start, end = line.start, line.end
    for mark in marks:
        if not line.text[start : mark.span.start].strip():
            start = mark.span.end
    for mark in reversed(marks):
        if mark.span.start >= start and not line.text[mark.span.end : end].strip():
            end = mark.span.start
    words = line.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None


def _widened(line: Line, marks: list[Mark]) -> list[Mark]:
    """The marks of a fully marked line, grown so that nothing is left between them."""
    starts = [line.whole.start, *(mark.span.start for mark in marks[1:])]
    ends = [*starts[1:], line.whole.end]
    return [
        replace(mark, span=Span(start, end))
        for mark, start, end in zip(marks, starts, ends, strict=True)
    ]


def _disjoint(marks: list[Boilerplate]) -> tuple[Boilerplate, ...]:
    """In text order; of two that overlap, the one that begins first."""
    kept: list[Boilerplate] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept)
