"""English words for days, longer times and hours -> what they say, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from transcheck.facts.calendar_ import MONTHS, WEEKDAYS, Spec, Unit
from transcheck.facts.clock import Clock
from transcheck.facts.grammar import Fields, Form, Grammar, clock, number, place_of

_WORDS = (
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_SIDES = {"last": -1, "this": 0, "next": 1, "coming": 1, "the": 0}
_NAMED = {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STORY = {"previous day": -1, "day before": -1, "same day": 0}


def _cased(words: Iterable[str]) -> str:
    return "|".join(form for word in words for form in (word, word.lower(), word.upper()))


# "march" and "may" are verbs, "Mar" and "Dec" may be names: those need a day or a year beside them.
_CLEAR = rf"(?:{_cased([m for m in MONTHS if m not in ('March', 'May')])})"
_M = rf"(?:{_CLEAR}|March|MARCH|May|MAY|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_W = rf"(?:{_cased(WEEKDAYS)})"
_N = r"(?:3[01]|[12]\d|0?[1-9])"
_D = rf"{_N}(?:st|nd|rd|th)?(?!\w|%|[.:/]\d|,\d{{3}}(?!\d))"
_TH = rf"{_N}(?:st|nd|rd|th)\b"
_Y = r"(?:1[1-9]|20)\d\d(?!\w|%|[,./]\d)"
_RY = r"(?:[Tt]his|[Ll]ast|[Nn]ext|the) year"
_TO = r"\s?(?:[-–—~]|\b(?:to|through|until|and)\b)\s?"
_WITHIN = r"(?<=\b[Mm]id-)|(?<=\b[Pp]re-)|(?<=\b[Pp]ost-)|(?<=\b[Ee]arly-)|(?<=\b[Ll]ate-)"
"""What a year may be joined to by a hyphen."""
_REL = r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)"
_NOT_THE_TH_THING = (
    r"(?=\s*(?:$|[,.;:)(\"'”’\]–—-]|(?:and|at|in|of|that|to|by|for|after|before|when|as|with|from|or"
    r"|while|until|through|during|morning|afternoon|evening|night|local|KST|he|she|it|they|the|on"
    r"|was|were|is)\b))"
)
_NOT_COUNTED = (
    r"(?!\s?(?:won|yen|dollars|euros|people|persons|troops|soldiers|men|women|children|houses|homes"
    r"|workers|members|students|residents|households|cases|km|kilomet|met(?:er|re)s|miles|tons|kg"
    r"|feet|hectares|points|times|square|missiles|rounds|shells)\b)"
)

_FORMS: tuple[Form, ...] = (
    (
        "iso",
        r"(?<![\w.-])(?P<y>(?:1[1-9]|20)\d\d)[-./](?P<m>1[0-2]|0?[1-9])[-./]"
        rf"(?P<d>{_N})(?![\w-])",
    ),
    (
        "mdy",
        rf"\b(?:(?P<w>{_W}),?\s)?(?P<m>{_M})\s?(?P<d>{_D})"
        rf"(?:{_TO}(?:(?P<m2>{_M})\s)?(?P<d2>{_D})(?!\s[a-z]{{3}}))?"
        rf"(?:,?\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    (
        "dmy",
        rf"\b(?:(?P<w>{_W}),?\s)?(?:the\s)?(?P<d>{_N}(?:st|nd|rd|th)?)(?:{_TO}(?:the\s)?(?P<d2>{_D}))?"
        rf"\s(?:of\s)?(?P<m>{_M})\b(?:,?\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    ("my", rf"\b(?P<m>{_M}),?\s(?:of\s)?(?P<y>{_Y}|{_RY})"),
    ("relm", rf"\b(?P<rel>{_REL})\s(?P<m>{_M})(?!\w)"),
    ("m", rf"\b(?P<m>{_CLEAR}|(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s))(?:May|March))\b"),
    (
        "quarter",
        rf"\b(?:(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter|Q(?P<qn>[1-4]))\b"
        rf"(?:\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    ("half", rf"\b(?P<h>first|second|latter|1st|2nd)\shalf\sof\s(?P<y>{_Y}|{_RY})"),
    (
        "century",
        rf"\b(?P<c>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(reversed(_ORDINALS))}))"
        r"(?:\s?[-–]\s?(?P<c2>\d{1,2}(?:st|nd|rd|th)))?[\s-]centur(?:y|ies)",
    ),
    ("decade", rf"(?:(?<![\w$€£₩.,-])|{_WITHIN})(?P<dec>(?:1[1-9]|20)\d0)['’]?s\b"),
    (
        "ago",
        rf"(?<![\w,.-])(?P<n>\d{{1,3}}|(?i:{'|'.join(_WORDS)}))[\s-](?P<u>day|week|month|year|decade)s?\sago\b",
    ),
    ("named", r"\b(?P<named>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night)\b"),
    ("story", r"\b[Tt]he\s(?P<story>(?:previous|same|following|next) day|day (?:before|after))\b"),
    ("relu", rf"\b(?P<rel>{_REL})\s(?P<u>week|weekend|month|year)\b(?!-)"),
    (
        "dom",
        rf"\b(?:(?P<w>{_W}),?\s)?[Tt]he\s(?P<d>{_TH})(?:{_TO}(?:the\s)?(?P<d2>{_TH}))?"
        rf"(?:\sof\s(?P<of>[Tt]his|[Ll]ast|[Nn]ext|the)\smonth|{_NOT_THE_TH_THING})",
    ),
    ("w", rf"\b(?:(?P<rel>{_REL})\s)?(?P<w>{_W})\b"),
    (
        "clock",
        r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<min>[0-5]\d))?\s?"
        r"(?P<ap>[aApP]\.?[mM]\b\.?|o['’]clock)",
    ),
    ("clock24", r"(?<![\w.,:$])(?P<hour>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\w:])"),
    (
        "zulu",
        r"(?<![\w.,:$])(?P<hour>[01]\d|2[0-3])[:.]?(?P<min>[0-5]\d)"
        r"(?=\s(?:GMT|UTC|KST|EDT|EST)\b)",
    ),
    (
        "years",
        rf"(?<![\w,.$€£₩/-])(?P<y>(?:1[1-9]|20)\d\d)\s?[-–—]\s?"
        rf"(?P<y2>{_Y}|\d\d(?![\w.,]\d|\w))",
    ),
    ("y", rf"(?:(?<![\w.$€£₩/#-])|{_WITHIN})(?<!\d,)(?P<y>{_Y}){_NOT_COUNTED}"),
)  # fmt: skip
_PLACE = (
    r"\s?\(?\b(?:(?:local|Korean?|Korea Standard|Seoul|U\.?S\.?|Eastern|Washington|Moscow|Tokyo"
    r"|Beijing|London)\s(?:[Ss]tandard\s|[Dd]aylight\s)?[Tt]ime|KST|EDT|EST|ET|GMT|UTC)\b\)?"
)
GRAMMAR = Grammar(*_FORMS, place=_PLACE, korea=r"Korea|Seoul|KST")


def read(fields: Fields) -> Spec | Clock | None:
    """What one mention says; None where no calendar or clock has such a day or hour."""
    if "hour" in fields:
        half = fields.get("ap", "")[:1].lower()
        return clock(fields, half="am" if half == "a" else "pm" if half == "p" else "")
    if "c" in fields or "dec" in fields:
        return _years(fields)
    said: dict[str, Any] = {
        "place": place_of(fields),
        "month": _month(fields.get("m")),
        "day": number(fields.get("d")),
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
    quarter = number(word) or _ORDINALS.index(word) + 1
    return {"months": (3 * quarter - 2, 3 * quarter)}


def _relative(fields: Fields) -> dict[str, Any]:
    if "n" in fields:
        digits = number(fields["n"])
        count = max(1, _WORDS.index(fields["n"].lower())) if digits is None else digits
        unit, times = ("year", 10) if fields["u"] == "decade" else (fields["u"], 1)
        return {"unit": unit, "offset": -count * times, "ago": True}
    if "named" in fields:
        return {"unit": "day", "offset": _NAMED[fields["named"].lower()]}
    if "story" in fields:
        return {"unit": "day", "offset": _STORY.get(fields["story"], 1), "story": True}
    side = _SIDES[fields["rel"].lower()] if "rel" in fields else 0
    if "of" in fields:
        return {"unit": "month", "offset": _SIDES[fields["of"].lower()]}
    if "rel" in fields and "u" in fields:
        unit = cast(Unit, fields["u"].removesuffix("end"))
        return {"unit": unit, "offset": side}
    return {"side": side}


def _years(fields: Fields) -> Spec | None:
    """A decade or a century (the 20th is 1901 to 2000) as its first and last year."""
    if "dec" in fields:
        first = int(fields["dec"])
        return Spec(years=(first, first + 9))
    century = number(fields["c"]) or _ORDINALS.index(fields["c"].lower()) + 1
    last = number(fields.get("c2")) or century
    return Spec(years=(century * 100 - 99, last * 100)) if 0 < century <= last <= 25 else None


def _month(name: str | None) -> int | None:
    if name is None or name.isdecimal():
        return number(name)
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].title()))
