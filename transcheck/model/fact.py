"""Typed values, the statements that hold them, and what comparing them says."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, Protocol

from transcheck.model.article import Article, Span
from transcheck.model.claim import Claim
from transcheck.model.kinds import FindingType, Outcome, Severity


class FactValue(Hashable, Protocol):
    """A typed, normalised value; `str()` renders it for reports and is never parsed back."""

    @property
    def keys(self) -> frozenset[str]:
        """What equal or compatible values have in common; facts sharing a key pull links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, organisation or place; `full` is the fullest form in its article, without titles.

    "Seo", "Chief Seo" and "Mina Seo" in one article are all `Name(full="Mina Seo")`.
    """

    kind: Literal["person", "organisation", "place"]
    full: str
    keys: frozenset[str]

    def __str__(self) -> str:
        return self.full


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office, rank or role, and the person (`Name.full`) whom the article gives it to."""

    office: str
    holder: str | None
    keys: frozenset[str]

    def __str__(self) -> str:
        return f"{self.holder}: {self.office}" if self.holder else self.office


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed value that an article states at a span."""

    type: FindingType
    span: Span
    value: FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One side of a link, with all that a comparison may look at: never empty of claims.

    `facts` are those in the claims; `known` holds the keys of all facts of the whole article, so
    that a rule can tell what this link leaves out from what the article nowhere says.
    """

    article: Article
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    known: frozenset[str] = frozenset()

    def of(self, type_: FindingType) -> tuple[Fact, ...]:
        """The facts of one type, in text order."""
        return tuple(fact for fact in self.facts if fact.type == type_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one rule says of one fact of the wire and its counterpart in the translation.

    "agree": the values are the same or compatible. "notice": the same value in another house
    style. "differ": the values exclude each other, or one side lacks or adds a fact that matters.
    "unclear": the rule looked and could not tell. Spans point into the side's own article.
    `evidence` is what a third text, such as the Korean source, says of it.
    """

    type: FindingType
    outcome: Outcome
    rule: str
    explanation: str
    severity: Severity = "neutral"
    wire_span: Span | None = None
    translation_span: Span | None = None
    wire_value: str = ""
    translation_value: str = ""
    evidence: str = ""
