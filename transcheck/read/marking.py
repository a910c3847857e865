"""One line of an article -> the marks that the rules put on it.

The rules are data: patterns in `data/boilerplate.toml`, and `JUDGES` for what no pattern can tell.
`marks_of` applies them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from transcheck.model import Span
from transcheck.read.captions import is_caption, is_note
from transcheck.read.rules import Rule, Rules, load_rules

_CELL = re.compile(r"[^|ㅣ│\t]+?(?= {3}| [·•] |[|ㅣ│\t]|\Z)")
_CELL_BULLET = re.compile(r"[\s·•▶▷►]*+")
_LONGEST_CELL_LINE = 600
_REACH = 300
_MOST_PARTS = 4


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


JUDGES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("caption", lambda line: is_caption(line.words, first=line.first, last=line.last)),
    ("glossary", lambda line: is_note(line.words)),
)
"""Kind -> whether a whole line is of that kind; asked before the patterns."""


def marks_of(line: Line) -> list[Mark]:
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
    return parts if unmarked(line, parts) else _widened(line, parts)


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
    while len(marks) < _MOST_PARTS:
        rest = line.text[line.start : end].rstrip()
        cut = max(0, len(rest) - _REACH)
        found = _last(rules.tail, rest[cut:], line.start + cut, whole=cut == 0)
        if found is None:
            break
        marks.insert(0, found)
        end = found.span.start
    return marks


def _last(rules: tuple[Rule, ...], words: str, offset: int, *, whole: bool) -> Mark | None:
    """What ends in `words`, which begin at `offset`, where the line begins too if `whole`."""
    for rule in rules:
        match = rule.pattern.search(words)
        if match and (whole or match.start()):
            return _mark(rule, match, offset)
    return None


def _first(rules: tuple[Rule, ...], line: Line, start: int, end: int) -> Mark | None:
    for rule in rules:
        if rule.opening and not line.opening:
            continue
        match = rule.pattern.match(line.text, start, end)
        if match and match[0].strip():
            return _mark(rule, match)
    return None


def _mark(rule: Rule, match: re.Match[str], offset: int = 0) -> Mark:
    named = {name: value.strip() for name, value in match.groupdict().items() if value}
    start = offset + match.start() + len(match[0]) - len(match[0].lstrip())
    return Mark(
        span=Span(start, start + len(match[0].strip())),
        kind=rule.kind,
        byline=named.get("byline"),
        outlet=named.get("outlet"),
    )


def unmarked(line: Line, marks: list[Mark]) -> Span | None:
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
