"""Text and the stretches that are no amounts -> the quantities it states, with their spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from transcheck.facts.counted import NOTHING, Counted, counted
from transcheck.facts.joints import join, summed
from transcheck.facts.labels import Amount, decade_of_life, identifiers, labels
from transcheck.facts.measures import Measure, measure
from transcheck.facts.numeral_words import ordinal
from transcheck.facts.numerals import Numeral, numerals
from transcheck.facts.quantity import Quantity
from transcheck.facts.units import AGE, COUNT, DECADE, ORDINAL, SHARE, Unit
from transcheck.model import Language, Span

_BARE_ONE_BEFORE = re.compile(
    r"(?:^|\b(?:no|the|this|that|any|every|each|which|another|some|only|such|new|old|good|bad|big"
    r"|next|last|first|day|is|was|are|were|by|\w{1,20}er|\w{1,20}est))\s$",
    re.IGNORECASE,
)
_COUNTED_NOUN = re.compile(
    r"[\s-](?!(?:of|another|day|side|who|that|is|was|has|had|can|could|should|would|will|to|in|on"
    r"|which|with|and|or|for|at|by|way|thing|from|as|but|may|might|must|more|time|where|when|if"
    r"|hand|wants?|knows?|says?|said|does|did|alone|tells?|told)\b)[a-z]{3,}"
)
_APPOSED = re.compile(r"[^\W\d][\w’'-]{1,30},\s$|\w\s?\($")
_SHARED = re.compile(r"\s?(?:,|and|or|to|[-–])\s?|,\s(?:and|or)\s")
_HALF_MORE = re.compile(r"\s?반(?=[의이만째쯤]|\s?(?:동안|가량)|[^가-힣]|$)|\sand a half\b")
"""5년 반 is five years and a half."""
_AGED = re.compile(r"\b[Aa]ged?\s$")


def amounts(text: str, language: Language, *, taken: Iterable[Span]) -> tuple[Amount, ...]:
    """The quantities of `text` in order, none of them overlapping `taken`; never raises."""
    blocked = [*taken, *identifiers(text)]
    index = _Index(blocked)
    named = [found for found in labels(text) if not _overlaps(found[0], index)]
    index = _Index([*blocked, *(span for span, _ in named)])
    free = [n for n in numerals(text, language) if not _overlaps(n.span, index)]
    measured = summed(text, _measured(text, free, language))
    return tuple(_apart(sorted((*named, *measured), key=lambda found: found[0])))


def _apart(found: Iterable[Amount]) -> Iterator[Amount]:
    """Of two that overlap the first: the second in "20 meters per second" is no amount."""
    end = 0
    for span, value in found:
        if span.start >= end:
            yield span, value
            end = span.end


class _Index:
    """Spans that can be asked quickly whether one of them meets another span."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [span.start for span in ordered]
        self.ends: list[int] = []
        for span in ordered:
            self.ends.append(max(span.end, self.ends[-1] if self.ends else 0))


def _overlaps(span: Span, index: _Index) -> bool:
    before = bisect_left(index.starts, span.end)
    return before > 0 and index.ends[before - 1] > span.start


def _measured(text: str, found: list[Numeral], language: Language) -> Iterator[Amount]:
    skip = False
    for here, after in zip(found, [*found[1:], None], strict=False):
        if skip:
            skip = False
            continue
        joined = join(text, here, after, language=language) if after else None
        if joined:
            skip = True
            yield joined if isinstance(joined, tuple) else _amount(text, joined, language)
        elif not _is_pronoun(text, here, language):
            yield _amount(text, here, language, after)


def _is_pronoun(text: str, n: Numeral, language: Language) -> bool:
    if language == "ko" or text[n.start : n.end].lower() != "one":
        return False
    before = _BARE_ONE_BEFORE.search(text[max(0, n.start - 22) : n.start])
    return before is not None or not _COUNTED_NOUN.match(text, n.end)


def _amount(text: str, n: Numeral, language: Language, after: Numeral | None = None) -> Amount:
    read = measure(text, n.start, n.end, language=language)
    unit = _unit(text, n, read)
    if unit is COUNT and n.role == "cardinal" and after and after.start - n.end < 8:
        unit = _shared_unit(text, n, after, language)
    wrong = n.role == "share" and read.unit.kind not in ("count", "percent")
    end = n.end if wrong else max(read.end, n.end)
    if unit is DECADE:
        return Span(read.start, end), decade_of_life(n.low, n.high)
    half = _HALF_MORE.match(text, end) if unit.kind == "duration" else None
    if half:
        more = Decimal("0.5")
        n, end = replace(n, low=n.low + more, high=n.high + more, step=more / 5), half.end()
    counts = unit.kind == "count" and n.role == "cardinal"
    what = counted(text, read.start, n.end, language=language) if counts else NOTHING
    return Span(read.start, end), _quantity(n, unit, read, what)


def _quantity(n: Numeral, unit: Unit, read: Measure, what: Counted) -> Quantity:
    low, high, step = (value * unit.factor for value in (n.low, n.high, n.step))
    return Quantity(
        kind=unit.kind, unit=unit.unit, low=low, high=high, step=step,
        about=read.about or n.role == "vague", bound=read.bound if unit.kind != "ordinal" else "",
        figure=_figure(n), written=_written(n, unit), counted=what, hint=read.hint,
    )  # fmt: skip


def _shared_unit(text: str, n: Numeral, after: Numeral, language: Language) -> Unit:
    """In "60 and 200 million yuan" the unit of the second amount is the first one's as well."""
    if not _SHARED.fullmatch(text[n.end : after.start]):
        return COUNT
    unit = _unit(text, after, measure(text, after.start, after.end, language=language))
    return unit if unit.kind not in ("ordinal", "age", "label") else COUNT


def _unit(text: str, n: Numeral, read: Measure) -> Unit:
    if n.role == "share":
        return SHARE
    if n.role == "ordinal":
        return ORDINAL
    if read.unit is COUNT and n.high < 130:
        before = text[max(0, n.start - 18) : n.start]
        apposed = n.low >= 10 and text.startswith((",", ")"), n.end) and _APPOSED.search(before)
        if apposed or _AGED.search(before):
            return AGE
    return read.unit


def _written(n: Numeral, unit: Unit) -> str:
    if unit.kind == "ordinal":
        return ordinal(int(n.low))
    joint = "" if unit.symbol in ("", "%", "°") else " "
    return f"{_figure(n)}{joint}{unit.symbol}"


def _figure(n: Numeral) -> str:
    low, high = _plain(n.low), _plain(n.high)
    return low if low == high else f"{low} to {high}"


def _plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value < 100 else f"{value.normalize():,f}"
