"""An article -> its names; two statements -> whether their names name the same."""

from __future__ import annotations

from collections.abc import Iterator

from transcheck.facts import names_ko
from transcheck.facts.gender import genders, regendered
from transcheck.facts.identity import respelled, same_name
from transcheck.facts.resolution import names
from transcheck.facts.slots import Side, likeness, side
from transcheck.facts.unmatched import ONE_SENTENCE, Rest
from transcheck.model import (
    Article,
    Comparison,
    Fact,
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

    A name on one side only is normal in independent tellings and comes out "unclear", unless both
    sides say one sentence and nothing on the other can stand for it. A name in a claim's
    attribution frame is left to the comparison of speakers.
    """
    if wire.article.language != translation.article.language:
        return names_ko.compare(wire, translation)
    left, right = side(wire), side(translation)
    met = list(_met(left, right))
    rest = Rest.of(left, right, met)
    return (
        *_agreements(met),
        *_replacements(rest),
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


def _agreements(met: list[tuple[Fact, Fact]]) -> Iterator[Comparison]:
    for here, there in met:
        one, other = _name(here), _name(there)
        if respelled(one, other):
            reason = f"{one} and {other} are two spellings of one name"
            yield _comparison("notice", "name.spelling", reason, (here, there), "neutral")
        else:
            reason = f"{one} and {other} are the same"
            yield _comparison("agree", "name.same", reason, (here, there), "neutral")


def _replacements(rest: Rest) -> Iterator[Comparison]:
    """Names without a counterpart: in each other's place they differ, elsewhere they say little."""
    taken: set[Fact] = set()
    for here, there in rest.replaced():
        taken |= {here, there}
        reason = f"{_name(here)} in the wire, {_name(there)} in the translation"
        yield _comparison("differ", "name.replaced", reason, (here, there), "major")
    lost = rest.unanswered(taken)
    for fact in rest.here:
        if fact not in taken:
            yield _one_sided("the wire", (fact, None), fact in lost)
    for fact in rest.there:
        if fact not in taken:
            yield _one_sided("the translation", (None, fact), fact in lost)


def _one_sided(where: str, facts: tuple[Fact | None, Fact | None], lost: bool) -> Comparison:
    name = next(fact.value for fact in facts if fact)
    if lost:
        reason = f"{where.capitalize()} names {name}, and the other side says the same without it"
        return _comparison("differ", "name.unanswered", reason, facts, "minor")
    reason = f"{name} is named in {where} only"
    return _comparison("unclear", "name.only_one_side", reason, facts, "neutral")


def _genders(left: Side, right: Side) -> Iterator[Comparison]:
    """A pronoun of one gender here that has the other there."""
    persons = {fact.value for side_ in (left, right) for fact in side_.persons}
    alone = len(persons) < 2 and likeness(left, right) >= ONE_SENTENCE
    found = regendered(genders(left.tokens), genders(right.tokens), alone=alone)
    if found:
        gender, here, there = found
        other = "feminine" if gender == "masculine" else "masculine"
        yield Comparison(
            type="name",
            outcome="differ",
            rule="name.gender",
            explanation=f"A pronoun is {gender} in the wire and {other} in the translation",
            severity="major",
            wire_span=here,
            translation_span=there,
            wire_value=gender,
            translation_value=other,
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
