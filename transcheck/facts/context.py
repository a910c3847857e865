"""A span in its text -> the content words around it, to tell whether two values count one thing."""

from __future__ import annotations

import re
from typing import TypeAlias

from transcheck.model import Span

Context: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""Stems of the content words just after and just before a value."""

_WORD = re.compile(r"[A-Za-z]{3,}|[가-힣]{2,}")
_AFTER, _BEFORE = 48, 40
"""Characters on either side that are looked at: some six words."""
_STEM = 5
"""Two words with five letters in common are taken for forms of one."""
_STOP = (
    "the and for with from that this have has had was were are been its his her their which who "
    "said says about more than over some also after before into will would not but one two three "
    "least around percent million billion trillion thousand hundred"
)
_EMPTY = frozenset(_STOP.split())


def context(text: str, span: Span) -> Context:
    """Stems of the content words just after and just before the span."""
    after = text[span.end : span.end + _AFTER]
    before = text[max(0, span.start - _BEFORE) : span.start]
    return _stems(after), _stems(before)


def overlap(a: str, b: str) -> float:
    """The share of the shorter text's content words that the other has too, 0 to 1."""
    words = _stems(a), _stems(b)
    return len(words[0] & words[1]) / max(1, min(len(words[0]), len(words[1])))


def likeness(a: Context, b: Context) -> int:
    """How many words two contexts share; what follows a value tells most and counts twice."""
    return len(a[0] & b[0]) + len((a[0] | a[1]) & (b[0] | b[1]))


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM].rstrip("s") for word in words if word not in _EMPTY)
