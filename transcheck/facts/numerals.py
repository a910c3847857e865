"""Text -> the numerals in it, by value: digits, words, mixed; English and Korean alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from transcheck.facts.numeral_tokens import (
    LONGEST,
    Token,
    english_tokens,
    joins_en,
    joins_ko,
    korean_tokens,
)
from transcheck.model import Language, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One written number: `low` to `high` (equal where it is exact), `step` its place value.

    `role` is "share" for fractions (then the amounts are percent), "ordinal" for places in a row,
    "vague" for "dozens" and its like.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    role: Literal["cardinal", "ordinal", "share", "vague"] = "cardinal"

    @property
    def span(self) -> Span:
        """The written number alone, without its unit."""
        return Span(self.start, self.end)


_SPELL = re.compile(r"\s(?:day|night|week|month|year|time|hour|minute|second)s?\b")
_OF = re.compile(r"\s+of\b|\s+(?:the|its|their|his|her|our)\b|\s+as\b")
_BY_THE = re.compile(r"\bby the $", re.IGNORECASE)
_0 = Decimal(0)


def numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """All numerals of `text` in order, not overlapping. Linear time; never raises."""
    tokens = korean_tokens(text) if language == "ko" else english_tokens(text)
    joins: Callable[[str, Token, Token], bool] = joins_ko if language == "ko" else joins_en
    found = []
    run: list[Token] = []
    for token in tokens:
        if run and not joins(text, run[-1], token):
            found.append(_compose(text, run))
            run = []
        run.append(token)
    if run:
        found.append(_compose(text, run))
    return tuple(n for n in found if n is not None)


def _compose(text: str, run: list[Token]) -> Numeral | None:
    if run[-1].role == "part" or (run[-1].role == "ordinal" and _is_share(text, run)):
        return _share(text, run)
    distributed = len(run) == 1 and run[0].role in ("big", "scale")
    if distributed and _BY_THE.search(text[max(0, run[0].start - 8) : run[0].start]):
        return _vague(run)
    if run[0].role == "vague":
        return _vague(run)
    total = section = pending = Decimal(0)
    step = Decimal(1)
    for token in run:
        if token.role == "big":
            total, section, pending = total + (section + pending or 1) * token.value, _0, _0
        elif token.role == "scale":
            section, pending = section + (pending or 1) * token.value, _0
        else:
            pending, step = pending + token.value, token.step
            continue
        step = step * token.value if token is run[-1] else step
    return _finish(run, total + section + pending, step)


def _finish(run: list[Token], value: Decimal, step: Decimal) -> Numeral | None:
    end = run[-1].end
    if value >= Decimal(10) ** LONGEST:
        return None
    role: Literal["cardinal", "ordinal"] = "ordinal" if run[-1].role == "ordinal" else "cardinal"
    return Numeral(start=run[0].start, end=end, low=value, high=value, step=step, role=role)


def _is_share(text: str, run: list[Token]) -> bool:
    if len(run) == 1:
        return run[0].value > 2 and (_every(text, run[0]) or _part_of(text, run[0]))
    return len(run) == 2 and run[0].role == "unit" and run[1].value > 2


def _every(text: str, token: Token) -> bool:
    """Whether "every sixth" is a share: of people, not of days."""
    before = text[max(0, token.start - 7) : token.start].lower()
    return before.endswith("every ") and not _SPELL.match(text, token.end)


def _part_of(text: str, token: Token) -> bool:
    before = text[max(0, token.start - 2) : token.start].lower()
    return before == "a " and text.startswith(" of ", token.end)


def _share(text: str, run: list[Token]) -> Numeral | None:
    """A fraction as percent: "two-thirds", "a quarter of", "half the voters", 절반."""
    first, last = run[0], run[-1]
    parts = first.value if len(run) == 2 else Decimal(1)
    if len(run) > 2 or parts >= last.value or (len(run) == 2 and first.role == "ordinal"):
        return None
    alone = len(run) == 1 and text[first.start] != "절" and not _every(text, first)
    if alone and not _OF.match(text, last.end):
        return None
    value = 100 * parts / last.value
    return Numeral(
        start=first.start, end=last.end, low=value, high=value, step=Decimal("0.01"), role="share"
    )


def _vague(run: list[Token]) -> Numeral | None:
    """Says "dozens", "by the dozen", 수십만: twice the scale up to just below ten times it.

    A dozen that is not counted is ten or so, like 수십.
    """
    scale = Decimal(1)
    for token in run:
        scale *= 10 if token.value == 12 else token.value
    if scale == 1 or scale >= Decimal(10) ** LONGEST:
        return None
    return Numeral(
        start=run[0].start, end=run[-1].end, low=2 * scale, high=10 * scale - 1, step=scale,
        role="vague",
    )  # fmt: skip
