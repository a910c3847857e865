"""A telling -> its plain noun phrases, and the words of another telling that say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from training.perturb.lexical import (
    BEING,
    DETERMINERS,
    DOING,
    HAVING,
    MODALS,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
)
from training.perturb.tables import verbs, word_set, words_of
from training.perturb.telling import Telling, Word, counterpart
from transcheck.model import Span

AUXILIARIES = BEING | HAVING | MODALS | DOING
CLOSED = (
    AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | NOT
    | word_set(
        "and or but that which whose where when while because if so to not than as until since "
        "without within across around near despite amid following according including along "
        "there what how why also then it him them us me against toward towards upon onto off out "
        "up down back away again yet still ever never just too only even more less one other such "
        "same own"
    )
)  # fmt: skip
"""Words that are no part of a noun phrase, but for the determiner before it."""
_LEADS = (DETERMINERS | PREPOSITIONS | {"near", "without"}) - {"as", "than", "via", "per"}
_OBJECTS = DETERMINERS | {"to", "that", "it", "him", "them"}
_SET_PHRASES = word_set(
    "least most once first last particular example general part course average all addition fact "
    "order favor line case time long short"
)
STOPS = PREPOSITIONS | word_set("to and but or that which who when while because")
PLURAL_STARTS = word_set(
    "two three four five six seven eight nine ten several many some all these those both"
)
_PLURAL_NOUNS = word_set("people police troops men women children they we you")
_DEEDS = word_set(
    "building meeting hearing briefing training killing bombing shooting gathering finding ruling "
    "setting hiring opening closing funding spending trading shipping housing banking ceiling wing "
    "king ring spring string evening morning warning painting wedding crossing landing offering "
    "rating ranking saving filing holding hacking planning testing mining fishing farming earning"
)
_MARK = re.compile(r"[^\w\s$€£]")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Nominal:
    """Word indices: `lead` is the determiner or preposition before the phrase, `head` its noun."""

    lead: int
    head: int


@lru_cache(maxsize=32768)
def nominals(telling: Telling) -> tuple[Nominal, ...]:
    """The noun phrases behind a determiner or a preposition whose end is plain to see."""
    found = []
    for lead, word in enumerate(telling.words):
        head = _head(telling, lead) if word.low in _LEADS else None
        if head is not None and telling.at(head) not in _SET_PHRASES:
            found.append(Nominal(lead, head))
    return tuple(found)


def _head(telling: Telling, lead: int) -> int | None:
    at = lead + 1
    while at < len(telling.words) and at <= lead + _LONGEST and _nominal(telling, lead, at):
        at += 1
    return at - 1 if at > lead + 1 and closes(telling, at) else None


def _nominal(telling: Telling, lead: int, at: int) -> bool:
    word = telling.words[at]
    bare = telling.at(lead) in PREPOSITIONS and at == lead + 1
    plain = word.text.islower() and word.text[0].isalpha() and word.low not in CLOSED
    clear = telling.free(word.span) and not (bare and word.low.endswith("ing"))
    return plain and clear and (at == lead + 1 or not _predicate(telling, at))


def _predicate(telling: Telling, at: int) -> bool:
    """Whether the word is more likely the verb behind the noun than the noun."""
    low = telling.at(at)
    forms = {form for _, form in verbs().get(low, ())}
    present = bool(forms & {"third", "base"}) and telling.at(at + 1) in _OBJECTS
    ending = low.endswith(("ed", "ly")) or (low.endswith("ing") and low not in _DEEDS)
    return ending or present or bool(forms & {"past", "participle"})


def closes(telling: Telling, at: int) -> bool:
    """Whether a noun phrase ends before the word of that index."""
    low = telling.at(at)
    ended = not low or low in CLOSED or bool(_MARK.fullmatch(low) and low not in "-'’")
    return ended or _predicate(telling, at)


def many(phrase: str) -> bool:
    """Whether the noun phrase is a plural, as far as its first and last words tell."""
    words = phrase.lower().split()
    head = next((k for k, word in enumerate(words) if word in STOPS), len(words))
    last = words[max(head - 1, 0)]
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s", "news"))
    return plural or words[0] in PLURAL_STARTS or last in _PLURAL_NOUNS


def said_in(part: str, other: Telling) -> Span | None:
    """Where `other` says the words of `part`, or what counts as the same; None if unsure."""
    words = re.compile(rf"(?<![\w-]){re.escape(part)}(?![\w-])", re.IGNORECASE)
    same = [Span(*found.span()) for found in words.finditer(other.text)]
    if same:
        return same[0] if len(same) == 1 else None
    seen = counterpart(part, other)
    return seen if seen and len(seen.of(other.text).split()) <= len(part.split()) + 1 else None


def twin(word: Word, telling: Telling, other: Telling) -> Span | None:
    """Where `other` has the word, a form or a synonym of it; None unless both have one such."""
    if len(_said(telling).get(word.low, ())) != 1:
        return None
    theirs = _said(other)
    same = [each for each in other.words if each.low == word.low]
    same = same or [w for sense in senses(word.low) for w in theirs.get(sense, ())]
    spans = {each.span for each in same}
    return spans.pop() if len(spans) == 1 else None


@lru_cache(maxsize=32768)
def _said(telling: Telling) -> Mapping[str, tuple[Word, ...]]:
    """Every lemma and word of the telling -> the words that are forms of it."""
    found: dict[str, tuple[Word, ...]] = {}
    for word in telling.words:
        for sense in lemmas(word.low) | {word.low}:
            found[sense] = (*found.get(sense, ()), word)
    return found


@cache
def lemmas(low: str) -> frozenset[str]:
    """What the word may be a form of."""
    single = low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")
    return frozenset(
        {
            low,
            single if len(low) > 3 and not low.endswith("ss") else low,
            *(lemma for lemma, _ in verbs().get(low, ())),
        }
    )


@cache
def senses(low: str) -> frozenset[str]:
    """The lemmas of the word and their synonyms."""
    known = words_of("synonym")
    found = {
        other for kind, _, lemma in known.readings.get(low, ())
        for other in known.stand_ins[kind, lemma]
    }  # fmt: skip
    return lemmas(low) | found
