"""Text -> the words in it that name days, longer times and hours, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from transcheck.facts import dates_en, dates_ko
from transcheck.facts.calendar_ import Spec
from transcheck.facts.clock import Clock
from transcheck.model import Language, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name a time, and what they say of it."""

    span: Span
    says: Spec | Clock


@lru_cache(maxsize=4)
def mentions(text: str, language: Language) -> tuple[Mention, ...]:
    """All mentions of `text` in order, not overlapping. Linear time; never raises.

    Kept for the last few texts, because numbers have to know where the dates are as well.
    """
    grammar = dates_ko if language == "ko" else dates_en
    found = []
    day: Spec | None = None
    latest: Spec | None = None
    for start, end, fields in grammar.GRAMMAR.find(text):
        says = grammar.read(fields)
        if says is None or (isinstance(says, Spec) and not says.valid):
            continue
        if isinstance(says, Spec) and says.story:
            says = replace(says, base=day if says.grain == "day" else latest)
        elif isinstance(says, Spec):
            day, latest = says if says.grain == "day" else day, says
        found.append(Mention(span=Span(start, end), says=says))
    return tuple(found)
