"""Two offices -> how one stands to the other: same, synonym, broader, higher, another."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from transcheck.facts.offices import Office
from transcheck.model import Outcome, Severity


class Relation(NamedTuple):
    """What a rule says of two offices of one person."""

    outcome: Outcome
    rule: str
    reason: str
    severity: Severity = "neutral"

    @property
    def cost(self) -> int:
        """The kinder the smaller."""
        return ("agree", "notice", "unclear", "differ").index(self.outcome)


def relate(one: Office, other: Office) -> Relation | None:
    """The relation of two offices that one person is given; None for an office against a rank."""
    if (one.row.kind == "rank") != (other.row.kind == "rank"):
        return None
    if one.row.family == other.row.family:
        return _same_family(one, other)
    if "general" in (one.row.kind, other.row.kind):
        return Relation("agree", "title.broader", "are compatible: one says less than the other")
    return _other_family(one, other)


def _same_family(one: Office, other: Office) -> Relation:
    if one.row.level != other.row.level and "general" not in (one.row.kind, other.row.kind):
        return Relation("differ", "title.rank", "are not of one rank", "major")
    if _apart(one.bodies, other.bodies) or _apart(one.countries, other.countries):
        return Relation("differ", "title.body", "belong to different bodies", "major")
    if _other_portfolio(one, other):
        return Relation("differ", "title.portfolio", "have different portfolios", "major")
    if one.standing ^ other.standing:
        return Relation("differ", "title.standing", "differ in how the office is held", "minor")
    return _wording(one, other)


def _wording(one: Office, other: Office) -> Relation:
    if one.head == other.head:
        return Relation("agree", "title.same", "are the same office")
    if Levenshtein.distance(one.head, other.head) <= 1:
        return Relation("notice", "title.spelling", "are two spellings of one office")
    return Relation("agree", "title.synonym", "are two names of one office")


def _other_family(one: Office, other: Office) -> Relation:
    if one.modifiers & other.modifiers:
        reason = "are neighbouring offices, not the same one"
        return Relation("differ", "title.other_office", reason, "minor")
    if one.bodies & other.bodies and "office" in (one.row.kind, other.row.kind):
        return Relation(
            "differ", "title.other_office", "are different offices of one body", "minor"
        )
    return Relation("unclear", "title.two_offices", "may both be held by one person")


def _other_portfolio(one: Office, other: Office) -> bool:
    """Whether each side names a field that the other lacks, with nothing shared."""
    fields = _fields(one), _fields(other)
    return _apart(*fields) and not (one.bodies & other.bodies)


def _fields(office: Office) -> frozenset[str]:
    ministries = {body.rpartition(":")[2] for body in office.bodies if ":ministry:" in body}
    return office.modifiers | ministries


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
