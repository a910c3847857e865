"""A sentence and an edit -> the sentence so changed and where; the rows that are printed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from training.news.english import article
from transcheck.model import FindingType, Span

Label: TypeAlias = Literal["agree", "differ"]
Side: TypeAlias = Literal["wire", "translation"]

_ARTICLE_BEFORE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_SPOKEN_YOU = re.compile(r"U[A-Z]?\b|U\.")
_FIRST_LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Characters `start` to `end` of a sentence give way to `text`; "" takes them away.

    `other` is where the other telling says what was taken away. `closing` takes the place of the
    sentence's full stop; that change is no part of the span.
    """

    start: int
    end: int
    text: str
    other: Span | None = None
    closing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One training example; a span is of its own side and None where nothing there is at fault."""

    wire: str
    translation: str
    label: Label
    rule: str
    type: FindingType | None = None
    wire_span: Span | None = None
    translation_span: Span | None = None

    def json(self) -> str:
        """The row as one line of JSON, spans as [start, end]."""
        return json.dumps(
            {
                "wire": self.wire,
                "translation": self.translation,
                "label": self.label,
                "type": self.type,
                "wire_span": _bounds(self.wire_span),
                "translation_span": _bounds(self.translation_span),
                "rule": self.rule,
            },
            ensure_ascii=False,
        )


def _bounds(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def apply(text: str, edit: Edit) -> tuple[str, Span | None] | None:
    """The changed text and the span of what is new in it; None where nothing would change.

    The edit is fitted first: a capital at the head of the sentence stays, and an indefinite article
    before the edit takes the form that the new word asks for and is then part of the edit.
    """
    closing, edit = edit.closing, _fitted(text, edit)
    if edit.text == text[edit.start : edit.end]:
        return None
    rest = text[edit.end :]
    if closing:
        rest = rest.removesuffix(".") + closing
    changed = text[: edit.start] + edit.text + rest
    core = edit.text.strip()
    if not core:
        return changed, None
    at = edit.start + edit.text.index(core)
    return changed, Span(at, at + len(core))


def _fitted(text: str, edit: Edit) -> Edit:
    start, new = edit.start, edit.text
    head = _FIRST_LETTER.search(text)
    if head and start <= head.start() < max(edit.end, start + 1) and text[head.start()].isupper():
        new = capitalised(new)
        if not new and edit.end < len(text):
            return Edit(start=start, end=edit.end + 1, text=text[edit.end].upper())
    before = _ARTICLE_BEFORE.search(text, 0, start)
    word = (new + text[edit.end :]).lstrip()
    if before and word and _form(word) != before[1].lower():
        right = _form(word)
        right = right.capitalize() if before[1][0].isupper() else right
        return Edit(
            start=before.start(), end=edit.end, text=right + text[before.end(1) : start] + new
        )
    return Edit(start=start, end=edit.end, text=new)


def _form(word: str) -> str:
    return "a" if _SPOKEN_YOU.match(word) else article(word)


def capitalised(text: str) -> str:
    """The text with its first letter a capital."""
    first = _FIRST_LETTER.search(text)
    if not first:
        return text
    return text[: first.start()] + text[first.start()].upper() + text[first.end() :]
