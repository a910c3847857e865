"""The fields of a date mention and a publication day -> the calendar days that it may mean."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal, TypeAlias

Interval: TypeAlias = tuple[date, date]
Unit: TypeAlias = Literal["day", "week", "month", "year"]
Grain: TypeAlias = Literal["day", "week", "month", "months", "year", "years"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WEST, _EAST = timezone(timedelta(hours=-8)), timezone(timedelta(hours=12))
"""The news is made between these zones; at any instant they hold at most two calendar days."""
_YEAR, _MONTH, _AHEAD = timedelta(days=200), timedelta(days=31), timedelta(days=20)
"""How far a month without its year, a day without its month may lie from the publication; a bare
"the 20th" looks ahead less far than back."""
_AGO = {"week": timedelta(days=3), "month": timedelta(days=15), "year": timedelta(days=183)}
"""How far "a month ago" reaches to either side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What a mention says of a day or a longer time; None where it says nothing.

    `weekday` counts from Monday, 0. `months` is the first and the last month of a quarter or half.
    `years` is a decade's or a century's first and last year. `unit` and `offset` count from the
    publication (or, where `story` is set, from `base`, the day last mentioned); `ago` marks "two
    months ago", which names no calendar month, and `rough` "some two months ago". `side` is -1 for
    "last", 1 for "next". `until` ends a range. `place` is where the calendar hangs: "local" to the
    event, "korea", or unsaid.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    months: tuple[int, int] | None = None
    years: tuple[int, int] | None = None
    unit: Unit | None = None
    offset: int = 0
    ago: bool = False
    rough: bool = False
    side: int = 0
    until: Spec | None = None
    place: Literal["", "local", "korea"] = ""
    story: bool = False
    base: Spec | None = None

    @property
    def grain(self) -> Grain:
        """How fine the mention is."""
        if self.day or self.weekday is not None or self.unit == "day":
            return "day"
        if self.month or self.months:
            return "month" if self.month else "months"
        if self.unit in ("week", "month"):
            return self.unit
        return "years" if self.years else "year"

    @property
    def valid(self) -> bool:
        """Whether such a day can exist."""
        year = self.year or 2024
        month = self.month or 1
        fits = 1 <= month <= 12 and 1 <= (self.day or 1) <= monthrange(year, month)[1]
        return fits and self.day != 0 and (self.until is None or self.until.valid)


def anchors(published: datetime) -> tuple[date, ...]:
    """The calendar days it is anywhere at that instant, the publisher's own first."""
    own = published.date()
    elsewhere = {_in_zone(published, _WEST), _in_zone(published, _EAST)} - {own}
    return (own, *sorted(elsewhere))


def resolve(spec: Spec, today: tuple[date, ...]) -> tuple[Interval, ...]:
    """All intervals of days that `spec` may mean, in order; none where nothing anchors it."""
    try:
        found = tuple(sorted(set(_candidates(spec, today))))
    except (OverflowError, ValueError):
        return ()
    if spec.until is None:
        return found
    ends = resolve(spec.until, today)
    if ends and found and ends[-1][1] < found[0][0]:
        found, ends = ends, found
    return tuple(
        (start, min(later)) for start, _ in found if (later := [e for _, e in ends if e >= start])
    )


def _candidates(spec: Spec, today: tuple[date, ...]) -> Iterable[Interval]:
    if spec.years:
        return ((date(spec.years[0], 1, 1), date(spec.years[1], 12, 31)),)
    if spec.year:
        return _within(spec, (date(spec.year, 1, 1), date(spec.year, 12, 31)))
    if not today:
        return ()
    if spec.unit:
        days = today if spec.unit == "day" else today[:1]
        if spec.story and spec.unit != "day" and (spec.ago or spec.offset > 0):
            days = days if spec.base and spec.offset < 0 else ()
        if spec.base:
            days = (*(_middle(found) for found in resolve(spec.base, today)), *days)
        return (found for day in days for found in _within(spec, _offset(spec, day)))
    return _nearest(spec, today[0])


def _offset(spec: Spec, day: date) -> Interval:
    """The day, week, month or year that lies `offset` of them from `day`."""
    if spec.unit == "day":
        there = day + timedelta(days=spec.offset)
        return there, there
    if spec.unit == "week":
        there = day + timedelta(weeks=spec.offset)
        whole = (there - timedelta(days=there.weekday()), there + timedelta(6 - there.weekday()))
    elif spec.unit == "month":
        months = day.year * 12 + day.month - 1 + spec.offset
        whole = _month(months // 12, months % 12 + 1)
        there = whole[0] + timedelta(days=min(day.day, whole[1].day) - 1)
    else:
        there = date(day.year + spec.offset, day.month, min(day.day, 28))
        whole = (date(there.year, 1, 1), date(there.year, 12, 31))
    reach = _AGO[spec.unit or "year"]
    if spec.rough:
        reach = max(reach, abs(day - there) / 5)
    return (there - reach, there + reach) if spec.ago else whole


def _middle(found: Interval) -> date:
    return found[0] + (found[1] - found[0]) / 2


def _nearest(spec: Spec, day: date) -> Iterator[Interval]:
    """Where neither year nor offset is said: what lies closest to the publication."""
    back = ahead = timedelta(days=13 if spec.side else 6)
    if spec.month or spec.months:
        back = ahead = 2 * _YEAR if spec.side else _YEAR
    elif spec.day:
        back, ahead = _MONTH, _MONTH if spec.side else _AHEAD
    elif not spec.side and day.weekday() == spec.weekday:
        back = ahead = timedelta(0)
    found = [i for i in _within(spec, (day - back, day + ahead)) if _on_side(i, day, spec.side)]
    if spec.side and spec.weekday is None:
        found = found[-1:] if spec.side < 0 else found[:1]
    yield from found


def _on_side(found: Interval, day: date, side: int) -> bool:
    return side == 0 or (found[1] <= day if side < 0 else found[0] >= day)


def _within(spec: Spec, outer: Interval) -> Iterator[Interval]:
    """Everything inside `outer` that the mention's fields select; `outer` itself if it has none."""
    if spec.month or spec.months or spec.day:
        first, last = spec.months or (spec.month or 1, spec.month or 12)
        for year, month in _months(outer):
            if spec.months and month == first:
                yield _month(year, first)[0], _month(year, last)[1]
            elif not spec.months and first <= month <= last:
                yield from _days(spec, _month(year, month), outer)
    elif spec.weekday is not None:
        start = outer[0] + timedelta(days=(spec.weekday - outer[0].weekday()) % 7)
        for week in range((outer[1] - start).days // 7 + 1):
            day = start + timedelta(weeks=week)
            yield day, day
    else:
        yield outer


def _days(spec: Spec, month: Interval, outer: Interval) -> Iterator[Interval]:
    if not spec.day:
        yield month
    elif spec.day <= month[1].day:
        day = month[0].replace(day=spec.day)
        if outer[0] <= day <= outer[1]:
            yield day, day


def _months(outer: Interval) -> Iterator[tuple[int, int]]:
    first, last = (day.year * 12 + day.month - 1 for day in outer)
    return ((n // 12, n % 12 + 1) for n in range(first, last + 1))


def _month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _in_zone(instant: datetime, zone: timezone) -> date:
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()
