"""The lines above the reporting -> which of them is the outlet's name, which the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcheck.model import Span
from transcheck.read.rules import load_rules

_ENDS_SENTENCE = re.compile(r"[.!?。][\"'”’)\]]{0,3}\Z")
_WITHIN = re.compile(r"[.!?][\"'”’)\]]{0,3} ")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
_HANGUL = re.compile(r"[가-힣]")
_SHORTEST_PARAGRAPH = 40
_LONGEST_HEADLINE = 250
_SHORT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of an article; None where it has no such line."""

    outlet: Span | None = None
    headline: Span | None = None


def head(text: str, above: list[Span], *, outlet: str | None, headline: str | None) -> Head:
    """Tells the outlet's name and the headline among the lines `above` the reporting.

    `outlet` and `headline` are what is known of them from elsewhere. An unknown outlet's line has
    the form of one ("The ... Herald") and another line below it that can be the headline.
    """
    lines = above
    masthead = lines[0] if lines and _is_outlet(lines[0].of(text), outlet, len(lines)) else None
    rest = lines[1:] if masthead else lines
    found = next((span for span in rest if _is_headline(span.of(text))), None)
    return Head(outlet=masthead, headline=_given(text, headline) or found)


def is_prose(line: str) -> bool:
    """Whether a line has the form of reporting: a full sentence or more.

    A Hangul syllable counts as two characters. A short line that asks or exclaims, or ends in an
    abbreviation, may as well be a headline.
    """
    weight = len(line) + len(_HANGUL.findall(line[:_LONGEST_HEADLINE]))
    if weight > _LONGEST_HEADLINE:
        return True
    if weight < _SHORTEST_PARAGRAPH or not _ENDS_SENTENCE.search(line):
        return False
    unsure = line.rstrip("\"'”’)]").endswith(("?", "!")) or _ABBREVIATION.search(line)
    return not (unsure and len(line) < _SHORT and not _WITHIN.search(line))


def _is_outlet(line: str, outlet: str | None, lines: int) -> bool:
    if outlet and line.casefold() in map(str.strip, re.split(r"[()]", outlet.casefold())):
        return True
    return lines > 1 and bool(load_rules().outlet.fullmatch(line[:100]))


def _is_headline(line: str) -> bool:
    words = len(line.split()) + len(_HANGUL.findall(line)) // 3
    return words >= 2 and len(line) <= _LONGEST_HEADLINE


def _given(text: str, headline: str | None) -> Span | None:
    start = text.find(headline) if headline else -1
    return Span(start, start + len(headline)) if headline and start >= 0 else None
