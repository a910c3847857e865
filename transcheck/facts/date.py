"""Article -> the days and hours it names; two statements -> whether these can be the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

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
        self.facts = tuple(
            sorted(side.of("date"), key=lambda fact: fact.span) for side in (wire, translation)
        )
        self.times = tuple(
            [_anchored(fact, anchors(instant) if instant else ()) for fact in facts]
            for facts, instant in zip(
                self.facts, (published[0] or published[1], published[1] or published[0]), strict=True
            )
        )
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
            for i in rest:
                relations = (_relate(self.times[side][i], t) for t in self.times[1 - side][:FEW])
                again = any(r and r.outcome == "agree" for r in relations)
                yield alone(self.facts[side][i], on_wire=side == 0, again=again)

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


def _anchored(fact: Fact, today: tuple[date, ...]) -> Time:
    """The fact's time; one that its own article could not anchor hangs on the other's day."""
    value = fact.value
    assert isinstance(value, When | Clock)
    if isinstance(value, Clock) or value.days:
        return value
    return _time(value.says, today)


def _identity(time: Time) -> tuple[object, ...]:
    if isinstance(time, Clock):
        return ("clock", time.minute, time.half)
    return (time.grain, time.days or time.says)
