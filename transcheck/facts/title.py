"""An article -> the offices it gives to persons; two statements -> whether these offices agree."""

from __future__ import annotations

from collections.abc import Iterator

from transcheck.facts.holders import held, held_korean
from transcheck.facts.offices import Office, parse
from transcheck.facts.offices_ko import all_of_korean, of_korean
from transcheck.facts.persons import person_key, same_person
from transcheck.facts.standing import TWO_OFFICES, Relation, exclude, relate
from transcheck.model import Article, Comparison, Fact, Statement, Title


def extract(article: Article) -> tuple[Fact, ...]:
    """All offices and ranks that stand beside a person's name; a span covers the office alone."""
    found = held_korean(article) if article.language == "ko" else held(article)
    return tuple(
        Fact(type="title", span=span, value=_value(office, holder))
        for span, office, holder in found
    )


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """Offices of the same holder against each other, and holders of the same office."""
    left, right = wire.of("title"), translation.of("title")
    same = (_best(fact, wire, right, translation) for fact in left)
    found = [comparison for comparison in same if comparison is not None]
    return tuple(found) + tuple(_other_holders(wire, translation))


def _value(office: Office, holder: str) -> Title:
    keys = {f"{person_key(holder)}/{office.row.family}"}
    return Title(office=str(office), holder=holder, keys=frozenset(keys))


def office_of(fact: Fact, side: Statement) -> Office | None:
    """The office at a title's span, read again."""
    text = fact.span.of(side.article.text)
    return of_korean(text) if side.article.language == "ko" else parse(text)


def _offices(fact: Fact, side: Statement) -> tuple[Office, ...]:
    """All that the words at a title's span can name: one Korean word may be several offices."""
    text = fact.span.of(side.article.text)
    office = None if side.article.language == "ko" else parse(text)
    return all_of_korean(text) if side.article.language == "ko" else (office,) if office else ()


def _best(
    fact: Fact, wire: Statement, candidates: tuple[Fact, ...], translation: Statement
) -> Comparison | None:
    """The kindest relation to a title of the same holder: a holder may have several offices."""
    related = [
        (relation, other)
        for other in candidates
        if _same_holder(fact, other)
        and (relation := _related(fact, wire, other, translation)) is not None
    ]
    if not related:
        return None
    relation, other = min(related, key=lambda pair: (pair[0].cost, pair[1].span))
    return _comparison(relation, fact, other, wire=wire, translation=translation)


def _related(fact: Fact, wire: Statement, other: Fact, translation: Statement) -> Relation | None:
    both = other.value.keys & wire.known or fact.value.keys & translation.known
    pairs = [(a, b) for a in _offices(fact, wire) for b in _offices(other, translation)]
    kin = [(one, two) for one, two in pairs if one.row.family == two.row.family]
    found = [
        TWO_OFFICES if both and exclude(one, two) else relate(one, two) for one, two in kin or pairs
    ]
    return min(filter(None, found), key=lambda relation: relation.cost, default=None)


def _comparison(
    relation: Relation, fact: Fact, other: Fact, *, wire: Statement, translation: Statement
) -> Comparison:
    here, there = fact.span.of(wire.article.text), other.span.of(translation.article.text)
    holder = fact.value.holder if isinstance(fact.value, Title) else None
    return Comparison(
        type="style" if relation.outcome == "notice" else "title",
        outcome=relation.outcome,
        rule=relation.rule,
        explanation=f"{holder}: “{here}” and “{there}” {relation.reason}",
        severity=relation.severity,
        wire_span=fact.span,
        translation_span=other.span,
        wire_value=str(fact.value),
        translation_value=str(other.value),
    )


def _same_holder(fact: Fact, other: Fact) -> bool:
    return _holders(fact, other) == "agree"


def _holders(fact: Fact, other: Fact) -> str:
    one, two = fact.value, other.value
    if not isinstance(one, Title) or not isinstance(two, Title) or not one.holder or not two.holder:
        return "unclear"
    return same_person(one.holder, two.holder)


def _other_holders(wire: Statement, translation: Statement) -> Iterator[Comparison]:
    """One and the same single office, given to two persons: a difference of names."""
    left, right = wire.of("title"), translation.of("title")
    for fact in left:
        for other in right:
            if _holders(fact, other) != "differ" or _elsewhere(fact, other, left, right):
                continue
            if _one_office(_offices(fact, wire), _offices(other, translation)):
                yield Comparison(
                    type="name",
                    outcome="differ",
                    rule="title.other_holder",
                    explanation=f"One office, two holders: {fact.value} / {other.value}",
                    severity="major",
                    wire_span=fact.span,
                    translation_span=other.span,
                    wire_value=str(fact.value),
                    translation_value=str(other.value),
                )


def _one_office(one: tuple[Office, ...], other: tuple[Office, ...]) -> bool:
    """Whether both can only be one office, which one person holds."""
    return any(a.single and a.identity == b.identity for a in one for b in other)


def _elsewhere(fact: Fact, other: Fact, left: tuple[Fact, ...], right: tuple[Fact, ...]) -> bool:
    """Whether either holder is on the other side too: then both sides name several holders."""
    return any(_same_holder(fact, there) for there in right) or any(
        _same_holder(here, other) for here in left
    )
