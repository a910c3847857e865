"""Two named times -> how they relate: the value that `date` extracts, and the algebra on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from transcheck.facts.calendar_ import MONTHS, WEEKDAYS, Grain, Interval, Spec
from transcheck.facts.matching import Relation
from transcheck.facts.numeral_words import ordinal

ONE_DAY = timedelta(days=1)
_FIELDS = ("year", "month", "day", "weekday", "months", "years", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A mention's fields and the intervals of days that it may mean, none while unanchored.

    Where several intervals stand, the words are ambiguous and one of them is meant.
    """

    says: Spec
    days: tuple[Interval, ...]

    @property
    def grain(self) -> Grain:
        """How fine the mention is: a day, a week, a month..."""
        return self.says.grain

    @property
    def keys(self) -> frozenset[str]:
        """One key for each candidate day, month or year; the bare fields where there is none."""
        form = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "months": "%Y-%m"}
        if self.days:
            pattern = form.get(self.grain, "%Y")
            return frozenset(f"date:{start.strftime(pattern)}" for start, _ in self.days)
        said = (f"{name}:{value}" for name in _FIELDS[:6] if (value := getattr(self.says, name)))
        return frozenset(said)

    def __str__(self) -> str:
        return " or ".join(_written(self, days) for days in self.days) or _unanchored(self.says)


def relate_times(a: When, b: When) -> Relation | None:
    """How two times relate, whichever stands first; None where nothing can be said."""
    if a.days == b.days and (a.days or a.says == b.says):
        return _agree("date.same", f"both say {a}", 0)
    if not a.days or not b.days:
        return _by_fields(a, b)
    if a.grain == b.grain:
        return _one_grain(a, b)
    if _meet(a, b):
        return _agree("date.narrower", f"{a} and {b}: one lies within the other", 2)
    return None


def _one_grain(a: When, b: When) -> Relation:
    """Two ranges have to be one and the same; anything else only has to meet."""
    ranges = a.says.until and b.says.until
    same = sorted(set(a.days) & set(b.days))
    if same:
        return _agree("date.meet", f"both can be {_written(a, same[0])}", 1)
    if _meet(a, b) and not ranges:
        return _agree("date.meet", f"{a} and {b} can be one", 1)
    return (None if ranges else _zones(a, b)) or _exclude(a, b)


def _meet(a: When, b: When) -> bool:
    return any(i[0] <= j[1] and j[0] <= i[1] for i in a.days for j in b.days)


def _by_fields(a: When, b: When) -> Relation | None:
    """Without a publication day the fields that both name have to decide."""
    said = _fields(a.says), _fields(b.says)
    both = said[0].keys() & said[1].keys()
    if not both:
        return None
    if a.grain == b.grain and any(said[0][name] != said[1][name] for name in both):
        return _exclude(a, b)
    if all(said[0][name] == said[1][name] for name in both):
        return _agree("date.fields", f"{a} and {b} agree in what both say", 2)
    return None


def _fields(says: Spec) -> dict[str, object]:
    named = {name: value for name in _FIELDS if (value := getattr(says, name)) is not None}
    if says.unit:
        from_story = says.story and not says.ago
        named |= {"story" if from_story else f"{says.unit} counted": says.offset}
        del named["unit"]
    if says.ago:
        named["ago"] = True
    if says.until and says.until.day:
        named["until"] = says.until.day
    return named


def _zones(a: When, b: When) -> Relation | None:
    """Korea's calendar runs ahead of the event's: there its day may be the next one."""
    if a.grain != "day" or (a.says.place == "korea") == (b.says.place == "korea"):
        return None
    korea, there = (a, b) if a.says.place == "korea" else (b, a)
    if any(i[0] - j[0] == ONE_DAY for i in korea.days for j in there.days):
        return _agree("date.zone", f"{korea} in Korea can be {there} where it happened", 3)
    return None


def _exclude(a: When, b: When) -> Relation:
    return Relation(
        rank=6, outcome="differ", rule=f"date.{a.grain}", severity="major",
        explanation=f"{a} and {b} cannot be the same",
    )  # fmt: skip


def _agree(rule: str, explanation: str, rank: int) -> Relation:
    return Relation(rank=rank, outcome="agree", rule=rule, explanation=explanation)


def _written(when: When, days: Interval) -> str:
    first, last = days
    if when.says.until and first != last and when.grain in ("day", "month", "year"):
        return f"{_one(first, when.grain)} to {_one(last, when.grain)}"
    if when.says.ago and when.grain != "day":
        return f"about {_one(first + (last - first) / 2, 'month')}"
    if when.grain in ("week", "months", "years"):
        fine: Grain = {"week": "day", "months": "month"}.get(when.grain, "year")  # type: ignore[assignment]
        return f"{_one(first, fine)} to {_one(last, fine)}"
    return _one(first, when.grain)


def _one(day: date, grain: Grain) -> str:
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return {"day": f"{day.day} {month}", "month": month}.get(grain, str(day.year))


def _unanchored(says: Spec) -> str:
    """The fields as written: "Thursday", "the 20th", "June", "1 month before"."""
    if says.unit:
        count = abs(says.offset)
        way = "before" if says.offset < 0 else "after" if says.offset > 0 else "this"
        return f"{count} {says.unit}(s) {way}" if count else f"this {says.unit}"
    words = [
        WEEKDAYS[says.weekday] if says.weekday is not None else "",
        f"the {ordinal(says.day)}" if says.day and not says.month else str(says.day or ""),
        MONTHS[says.month - 1] if says.month else "",
        "to {}-{} of a year".format(*says.months) if says.months else "",
    ]
    return " ".join(word for word in words if word)
