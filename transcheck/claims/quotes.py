"""An article's paragraphs -> its quotations, matched across sentences and missing closers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcheck.model import Span

_MARK = re.compile(r"[\"“”„‟«»「」『』＂]|``|''|(?<!\w)['‘](?=\w)|(?<=[\w,.?!…])['’](?!\w)")
_SAID = r"(?:said|says|told|added|explained|warned|wrote|noted|stressed|argued|announced)"
_WHO = r"(?:[A-Z]|he\b|she\b|they\b|the |an? )[^,;:.?!\n\"“”]{0,60}"
_SPEAKS = rf"(?:{_WHO} {_SAID}|{_SAID} {_WHO}|(?:he|she|they) {_SAID})"
_TAG = re.compile(rf"[,?!](?= {_SPEAKS}\b[^,;:?!\n]{{0,60}}(?:\.(?:\s|\Z)|\n|\Z))")
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
    reached = paragraph.start
    for mark in marks:
        if opened is None:
            if _opens(text, mark, marks):
                opened = mark
        elif _reopens(text, opened.group(), mark) and (
            (end := _forgotten_end(text, reached, mark.start())) < mark.start()
        ):
            found += _quotation(opened.start(), opened.end(), end, end)
            opened = mark
        elif _closes(opened.group(), mark, text):
            found += _quotation(opened.start(), opened.end(), mark.start(), mark.end())
            opened = None
        reached = mark.end()
    if opened is None or opened.group() in _SINGLE:
        return found, False
    end = _forgotten_end(text, opened.end(), paragraph.end)
    found += _quotation(opened.start(), opened.end(), end, end)
    return found, end == paragraph.end


def _reopens(text: str, opened: str, mark: re.Match[str]) -> bool:
    """Whether a quotation stands open although this mark can only begin one."""
    alike = opened in (*_LOOSE, "“", "„") and mark.group() in (*_LOOSE, "“", "„")
    around = text[mark.start() - 1] + text[mark.end() : mark.end() + 1]
    return alike and around[0].isspace() and not around[1:].isspace()


def _forgotten_end(text: str, start: int, end: int) -> int:
    """Where quoted words end whose closing mark is missing: before "Ann Lee said."; else at `end`.

    Only a sentence that ends with who speaks tells.
    """
    found = _TAG.search(text, start, end)
    return found.end() if found else end


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
