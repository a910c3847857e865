"""An article -> how strongly it speaks; two statements -> whether both say things as strongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.facts import wording_ko
from transcheck.facts.attribution import forces
from transcheck.facts.counterparts import Counterparts
from transcheck.facts.lexicon import Scale, commitment, scales
from transcheck.facts.speakers import same_speaker
from transcheck.facts.weighing import (
    CERTAINTY,
    Place,
    by_operator,
    step_on,
    strongest,
    weighed_words,
)
from transcheck.facts.wording import said, words
from transcheck.model import Article, Claim, Comparison, Fact, Outcome, Severity, Span, Statement

ALIKE = 0.4
"""From this overlap on two statements say much the same."""
NEAR = 2
"""So many words in common around two words show that both speak of the same."""
_DOUBTFUL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A word or phrase at a step of a scale of strength, 1 the weakest.

    It has no keys: that two passages hedge is no sign of speaking of the same thing.
    """

    scale: str
    step: int
    word: str
    keys: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.word


def extract(article: Article) -> tuple[Fact, ...]:
    """Every word of an English article that stands on a scale of strength, in text order."""
    if article.language != "en":
        return ()
    return tuple(
        Fact(type="strength", span=word.span, value=Strength(scale=scale, step=step, word=shown))
        for word in words(article.text)
        for shown in [word.span.of(article.text).lower()]
        for scale, step in sorted(word.entry.steps)
    )


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """What each scale says of the two statements; symmetric but for the sides.

    Operators ("may", "some of") are compared where they weigh the same words, words of a scale
    ("concern", "threat") where they stand among the same words. Who says it is part of it: "some
    analysts expect" weighs less than "will".
    """
    if wire.article.language != translation.article.language:
        return wording_ko.strength(wire, translation)
    if wire.article.language == "ko":
        return ()
    table = _Table(wire, translation)
    found = [*table.certainty(), *table.weights(), *table.part(), *table.words_of_scales()]
    return (*found, *_commitments(wire, translation))


class _Table:
    """Both sides' words with their steps, and which of them stand for each other."""

    def __init__(self, wire: Statement, translation: Statement) -> None:
        self.texts = wire.article.text, translation.article.text
        self.sides = said(wire, frames=True), said(translation, frames=True)
        self.pairs = Counterparts(*self.sides)
        same = self.pairs.same
        self.same = same, {j: i for i, j in same.items()}

    def certainty(self) -> Iterator[Comparison]:
        """Operators over the same words; and doubt on one side about what the other states."""
        scale = scales()[CERTAINTY]
        weighed = [weighed_words(side, CERTAINTY) for side in self.sides]
        met: dict[Place, None] = {}
        for side in (0, 1):
            for operator, governed in by_operator(weighed[side]).items():
                known = [word for word in governed if word in self.same[side]]
                others = [self.same[side][word] for word in known]
                against = [
                    weighed[1 - side][other] for other in others if other in weighed[1 - side]
                ]
                if against:
                    nearest = min(
                        against, key=lambda place: (abs(place[0] - operator[0]), place[1])
                    )
                    pair = operator[1], nearest[1]
                    met[pair if side == 0 else (pair[1], pair[0])] = None
                elif known and self._is_doubt(side, operator):
                    yield self._plain(side, operator, governed, known[0])
        for i, j in met:
            steps = step_on(self.sides[0][i], CERTAINTY), step_on(self.sides[1][j], CERTAINTY)
            gap = abs(steps[0] - steps[1])
            if gap >= scale.far and self._is_open((i, j), steps):
                yield self._compared((i, j), "unclear", "open", _OPEN)
            else:
                yield self._stepped((i, j), CERTAINTY, gap, scale)

    def weights(self) -> Iterator[Comparison]:
        """Some of a thing against all of it; what should be done against what must."""
        for name in ("quantity", "obligation"):
            left, right = (weighed_words(side, name) for side in self.sides)
            met = {}
            for word, (step, at) in left.items():
                other = right.get(self.same[0].get(word, -1))
                if other:
                    met[at, other[1]] = abs(other[0] - step)
            for pair, gap in met.items():
                yield self._stepped(pair, name, gap, scales()[name])

    def part(self) -> Iterator[Comparison]:
        """A part of a thing against the thing without more, where nothing else there divides it."""
        for side in (0, 1):
            if any(
                step_on(word, "part") or step_on(word, "quantity") for word in self.sides[1 - side]
            ):
                continue
            for (step, at), (word, *_) in by_operator(
                weighed_words(self.sides[side], "part")
            ).items():
                other = self.same[side].get(word)
                if step == 1 and other is not None and self._near(side, word, other):
                    yield self._compared(_turn(at, other, side), "differ", "part", _PART, "minor")

    def words_of_scales(self) -> Iterator[Comparison]:
        """The strongest word of each side on each scale that both use."""
        for name, scale in scales().items():
            left, right = (strongest(side, name) for side in self.sides)
            if scale.operator or not left or not right:
                continue
            (one, i), (other, j) = left, right
            gap = abs(one - other)
            near = self.pairs.shared_near(i, j, reach=3) >= NEAR
            if near or self.pairs.overlap >= scale.overlap or gap < scale.far:
                yield self._stepped((i, j), name, gap, scale)
            else:
                yield self._compared((i, j), "unclear", "elsewhere", _ELSEWHERE)

    def _is_open(self, pair: Place, steps: Place) -> bool:
        """Whether the stronger side leaves open, in other words, what the weaker one does.

        It speaks of permission, or of a decision that is still to be made.
        """
        strong = int(steps[1] > steps[0])
        word = self.sides[strong][pair[strong]]
        decision = word.span.of(self.texts[strong]).lower().startswith("decision")
        permits = scales()[CERTAINTY].permits
        answered = any(other.lemma in permits for other in self.sides[strong])
        return steps[1 - strong] <= _DOUBTFUL and (decision or answered)

    def _is_doubt(self, side: int, operator: Place) -> bool:
        """Whether an operator takes back what it weighs, and nothing on the other side does."""
        scale = scales()[CERTAINTY]
        quiet = self.sides[side][operator[1]].lemma in scale.quiet
        answered = any(
            0 < step_on(word, CERTAINTY) <= _DOUBTFUL or word.lemma in scale.answers
            for word in self.sides[1 - side]
        )
        return operator[0] <= _DOUBTFUL and not quiet and not answered

    def _plain(self, side: int, operator: Place, governed: Sequence[int], known: int) -> Comparison:
        """A doubt on one side only: a difference where both surely state the same thing."""
        other = self.same[side][known]
        both = sum(word in self.same[side] for word in governed)
        first = known == governed[0] and self._near(side, known, other) >= NEAR
        same = first or both >= max(NEAR, len(governed) / 2)
        pair = _turn(operator[1], other, side)
        if same and self.pairs.overlap >= ALIKE:
            return self._compared(pair, "differ", "plain", _PLAIN, "minor")
        place = (operator[1], None) if side == 0 else (None, operator[1])
        return self._compared(place, "unclear", "only_one_side", _ONE_SIDED)

    def _near(self, side: int, here: int, there: int) -> int:
        """How many words around a word and its counterpart both sides share."""
        return self.pairs.shared_near(*_turn(here, there, side))

    def _stepped(self, pair: Place, name: str, gap: int, scale: Scale) -> Comparison:
        """The comparison of two steps so far apart."""
        if gap == 0:
            return self._compared(pair, "agree", "same", _SAME)
        if gap < scale.far:
            return self._compared(pair, "unclear", "one_step", _ONE_STEP)
        return self._compared(
            pair, "differ", name, _STEPS, "major" if gap >= scale.grave else "minor"
        )

    def _compared(
        self,
        places: tuple[int | None, int | None],
        outcome: Outcome,
        rule: str,
        reason: str,
        severity: Severity = "neutral",
    ) -> Comparison:
        spans = [
            None if place is None else side[place].span
            for side, place in zip(self.sides, places, strict=True)
        ]
        values = [
            span.of(text) if span else "" for span, text in zip(spans, self.texts, strict=True)
        ]
        return _comparison(spans, values, outcome, rule, reason, severity)


_OPEN = "“{0}” and “{1}” may both leave it open."
_SAME = "“{0}” and “{1}” are as strong."
_ONE_STEP = "“{0}” and “{1}” are about as strong."
_STEPS = "“{0}” in the wire, “{1}” in the translation: not as strong."
_ELSEWHERE = "“{0}” and “{1}” may be said of different things."
_PLAIN = "One side has a doubt where the other states it: “{0}”, “{1}”."
_PART = "One side speaks of a part, the other of the whole: “{0}”, “{1}”."
_ONE_SIDED = "Only one side has “{0}{1}”."
_CONCEDED = "“{0}” in the wire, “{1}” in the translation: one concedes what the other reports."


def _comparison(
    spans: Sequence[Span | None],
    values: Sequence[str],
    outcome: Outcome,
    rule: str,
    reason: str,
    severity: Severity,
) -> Comparison:
    return Comparison(
        type="strength",
        outcome=outcome,
        rule=f"strength.{rule}",
        explanation=reason.format(*values),
        severity=severity,
        wire_span=spans[0],
        translation_span=spans[1],
        wire_value=values[0],
        translation_value=values[1],
    )


def _turn(here: int, there: int, side: int) -> Place:
    """The two places with the wire's first."""
    return (here, there) if side == 0 else (there, here)


def _commitments(wire: Statement, translation: Statement) -> Iterator[Comparison]:
    """One speaker who admits on one side what he only says on the other."""
    sides = [[claim for claim in side.claims if claim.cue] for side in (wire, translation)]
    if not all(sides):
        return
    kinds = [_commitment(claims) for claims in sides]
    here, there = (min(claims, key=lambda claim: claim.extent) for claims in sides)
    if set(kinds) == {"concede", "report"} and same_speaker(_name(here), _name(there)) == "agree":
        spans = [claim.cue.span for claim in (here, there) if claim.cue]
        texts = wire.article.text, translation.article.text
        values = [span.of(text) for span, text in zip(spans, texts, strict=True)]
        yield _comparison(spans, values, "differ", "commitment", _CONCEDED, "minor")


def _commitment(claims: Sequence[Claim]) -> str:
    """Whether any of the claims is conceded, or all are merely reported."""
    found = [forces(claim.cue.lemma) for claim in claims if claim.cue]
    if any(force & commitment("concede") for force in found):
        return "concede"
    return "report" if all(force & commitment("report") for force in found) else ""


def _name(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else ""
