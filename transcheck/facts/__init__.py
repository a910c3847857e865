"""Articles -> typed facts; two statements -> what agrees and what differs between their facts.

`FACTS` is the one table of fact types: a new type is a file and a row here.
"""

from __future__ import annotations

from dataclasses import dataclass

from transcheck.facts import (
    attribution,
    date,
    name,
    number,
    polarity,
    quote,
    strength,
    style,
    terminology,
    title,
)
from transcheck.facts.incumbents import consult
from transcheck.facts.presence import additions
from transcheck.facts.register import Register
from transcheck.facts.terminology import Glossary
from transcheck.model import Article, Comparison, Fact, Statement
from transcheck.ports import Compare, Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class FactType:
    """How one type of fact is found and compared; some are compared without being extracted."""

    compare: Compare
    extract: Extract | None = None


FACTS: dict[str, FactType] = {
    "name": FactType(extract=name.extract, compare=name.compare),
    "title": FactType(extract=title.extract, compare=title.compare),
    "number": FactType(extract=number.extract, compare=number.compare),
    "date": FactType(extract=date.extract, compare=date.compare),
    "attribution": FactType(compare=attribution.compare),
    "negation": FactType(extract=polarity.extract, compare=polarity.compare),
    "strength": FactType(extract=strength.extract, compare=strength.compare),
    "quote": FactType(compare=quote.compare),
    "style": FactType(compare=style.compare),
}
NO_GLOSSARY = Glossary()
NO_REGISTER = Register()


def extract(article: Article) -> tuple[Fact, ...]:
    """All facts of an article, in text order."""
    found = [fact for kind in FACTS.values() if kind.extract for fact in kind.extract(article)]
    return tuple(sorted(found, key=lambda fact: (fact.span, fact.type)))


def compare(
    wire: Statement,
    translation: Statement,
    *,
    glossary: Glossary = NO_GLOSSARY,
    register: Register = NO_REGISTER,
) -> tuple[Comparison, ...]:
    """What every fact type says of a link in the table's order, then what the translation adds.

    A `register` of office-holders says which of two titles was right. The terms that a `glossary`
    forbids come last.
    """
    found = tuple(said for kind in FACTS.values() for said in kind.compare(wire, translation))
    found = consult(found, register, wire=wire, translation=translation)
    return (
        *found,
        *additions(found, wire=wire, translation=translation),
        *terminology.compare(translation, glossary),
    )
