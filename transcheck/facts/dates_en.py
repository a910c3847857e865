"""English words for days, longer times and hours -> what they say, field by field."""

from __future__ import annotations

from typing import Any, cast, get_args

from transcheck.facts.calendar_ import MONTHS, WEEKDAYS, Spec, Unit
from transcheck.facts.clock import Clock
from transcheck.facts.forms_en import COUNTS, GRAMMAR, ORDINALS
from transcheck.facts.grammar import Fields, clock, number, place_of

__all__ = ["GRAMMAR", "read"]

_SIDES = {"last": -1, "this": 0, "next": 1, "coming": 1, "the": 0}
_NAMED = {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STORY = {
    "previous": -1, "preceding": -1, "before": -1, "same": 0, "following": 1, "next": 1, "after": 1,
}  # fmt: skip
_COUNTED: dict[str, tuple[Unit, int]] = {"decade": ("year", 10), "centur": ("year", 100)}
_PARTS: dict[str, tuple[Unit, int]] = {"year": ("month", 12), "week": ("day", 7)}


def read(fields: Fields) -> Spec | Clock | None:
    """What one mention says; None where no calendar or clock has such a day or hour."""
    if "hour" in fields:
        half = fields.get("ap", "")[:1].lower()
        return clock(fields, half="am" if half == "a" else "pm" if half == "p" else "")
    if "c" in fields or "dec" in fields:
        return _years(fields)
    said: dict[str, Any] = {
        "place": place_of(fields),
        "month": _month(fields.get("m") or ("dw2" in fields and fields["m2"]) or None),
        "day": _day(fields),
        "weekday": WEEKDAYS.index(fields["w"].capitalize()) if "w" in fields else None,
    }
    said |= _year(fields.get("y")) | _part(fields) | _relative(fields)
    spec = Spec(**said)
    until = _until(fields, said)
    return Spec(**said, until=until) if until else spec


def _until(fields: Fields, said: dict[str, Any]) -> Spec | None:
    if "d2" in fields:
        month = _month(fields.get("m2")) or said["month"]
        return Spec(**{**said, "month": month, "day": number(fields["d2"]), "weekday": None})
    year = number(fields.get("y2"))
    if year is None:
        return None
    return Spec(year=year if year > 99 else said["year"] // 100 * 100 + year)


def _year(written: str | None) -> dict[str, Any]:
    if written is None:
        return {}
    year = number(written)
    if year:
        return {"year": year}
    return {"unit": "year", "offset": _SIDES[written.split()[0].lower()]}


def _part(fields: Fields) -> dict[str, Any]:
    """A quarter or a half as its first and last month."""
    if "h" in fields:
        return {"months": (1, 6) if fields["h"] in ("first", "1st") else (7, 12)}
    word = fields.get("qn") or fields.get("q")
    if not word:
        return {}
    quarter = number(word) or ORDINALS.index(word) + 1
    return {"months": (3 * quarter - 2, 3 * quarter)}


def _relative(fields: Fields) -> dict[str, Any]:
    if "n" in fields:
        return _counted(fields)
    if "named" in fields:
        return {"unit": "day", "offset": _NAMED[fields["named"].lower()]}
    if "story" in fields:
        words = fields["story"].split()
        ways = [_STORY[word] for word in words if word in _STORY]
        unit = next(word for word in words if word in get_args(Unit))
        return {"unit": unit, "offset": ways[0], "story": True}
    side = _SIDES[fields["rel"].lower()] if "rel" in fields else 0
    if "of" in fields:
        return {"unit": "month", "offset": _SIDES[fields["of"].lower()]}
    if "rel" in fields and "u" in fields:
        unit = cast(Unit, fields["u"].removesuffix("end"))
        return {"unit": unit, "offset": side}
    return {"side": side}


def _counted(fields: Fields) -> dict[str, Any]:
    """So many days or years before or after: from the publication, or from what was said last."""
    digits = number(fields["n"])
    count = max(1, COUNTS[fields["n"].lower()]) if digits is None else digits
    unit, times = _COUNTED.get(fields["u"], (fields["u"], 1))
    if "half" in fields or "and_half" in fields:
        unit, parts = _PARTS.get(unit, (unit, 1)) if times == 1 else (unit, times)
        count, times = count * parts + parts // 2, 1
    way = fields.get("compared") or fields["way"]
    return {
        "unit": unit,
        "offset": count * times * (1 if way == "later" else -1),
        "ago": True,
        "rough": "near" in fields,
        "story": "way" in fields and way != "ago",
    }


def _day(fields: Fields) -> int | None:
    spelt = fields.get("dw") or fields.get("dw2")
    return ORDINALS.index(spelt) + 1 if spelt else number(fields.get("d"))


def _years(fields: Fields) -> Spec | None:
    """A decade or a century (the 20th is 1901 to 2000) as its first and last year."""
    if "dec" in fields:
        first, last = int(fields["dec"]), int(fields.get("dec2", fields["dec"]))
        first += 1900 if first < 100 else 0
        last += first // 100 * 100 if last < 100 else 0
        until = Spec(years=(last, last + 9)) if last > first else None
        return Spec(years=(first, first + 9), until=until)
    century = number(fields["c"]) or ORDINALS.index(fields["c"].lower()) + 1
    last = number(fields.get("c2")) or century
    return Spec(years=(century * 100 - 99, last * 100)) if 0 < century <= last <= 25 else None


def _month(name: str | None) -> int | None:
    if name is None or name.isdecimal():
        return number(name)
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].title()))
