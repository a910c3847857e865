"""Text and the stretches that are no amounts -> the quantities it states, with their spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from transcheck.facts.measures import COUNT, Measure, Unit, measure
from transcheck.facts.numeral_words import ordinal
from transcheck.facts.numerals import Numeral, numerals
from transcheck.facts.quantity import Quantity
from transcheck.model import Language, Span

Amount: TypeAlias = tuple[Span, Quantity]

_IDENTIFIER = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+|\b\d{2,4}[-)] ?\d{3,4}-\d{4}\b|\b9/11\b"
    r"|^\s{0,4}\d{1,2}[.)]\s"
    r"|(?<![\d.])\d+(?:\.\d+){2,}|\b\d{1,2}[·.]\d{1,2}(?=\s?(?:전쟁|선언|합의|민주|운동|혁명|사태|테러))",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"(?<![\w.-])(?!(?i:mid|pre|post|sub|non|under|over|us|usd|eur|krw|gbp|jpy)-?\d)"
    r"(?P<prefix>[A-Za-z]{1,14})-?(?P<id>\d{1,4})(?!\w|[,.]\d|[-–]\d)"
    r"|(?<![\w-])(?P<word>(?i:article|chapter|resolution|section|number|paragraph|level|no\.?|nos\.)"
    r"|Flight|Room|Route|Highway|Channel|Group|Phase|Type|Class)\s?"
    r"(?P<number>\d{1,5})(?!\w|[,.]\d|%)"
    r"|제\s?(?P<ko_number>\d{1,5})(?P<ko_word>[조항호])(?!\d)"
)
_LABEL_KO = {"조": "article", "항": "paragraph", "호": "no"}
_SCORE = re.compile(r"(?<![\w.:,])(\d{1,3}):(\d{1,2})(?::\d\d)?(?![\w:])")
_SHARED = re.compile(r"\s?(?:,|and|or|to|[-–])\s?|,\s(?:and|or)\s")
_APPOSED = re.compile(r"[^\W\d][\w’'-]{1,30},\s$|\w\s?\($")
_RANGE = re.compile(r"\s?[-–—~∼〜]\s?[$€£₩]?|\s(?:to|or|and)\s[$€£₩]?")
_PLURAL = re.compile(r"[\s-](?:[a-z]+s|people|men|women)\b|\s?[가-힣]")
_BARE_ONE_BEFORE = re.compile(
    r"(?:^|\b(?:no|the|this|that|any|every|each|which|another|some|only|such|new|old|good|bad|big"
    r"|next|last|first|day|is|was|are|were|by|\w{1,20}er|\w{1,20}est))\s$",
    re.IGNORECASE,
)
_COUNTED_NOUN = re.compile(
    r"[\s-](?!(?:of|another|day|side|who|that|is|was|has|had|can|could|should|would|will|to|in|on"
    r"|which|with|and|or|for|at|by|way|thing|from|as|but|may|might|must|more|time|where|when|if"
    r"|hand|wants?|knows?|says?|said|does|did)\b)[a-z]{3,}"
)
_AGED = re.compile(r"\b[Aa]ged?\s$")
_OF_LIFE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)\s(?:early\s|mid-?\s?|late\s)?$")
_AGE = Unit("age", "", "years old", Decimal(1))


def amounts(text: str, language: Language, *, taken: Iterable[Span]) -> tuple[Amount, ...]:
    """The quantities of `text` in order, none of them overlapping `taken`; never raises."""
    blocked = [*taken, *(Span(*m.span()) for m in _IDENTIFIER.finditer(text))]
    index = _Index(blocked)
    labels = [found for found in _labels(text) if not _overlaps(found[0], index)]
    index = _Index([*blocked, *(span for span, _ in labels)])
    free = [n for n in numerals(text, language) if not _overlaps(n.span, index)]
    return tuple(sorted((*labels, *_measured(text, free, language)), key=lambda found: found[0]))


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


def _labels(text: str) -> Iterator[Amount]:
    for match in _LABEL.finditer(text):
        word = match["prefix"] or match["word"] or _LABEL_KO[match["ko_word"]]
        number = Decimal(int(match["id"] or match["number"] or match["ko_number"]))
        name = word.lower().removesuffix(".").replace("number", "no")
        yield Span(*match.span()), _exact("label", number, number, unit=name, written=match[0])
    for match in _SCORE.finditer(text):
        low, high = sorted((Decimal(int(match[1])), Decimal(int(match[2]))))
        yield Span(*match.span()), _exact("score", low, high, written=match[0])


def _exact(kind: str, low: Decimal, high: Decimal, *, written: str, unit: str = "") -> Quantity:
    return Quantity(
        kind=kind, unit=unit, low=low, high=high, step=Decimal(1), about=False, bound="",
        figure=f"{low:f}-{high:f}" if low != high else f"{low:f}", written=written,
    )  # fmt: skip


def _measured(text: str, found: list[Numeral], language: Language) -> Iterator[Amount]:
    skip = False
    for here, after in zip(found, [*found[1:], None], strict=False):
        if skip:
            skip = False
            continue
        joined = _join(text, here, after, language) if after else None
        if joined:
            skip = True
            yield joined if isinstance(joined, tuple) else _amount(text, joined, language)
        elif not _is_pronoun(text, here, language):
            yield _amount(text, here, language, after)


def _join(text: str, a: Numeral, b: Numeral, language: Language) -> Numeral | Amount | None:
    """Two numerals that make one range ("5 to 7 percent") or one score ("4-0")."""
    if a.role != "cardinal" or b.role != "cardinal" or b.start - a.end > 6:
        return None
    gap = text[a.end : b.start]
    if not _RANGE.fullmatch(gap):
        return None
    word = gap.strip(" $€£₩")
    before = text[max(0, a.start - 9) : a.start].lower().rstrip("$€£₩ ")
    if word == "and" and not before.endswith("between"):
        return None
    if word == "to" and before.endswith("from"):
        return None
    if word not in ("to", "or", "and") and _is_score(text, a, b, language):
        low, high = sorted((a.low, b.low))
        return Span(a.start, b.end), _exact("score", low, high, written=text[a.start : b.end])
    return _range(a, b)


def _is_score(text: str, a: Numeral, b: Numeral, language: Language) -> bool:
    """Whether "4-0" is no range: small figures, falling or few, that count nothing."""
    if a.low >= 100 or b.low >= 100 or (a.low < b.low and b.low >= 20):
        return False
    counted = measure(text, b.start, b.end, language=language).unit is not COUNT
    return not counted and not _PLURAL.match(text, b.end)


def _range(a: Numeral, b: Numeral) -> Numeral | None:
    """The interval, where the first number borrows the second one's scale if it has none."""
    low = a.low * b.step if a.step == 1 and b.step > 1 and a.low < b.low / b.step else a.low
    if low >= b.high:
        return None
    return Numeral(start=a.start, end=b.end, low=low, high=b.high, step=min(b.step, b.high - low))


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
    if unit is _AGE and read.end < n.end + 2 and text[n.end : n.end + 1] == "s":
        return Span(read.start, n.end + 1), _exact(
            "age", n.low, n.low + 9, written=f"{n.low} to {n.low + 9} years old"
        )
    low, high, step = (value * unit.factor for value in (n.low, n.high, n.step))
    value = Quantity(
        kind=unit.kind, unit=unit.unit, low=low, high=high, step=step,
        about=read.about or n.role == "vague", bound=read.bound if unit.kind != "ordinal" else "",
        figure=_figure(n), written=_written(n, unit),
    )  # fmt: skip
    return Span(read.start, max(read.end, n.end)), value


def _shared_unit(text: str, n: Numeral, after: Numeral, language: Language) -> Unit:
    """In "60 and 200 million yuan" the unit of the second amount is the first one's as well."""
    if not _SHARED.fullmatch(text[n.end : after.start]):
        return COUNT
    unit = _unit(text, after, measure(text, after.start, after.end, language=language))
    return unit if unit.kind not in ("ordinal", "age", "label") else COUNT


def _unit(text: str, n: Numeral, read: Measure) -> Unit:
    if n.role == "share":
        return Unit("percent", "", "%", Decimal(1))
    if n.role == "ordinal":
        return Unit("ordinal", "", "", Decimal(1))
    if read.unit is COUNT and n.high < 130:
        before = text[max(0, n.start - 18) : n.start]
        apposed = n.low >= 10 and text.startswith((",", ")"), n.end) and _APPOSED.search(before)
        if (
            apposed
            or _AGED.search(before)
            or (_OF_LIFE.search(before) and text.startswith("s", n.end))
        ):
            return _AGE
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
