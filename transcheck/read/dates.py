"""A written publication date ("June 21, 2024 - 10:16", "2024.06.21 10:16", ISO) -> `Stamp`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from transcheck.errors import InputError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAYS = (
    r"(?P<year>\d{4})(?:[-./]|\. )(?P<month>\d{1,2})(?:[-./]|\. )(?P<day>\d{1,2})(?!\d)\.?",
    r"(?P<year>\d{4})년 ?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일",
    rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})\b",
)
_ZONES = {
    "KST": "Asia/Seoul",
    "JST": "Asia/Tokyo",
    "UTC": "UTC",
    "GMT": "UTC",
    "Z": "UTC",
    "EST": "-0500",
    "EDT": "-0400",
    "CST": "-0600",
    "CDT": "-0500",
    "PST": "-0800",
    "PDT": "-0700",
    "ET": "America/New_York",
    "PT": "America/Los_Angeles",
}
"""Abbreviations as newsrooms write them; RFC 2822 section 4.3 gives the American offsets."""

_ZONE = rf"(?:{'|'.join(_ZONES)}|[+-]\d\d:?\d\d)(?![\w:])"
_TIME = (
    r"(?:(?P<half>오전|오후) ?)?(?P<hour>\d{1,2})(?::|시 ?)(?P<minute>\d{2})분?(?::\d\d(?:\.\d+)?)?"
    rf"(?: ?(?P<meridiem>[AaPp]\.?[Mm]\b\.?))?(?: ?\(?(?P<zone>{_ZONE})\)?)?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? )?"
_AFTER_DAY = r"(?: ?\((?:[월화수목금토일]|[A-Z][a-z]{2})\))?"
_STAMPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for day in _DAYS
    for pattern in (
        rf"(?<!\d){_WEEKDAY}{day}{_AFTER_DAY}(?:(?: ?[-–,·T|] ?| )(?:at )?{_TIME})?",
        rf"(?<![\d:]){_TIME},? {_WEEKDAY}{day}{_AFTER_DAY}",
    )
)
STAMP = "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in _STAMPS)
"""The same grammar without names, as a piece for other patterns; it ignores case."""

_REVISION = re.compile(r"updat|modif|revis|edited|correct|수정|업데이트|갱신|정정", re.IGNORECASE)
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A publication date as written: perhaps with an hour, perhaps with a zone of its own."""

    day: date
    hour: time | None = None
    zone: tzinfo | None = None

    def instant(self, home: tzinfo | None) -> datetime:
        """The aware instant on the clock of `home`, the newsroom's zone.

        A date without an hour is noon. Without a zone of its own the stamp is read in `home`, or
        in UTC where `home` is unknown too; a stamp with its own zone keeps it if `home` is None.
        """
        zone = self.zone or home or UTC
        instant = datetime.combine(self.day, self.hour or time(12), tzinfo=zone)
        return instant.astimezone(home) if home else instant


def zone_named(name: str, where: str) -> ZoneInfo:
    """The IANA time zone `name` ("Asia/Seoul"); `where` opens the message of the InputError."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            f"{where}: {name!r} is no time zone; write an IANA name such as Asia/Seoul"
        ) from error


def stamp_of(value: str, where: str) -> Stamp:
    """Reads a whole metadata value; InputError, opened by `where`, if it is no date."""
    stamp = _iso(value.strip()) or _written(value.strip())
    if stamp is None:
        raise InputError(
            f"{where}: {value[:60]!r} is no publication date; "
            "write it like 2024-06-21 or 2024-06-21T10:16:00+09:00"
        )
    return stamp


def published_in(text: str) -> Stamp | None:
    """The first date in a date line that is not labelled as an update."""
    end = 0
    for match in _found(text):
        label, end = text[end : match.start()], match.end()
        stamp = _from(match)
        if stamp and not _REVISION.search(label):
            return stamp
    return None


def _iso(value: str) -> Stamp | None:
    try:
        return _plausible(Stamp(day=date.fromisoformat(value)))
    except ValueError:
        pass
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return _plausible(Stamp(day=read.date(), hour=read.time(), zone=read.tzinfo))


def _written(value: str) -> Stamp | None:
    whole = (pattern.fullmatch(value) for pattern in _STAMPS)
    return next((stamp for match in whole if match and (stamp := _from(match))), None)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Date expressions in text order, each the longest at its place."""
    position = 0
    while matches := [m for pattern in _STAMPS if (m := pattern.search(text, position))]:
        first = min(matches, key=lambda match: (match.start(), -match.end()))
        yield first
        position = first.end()


def _from(match: re.Match[str]) -> Stamp | None:
    part = match.groupdict()
    try:
        day = date(int(part["year"]), _month(part["month"]), int(part["day"]))
        return _plausible(Stamp(day=day, hour=_hour(part), zone=_offset(part["zone"])))
    except ValueError:
        return None


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.index(written[:3].lower()) + 1


def _hour(part: dict[str, str | None]) -> time | None:
    if part["hour"] is None or part["minute"] is None:
        return None
    hour, minute = int(part["hour"]), int(part["minute"])
    afternoon = part["half"] == "오후" or (part["meridiem"] or "").lower().startswith("p")
    if part["half"] or part["meridiem"]:
        hour = hour % 12 + 12 * afternoon
    return time(hour, minute)


def _offset(written: str | None) -> tzinfo | None:
    if written is None:
        return None
    name = _ZONES.get(written.upper(), written)
    if name[0] in "+-":
        return datetime.strptime(name.replace(":", ""), "%z").tzinfo
    return zone_named(name, "zone")


def _plausible(stamp: Stamp) -> Stamp | None:
    return stamp if stamp.day.year in _YEARS else None
