"""A person's title and a day -> what the tables of office-holders say of it.

A user's own table is asked before the one that is shipped. Whatever cannot be told for certain is
"unknown": an office whose body is not named, a bare surname, a day that no row covers.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from transcheck.facts.offices import Office
from transcheck.facts.persons import person_key, same_person
from transcheck.facts.standing import exclude, fields, relate
from transcheck.facts.tenures import Tenure, read_tenures, shipped_tenures
from transcheck.facts.words import word_class

Known: TypeAlias = Literal["same", "synonym", "stale", "other_office", "other_holder", "unknown"]

_PAST = frozenset({"former", "ex", "then", "late", "ousted", "disgraced"})
_COMING = frozenset({"designate", "elect", "incoming"})
_CERTAIN = frozenset({"title.rank", "title.body", "title.portfolio", "title.standing"})
_PLAIN = frozenset({"defense", "education", "finance", "foreign", "justice", "unification"})
"""Portfolios that ministries share with no other."""
_SHARED = frozenset({"councilor", "legislator", "committee-member"})
"""Families of offices that several hold at once, all in the first rank."""


class Entry(NamedTuple):
    """What the register says of one mention, and the tenure that it says it from.

    "same" and "synonym": the person held the office, in these or other words. "stale": no longer.
    "other_office": another one. "other_holder": somebody else held it.
    """

    known: Known
    tenure: Tenure | None = None

    @property
    def right(self) -> bool:
        """Whether the title was right on the day."""
        return self.known in ("same", "synonym")


UNKNOWN = Entry("unknown")


@dataclass(frozen=True, kw_only=True)
class Table:
    """Tenures from one source."""

    tenures: tuple[Tenure, ...] = ()

    @cached_property
    def by_person(self) -> dict[str, tuple[Tenure, ...]]:
        """The tenures by what all spellings of the holder's surname share."""
        return _grouped((person_key(tenure.holder), tenure) for tenure in self.tenures)

    @cached_property
    def by_family(self) -> dict[str, tuple[Tenure, ...]]:
        """The tenures by the family of their office."""
        return _grouped((tenure.office.row.family, tenure) for tenure in self.tenures)

    def look_up(self, holder: str, office: Office, days: tuple[date, ...]) -> Entry:
        """What these tenures say of `holder` in `office` on days of which one is meant."""
        mine = tuple(
            tenure
            for tenure in self.by_person.get(person_key(holder), ())
            if same_person(tenure.holder, holder) == "agree"
        )
        if office.standing & _PAST:
            past = replace(office, standing=office.standing - _PAST)
            return next((Entry("same", t) for t in _fitting(mine, past) if _over(t, days)), UNKNOWN)
        return _of_person(mine, office, days) or self._of_office(holder, office, days)

    def _of_office(self, holder: str, office: Office, days: tuple[date, ...]) -> Entry:
        seats = [
            tenure
            for tenure in self.by_family.get(office.row.family, ())
            if _one_seat(tenure.office, office) and all(tenure.holds(day) for day in days)
        ]
        if len(seats) == 1 and same_person(seats[0].holder, holder) == "differ":
            return Entry("other_holder", seats[0])
        return UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Register:
    """Tables of office-holders, the first that can tell speaks; without any all is unknown."""

    tables: tuple[Table, ...] = ()

    def look_up(self, holder: str, office: Office, days: tuple[date, ...]) -> Entry:
        """What is known of `holder`, by full name, in `office` on days of which one is meant."""
        if len(holder.split()) < 2 or not days or office.standing & _COMING:
            return UNKNOWN
        entries = (table.look_up(holder, office, days) for table in self.tables)
        return next((entry for entry in entries if entry.known != "unknown"), UNKNOWN)

    @cached_property
    def signature(self) -> str:
        """The beginning of a SHA-256 digest of its tenures: equal signatures tell the same."""
        rows = [[str(tenure) for tenure in table.tenures] for table in self.tables]
        return sha256(json.dumps(rows).encode()).hexdigest()[:12]


def load_register(path: Path | None) -> Register:
    """The shipped table behind the user's own at `path`; raises UsageError in one line."""
    shipped = Table(tenures=shipped_tenures())
    if path is None:
        return Register(tables=(shipped,))
    return Register(tables=(Table(tenures=read_tenures(path)), shipped))


def _grouped(pairs: Iterable[tuple[str, Tenure]]) -> dict[str, tuple[Tenure, ...]]:
    groups = defaultdict[str, list[Tenure]](list)
    for key, tenure in pairs:
        groups[key].append(tenure)
    return {key: tuple(group) for key, group in groups.items()}


def _of_person(mine: tuple[Tenure, ...], office: Office, days: tuple[date, ...]) -> Entry | None:
    """What the tenures of one person say, None where nothing: an end not known keeps it silent."""
    fitting = _fitting(mine, office)
    now = [tenure for tenure in fitting if any(tenure.holds(day) for day in days)]
    if now:
        entries = [Entry(_wording(tenure.office, office), tenure) for tenure in now]
        return min(entries, key=lambda entry: entry.known)
    if any(tenure.begin <= max(days) and not tenure.over(max(days)) for tenure in fitting):
        return UNKNOWN
    over = [tenure for tenure in fitting if _over(tenure, days)]
    if over:
        return Entry("stale", max(over, key=lambda tenure: tenure.begin))
    for tenure in mine:
        if _other_office(tenure.office, office) and all(tenure.holds(day) for day in days):
            return Entry("other_office", tenure)
    return None


def _wording(listed: Office, office: Office) -> Literal["same", "synonym"]:
    relation = relate(listed, office)
    return "same" if relation and relation.rule == "title.same" else "synonym"


def _fitting(mine: tuple[Tenure, ...], office: Office) -> tuple[Tenure, ...]:
    return tuple(tenure for tenure in mine if _one_office(tenure.office, office))


def _over(tenure: Tenure, days: tuple[date, ...]) -> bool:
    return all(tenure.over(day) for day in days)


def _one_office(listed: Office, office: Office) -> bool:
    """Whether a person's listed office can be the one that an article gives to that person."""
    relation = relate(listed, office)
    if relation is None or relation.outcome not in ("agree", "notice"):
        return False
    told = not fields(office) or bool(fields(listed) & fields(office))
    return told and "general" not in (listed.row.kind, office.row.kind)


def _other_office(listed: Office, office: Office) -> bool:
    """Whether the two cannot be two names of one office.

    Neighbours can: a national security adviser heads an office of that name. So can portfolios of
    one ministry, such as land and transport.
    """
    relation = relate(listed, office)
    if relation is None or relation.rule not in _CERTAIN:
        return exclude(listed, office)
    return relation.rule != "title.portfolio" or fields(listed) | fields(office) <= _PLAIN


def _one_seat(listed: Office, office: Office) -> bool:
    """Whether both are one office that one person holds at a time, as told by body and field."""
    bound = office.bodies | office.countries | (fields(office) - word_class("office_modifiers"))
    return (
        listed.identity[0] == office.row.id
        and office.row.kind == "office"
        and office.row.level <= 1
        and office.row.family not in _SHARED
        and listed.standing == office.standing
        and fields(listed) == fields(office)
        and _both_or_neither(listed.bodies, office.bodies)
        and _both_or_neither(listed.countries, office.countries)
        and bool(bound)
    )


def _both_or_neither(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or not (one or other)
