"""An article -> its names; two statements -> whether their names name the same."""

from __future__ import annotations

from collections.abc import Iterator

from transcheck.facts.identity import respelled, same_name
from transcheck.facts.resolution import names
from transcheck.facts.slots import Side, same_slot, side
from transcheck.model import (
    Article,
    Comparison,
    Fact,
    FactValue,
    Name,
    Outcome,
    Severity,
    Span,
    Statement,
)


def extract(article: Article) -> tuple[Fact, ...]:
    """All persons, organisations and places that the article names, in text order.

    A later mention by surname or acronym has the value of the fullest form in the article.
    """
    return tuple(Fact(type="name", span=span, value=name) for span, name in names(article))


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """Names of both sides that are the same, that stand in each other's place, and the rest.

    A name on one side only is normal in independent tellings and comes out "unclear". A name in a
    claim's attribution frame is left to the comparison of speakers.
    """
    left, right = side(wire), side(translation)
    met = list(_met(left, right))
    alone = (
        _alone(left, {here.value for here, _ in met}),
        _alone(right, {there.value for _, there in met}),
    )
    return (
        *_agreements(met),
        *_replacements(left, right, alone),
        *_genders(left, right),
    )


def _met(left: Side, right: Side) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of names that can be one; a name that both sides have meets itself alone."""
    shared = {fact.value for fact in left.names} & {fact.value for fact in right.names}
    for here in left.names:
        for there in right.names:
            exact = here.value == there.value
            loose = here.value not in shared and there.value not in shared
            if exact or (loose and same_name(_name(here), _name(there)) == "agree"):
                yield here, there


def _alone(here: Side, met: set[FactValue]) -> tuple[Fact, ...]:
    """Names of one side's content that the other side does not have."""
    return tuple(fact for fact in here.content if fact.value not in met)


def _agreements(met: list[tuple[Fact, Fact]]) -> Iterator[Comparison]:
    for here, there in met:
        one, other = _name(here), _name(there)
        if respelled(one, other):
            reason = f"{one} and {other} are two spellings of one name"
            yield _comparison("notice", "name.spelling", reason, (here, there), "neutral")
        else:
            reason = f"{one} and {other} are the same"
            yield _comparison("agree", "name.same", reason, (here, there), "neutral")


def _replacements(
    left: Side, right: Side, alone: tuple[tuple[Fact, ...], tuple[Fact, ...]]
) -> Iterator[Comparison]:
    """Names without a counterpart: in each other's place they differ, elsewhere they say little."""
    taken: set[Fact] = set()
    for here in alone[0]:
        for there in alone[1]:
            if not {here, there} & taken and _replaced(left, here, right, there):
                taken |= {here, there}
                reason = f"{_name(here)} in the wire, {_name(there)} in the translation"
                yield _comparison("differ", "name.replaced", reason, (here, there), "major")
    for fact in alone[0]:
        if fact not in taken:
            yield _one_sided("the wire", fact, None)
    for fact in alone[1]:
        if fact not in taken:
            yield _one_sided("the translation", None, fact)


def _replaced(left: Side, here: Fact, right: Side, there: Fact) -> bool:
    """Whether two names exclude each other, stand in one place, and neither was only moved."""
    one, other = _name(here), _name(there)
    return (
        same_name(one, other) == "differ"
        and not (_elsewhere(here, right) and _elsewhere(there, left))
        and same_slot(left, here, right, there)
        and not right.mentions(one.full, there)
        and not left.mentions(other.full, here)
    )


def _elsewhere(fact: Fact, other: Side) -> bool:
    """Whether the other article names it outside this link."""
    return bool(fact.value.keys & other.statement.known)


def _one_sided(where: str, here: Fact | None, there: Fact | None) -> Comparison:
    name = here or there
    reason = f"{name.value if name else ''} is named in {where} only"
    return _comparison("unclear", "name.only_one_side", reason, (here, there), "neutral")


def _genders(left: Side, right: Side) -> Iterator[Comparison]:
    """He on one side, she on the other, and neither side has both."""
    here, there = left.gender, right.gender
    if here and there and here[0] != there[0]:
        yield Comparison(
            type="name",
            outcome="differ",
            rule="name.gender",
            explanation=f"The wire has {here[0]} pronouns only, the translation {there[0]} ones",
            severity="major",
            wire_span=here[1],
            translation_span=there[1],
            wire_value=here[0],
            translation_value=there[0],
        )


def _comparison(
    outcome: Outcome,
    rule: str,
    explanation: str,
    facts: tuple[Fact | None, Fact | None],
    severity: Severity,
) -> Comparison:
    here, there = facts
    return Comparison(
        type="style" if outcome == "notice" else "name",
        outcome=outcome,
        rule=rule,
        explanation=explanation,
        severity=severity,
        wire_span=_span(here),
        translation_span=_span(there),
        wire_value=str(here.value) if here else "",
        translation_value=str(there.value) if there else "",
    )


def _span(fact: Fact | None) -> Span | None:
    return fact.span if fact else None


def _name(fact: Fact) -> Name:
    if not isinstance(fact.value, Name):
        raise TypeError("a fact of type name has a Name")
    return fact.value
