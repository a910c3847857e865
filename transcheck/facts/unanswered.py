"""A negation that the other side has no counterpart for -> what that means, by a table of rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from transcheck.facts.counterparts import opposed
from transcheck.facts.lexicon import privative
from transcheck.facts.negations import Side
from transcheck.model import Outcome, Severity

ONE_SENTENCE = 0.5
"""From this overlap on two statements say one sentence, and the same word means the same there."""
ALIKE = 0.4
"""From this overlap on they say much the same."""
SURE = 0.6
"""From this overlap on, with words in common around what is negated, both surely mean the same."""
COPY = 0.7
"""From this overlap on one statement is the other with words changed, no telling of its own."""
SAME_LENGTH = 0.6
"""The least ratio of lengths of two statements neither of which leaves a clause out."""

_RESUMES = re.compile(r"(?:[,;—–-]|\b(?:and|or))\s*$")
_GOVERNS = re.compile(r"\s+to\s+(?![$€£¥]?\d)|\s+\w+ing\b")
"""What a negative verb denies; who "declined to 31 percent" denies nothing."""


class Judged(NamedTuple):
    """What a rule says; `reason` may name {where} the negation stands and its {cue}."""

    outcome: Outcome
    rule: str
    reason: str
    severity: Severity = "neutral"


_AFFIRMED = re.compile(r"\b(?:with|including|after|by)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A negation without a counterpart, and all that a rule may look at.

    `same` and `related` lead from words here to those of one stem, or of one stem or group, there;
    `loose` are all cues here without a counterpart; `shared_near` counts the words around a word
    here and one there that both sides share.
    """

    cue: int
    here: Side
    there: Side
    text: str
    text_there: str
    same: dict[int, int]
    related: dict[int, int]
    loose: frozenset[int]
    loose_there: frozenset[int]
    shared_near: Callable[[int, int], int]
    overlap: float

    @property
    def governed(self) -> tuple[int, ...]:
        """What it negates, the head first."""
        return self.here.scopes[self.cue]

    @property
    def private(self) -> bool:
        """Whether it denies a noun ("without evidence"), which other words can deny as well."""
        return self.here.words[self.cue].lemma in privative()


_ONE_SIDED = Judged("unclear", "negation.only_one_side", "Only {where} negates here: “{cue}”.")
_LOST = "“{cue}” stands in {where} only; the other side says the same without a negation."


def _doubled(loose: Loose) -> Judged | None:
    """Two negations in a row, "not uncommon", affirm, and so does a doubt that is negated.

    Nothing need answer them, but for the same doubt without a negation.
    """
    chained = {
        part
        for cue in loose.loose
        for head in {*loose.here.scopes[cue][:1], cue + 1}.intersection(loose.here.scopes[cue])
        if head != cue and head in loose.loose
        for part in (cue, head)
    }
    doubt = loose.here.affirms(loose.cue) and loose.governed[0] not in loose.same
    if loose.cue in chained or doubt:
        return Judged("agree", "negation.double", "Two negations in {where} cancel out.")
    return None


def _softened(loose: Loose) -> Judged | None:
    """The other side has "only", "without" or the like in its place."""
    near = {loose.same[word] for word in loose.here.around(loose.cue) if word in loose.same}
    for soft in loose.there.softeners:
        new = loose.there.words[soft].stem not in loose.here.stems
        if new and near & loose.there.around(soft, after=3):
            return Judged("unclear", "negation.softened", "“{cue}” may be said in other words.")
    return None


def _implied(loose: Loose) -> Judged | None:
    """The other side has a word that denies by its meaning, which nothing here answers.

    A word of this side that denies so as well answers it: who "quit" is who "left". The rule speaks
    of retellings: two sentences that share more words than that differ in the negation.
    """
    meant = _only_in(loose.there, loose.here)
    own = _only_in(loose.here, loose.there) & set(loose.here.clause(loose.cue)) - {loose.cue}
    if loose.overlap < COPY and len(meant) > len(own):
        return Judged("unclear", "negation.softened", "“{cue}” may be said in other words.")
    return None


def _only_in(side: Side, other: Side) -> set[int]:
    """Where a side denies by a word's meaning, in words that the other side has nowhere."""
    return {k for k in side.denials if side.words[k].stem not in other.stems}


def _turned(loose: Loose) -> Judged | None:
    """The other side has the antonym of what is negated: "not open" is "closed"."""
    for word in loose.governed[:2]:
        other = loose.related.get(word)
        if other is not None and opposed(loose.here.words[word], loose.there.words[other]):
            return Judged("agree", "negation.opposite", "“{cue}” answers to an antonym.")
    return None


def _resumed(loose: Loose) -> Judged | None:
    """A further negation after a comma goes on with the first: "not by day, not by night"."""
    words, start = loose.here.words, loose.here.words[loose.cue].start
    earlier = any(
        loose.here.strong(cue) or words[cue].lemma == words[loose.cue].lemma
        for cue in loose.here.scopes
        if cue < loose.cue
    )
    if earlier and _RESUMES.search(loose.text[max(0, start - 8) : start]):
        return Judged("unclear", "negation.resumed", "“{cue}” goes on with a negation.")
    return None


def _unlike(loose: Loose) -> Judged | None:
    """A noun that it denies stands on the other side, where no "with" says that it is there."""
    other = loose.related.get(loose.governed[0]) if loose.governed and loose.private else None
    if other is None:
        return None
    start = loose.there.words[other].start
    if _AFFIRMED.search(loose.text_there[max(0, start - 40) : start]):
        return None
    return Judged("unclear", "negation.softened", "“{cue}” may be said in other words.")


def _lost(loose: Loose) -> Judged | None:
    """What it negates stands on the other side, among the same words, and is not negated there."""
    if not loose.governed or loose.governed[0] not in loose.related:
        return None
    word = loose.governed[0]
    other = loose.related[word]
    if loose.here.odd(word) == loose.there.odd(other):
        return Judged("unclear", "negation.met", "A negation of the other side may answer “{cue}”.")
    if loose.here.words[loose.cue].entry.negator == "lexical" and not _takes_verb(loose):
        return None
    near = loose.shared_near(word, other)
    if not near and loose.overlap < ONE_SENTENCE:
        return None
    if any(loose.there.strong(cue) for cue in loose.loose_there):
        return Judged("unclear", "negation.moved", "“{cue}” may have moved.")
    sure = near >= 2 and loose.overlap >= SURE and not loose.private
    implied = _implied(loose) if not near and loose.overlap < SURE else None
    return implied or Judged("differ", "negation.lost", _LOST, "major" if sure else "minor")


def _takes_verb(loose: Loose) -> bool:
    """Whether a negative verb takes another ("refused to sign"): only then does it deny that.

    A privative denies any noun: "without evidence".
    """
    return loose.private or bool(_GOVERNS.match(loose.text, loose.here.words[loose.cue].end))


def _between(loose: Loose) -> Judged | None:
    """The words on both of its sides stand as close together on the other side."""
    before = [k for k in loose.here.around(loose.cue) if k < loose.cue and k in loose.same]
    after = [k for k in loose.governed if k in loose.same]
    if not (before and after and loose.here.strong(loose.cue) and loose.overlap >= ONE_SENTENCE):
        return None
    if 0 < loose.same[after[0]] - loose.same[max(before)] <= 4:
        return Judged("differ", "negation.between", _LOST, "minor")
    return None


def _in_clause(loose: Loose) -> Judged | None:
    """Half of its clause and more stands on the other side."""
    clause = loose.here.clause(loose.cue)
    known = sum(word in loose.related for word in clause)
    if not loose.here.strong(loose.cue) or loose.overlap < ALIKE:
        return None
    if known < 2 or known < len(clause) / 2:
        return None
    return _implied(loose) or Judged("differ", "negation.clause", _LOST, "minor")


def _alike(loose: Loose) -> Judged | None:
    """Both say one sentence, whole, and only one has the negation."""
    sizes = sorted((loose.here.size, loose.there.size))
    if not loose.here.strong(loose.cue) or loose.overlap < ONE_SENTENCE:
        return None
    if sizes[0] < SAME_LENGTH * sizes[1]:
        return None
    return _implied(loose) or Judged("differ", "negation.alike", _LOST, "minor")


def judge_loose(loose: Loose) -> Judged:
    """What the first rule that speaks says."""
    return next((judged for rule in _RULES if (judged := rule(loose))), _ONE_SIDED)


_Rule: TypeAlias = Callable[[Loose], Judged | None]
_RULES: tuple[_Rule, ...] = (
    _doubled, _softened, _turned, _resumed, _unlike, _lost, _between, _in_clause, _alike,
)  # fmt: skip
"""The first that speaks decides what a negation without a counterpart means."""
