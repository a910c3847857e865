"""Article -> its quantities; two statements -> how their quantities relate, by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

from transcheck.facts.amounts import amounts
from transcheck.facts.context import Context, context, likeness, overlap
from transcheck.facts.matching import FEW, Pairs, Relation, alone, comparison, pair_best, pair_equal
from transcheck.facts.mentions import mentions
from transcheck.facts.quantity import Quantity, relate
from transcheck.model import Article, Comparison, Fact, Statement

ONE_AMOUNT = 5
"""Relations up to this rank rest on one amount, so that no context is needed to believe them."""


ONE_SENTENCE = 0.5
"""Two statements that share this much of their words say one sentence: there even an amount whose
neighbours were all reworded belongs to the only amount of its kind on the other side."""

DERIVED = Relation(
    rank=7, outcome="unclear", rule="number.derived",
    explanation="two parts of an amount that both sides give: the one may be what the other leaves",
)  # fmt: skip


def extract(article: Article) -> tuple[Fact, ...]:
    """All quantities of the article in text order; dates, times and identifiers are left out."""
    dates = (mention.span for mention in mentions(article.text, article.language))
    found = amounts(article.text, article.language, taken=dates)
    return tuple(Fact(type="number", span=span, value=value) for span, value in found)


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """One comparison for each quantity of either side; symmetric but for the sides.

    Equal and compatible amounts are matched first, one to one. What is left is matched where the
    words around it show that both count the same thing; the rest stands on one side only, which
    says nothing of itself: two honest tellings of one event choose their figures differently.
    """
    table = _Table(wire, translation)
    compared = [*table.equal(), *table.compatible(), *table.excluding(), *table.left_over()]
    return tuple(compared)


class _Table:
    """The quantities of both sides, what relates them, and which are still to be matched."""

    def __init__(self, wire: Statement, translation: Statement) -> None:
        self.sides = (_in_order(wire), _in_order(translation))
        self.contexts: dict[tuple[int, int], Context] = {}
        self.texts = wire.article.text, translation.article.text
        self.one_language = wire.article.language == translation.article.language
        self.one_sentence = (
            overlap(_words(wire), _words(translation)) >= ONE_SENTENCE or not self.one_language
        )
        self.open = tuple(dict.fromkeys(range(len(facts))) for facts in self.sides)

    def equal(self) -> Iterator[Comparison]:
        return self._close(pair_equal(*self.sides, identity=_said))

    def compatible(self) -> Iterator[Comparison]:
        def cost(i: int, j: int) -> tuple[float, ...] | None:
            relation = self._relation(i, j)
            if not relation or (relation.outcome != "agree" and relation.rank > ONE_AMOUNT):
                return None
            return relation.rank, -self._alike(i, j)

        return self._close(pair_best(*self.open, cost=cost))

    def excluding(self) -> Iterator[Comparison]:
        sorts = [
            Counter(s for i in rest for s in _sorts(facts[i])) for facts, rest in self._sides()
        ]

        def cost(i: int, j: int) -> tuple[float, ...] | None:
            relation, alike = self._relation(i, j), self._alike(i, j)
            if not alike and self.one_sentence:
                shared = _sorts(self.sides[0][i]) & _sorts(self.sides[1][j])
                alike = int(any(sorts[0][sort] == sorts[1][sort] == 1 for sort in shared))
            return (-alike, relation.rank) if relation and alike else None

        return self._close(pair_best(*self.open, cost=cost))

    def left_over(self) -> Iterator[Comparison]:
        for side, rest in enumerate(self.open):
            for n, i in enumerate(rest):
                again = n < FEW and self._said(i, side=side)
                yield alone(self.sides[side][i], on_wire=side == 0, again=again)

    def _said(self, index: int, *, side: int) -> bool:
        """Whether the other side says this amount as well, in a place matched already."""
        value = _value(self.sides[side][index])
        relations = (relate(value, _value(other)) for other in self.sides[1 - side][:FEW])
        return any(relation and relation.outcome == "agree" for relation in relations)

    def _close(self, pairs: Pairs) -> Iterator[Comparison]:
        for i, j in pairs:
            self.open[0].pop(i)
            self.open[1].pop(j)
            relation = self._relation(i, j)
            if relation and relation.rule == "number.value" and self._derived(i, j):
                relation = DERIVED
            if relation:
                yield comparison(relation, self.sides[0][i], self.sides[1][j])

    def _sides(self) -> Iterator[tuple[Sequence[Fact], dict[int, int | None]]]:
        return zip(self.sides, self.open, strict=True)

    def _relation(self, i: int, j: int) -> Relation | None:
        return relate(_value(self.sides[0][i]), _value(self.sides[1][j]))

    def _derived(self, i: int, j: int) -> bool:
        """Whether both sides have a third amount, of which these two are the parts.

        "14 of the 16 failed" says what "two of the 16 worked" says.
        """
        a, b = _value(self.sides[0][i]), _value(self.sides[1][j])
        wholes = [
            {
                value.low
                for value in map(_value, facts[:FEW])
                if (value.kind, value.unit, value.high) == (a.kind, a.unit, value.low)
            }
            for facts in self.sides
        ]
        return a.low == a.high and b.low == b.high and a.low + b.low in wholes[0] & wholes[1]

    def _alike(self, i: int, j: int) -> int:
        """Shared words around the two: none across languages, where the kind alone has to do."""
        return likeness(self._context(0, i), self._context(1, j)) if self.one_language else 0

    def _context(self, side: int, index: int) -> Context:
        if (side, index) not in self.contexts:
            self.contexts[side, index] = context(self.texts[side], self.sides[side][index].span)
        return self.contexts[side, index]


def _words(side: Statement) -> str:
    return " ".join(claim.said(side.article.text) for claim in side.claims)


def _in_order(side: Statement) -> Sequence[Fact]:
    return sorted(side.of("number"), key=lambda fact: fact.span)


def _sorts(fact: Fact) -> frozenset[tuple[str, str]]:
    """What an amount may be the only one of in its sentence: its kind, and the dead among it."""
    value = _value(fact)
    return frozenset({(value.kind, ""), (value.kind, value.counted.fate)})


def _said(fact: Fact) -> tuple[object, ...]:
    """Equal for amounts that say the same of the same."""
    value = _value(fact)
    return (*value.identity, value.counted.fate)


def _value(fact: Fact) -> Quantity:
    return cast(Quantity, fact.value)
