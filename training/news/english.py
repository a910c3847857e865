"""English words -> their inflected forms; a verb phrase -> its finite and non-finite forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from training.news.tables import words

Number = Literal["s", "p"]
Tense = Literal["past", "pres", "back", "perf"]

MODALS = {
    "will": "would", "can": "could", "may": "might", "must": "must", "should": "should",
    "could": "could", "would": "would", "might": "might",
}  # fmt: skip
_BE = {("past", "s"): "was", ("past", "p"): "were", ("pres", "s"): "is", ("pres", "p"): "are"}
_VOWEL_SOUND = re.compile(r"[aeiou]|8|11\b|18\b|hour|hono|heir", re.IGNORECASE)
_GLIDE = re.compile(r"uni(?![nmd])|us[aeu]|util|uran|eu|one\b|once|u\.|un\b", re.IGNORECASE)
_SPELT = re.compile(r"(?!NATO|NASA|FIFA|SARS|MERS|LIG)[FHLMNRSX](?=[A-Z.\d-])")
_HEAD_ENDS = re.compile(r" (?:of|for|to|on|in|with|against|between|from|at|by|over) ")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Lemma -> past, participle."""
    rows = (line.split() for line in words("english")["irregular"].split(";"))
    return {row[0]: (row[1], row[2] if len(row) > 2 else row[1]) for row in rows if row}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(words("english")["doubling"].split())


@cache
def _plurals() -> dict[str, str]:
    pairs = (pair.split() for pair in words("english")["plurals"].split(";"))
    return {pair[0]: pair[1] for pair in pairs if pair}


@lru_cache(maxsize=4096)
def past(verb: str) -> str:
    """Impose -> imposed, be -> was."""
    return _irregular()[verb][0] if verb in _irregular() else _suffixed(verb, "ed")


@lru_cache(maxsize=4096)
def participle(verb: str) -> str:
    """Impose -> imposed, take -> taken."""
    return _irregular()[verb][1] if verb in _irregular() else _suffixed(verb, "ed")


@lru_cache(maxsize=4096)
def gerund(verb: str) -> str:
    """Impose -> imposing, ban -> banning, lie -> lying."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in _doubling() else "") + "ing"


@lru_cache(maxsize=4096)
def third(verb: str) -> str:
    """Impose -> imposes, carry -> carries, have -> has."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if _SIBILANT.search(verb) or verb.endswith("o") else "s")


def _suffixed(verb: str, suffix: str) -> str:
    if verb.endswith("e"):
        return verb[:-1] + suffix
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "i" + suffix
    return verb + (verb[-1] if verb in _doubling() else "") + suffix


@lru_cache(maxsize=16384)
def plural(noun: str) -> str:
    """A noun phrase's plural, made at its head: weapons of mass destruction."""
    if noun.endswith(")") and " (" in noun:
        full, _, short = noun[:-1].rpartition(" (")
        return f"{plural(full)} ({short}s)"
    cut = _HEAD_ENDS.search(noun)
    if cut:
        return plural(noun[: cut.start()]) + noun[cut.start() :]
    before, _, last = noun.rpartition(" ")
    lead = before + " " if before else ""
    if last in _plurals():
        return lead + _plurals()[last]
    head, hyphen, tail = last.rpartition("-")
    if hyphen and tail in _plurals():
        return f"{lead}{head}-{_plurals()[tail]}"
    if last.endswith("y") and last[-2] not in "aeiou":
        return lead + last[:-1] + "ies"
    return lead + last + ("es" if _SIBILANT.search(last) else "s")


def possessive(noun: str) -> str:
    """The ministry's, the United States'."""
    return noun + ("'" if noun.endswith("s") else "'s")


def article(word: str) -> str:
    """The form of the indefinite article, by the sound that `word` begins with."""
    bare = word.lstrip('“"‘(')
    if _GLIDE.match(bare):
        return "a"
    return "an" if _VOWEL_SOUND.match(bare) or _SPELT.match(bare) else "a"


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """A head verb in its dictionary form and all that follows it ("impose", " sanctions on ...").

    A modal head has finite forms alone.
    """

    head: str
    rest: str
    negated: bool = False

    def finite(self, tense: Tense, number: Number) -> str:
        """The phrase as a clause's predicate; "back" is the present shifted behind a past verb."""
        if self.head in MODALS:
            modal = MODALS[self.head] if tense == "back" else self.head
            return modal + (" not" if self.negated else "") + self.rest
        if tense == "perf":
            have = "has" if number == "s" else "have"
            return f"{have}{' not' if self.negated else ''} {participle(self.head)}{self.rest}"
        when: Literal["past", "pres"] = "pres" if tense == "pres" else "past"
        if self.head == "be":
            return _BE[when, number] + (" not" if self.negated else "") + self.rest
        if self.negated:
            do = "did" if when == "past" else "does" if number == "s" else "do"
            return f"{do} not {self.head}{self.rest}"
        if when == "past":
            return past(self.head) + self.rest
        return (third(self.head) if number == "s" else self.head) + self.rest

    @property
    def infinitive(self) -> str:
        """Without "to"."""
        return self.head + self.rest

    @property
    def gerund(self) -> str:
        """Imposing sanctions."""
        return gerund(self.head) + self.rest

    @property
    def participle(self) -> str:
        """Imposed sanctions, as after "have"."""
        return participle(self.head) + self.rest

    def followed(self, words: str) -> VerbPhrase:
        """The phrase with more words at its end."""
        return replace(self, rest=self.rest + words)


def wrapped(inner: VerbPhrase, pattern: str) -> VerbPhrase:
    """`inner` under a higher verb: "be likely to _inf", "begin _ing", "have never _pp", "not _"."""
    if pattern == "_":
        return inner
    if pattern.startswith("not "):
        return replace(wrapped(inner, pattern[4:]), negated=True)
    head, _, rest = pattern.partition(" ")
    filled = (
        rest.replace("_inf", inner.infinitive)
        .replace("_ing", inner.gerund)
        .replace("_pp", inner.participle)
    )
    return VerbPhrase(head, f" {filled}" if filled else "")
