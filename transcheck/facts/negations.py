"""The words of a statement -> its negations, each with the words that it governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from transcheck.facts.lexicon import doubting, implying, privative, transparent
from transcheck.facts.matching import FEW
from transcheck.facts.wording import Word

NEGATORS = frozenset({"strong", "lexical", "prefix"})
SOFTENERS = frozenset({"soft", "pseudo"})
_SCOPE = 4
_AHEAD = 9


def scope(words: Sequence[Word], cue: int) -> tuple[int, ...]:
    """The words that the negator at `cue` governs, what it negates first.

    These are the first content words behind it in its clause; a word with a negative prefix governs
    itself. Adverbs are passed over, and verbs that hand a negation on come last.
    """
    negator = words[cue]
    own = (cue,) if negator.entry.negator == "prefix" else ()
    if own and negator.lemma not in transparent():
        return own
    ahead = range(cue + 1, min(len(words), cue + _AHEAD + 1))
    after = [k for k in ahead if words[k].content and not words[k].adverb]
    inside = [k for k in after if words[k].clause == negator.clause]
    inside = inside or [k for k in after[:2] if words[k].clause <= negator.clause + 1]
    handed = [k for k in inside if words[k].lemma in transparent()]
    return (*own, *[k for k in inside if k not in handed][:_SCOPE], *handed[:_SCOPE])


@dataclass(frozen=True)
class Side:
    """One statement, seen by its negations."""

    words: tuple[Word, ...]

    @cached_property
    def scopes(self) -> dict[int, tuple[int, ...]]:
        """Each negator with what it governs, in text order."""
        cues = [k for k, word in enumerate(self.words) if word.entry.negator in NEGATORS]
        return {cue: scope(self.words, cue) for cue in cues[:FEW]}

    @cached_property
    def softeners(self) -> tuple[int, ...]:
        """Words that say "not" in another way: "only", "without", "nothing but"."""
        return tuple(
            k
            for k, word in enumerate(self.words)
            if word.entry.negator in SOFTENERS or word.lemma in privative()
        )[:FEW]

    @cached_property
    def denials(self) -> tuple[int, ...]:
        """Softeners, negative verbs and prefixes, and words that keep or end what there was."""
        return tuple(
            k
            for k, word in enumerate(self.words)
            if word.entry.negator in {"soft", "lexical", "prefix"}
            or word.lemma in privative() | implying()
        )[:FEW]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def size(self) -> int:
        """How many content words it has."""
        return sum(word.content for word in self.words)

    def strong(self, cue: int) -> bool:
        """Whether the negator is a grammatical one, which turns its clause round."""
        return self.words[cue].entry.negator == "strong"

    def affirms(self, cue: int) -> bool:
        """Whether what it negates is a doubt, so that both together affirm: "nobody doubts"."""
        return any(self.words[word].lemma in doubting() for word in self.scopes[cue][:1])

    def governed(self, word: int) -> bool:
        """Whether any negator governs the word."""
        return any(word in governed for governed in self.scopes.values())

    def odd(self, word: int) -> bool:
        """Whether an odd number of negators governs the word closely."""
        return sum(word in governed[:2] for governed in self.scopes.values()) % 2 == 1

    def around(self, at: int, *, after: int = 4) -> frozenset[int]:
        """Two content words before and some after a place, and what a negator there governs."""
        before = [k for k in range(max(0, at - 2 * after), at) if self.words[k].content]
        behind = range(at, min(len(self.words), at + 2 * after + 1))
        following = [k for k in behind if self.words[k].content]
        return frozenset((*before[-2:], *following[:after], *self.scopes.get(at, ())))

    def clause(self, cue: int) -> tuple[int, ...]:
        """The content words of the clauses in which the negator and what it governs stand."""
        clauses = {self.words[k].clause for k in (cue, *self.scopes[cue])}
        return tuple(k for k, w in enumerate(self.words) if w.content and w.clause in clauses)
