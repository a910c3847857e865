"""Article -> the days and hours it names; two statements -> whether these can be the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias, cast

from transcheck.facts.calendar_ import Spec, anchors, resolve
from transcheck.facts.clock import Clock, relate_clocks
from transcheck.facts.matching import FEW, Pairs, Relation, alone, comparison, pair_best, pair_equal
from transcheck.facts.mentions import mentions
from transcheck.facts.when import When, relate_times
from transcheck.model import Article, Comparison, Fact, Statement

Time: TypeAlias = When | Clock


def extract(article: Article) -> tuple[Fact, ...]:
    """All days, longer times and hours that the article names, in text order.

    They are resolved from the article's publication instant; without one they keep their fields.
    """
    today = anchors(article.published) if article.published else ()
    return tuple(
        Fact(type="date", span=mention.span, value=_time(mention.says, today))
        for mention in mentions(article.text, article.language)
    )


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """One comparison for each time of either side; symmetric but for the sides.

    Times that meet are matched first, one to one. Of what is left, times of one grain exclude each
    other where each side names equally many, or where none of that grain meets.
    """
    table = _Table(wire, translation)
    return (*table.equal(), *table.meeting(), *table.excluding(), *table.left_over())


class _Table:
    """The times of both sides and which of them are still to be matched."""

    def __init__(self, wire: Statement, translation: Statement) -> None:
        published = wire.article.published, translation.article.published
        days = published[0] or published[1], published[1] or published[0]
        self.facts = tuple(
            _in_order(side, anchors(day) if day else ())
            for side, day in zip((wire, translation), days, strict=True)
        )
        self.times = tuple([_value(fact) for fact in facts] for facts in self.facts)
        self.open = tuple(dict.fromkeys(range(len(facts))) for facts in self.facts)
        self.met: Counter[str] = Counter()

    def equal(self) -> Iterator[Comparison]:
        return self._close(pair_equal(*self.times, identity=_identity))

    def meeting(self) -> Iterator[Comparison]:
        def cost(i: int, j: int) -> tuple[float, ...] | None:
            relation = self._relation(i, j)
            return (relation.rank,) if relation and relation.outcome != "differ" else None

        return self._close(pair_best(*self.open, cost=cost))

    def excluding(self) -> Iterator[Comparison]:
        left, right = (Counter(time.grain for time in times) for times in self.times)
        judged = {grain for grain in left if left[grain] == right[grain] or not self.met[grain]}

        def cost(i: int, j: int) -> tuple[float, ...] | None:
            relation = self._relation(i, j)
            if not relation or self.times[0][i].grain not in judged:
                return None
            return (relation.rank, abs(i - j))

        return self._close(pair_best(*self.open, cost=cost))

    def left_over(self) -> Iterator[Comparison]:
        for side, rest in enumerate(self.open):
            for n, i in enumerate(rest):
                again = n < FEW and self._said(i, side=side)
                yield alone(self.facts[side][i], on_wire=side == 0, again=again)

    def _said(self, index: int, *, side: int) -> bool:
        """Whether the other side names this time as well, in a place matched already."""
        relations = (_relate(self.times[side][index], t) for t in self.times[1 - side][:FEW])
        return any(relation and relation.outcome == "agree" for relation in relations)

    def _close(self, pairs: Pairs) -> Iterator[Comparison]:
        for i, j in pairs:
            self.open[0].pop(i)
            self.open[1].pop(j)
            relation = self._relation(i, j)
            if relation:
                self.met[self.times[0][i].grain] += relation.outcome == "agree"
                yield comparison(relation, self.facts[0][i], self.facts[1][j])

    def _relation(self, i: int, j: int) -> Relation | None:
        return _relate(self.times[0][i], self.times[1][j])


def _relate(a: Time, b: Time) -> Relation | None:
    if isinstance(a, Clock):
        return relate_clocks(a, b) if isinstance(b, Clock) else None
    return relate_times(a, b) if isinstance(b, When) else None


def _time(says: Spec | Clock, today: tuple[date, ...]) -> Time:
    return says if isinstance(says, Clock) else When(says=says, days=resolve(says, today))


def _in_order(side: Statement, today: tuple[date, ...]) -> list[Fact]:
    """The side's times; those that its own article could not anchor hang on the other's day."""
    facts = sorted(side.of("date"), key=lambda fact: fact.span)
    return [replace(fact, value=_anchored(_value(fact), today)) for fact in facts]


def _anchored(time: Time, today: tuple[date, ...]) -> Time:
    return time if isinstance(time, Clock) or time.days else _time(time.says, today)


def _value(fact: Fact) -> Time:
    return cast(Time, fact.value)


def _identity(time: Time) -> tuple[object, ...]:
    if isinstance(time, Clock):
        return ("clock", time.minute, time.half)
    return (time.grain, time.days or time.says)
