"""An article -> its negations; two statements -> whether both deny and affirm the same things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transcheck.facts import wording_ko
from transcheck.facts.converses import agent, converse
from transcheck.facts.counterparts import Counterparts, opposed
from transcheck.facts.matching import FEW, pair_best
from transcheck.facts.negations import NEGATORS, Side, scope
from transcheck.facts.unanswered import ONE_SENTENCE, Judged, Loose, judge_loose
from transcheck.facts.wording import said, words
from transcheck.model import Article, Comparison, Fact, FindingType, Statement

FAR = 0.2
"""Two negations further apart than this share of their statements need words in common."""
_SAME = Judged("agree", "negation.same", "“{0}” and “{1}” negate the same.")
_OPPOSITE = Judged("differ", "meaning.opposite", "“{0}” and “{1}” are opposites.", "major")


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """A negation by its cue and the first content word that it governs, as the article has them.

    It has no keys: to negate something is no sign of speaking of the same thing.
    """

    cue: str
    head: str
    keys: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.cue} [{self.head}]" if self.head else self.cue


def extract(article: Article) -> tuple[Fact, ...]:
    """All negations of an English article in text order; pseudo-negations ("not only") are none."""
    if article.language != "en":
        return ()
    text, found = article.text, words(article.text)
    facts = []
    for at, word in enumerate(found):
        if word.entry.negator in NEGATORS:
            governed = scope(found, at)
            head = found[governed[0]].span.of(text).lower() if governed else ""
            value = Negation(cue=word.span.of(text).lower(), head=head)
            facts.append(Fact(type="negation", span=word.span, value=value))
    return tuple(facts)


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """One comparison for each negation of either side, and one for each word turned round.

    Negations of the same thing are matched one to one. What is left differs where the other side
    says the same thing without a negation; an antonym there makes it agree. Symmetric but for the
    sides.
    """
    if wire.article.language != translation.article.language:
        return wording_ko.polarity(wire, translation)
    if wire.article.language == "ko":
        return ()
    table = _Table(wire, translation)
    return (*table.matched(), *table.left_over(), *table.turned_round())


class _Table:
    """The negations of both sides and what relates their words."""

    def __init__(self, wire: Statement, translation: Statement) -> None:
        self.texts = wire.article.text, translation.article.text
        self.sides = Side(said(wire)), Side(said(translation))
        self.pairs = Counterparts(self.sides[0].words, self.sides[1].words)
        same, related = self.pairs.same, {**self.pairs.related, **self.pairs.same}
        self.same = same, {j: i for i, j in same.items()}
        self.related = related, {j: i for i, j in related.items()}
        self.open = tuple(dict.fromkeys(side.scopes) for side in self.sides)

    def matched(self) -> Iterator[Comparison]:
        for i, j in pair_best(*self.open, cost=self._cost):
            self.open[0].pop(i)
            self.open[1].pop(j)
            yield self._comparison((i, j), _SAME)

    def left_over(self) -> Iterator[Comparison]:
        for side, cues in enumerate(self.open):
            for cue in cues:
                judged = judge_loose(self._loose(cue, side))
                yield self._comparison((cue, None) if side == 0 else (None, cue), judged)

    def turned_round(self) -> Iterator[Comparison]:
        """Antonyms in each other's place, in one sentence, where no negation makes up for it."""
        if self.pairs.overlap < ONE_SENTENCE:
            return
        left, right = self.sides
        for i, j in list(self.pairs.related.items())[:FEW]:
            negated = left.governed(i) != right.governed(j)
            if negated or not opposed(left.words[i], right.words[j]):
                continue
            if self.pairs.shared_near(i, j) >= 2 and not self._turned(i, j):
                yield self._comparison((i, j), _OPPOSITE, "meaning")

    def _cost(self, one: int, other: int) -> tuple[float, ...] | None:
        """How badly two negations fit; None where they cannot be of the same thing."""
        left, right = self.sides
        if left.affirms(one) != right.affirms(other):
            return None
        first, second = left.words[one], right.words[other]
        governed, counter = left.scopes[one], right.scopes[other]
        to_right = self.related[0]
        shared = sum(to_right.get(word) in counter for word in governed)
        near = sum(to_right.get(word) in right.around(other) for word in left.around(one))
        apart = abs(one / len(left.words) - other / len(right.words))
        verb = not left.strong(one) and not right.strong(other) and first.stem == second.stem
        if not verb and not shared:
            kinds = first.entry.negator != second.entry.negator
            elsewhere = governed[:1] and counter[:1] and self._known(governed[0], counter[0])
            if kinds or elsewhere or (not near and apart > FAR):
                return None
        heads = bool(governed and counter) and to_right.get(governed[0]) == counter[0]
        return -verb, -heads, -shared, -near, apart

    def _turned(self, i: int, j: int) -> bool:
        """Whether two converses tell of one event from both its ends: who does it is turned too."""
        (left, right), texts = self.sides, self.texts
        one, other = agent(left.words, i, texts[0]), agent(right.words, j, texts[1])
        doing = {self.same[0][k] for k in one if k in self.same[0]}
        known = doing or self.same[1].keys() & set(other)
        return bool(known) and converse(left.words[i], right.words[j]) and doing.isdisjoint(other)

    def _known(self, one: int, other: int) -> bool:
        """Whether what either negates stands on the other side too, so that it is not the same."""
        return one in self.same[0] and other in self.same[1]

    def _loose(self, cue: int, side: int) -> Loose:
        def shared_near(here: int, there: int) -> int:
            return self.pairs.shared_near(*((here, there) if side == 0 else (there, here)))

        return Loose(
            cue=cue,
            here=self.sides[side],
            there=self.sides[1 - side],
            text=self.texts[side],
            text_there=self.texts[1 - side],
            same=self.same[side],
            related=self.related[side],
            loose=frozenset(self.open[side]),
            loose_there=frozenset(self.open[1 - side]),
            shared_near=shared_near,
            overlap=self.pairs.overlap,
        )

    def _comparison(
        self,
        places: tuple[int | None, int | None],
        judged: Judged,
        type_: FindingType = "negation",
    ) -> Comparison:
        spans = [
            None if place is None else side.words[place].span
            for side, place in zip(self.sides, places, strict=True)
        ]
        values = [
            span.of(text) if span else "" for span, text in zip(spans, self.texts, strict=True)
        ]
        where = "the translation" if places[0] is None else "the wire"
        return Comparison(
            type=type_,
            outcome=judged.outcome,
            rule=judged.rule,
            explanation=judged.reason.format(*values, where=where, cue=values[0] or values[1]),
            severity=judged.severity,
            wire_span=spans[0],
            translation_span=spans[1],
            wire_value=values[0],
            translation_value=values[1],
        )
