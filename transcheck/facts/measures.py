"""The words around a numeral -> what it counts, in which unit, how exactly, within which bound."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from transcheck.facts.quantity import Bound
from transcheck.model import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its kind, what must not be mixed (a currency code), symbol, factor to the base."""

    kind: str
    unit: str
    symbol: str
    factor: Decimal


COUNT = Unit("count", "", "", Decimal(1))


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit with how far its words reach, and what the words around say of exactness."""

    unit: Unit
    start: int
    end: int
    about: bool = False
    bound: Bound = ""


_EN_BEFORE = re.compile(
    r"(?P<about>about|around|some|approximately|roughly|nearly|almost|close to|near|circa"
    r"|estimated)"
    r"|(?P<over>more than|over|above|exceed(?:s|ed|ing)?|upwards? of|surpass(?:es|ed|ing)?"
    r"|topp?(?:s|ed|ing)|in excess of|a good|beyond)"
    r"|(?P<at_least>at least|no (?:fewer|less) than|not less than|a minimum of)"
    r"|(?P<under>less than|fewer than|lower than|under|below)"
    r"|(?P<at_most>at most|no more than|not more than|up to|a maximum of|as (?:many|much) as)",
    re.IGNORECASE,
)
_EN_AFTER = re.compile(
    r"(?P<at_least>\+(?!\s?\d)|(?:\s\w+)?\sor (?:more|above|higher|older|over)\b)"
    r"|(?P<at_most>(?:\s\w+)?\sor (?:less|fewer|below|lower|under)\b)"
    r"|(?P<about>(?:-|\s)odd\b|(?:\s\w+)?\sor so\b)",
)
_KO_BEFORE = re.compile(
    r"(?P<about>약|대략|거의|어림잡아)|(?P<at_least>최소|적어도)|(?P<at_most>최대|최고|많게는)"
)
_KO_INSIDE = re.compile(r"\s?(?:여|남짓)(?=\s?[가-힣])")
_KO_AFTER = re.compile(
    r"\s?(?P<about>가량|안팎|정도|쯤|내외)"
    r"|(?:[이가을를]\s|\s)?(?P<over>초과|넘(?:는|게|어|었|을|긴)|웃도는|웃돌)"
    r"|\s?(?P<at_least>이상)|\s?(?P<under>미만)|\s?(?P<at_most>이하|이내)"
)
_BOUNDS: dict[str, Bound] = {
    "over": "over", "at_least": "at least", "under": "under", "at_most": "at most",
}  # fmt: skip
_WORDS = re.compile(r"[\s-]?\s?(%\s?points?|%p|%|°C?|[A-Za-z][\w./²]*)(?:[\s-]+([A-Za-z]+))?")
_MODIFIER = re.compile(
    r"\s(?:U\.?S\.?|American|(?:South |North )?Korean|Japanese|Chinese|Russian|British|Indian)"
    r"(?=\s)"
)
_TAIL = 26
"""How many characters before a numeral may hold an approximator or a bound."""
_SPACED = re.compile(r"(?:\s+an?)?\s*$")
_PREPOSITIONS = frozenset({"over", "above", "under", "below", "near"})
_SMALL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|an?\s\w{1,9}[\s-](?:year|month|week|day)",
    re.IGNORECASE,
)
"""After a preposition these bound nothing: "under four ministers", "over a 5-year period"."""


def measure(text: str, start: int, end: int, *, language: Language) -> Measure:
    """Reads the unit, approximator and bound of the numeral at `start`..`end`."""
    if language == "ko":
        return _measure_ko(text, start, end)
    return _measure_en(text, start, end)


def _measure_en(text: str, start: int, end: int) -> Measure:
    unit, start, end = _unit_en(text, start, end)
    about, bound, start = _before(text, start, _EN_BEFORE)
    after = _EN_AFTER.match(text, end)
    if after:
        about = about or after.lastgroup == "about"
        bound = bound or _BOUNDS.get(after.lastgroup or "", "")
        end = after.end() if "\n" not in after[0] else end
    return Measure(unit, start, end, about, bound)


def _unit_en(text: str, start: int, end: int) -> tuple[Unit, int, int]:
    symbol = _symbol(text, start)
    if symbol:
        unit, start = symbol
        words = _WORDS.match(text, end)
        named = words and _table("en").get(words[1].lower())
        return unit, start, words.end(1) if words and named and named.kind == "money" else end
    modifier = _MODIFIER.match(text, end)
    words = _WORDS.match(text, modifier.end() if modifier else end)
    if not words:
        return COUNT, start, end
    table = _table("en")
    one = re.sub(r"\s", " ", words[1].lower())
    pair = f"{one} {(words[2] or '').lower()}"
    if pair in table:
        return table[pair], start, words.end(2)
    unit = table.get(one) or table.get(one.rstrip("."), COUNT)
    if unit is COUNT or (modifier and unit.kind != "money"):
        return COUNT, start, end
    return unit, start, words.end(1)


def _symbol(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency symbol or code before the amount, the longest that fits."""
    space = 1 if text[start - 1 : start] in (" ", "\u00a0") else 0
    tail = text[max(0, start - 4 - space) : start - space]
    for size in (3, 2, 1):
        unit = _symbols().get(tail[-size:]) if len(tail) >= size else None
        if unit and not (size > 1 and tail[-size - 1 : -size].isalpha()):
            return unit, start - space - size
    return None


def _measure_ko(text: str, start: int, end: int) -> Measure:
    inside = _KO_INSIDE.match(text, end)
    over = inside is not None
    end = inside.end() if inside else end
    symbol = _symbol(text, start)
    named = _ko_units().match(text, end)
    unit = _table("ko")[named[1]] if named else COUNT
    if symbol:
        unit, start = symbol
    end = named.end() if named else end
    about, bound, start = _before(text, start, _KO_BEFORE)
    after = _KO_AFTER.match(text, end)
    if after:
        about = about or after.lastgroup == "about"
        bound = bound or _BOUNDS.get(after.lastgroup or "", "")
        end = after.end()
    return Measure(unit, start, end, about or over, bound or ("over" if over else ""))


def _before(text: str, start: int, pattern: re.Pattern[str]) -> tuple[bool, Bound, int]:
    """Approximator and bound that end right before `start`, and where they begin."""
    low = max(0, start - _TAIL)
    tail = text[low:start]
    about, begin = False, start
    bound: Bound = ""
    for match in pattern.finditer(tail):
        whole = low + match.start() == 0 or not text[low + match.start() - 1].isalpha()
        if match[0].lower() in _PREPOSITIONS and _SMALL.match(text, low + match.end() + 1):
            whole = False
        if whole and _SPACED.match(tail, match.end()) and not (about or bound):
            about = match.lastgroup == "about"
            bound = _BOUNDS.get(match.lastgroup or "", "")
            begin = low + match.start()
    return about, bound, begin


@cache
def _table(language: Language) -> dict[str, Unit]:
    """Written form -> unit; raises nothing, for the tables are our own and tested."""
    units: dict[str, Unit] = {}
    for row in _rows("units.toml", "unit"):
        kind, symbol = row["kind"], row["symbol"]
        unit = Unit(kind, symbol if kind == "label" else "", symbol, Decimal(row.get("factor", 1)))
        units |= dict.fromkeys(row[language], unit)
    for row in _rows("currencies.toml", "currency"):
        units |= dict.fromkeys(row[language], _money(row["code"]))
    return units


@cache
def _symbols() -> dict[str, Unit]:
    rows = _rows("currencies.toml", "currency")
    return {symbol: _money(row["code"]) for row in rows for symbol in row["symbols"]}


@cache
def _ko_units() -> re.Pattern[str]:
    forms = sorted(_table("ko"), key=len, reverse=True)
    return re.compile(rf"\s?({'|'.join(map(re.escape, forms))})")


def _money(code: str) -> Unit:
    return Unit("money", code, code, Decimal(1))


def _rows(file: str, name: str) -> list[dict[str, Any]]:
    source = resources.files("transcheck").joinpath("data", file)
    rows: list[dict[str, Any]] = tomllib.loads(source.read_text("utf-8"))[name]
    return rows
