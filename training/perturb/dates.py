"""A sentence with dates -> another weekday, day, month, year or part of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import word_list

_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = word_list(
    "January February March April May June July August September October November December"
)
_SHORT = ["Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
_SETS = (
    _WEEKDAYS, _MONTHS, _SHORT,
    ["first half", "second half"],
    ["first quarter", "second quarter", "third quarter", "fourth quarter"],
    ["last year", "this year", "next year"], ["last month", "this month", "next month"],
    ["last week", "this week", "next week"],
    ["yesterday", "today", "tomorrow"],
    ["spring", "summer", "autumn", "winter"],
    ["p.m.", "a.m."],
    ["a year", "a month", "a week"],
    ["last", "next"],
)  # fmt: skip
_PARTS = ("morning", "afternoon", "evening", "night")
_DAY = re.compile(
    r"(?<![\d,.])([1-9]|[12]\d|3[01])(st|nd|rd|th)?(?![\d%]|[.,:]\d|\s?[ap]\.?m|\s?(?:to|and|or|[-–])\s?\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b(\d{1,2})(?=:\d\d|\s?[ap]\.m\.)")
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def named(scene: Scene) -> Iterator[Edit]:
    """Another weekday, month, season, quarter; last for next."""
    for start, text in _dates(scene):
        for listed in _SETS:
            found = re.search(rf"\b(?:{'|'.join(map(re.escape, listed))})(?!\w)", text)
            if found:
                new = scene.random.choice([each for each in listed if each != found[0]])
                yield Edit(start=start + found.start(), end=start + found.end(), text=new)
                break


def day(scene: Scene) -> Iterator[Edit]:
    """Another day of the month."""
    for start, text in _dates(scene):
        found = _DAY.search(text)
        months = any(month[:3] in text for month in _MONTHS)
        if found and (months or found[2]):
            new = scene.random.choice([d for d in range(1, 29) if d != int(found[1])])
            ending = _ENDINGS.get(new, "th") if found[2] else ""
            yield Edit(start=start + found.start(), end=start + found.end(), text=f"{new}{ending}")


def year(scene: Scene) -> Iterator[Edit]:
    """A year some years off."""
    for start, text in _dates(scene):
        found = _YEAR.search(text)
        if found:
            new = int(found[0]) + scene.random.choice((-10, -3, -2, -1, 1, 2, 3, 10))
            yield Edit(start=start + found.start(), end=start + found.end(), text=str(new))


def hour(scene: Scene) -> Iterator[Edit]:
    """Another hour or another part of the day."""
    for found in _CLOCK.finditer(scene.telling.text):
        new = scene.random.choice([h for h in range(1, 12) if h != int(found[1])])
        yield Edit(start=found.start(), end=found.end(), text=str(new))
    for word in scene.telling.words:
        if word.low in _PARTS and word.text.islower() and scene.telling.text[word.span.end :]:
            others = [part for part in _PARTS[:3] if part != word.low]
            if word.low != "night":
                yield Edit(
                    start=word.span.start, end=word.span.end, text=scene.random.choice(others)
                )


def _dates(scene: Scene) -> list[tuple[int, str]]:
    facts = scene.telling.of("date")
    return [(fact.span.start, fact.span.of(scene.telling.text)) for fact in facts]
