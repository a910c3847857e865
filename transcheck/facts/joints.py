"""Two neighbouring numbers -> the one amount that they are: a range, a score, a share, a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from transcheck.facts.labels import Amount, exact
from transcheck.facts.measures import measure
from transcheck.facts.numerals import Numeral
from transcheck.facts.quantity import Quantity
from transcheck.facts.units import COUNT
from transcheck.model import Language, Span

_RANGE = re.compile(r"\s?[-–—~∼〜]\s?[$€£₩]?|\s(?:to|or|and)\s[$€£₩]?")
_UNIT_RANGE = re.compile(r"[\s-]?(?P<unit>[^\W\d]{1,12}|%)(?:\s?[-–—~∼〜]\s?|\sto\s)")
_PLURAL = re.compile(r"[\s-](?:[a-z]+s|people|men|women)\b|\s?[가-힣]")
_OUT_OF = re.compile(r"\s(?:in|out of)\s(?:every\s)?|\sof\severy\s", re.IGNORECASE)
_AMONG = re.compile(r"(?:명|곳|개|가구)\s?중(?:에)?\s")
_SUMMED = frozenset({"duration", "length", "mass"})
_FAR = 24
"""No more characters than this stand between two numbers that belong together."""


def join(text: str, a: Numeral, b: Numeral, *, language: Language) -> Numeral | Amount | None:
    """A range, score or share ("5 to 7 percent", "4-0", "one in six"); None for two amounts."""
    if a.role != "cardinal" or b.role != "cardinal" or b.start - a.end > _FAR:
        return None
    gap = text[a.end : b.start]
    if _OUT_OF.fullmatch(gap) or _AMONG.fullmatch(gap):
        part, whole = sorted((a, b), key=lambda n: n.low)
        return _share(text, part, whole, language=language)
    with_unit = _UNIT_RANGE.fullmatch(gap)
    if not (_RANGE.fullmatch(gap) or (with_unit and _one_unit(text, a, b, language))):
        return None
    word = gap.rstrip(" $€£₩").rpartition(" ")[2]
    if _starts_apart(text, a, word):
        return None
    if not with_unit and word not in ("to", "or", "and") and _is_score(text, a, b, language):
        low, high = sorted((a.low, b.low))
        return Span(a.start, b.end), exact("score", low, high, written=text[a.start : b.end])
    return _range(a, b)


def _starts_apart(text: str, a: Numeral, word: str) -> bool:
    """Whether "60 and 70" or "from 5 to 7" are two amounts: the one is no range, but a change."""
    before = text[max(0, a.start - 9) : a.start].lower().rstrip("$€£₩ ")
    if word == "and":
        return not before.endswith("between")
    return word == "to" and before.endswith("from")


def _share(text: str, part: Numeral, whole: Numeral, *, language: Language) -> Numeral | None:
    """One in so many, or so many in ten or a hundred, as percent."""
    plain = whole.low in (10, 100, 1000) or part.low == 1
    if not plain or not 0 < part.low < whole.low <= 1000 or whole.step != 1:
        return None
    if measure(text, whole.start, whole.end, language=language).unit.kind != "count":
        return None
    value = 100 * part.low / whole.low
    start, end = min(part.start, whole.start), max(part.end, whole.end)
    return Numeral(start=start, end=end, low=value, high=value, step=Decimal("0.01"), role="share")


def _one_unit(text: str, a: Numeral, b: Numeral, language: Language) -> bool:
    unit = measure(text, a.start, a.end, language=language).unit
    return unit is not COUNT and unit == measure(text, b.start, b.end, language=language).unit


def _is_score(text: str, a: Numeral, b: Numeral, language: Language) -> bool:
    """Whether "4-0" is no range: small figures, falling or few, that count nothing."""
    if a.low >= 100 or b.low >= 100 or (a.low < b.low and b.low >= 20):
        return False
    counts = measure(text, b.start, b.end, language=language).unit is not COUNT
    return not counts and not _PLURAL.match(text, b.end)


def _range(a: Numeral, b: Numeral) -> Numeral | None:
    """The interval, where the first number borrows the second one's scale if it has none."""
    low = a.low * b.step if a.step == 1 and b.step > 1 and a.low < b.low / b.step else a.low
    if low >= b.high:
        return None
    return Numeral(start=a.start, end=b.end, low=low, high=b.high, step=min(b.step, b.high - low))


def summed(text: str, found: Iterable[Amount]) -> Iterator[Amount]:
    """Joins neighbours whose units fall: "1 hour 30 minutes", 2년 6개월, 9초 98."""
    held: Amount | None = None
    for amount in found:
        total = _sum(text, held, amount) if held else None
        if held and not total:
            yield held
        held = total or amount
    if held:
        yield held


def _sum(text: str, left: Amount, right: Amount) -> Amount | None:
    (span, whole), (then, part) = left, right
    gap = text[span.end : max(span.end, then.start)]
    if whole.kind not in _SUMMED or gap not in ("", " ", " and ") or not _exact(whole, part):
        return None
    figure = written = f"{whole.written} {part.written}"
    if part.kind == "count" and text[span.end - 1] == "초":
        if len(then) != len(part.figure) or not part.figure.isdigit():
            return None
        small = step = Decimal(10) ** -len(part.figure)
        small *= part.low
        figure = f"{whole.figure}.{part.figure}"
        written = whole.written.replace(whole.figure, figure)
    elif part.kind == whole.kind and part.high < whole.step and part.step < whole.step:
        small, step = part.low, part.step
    else:
        return None
    low = whole.low + small
    value = replace(whole, low=low, high=low, step=step, figure=figure, written=written)
    return Span(span.start, then.end), value


def _exact(*values: Quantity) -> bool:
    return all(value.low == value.high for value in values) and not (
        values[-1].about or values[-1].bound
    )
