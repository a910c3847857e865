"""Korean words for days, longer times and hours -> what they say, field by field."""

from __future__ import annotations

from typing import Any

from transcheck.facts.calendar_ import Spec
from transcheck.facts.clock import Clock
from transcheck.facts.grammar import Fields, Form, Grammar, clock, number, place_of

WEEKDAYS = "월화수목금토일"
_YEARS = {"재작년": -2, "작년": -1, "지난해": -1, "올해": 0, "내년": 1}
_MONTHS = {"지난달": -1, "이달": 0, "이번달": 0, "다음달": 1, "내달": 1}
_WEEKS = {"지난주": -1, "이번주": 0, "다음주": 1}
_DAYS = {"그제": -2, "그저께": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2}
_STORY = {"전날": -1, "이날": 0, "같은날": 0, "이튿날": 1, "다음날": 1}
_PAST = {"전년": -1, "전월": -1}
_NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "석": 3, "넉": 4}
_UNITS = {"일": "day", "주": "week", "주일": "week", "개월": "month", "달": "month", "년": "year"}

_AFTER_WAY = (
    r"(?:(?![가-힣])|(?=에|부터|까지|의|만|보다|쯤|께|엔|처럼|과|은|이[다었라며던고]|인[데 ]))"
)
_N = r"(?:3[01]|[12]\d|0?[1-9])"
_MN = r"(?:1[0-2]|0?[1-9])"
_NOT_LASTING = r"(?!간|째|차|\s?동안|\s?만에|\s?이내|\s?이상|\s?넘|\s?후|\s?뒤|\s?정도)"
_YEAR = r"(?:(?P<y>\d{4})년|(?P<ry>재작년|작년|지난해|올해|내년))"
_TO = r"\s?[∼〜~\-–—]\s?"

_FORMS: tuple[Form, ...] = (
    (
        "iso",
        rf"(?<![\w.-])(?P<y>(?:1[1-9]|20)\d\d)[-./]\s?(?P<m>{_MN})[-./]\s?(?P<d>{_N})(?![\w-])",
    ),
    (
        "ago",
        r"(?<![\w,.])(?P<n>\d{1,3}|[한두세네석넉])\s?(?P<u>일|주일|주|개월|달|년)\s?"
        rf"(?P<way>전{_AFTER_WAY}|[뒤후](?![가-힣]|\s이[틀어])|[뒤후]에)",
    ),
    ("py", r"(?<!\w)(?P<py>전년)(?=도|[보대의에과\s,.]|$)"),
    ("pm", r"(?<!\w)(?P<pm>전월)(?=[보대의에과\s,.]|$)"),
    (
        "day",
        rf"(?<!\w)(?:{_YEAR}\s?)?(?:(?P<rm>지난달|이달|이번\s?달|다음\s?달|내달)\s?|(?P<m>{_MN})월\s?)?"
        rf"(?:(?P<rel>지난|오는)\s?)?(?P<d>{_N})일?(?:{_TO}(?:(?P<m2>{_MN})월\s?)?(?P<d2>{_N})(?=일))?"
        rf"(?<=\d)일?(?<=일){_NOT_LASTING}(?:\s?\((?P<w>[월화수목금토일])\))?",
    ),
    ("month", rf"(?<!\w)(?:{_YEAR}\s?)?(?:(?P<rel>지난|오는)\s?)?(?P<m>{_MN})월(?!요)"),
    (
        "quarter",
        rf"(?<!\w)(?:{_YEAR}\s?)?(?:(?P<q>[1-4])[/·]?(?:4\s?)?분기|(?P<h>[상하])반기)",
    ),
    ("century", r"(?<!\w)(?P<c>\d{1,2})세기"),
    (
        "years",
        r"(?<![\w,.-])(?P<y>(?:1[1-9]|20)\d\d)년?\s?[-–~∼〜]\s?(?P<y2>(?:1[1-9]|20)\d\d)(?=년|\)|\s?시즌)년?",
    ),
    ("decade", r"(?<!\w)(?P<dec>(?:1[1-9]|20)\d0)년대"),
    ("y", rf"(?<!\w){_YEAR}{_NOT_LASTING}"),
    ("rm", r"(?<!\w)(?P<rm>지난달|이달|이번\s?달|다음\s?달|내달)"),
    ("week", r"(?<!\w)(?P<rw>지난주|이번\s?주|다음\s?주)(?:\s?(?P<w>[월화수목금토일])요일)?(?!말)"),
    ("w", r"(?<!\w)(?:(?P<rel>지난|오는)\s?)?(?P<w>[월화수목금토일])요일"),
    ("named", rf"(?<!\w)(?P<named>{'|'.join(_DAYS)})"),
    ("story", r"(?<!\w)(?P<story>전날|이날|같은\s?날|이튿날|다음\s?날)"),
    (
        "clock",
        r"(?<!\w)(?:(?P<ap>오전|오후|낮|밤|저녁|새벽|아침)\s?)?(?P<hour>\d{1,2})시(?!간|즌|리|장|민)"
        r"(?:\s?(?P<min>[0-5]?\d)분|\s?(?P<thirty>반))?",
    ),
)
_PLACE = (
    r"\s?\((?:이하\s)?(?:현지|한국|미국|워싱턴|모스크바|미\s?동부|미국\s?동부|유럽|서울)"
    r"\s?(?:시간|시각)\)"
)
GRAMMAR = Grammar(*_FORMS, place=_PLACE, korea="한국|서울")


def read(fields: Fields) -> Spec | Clock | None:
    """What one mention says; None where no calendar or clock has such a day or hour."""
    if "hour" in fields:
        return _clock(fields)
    if "dec" in fields or "c" in fields:
        return _years(fields)
    year = number(fields.get("y"))
    if year is not None and not 1000 <= year < 2200:
        return None
    said: dict[str, Any] = {
        "place": place_of(fields),
        "year": year,
        "month": number(fields.get("m")),
        "day": number(fields.get("d")),
        "weekday": WEEKDAYS.index(fields["w"]) if "w" in fields else None,
        "side": {"지난": -1, "오는": 1}.get(fields.get("rel", ""), 0),
    }
    said |= _part(fields) | _relative(fields)
    return Spec(**said, until=_until(fields, said))


def _until(fields: Fields, said: dict[str, Any]) -> Spec | None:
    if "y2" in fields:
        return Spec(year=int(fields["y2"]))
    if "d2" not in fields:
        return None
    month = number(fields.get("m2")) or said["month"]
    return Spec(**{**said, "month": month, "day": number(fields["d2"]), "weekday": None})


def _years(fields: Fields) -> Spec | None:
    """A decade or a century (the 20th is 1901 to 2000) as its first and last year."""
    if "dec" in fields:
        return Spec(years=(int(fields["dec"]), int(fields["dec"]) + 9))
    century = int(fields["c"])
    return Spec(years=(century * 100 - 99, century * 100)) if 0 < century <= 25 else None


def _part(fields: Fields) -> dict[str, Any]:
    if "h" in fields:
        return {"months": (1, 6) if fields["h"] == "상" else (7, 12)}
    quarter = number(fields.get("q"))
    return {"months": (3 * quarter - 2, 3 * quarter)} if quarter else {}


def _relative(fields: Fields) -> dict[str, Any]:
    """The day, week, month or year counted from the publication, where one is."""
    if "n" in fields:
        digits = number(fields["n"])
        count = _NATIVE[fields["n"]] if digits is None else digits
        later = fields["way"] != "전"
        offset = count if later else -count
        return {"unit": _UNITS[fields["u"]], "offset": offset, "ago": True, "story": later}
    tables = (("ry", "year", _YEARS), ("rm", "month", _MONTHS), ("rw", "week", _WEEKS))
    stories = (("story", "day", _STORY), ("py", "year", _PAST), ("pm", "month", _PAST))
    for group, unit, table in (*tables, ("named", "day", _DAYS), *stories):
        if group in fields:
            offset = table["".join(fields[group].split())]
            return {"unit": unit, "offset": offset, "story": table in (_STORY, _PAST)}
    return {}


def _clock(fields: Fields) -> Clock | None:
    half = fields.get("ap", "")
    minutes = {"min": "30"} if "thirty" in fields else {}
    morning = half in ("오전", "새벽", "아침")
    return clock({**fields, **minutes}, half="am" if morning else "pm" if half else "")
