"""A day that news is read on -> times that both languages name from it, adverbs ready to stand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from training.news.numbers import english, numeric_ordinal
from training.news.values import Noun

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KOREAN_WEEKDAYS = "월화수목금토일"
_PARTS = (
    ("오전", "morning"), ("오후", "afternoon"), ("저녁", "evening"), ("새벽", "early morning"),
)  # fmt: skip
_QUARTERS = ("first", "second", "third", "fourth")


def day(rng: Random, today: date) -> Noun:
    """A past day of news, mostly of this week, as an adverb: 20일 / on the 20th."""
    then = today - timedelta(days=rng.choice((0, 0, 1, 1, 1, 2, 3, 5, 9)))
    if then.month != today.month or rng.random() < 0.16:
        return _dated(rng, then, year=then.year != today.year)
    if rng.random() < 0.14:
        return _weekday(rng, then)
    ko, en = f"{then.day}일", f"on the {numeric_ordinal(then.day)}"
    part = rng.choice(_PARTS)
    forms = (
        (ko, en),
        (f"지난 {ko}", en),
        (f"{ko}(현지시간)", f"{en} (local time)"),
        (f"지난 {ko}(현지시간)", f"{en} (local time)"),
        (f"{ko} {part[0]}", f"on the {part[1]} of {en[3:]}"),
    )
    return _adverb(*rng.choices(forms, (38, 14, 14, 9, 9))[0])


def _weekday(rng: Random, then: date) -> Noun:
    """Days of the week stand in both languages or in neither: no reader could supply them."""
    ko, en = KOREAN_WEEKDAYS[then.weekday()], WEEKDAYS[then.weekday()]
    dated = f"the {numeric_ordinal(then.day)}"
    forms = (
        (f"{ko}요일", f"on {en}"),
        (f"지난 {ko}요일", f"last {en}"),
        (f"{ko}요일인 {then.day}일", f"on {en}, {dated},"),
        (f"{then.day}일 {ko}요일", f"on {en}, {dated},"),
    )
    return _adverb(*rng.choice(forms))


def _dated(rng: Random, then: date, *, year: bool) -> Noun:
    month, ko = MONTHS[then.month - 1], f"{then.month}월 {then.day}일"
    if year:
        return _adverb(f"{then.year}년 {ko}", f"on {month} {then.day}, {then.year}")
    if rng.random() < 0.2:
        weekday = KOREAN_WEEKDAYS[then.weekday()]
        english = f"on {WEEKDAYS[then.weekday()]}, {month} {then.day}"
        return _adverb(f"{ko}({weekday})", english)
    return _adverb(rng.choice(("", "지난 ")) + ko, f"on {month} {then.day}")


def plain_day(rng: Random, today: date) -> Noun:
    """A past day without an hour of the day, to stand beside one."""
    while True:
        found = day(rng, today)
        if "요일" not in found.ko and not found.ko.endswith(tuple(part[0] for part in _PARTS)):
            return found


def day_past(rng: Random, today: date) -> Noun:
    """A day or month further back: 지난해 3월 / in March last year."""
    then = today - timedelta(days=rng.randrange(35, 1500))
    ko, en = f"{then.month}월", MONTHS[then.month - 1]
    ago = min(today.year - then.year, 2)
    year = f"{then.year}년"
    forms = (
        ((f"지난 {ko}", f"in {en}"), (f"지난 {ko} {then.day}일", f"on {en} {then.day}")),
        (
            (f"지난해 {ko}", f"in {en} last year"),
            (f"지난해 {ko} {then.day}일", f"on {en} {then.day} last year"),
            ("지난해", "last year"),
            ("작년 말", "at the end of last year"),
        ),
        (
            (f"{year} {ko}", f"in {en} {then.year}"),
            (year, f"in {then.year}"),
            (f"{year} {ko} {then.day}일", f"on {en} {then.day}, {then.year}"),
        ),
    )
    return _adverb(*rng.choice(forms[ago]))


def day_future(rng: Random, today: date) -> Noun:
    """A time to come: 오는 3일 / on the 3rd, 다음 달 초 / early next month."""
    then = today + timedelta(days=rng.randrange(1, 60))
    dated = numeric_ordinal(then.day)
    year = today.year + 1
    after = today.month % 12 + 1 == then.month
    forms = [
        ("다음 달 초", "early next month"),
        ("이달 말", "at the end of this month"),
        ("다음 주", "next week"),
        ("다음 달", "next month"),
        ("올해 하반기", "in the second half of this year"),
        ("내년 상반기", "in the first half of next year"),
        ("내년", "next year"),
        ("올해 안에", "within this year"),
        ("연내", "before the end of the year"),
        (f"{year}년부터", f"starting in {year}"),
        ("이르면 다음 달", "as early as next month"),
        (f"내년 {then.month}월", f"in {MONTHS[then.month - 1]} next year"),
    ]
    if then.month == today.month:
        forms += [(f"오는 {then.day}일", f"on the {dated}")] * 8
        forms += [(f"{then.day}일", f"on the {dated}")] * 2
    elif after:
        forms += [(f"다음 달 {then.day}일", f"on the {dated} of next month")] * 5
    if then.year == today.year:
        month = MONTHS[then.month - 1]
        forms += [(f"오는 {then.month}월 {then.day}일", f"on {month} {then.day}")] * 3
        forms += [(f"{then.month}월 {then.day}일", f"on {month} {then.day}")]
    return _adverb(*rng.choice(forms))


def deadline(rng: Random, today: date) -> Noun:
    """The end of a stretch to come: 2030년까지 / by 2030."""
    year = today.year + rng.randrange(1, 16)
    month = rng.randrange(1, 13)
    forms = (
        (f"{year}년까지", f"by {year}"),
        ("올해 말까지", "by the end of this year"),
        ("다음 달까지", "by next month"),
        ("내년까지", "by next year"),
        (f"내년 {month}월까지", f"by {MONTHS[month - 1]} next year"),
        (f"앞으로 {year - today.year + 1}년간",
         f"over the next {english_count(year - today.year + 1)} years"),
    )  # fmt: skip
    return _adverb(*rng.choice(forms))


def period(rng: Random, today: date) -> Noun:
    """A stretch that statistics cover, bare of particles: 올해 3분기 / the third quarter."""
    quarter = rng.randrange(4)
    before = (today.month - 2) % 12 + 1
    forms = (
        ("지난달", "last month"),
        (f"{before}월", MONTHS[before - 1]) if before != 12 else ("지난달", "last month"),
        (f"올해 {quarter + 1}분기", f"the {_QUARTERS[quarter]} quarter of this year"),
        (f"지난해 {quarter + 1}분기", f"the {_QUARTERS[quarter]} quarter of last year"),
        ("올해 상반기", "the first half of this year"),
        ("지난해 하반기", "the second half of last year"),
        ("지난해", "last year"),
        (f"{today.year - 2}년", f"{today.year - 2}"),
    )
    return _adverb(*rng.choice(forms))


def period_in(rng: Random, today: date) -> Noun:
    """The same as an adverb: 올해 3분기 / in the third quarter of this year."""
    found = period(rng, today)
    return _adverb(found.ko, found.english("in"))


def stretch(rng: Random, today: date) -> Noun:
    """A stretch to come that a forecast can be about."""
    year = today.year + rng.randrange(1, 6)
    forms = (
        ("다음 달", "next month"),
        ("내년", "next year"),
        ("올해", "this year"),
        ("올해 하반기", "in the second half of this year"),
        ("내년 상반기", "in the first half of next year"),
        (f"{year}년", f"in {year}"),
        ("올해 4분기", "in the fourth quarter of this year"),
        ("이달", "this month"),
        ("향후 3년간", "over the next three years"),
    )
    return _adverb(*rng.choice(forms))


def year_past(rng: Random, today: date) -> Noun:
    """A bare year gone by."""
    year = str(today.year - rng.randrange(2, 40))
    return _adverb(f"{year}년", year)


def year_future(rng: Random, today: date) -> Noun:
    """A bare year to come."""
    year = str(today.year + rng.randrange(2, 26))
    return _adverb(f"{year}년", year)


def clock(rng: Random, today: date) -> Noun:
    """An hour of the day: 오후 3시 20분께 / at around 3:20 p.m."""
    hour, minute = rng.randrange(1, 12), rng.randrange(0, 60, 5)
    ko, en = rng.choice((("오전", "a.m."), ("오후", "p.m.")))
    written = f"{ko} {hour}시" + (f" {minute}분" if minute else "")
    said = f"{hour}:{minute:02}" if minute else str(hour)
    forms = ((f"{written}께", f"at around {said} {en}"), (written, f"at {said} {en}"))
    del today
    return _adverb(*rng.choice(forms))


def english_count(number: int) -> str:
    """A small number as English news writes it."""
    return english(Decimal(number))


def _adverb(ko: str, en: str) -> Noun:
    return Noun(ko=ko, en=en, kind="n")


TIMES = {
    "day": day,
    "plain_day": plain_day,
    "day_past": day_past,
    "day_future": day_future,
    "deadline": deadline,
    "period": period,
    "period_in": period_in,
    "stretch": stretch,
    "year_past": year_past,
    "year_future": year_future,
    "clock": clock,
}
"""Category -> the function that names such a time."""
