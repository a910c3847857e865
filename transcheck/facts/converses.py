"""Two words that tell of one event from its two ends -> who stands at which end of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcheck.facts.lexicon import is_converse
from transcheck.facts.wording import Word

_BEFORE = 6
_AFTER = 4
_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|was|were|get|gets|got|getting)\s(?:\w+ly\s|not\s)?$", re.IGNORECASE
)
_PERFECT = re.compile(r"\b(?:have|has|had|having|'ve)\s(?:\w+ly\s|not\s)?$", re.IGNORECASE)
_PARTICIPLES = frozenset({"given"})
"""Participles that no past tense looks like: without "have" they are passive."""
_BY = re.compile(r"[^.;:!?]{0,60}?\bby\s")
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "time"})
"""Words that stand beside either of two converses: "a day after", "a day before"."""


def converse(one: Word, other: Word) -> bool:
    """Whether all groups at whose two poles the words stand are converses: "sell" and "buy"."""
    first, second = dict(one.entry.poles), dict(other.entry.poles)
    apart = [group for group in first.keys() & second.keys() if first[group] != second[group]]
    return bool(apart) and all(is_converse(group) for group in apart)


def agent(words: Sequence[Word], at: int, text: str) -> list[int]:
    """The words that may name who does what the word at `at` says; none where that is left out.

    They stand before a verb or a preposition, and behind "by" where the verb is passive.
    """
    word = words[at]
    if not _is_passive(word, text):
        found = [k for k in range(max(0, at - 2 * _BEFORE), at) if words[k].content][-_BEFORE:]
    else:
        by = _BY.match(text, word.end)
        behind = range(at + 1, len(words))
        found = [k for k in behind if by and words[k].content and words[k].start >= by.end()]
        found = found[:_AFTER]
    return [k for k in found if words[k].lemma not in _TIMES]


def _is_passive(word: Word, text: str) -> bool:
    """Whether it is a participle of the passive: what stands before it does not do it."""
    before = text[max(0, word.start - 24) : word.start]
    lone = word.span.of(text).lower() in _PARTICIPLES
    return bool(_PASSIVE.search(before)) or (lone and not _PERFECT.search(before))
