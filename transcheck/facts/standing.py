"""Two offices -> how one stands to the other: same, synonym, broader, higher, another."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from transcheck.facts.offices import DEPUTIES, Office
from transcheck.model import Outcome, Severity

_STATE = frozenset({"president", "premier", "minister", "mayor", "governor", "speaker"})
"""Families of the offices of state that nobody holds two of."""
_ONE_WORD = (
    frozenset({"president", "governor"}),
    frozenset({"president", "speaker"}),
    frozenset({"premier", "governor"}),
)
"""Those that are two renderings of one word: of 총재, of 의장, of a province's head."""
_STATE_FIELDS = frozenset({"state", "foreign"})
"""The portfolio that "Secretary of State" has without naming it."""


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


TWO_OFFICES = Relation("unclear", "title.two_offices", "may both be held by one person")


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
    if _ranked_apart(one, other) and "general" not in (one.row.kind, other.row.kind):
        return Relation("differ", "title.rank", "are not of one rank", "major")
    if _apart(one.bodies, other.bodies) or _apart(one.countries, other.countries):
        return Relation("differ", "title.body", "belong to different bodies", "major")
    if _other_portfolio(one, other):
        return Relation("differ", "title.portfolio", "have different portfolios", "major")
    if one.standing ^ other.standing:
        return Relation("differ", "title.standing", "differ in how the office is held", "minor")
    return _wording(one, other)


def _ranked_apart(one: Office, other: Office) -> bool:
    """Whether the table, or a "deputy" before one of them alone, gives them two ranks."""
    deputies = one.modifiers.intersection(DEPUTIES), other.modifiers.intersection(DEPUTIES)
    return one.row.level != other.row.level or bool(deputies[0]) != bool(deputies[1])


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
    if exclude(one, other):
        return Relation(
            "differ", "title.other_office", "are offices that nobody holds at once", "minor"
        )
    return TWO_OFFICES


def exclude(one: Office, other: Office) -> bool:
    """Whether both are offices of state that no one holds at once, each named in full."""
    families = frozenset({one.row.family, other.row.family})
    return (
        one.row.family != other.row.family
        and families <= _STATE
        and families not in _ONE_WORD
        and all(_in_full(office) for office in (one, other))
        and not ("minister" in families and (_is_deputy_premier(one) or _is_deputy_premier(other)))
    )


def _in_full(office: Office) -> bool:
    """A bare "minister" may be short for any; a former holder may hold another by now."""
    return not office.standing and (office.row.family != "minister" or bool(fields(office)))


def _is_deputy_premier(office: Office) -> bool:
    """Who is often a minister as well."""
    return office.row.family == "premier" and office.row.level > 1


def _other_portfolio(one: Office, other: Office) -> bool:
    """Whether each side names a field that the other lacks, with nothing shared."""
    return _apart(fields(one), fields(other)) and not (one.bodies & other.bodies)


def fields(office: Office) -> frozenset[str]:
    """The words of an office's portfolio, whether they stand at its head or name its ministry."""
    ministries = {body.rpartition(":")[2] for body in office.bodies if ":ministry:" in body}
    state = _STATE_FIELDS if office.row.id.endswith("secretary-of-state") else frozenset()
    return office.modifiers | ministries | state


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
