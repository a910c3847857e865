"""A table of named patterns -> the fields of every mention that they find in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from transcheck.facts.clock import DAY, HALF_DAY, Clock

Fields: TypeAlias = Mapping[str, str]
Form: TypeAlias = tuple[str, str]
Place: TypeAlias = Literal["", "local", "korea"]

_NAMED = re.compile(r"\?P<\w+>")
_DIGITS = re.compile(r"\d{1,4}")


class Grammar:
    """Patterns of one language that name a time; the named groups of a pattern are its fields.

    Every mention starts where a word does. Where two patterns match, the one that stands first
    wins. `place` reads the words after a mention that say whose calendar is meant, `korea` whether
    that is Korea's.
    """

    def __init__(self, *forms: Form, place: str, korea: str) -> None:
        self._forms = {name: re.compile(pattern) for name, pattern in forms}
        any_form = "|".join(f"(?P<{n}>{_NAMED.sub('?:', p)})" for n, p in forms)
        self._any = re.compile(rf"(?<!\w)(?:{any_form})")
        self._place = re.compile(place)
        self._korea = re.compile(korea)

    def find(self, text: str) -> Iterator[tuple[int, int, Fields]]:
        """Start, end and fields of every mention, in order and not overlapping; linear time."""
        for match in self._any.finditer(text):
            read = self._forms[match.lastgroup or ""].match(text, match.start())
            if read is None:
                continue
            fields = {key: value for key, value in read.groupdict().items() if value}
            place = self._place.match(text, match.end())
            if place:
                fields["place"] = "korea" if self._korea.search(place[0]) else "local"
            yield match.start(), place.end() if place else match.end(), fields


def place_of(fields: Fields) -> Place:
    """Whose calendar the mention goes by, as "(local time)" says it."""
    place = fields.get("place")
    return "korea" if place == "korea" else "local" if place else ""


def number(written: str | None) -> int | None:
    """The leading digits of "20th"; None where there are none."""
    digits = _DIGITS.match(written or "")
    return int(digits[0]) if digits else None


def clock(fields: Fields, *, half: Literal["", "am", "pm"]) -> Clock | None:
    """The hour of the day in the fields "hour" and "min"; None where no clock shows it."""
    hour, minute = number(fields.get("hour")) or 0, number(fields.get("min")) or 0
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    minutes = hour * 60 + minute
    if half:
        minutes = minutes % HALF_DAY + (HALF_DAY if half == "pm" else 0)
    return Clock(
        minute=minutes % DAY, exact="min" in fields, half=bool(half) or hour > 12,
        place=place_of(fields),
    )  # fmt: skip
