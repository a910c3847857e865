"""The words around a numeral -> what it counts, in which unit, how exactly, within which bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from transcheck.facts import bounds
from transcheck.facts.numeral_words import ENDING
from transcheck.facts.quantity import Bound
from transcheck.facts.units import AGE, COUNT, DECADE, ORDINAL, Unit, unit_symbols, unit_table
from transcheck.model import Language


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit with how far its words reach, and what the words around say of exactness.

    `hint` tells that they may bound the amount, or bound it less than it seems.
    """

    unit: Unit
    start: int
    end: int
    about: bool = False
    bound: Bound = ""
    hint: bool = False


_KO_BEFORE = re.compile(
    r"(?P<about>약|대략|거의|어림잡아)|(?P<at_least>최소한?|적어도)|(?P<at_most>최대한?|최고|많게는)"
)
_KO_INSIDE = re.compile(r"\s?(?:여|남짓)(?=\s?[가-힣])")
_KO_UNKNOWN = re.compile(
    r"(?:\s?[가-힣]{1,2}|[A-Za-z]{1,4})"
    r"(?=\s?(?:이상|이하|미만|이내|가량|안팎)(?:[이가은는을를의도 ]|$)|[이가을를]\s넘)"
)
"""A unit that no table has, where a bound stands behind it."""
_KO_AFTER = re.compile(
    r"\s?(?P<about>가량|안팎|정도|쯤|내외)|(?P<beyond>여)(?=\s|간|의|동안)"
    r"|(?:[이가을를]\s|\s)?(?P<over>초과|(?:뛰어)?넘(?!지)|웃도는|웃돌|상회|위로\s)"
    r"|(?:[이가을를]\s|\s)?(?P<under>미만|밑도는|밑돌|하회|아래로\s)"
    r"|(?:[이가을를]\s)(?P<capped>넘지\s?[않못])|(?P<even>이?나\s)"
    r"|\s?(?P<at_least>이상(?!\s?[징기현한하]))|\s?(?P<at_most>이하)|\s?(?P<within>이내|까지)"
    r"|(?:도\s|에\s?)(?P<less>안\s되[는었]|못\s?미[치쳐쳤친]|미치지\s못)|\s(?P<little>남짓)"
)
_WORDS = re.compile(
    r"[\s-]?\s?(%\s?points?|%p|%|°C?|[A-Za-z][\w./²]*)"
    r"(?:[\s-]+([A-Za-z]+)(?:\s(hour|second))?)?"
)
_OLD = re.compile(r"(?:old|young)er than", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"\s(?:as|more|less|fewer|the|that|what|its|his|her|their|last|over|in size|[a-z]{3,12}er\b)"
)
_RATE = re.compile(r"(?P<rate>[시초]속)\s?(?:약|최대|최고)?\s?$")
_DECADE_OF_LIFE = re.compile(
    r"\s?대(?:\s?(?:초반|중반|후반|남|여|젊은|청[년소]|직장인|유권자|부부|자녀|노[인동]|근로자|운전자"
    r"|환자|이[상하]|인(?![가-힣]))|\s?[·,~∼]\s?[1-9]0대|[와과]\s[1-9]0대)"
)
_GENERATION = re.compile(r"\s?대\s?(?:대통령|국회|총선|대선|총리|회장|의회|왕)")
_COUNTS_THINGS = re.compile(r"[가-힣](?<![이가은는을를의에서와과도로])\s$")
_PEOPLE_OF_AGE = re.compile(r"\s?대(?:[는가도로다]|에서|에게|층|였다)(?![가-힣])")
_MODIFIER = re.compile(
    r"\s(?:U\.?S\.?|American|(?:South |North )?Korean|Japanese|Chinese|Russian|British|Indian)"
    r"(?=\s)"
)


def measure(text: str, start: int, end: int, *, language: Language) -> Measure:
    """Reads the unit, approximator and bound of the numeral at `start`..`end`."""
    if language == "ko":
        return _measure_ko(text, start, end)
    return _measure_en(text, start, end)


def _measure_en(text: str, start: int, end: int) -> Measure:
    number = start
    unit, start, end = _unit_en(text, start, end)
    said = bounds.before(text, start, bounds.EN_BEFORE, unit=unit)
    about, bound = said.about, said.bound
    if unit.kind in ("count", "duration") and bound and _OLD.match(text, said.start):
        unit = AGE
    after = bounds.EN_AFTER.match(text, end)
    if after:
        about = about or after.lastgroup in bounds.LOOSE
        bound = bound or bounds.BOUNDS.get(after.lastgroup or "", "")
        end = after.end() if "\n" not in after[0] else end
    hint = said.soft if bound else bounds.hinted(text, number, end)
    return Measure(unit, said.start, end, about, bound, hint)


def _unit_en(text: str, start: int, end: int) -> tuple[Unit, int, int]:
    symbol = _symbol(text, start)
    if symbol:
        unit, start = symbol
        words = _WORDS.match(text, end)
        named = words and unit_table("en").get(words[1].lower())
        return unit, start, words.end(1) if words and named and named.kind == "money" else end
    modifier = _MODIFIER.match(text, end)
    words = _WORDS.match(text, modifier.end() if modifier else end)
    if not words:
        return COUNT, start, end
    table = unit_table("en")
    one = re.sub(r"\s", " ", words[1].lower())
    pair = f"{one} {(words[2] or '').lower()}"
    for form, last in ((f"{pair} {words[3]}", 3), (pair, 2)):
        if form in table:
            return table[form], start, words.end(last)
    unit = table.get(one) or table.get(one.rstrip("."), COUNT)
    occasions = unit.kind == "times" and one != "fold" and not _MULTIPLE.match(text, words.end(1))
    if unit is COUNT or occasions or (modifier and unit.kind != "money"):
        return COUNT, start, end
    return unit, start, words.end(1)


def _measure_ko(text: str, start: int, end: int) -> Measure:
    inside = _KO_INSIDE.match(text, end)
    over = inside is not None
    end = inside.end() if inside else end
    unit, end = _unit_ko(text, start, end)
    symbol = _symbol(text, start)
    if symbol:
        unit, start = symbol
    said = bounds.before(text, start, _KO_BEFORE, unit=unit)
    about, bound = said.about, said.bound
    after = _KO_AFTER.match(text, end)
    if after:
        about = about or after.lastgroup in bounds.LOOSE
        bound = bound or bounds.BOUNDS.get(after.lastgroup or "", "")
        end = after.end()
    return Measure(unit, said.start, end, about or over, bound or ("over" if over else ""))


def _unit_ko(text: str, start: int, end: int) -> tuple[Unit, int]:
    named = _ko_units().match(text, end)
    if named is None:
        unknown = _KO_UNKNOWN.match(text, end)
        return COUNT, unknown.end() if unknown else end
    form = named[1] or named[2]
    unit = _age_or_reign(text, start, end) if form == "대" else unit_table("ko")[form]
    rate = _RATE.search(text, max(0, start - 10), start) if unit.kind == "length" else None
    if rate:
        per_hour = unit.factor * (Decimal("0.001") if rate["rate"] == "시속" else Decimal("3.6"))
        unit = Unit(
            "speed", "", f"{unit.symbol}/{'h' if rate['rate'] == '시속' else 's'}", per_hour
        )
    return unit, named.end()


def _age_or_reign(text: str, start: int, end: int) -> Unit:
    """What 대 counts: 20대 남성 is in his twenties, the 20대 국회 sits 20th, else vehicles."""
    if _GENERATION.match(text, end):
        return ORDINAL
    if not (text[end - 2 : end - 1].isdigit() and text[end - 1] == "0"):
        return COUNT
    before = text[max(0, start - 2) : start]
    people = _PEOPLE_OF_AGE.match(text, end) and not _COUNTS_THINGS.search(before)
    return DECADE if people or _DECADE_OF_LIFE.match(text, end) else COUNT


def _symbol(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency symbol or code before the amount, the longest that fits."""
    space = 1 if text[start - 1 : start] in (" ", "\u00a0") else 0
    tail = text[max(0, start - 4 - space) : start - space]
    for size in (3, 2, 1):
        unit = unit_symbols().get(tail[-size:]) if len(tail) >= size else None
        if unit and not (size > 1 and tail[-size - 1 : -size].isalpha()):
            return unit, start - space - size
    return None


@cache
def _ko_units() -> re.Pattern[str]:
    forms = sorted(unit_table("ko"), key=len, reverse=True)
    free = "|".join(re.escape(form) for form in forms if not _is_syllable(form))
    return re.compile(rf"\s?(?:({free})|([{''.join(filter(_is_syllable, forms))}]){ENDING})")


def _is_syllable(form: str) -> bool:
    """Whether a unit is so short that other words begin like it; those of money stand by a sum."""
    return len(form) == 1 and "가" <= form <= "힣" and unit_table("ko")[form].kind != "money"
