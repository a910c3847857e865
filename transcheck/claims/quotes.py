"""An article's paragraphs -> its quotations, matched across sentences and missing closers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcheck.model import Span

_MARK = re.compile(r"[\"“”„‟«»「」『』＂]|``|''|(?<!\w)['‘](?=\w)|(?<=[\w,.?!…])['’](?!\w)")
_OPENERS = {"“": "”", "„": "”“", "«": "»", "「": "」", "『": "』", "``": "''", "‘": "’", "'": "'"}
_LOOSE = ('"', "＂", "''")
_SINGLE = ("'", "‘", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks: `outer` with the marks, `inner` without.

    `continues`: the previous paragraph's quotation was left open and this one carries on with it.
    """

    outer: Span
    inner: Span
    continues: bool = False


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """All quotations outside one another, in text order.

    A paragraph that ends inside a quotation closes it; if the next paragraph opens with a mark,
    that quotation continues it (the convention for speech that runs over paragraphs).
    """
    found: list[Quotation] = []
    left_open = False
    for paragraph in paragraphs:
        inside, still_open = _in_paragraph(text, paragraph)
        if left_open and inside and inside[0].outer.start <= paragraph.start + 1:
            first = inside[0]
            inside[0] = Quotation(outer=first.outer, inner=first.inner, continues=True)
        found.extend(inside)
        left_open = still_open
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Quotation], bool]:
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            if _opens(text, mark, marks):
                opened = mark
        elif _closes(opened.group(), mark, text):
            found += _quotation(opened.start(), opened.end(), mark.start(), mark.end())
            opened = None
    if opened is not None and opened.group() not in _SINGLE:
        found += _quotation(opened.start(), opened.end(), paragraph.end, paragraph.end)
        return found, True
    return found, False


def _opens(text: str, mark: re.Match[str], marks: list[re.Match[str]]) -> bool:
    sign, before = mark.group(), text[mark.start() - 1 : mark.start()]
    if sign in _SINGLE:
        return sign in _OPENERS and any(_closes(sign, m, text) for m in _after(mark, marks))
    if sign in _OPENERS:
        return True
    return (
        sign in _LOOSE and not before.isdigit() and not text[mark.end() : mark.end() + 1].isspace()
    )


def _after(mark: re.Match[str], marks: list[re.Match[str]]) -> list[re.Match[str]]:
    at = next((i for i, m in enumerate(marks) if m.start() > mark.start()), len(marks))
    return marks[at : at + 6]


def _closes(opener: str, mark: re.Match[str], text: str) -> bool:
    sign = mark.group()
    if opener in _SINGLE:
        at_end = not text[mark.end() : mark.end() + 1].isalnum()
        return sign in ("'", "’") and at_end and text[mark.start() - 1] not in "sS "
    if opener in _LOOSE:
        return sign in (*_LOOSE, "”")
    return sign in _OPENERS[opener] or (opener in "“„" and sign in _LOOSE)


def _quotation(start: int, inner_start: int, inner_end: int, end: int) -> list[Quotation]:
    if inner_start >= inner_end:
        return []
    return [Quotation(outer=Span(start, end), inner=Span(inner_start, inner_end))]
