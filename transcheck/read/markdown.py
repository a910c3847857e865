"""A Markdown text -> spans of the syntax in it that is no word of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcheck.model import Boilerplate, Span

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?:(?!---).{0,500}\r?\n){0,60}---[ \t]*(?=\r?\n|\Z)")
_LINE = re.compile(r"^[ \t]*(\S[^\r\n]*)", re.MULTILINE)
_BLOCK = re.compile(
    r"(?:[-*_=] ?){3,}\s*\Z"
    r"|!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)\s*\Z"
    r"|\[[^\[\]\n]{1,100}\]:\s.*\Z"
    r"|<[^<>\n]{1,500}>\s*\Z"
    r"|<!--[^\n]{0,1000}-->\s*\Z"
)
_FENCE = re.compile(r"(?:```|~~~)")
_PARTS = re.compile(
    r"(?P<image>!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\))"
    r"|(?P<open>\[)(?=[^\[\]\n]{1,500}\]\([^()\n]{0,2000}\))"
    r"|(?P<target>\]\([^()\n]{0,2000}\))"
    r"|(?P<comment><!--[^\n>]{0,1000}-->)"
)
_PREFIX = re.compile(r"(?:#{1,6}|>|[-*+]|\d{1,3}\.)[ \t]+(?=\S)")


def markup(text: str) -> tuple[Boilerplate, ...]:
    """Marks of kind "markup": one for each line or part of a line, in text order, none overlapping.

    Front matter, code blocks, rules, images, link definitions and HTML tags go as whole lines; of
    headings, lists, quotations and links only the signs around the words.
    """
    front = _FRONT.match(text)
    body = front.end() if front else 0
    fenced = False
    marks: list[Span] = []
    for match in _LINE.finditer(text):
        fence = _FENCE.match(match[1]) is not None
        whole = match.start() < body or fence or fenced or _BLOCK.match(match[1]) is not None
        fenced ^= fence and match.start() >= body
        marks += [_shown(match)] if whole else _parts(text, *match.span(1))
    return tuple(Boilerplate(span=span, kind="markup") for span in marks)


def _shown(line: re.Match[str]) -> Span:
    return Span(line.start(1), line.start(1) + len(line[1].rstrip()))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    prefix = _PREFIX.match(text, start, end)
    if prefix:
        yield Span(prefix.start(), start := prefix.end())
    for match in _PARTS.finditer(text, start, end):
        yield Span(*match.span())
