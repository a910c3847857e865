"""The names that two statements do not share -> which replace each other, which nothing answers.

A name on one side only says little: independent tellings leave names out. It says something where
both sides tell the same in the same words, and one of them has another name there, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transcheck.facts.bodies import bodies
from transcheck.facts.identity import akin, same_name
from transcheck.facts.slots import Side, likeness, same_length, same_slot
from transcheck.facts.words import ordinary, tokenise, word_class
from transcheck.model import Fact, FactValue, Name

ONE_SENTENCE = 0.5
"""From this likeness on two statements say one sentence, and a name has a place on both sides."""

_LONGEST_ACRONYM = 6
_STEM = 6
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})


@dataclass(frozen=True, slots=True)
class Rest:
    """Both sides, the names of their contents that the other lacks, and the values of the others.

    `spoken` are names that may be another spelling of one of the other side.
    """

    left: Side
    right: Side
    here: tuple[Fact, ...]
    there: tuple[Fact, ...]
    met: frozenset[FactValue]
    spoken: frozenset[Fact]

    @classmethod
    def of(cls, left: Side, right: Side, met: Iterable[tuple[Fact, Fact]]) -> Rest:
        """What `met`, the pairs of names that can be one, leave."""
        values = frozenset(fact.value for pair in met for fact in pair)
        here = tuple(fact for fact in left.content if fact.value not in values)
        there = tuple(fact for fact in right.content if fact.value not in values)
        near = ((a, b) for a in here for b in there if akin(_name(a), _name(b)))
        return cls(left, right, here, there, values, frozenset(f for pair in near for f in pair))

    def replaced(self) -> Iterator[tuple[Fact, Fact]]:
        """Names that exclude each other and stand in one place, each once."""
        taken: set[Fact] = set(self.spoken)
        for here in self.here:
            for there in self.there:
                if not {here, there} & taken and self._replaced(here, there):
                    taken |= {here, there}
                    yield here, there

    def _replaced(self, here: Fact, there: Fact) -> bool:
        """Whether two names exclude each other, stand in one place, and neither was only moved."""
        one, other = _name(here), _name(there)
        return (
            same_name(one, other) == "differ"
            and all(" " in name.full or _proper(name) for name in (one, other))
            and not (_elsewhere(here, self.right) and _elsewhere(there, self.left))
            and same_slot(self.left, here, self.right, there)
            and not _keys(one) & (self.right.listed - self._known - other.keys)
            and not _keys(other) & (self.left.listed - self._known - one.keys)
            and not self.right.mentions(one, self.met | {there.value})
            and not self.left.mentions(other, self.met | {here.value})
        )

    @property
    def _known(self) -> frozenset[str]:
        return frozenset().union(*(value.keys for value in self.met))

    def unanswered(self, taken: set[Fact]) -> frozenset[Fact]:
        """Names that the other side neither has nor paraphrases, where both say one sentence."""
        alike = likeness(self.left, self.right) >= ONE_SENTENCE
        if not alike or not same_length(self.left, self.right):
            return frozenset()
        loose = {*self.here, *self.there} - taken - self.spoken
        return frozenset(
            fact
            for fact in loose
            for own, other in (
                (self.left, self.right) if fact in self.here else (self.right, self.left),
            )
            if _telling(fact, own) and embedded(fact, own, other) and not answered(fact, own, other)
        )


def embedded(fact: Fact, own: Side, other: Side) -> bool:
    """Whether two words around it stand on the other side, so that it is in what both say.

    A name in words that only one side has is part of a detail that the other leaves out.
    """
    around = own.around(fact)
    return len(around & other.stems) >= min(2, len(around))


def answered(fact: Fact, own: Side, other: Side) -> bool:
    """Whether the other side has a form of the name, or a word that may stand for it."""
    name = _name(fact)
    return (
        bool(_keys(name) & other.listed)
        or not _stems(name.keys).isdisjoint(_stems(other.statement.known))
        or other.mentions(name, frozenset())
        or other.recalls(name)
        or any(other.called[noun] > own.called[noun] for noun in _nouns(name))
    )


def _nouns(name: Name) -> Iterator[str]:
    """By what a name of this kind is called again: "the city", "he".

    The kind of a single unlisted word is a guess, and either may stand for it.
    """
    guessed = " " not in name.full and not _listed(name)
    if name.kind == "person":
        yield from _PRONOUNS
    if name.kind == "place" or guessed:
        yield from word_class("place_nouns")
        yield from word_class("place_heads")
    if name.kind == "organisation" or guessed:
        yield from word_class("body_nouns")
        yield from word_class("organisation_heads")


def _telling(fact: Fact, own: Side) -> bool:
    """Whether it names somebody or something that no common word could: no acronym, no unit."""
    beside = {fact.span.start - 1, fact.span.start, fact.span.end, fact.span.end + 1}
    written = fact.span.of(own.statement.article.text)
    short = written.isupper() and len(written) <= _LONGEST_ACRONYM
    acronym = short and not (_name(fact).kind == "place" and _listed(_name(fact)))
    return not beside & own.digits and not acronym and _proper(_name(fact))


def _proper(name: Name) -> bool:
    """Whether a table lists it, or a word of it is no word of running text."""
    if _listed(name):
        return True
    norms = (token.norm for token in tokenise(name.full[:200]) if token.text[0].isalnum())
    return not all(_plain(norm) for norm in norms)


def _listed(name: Name) -> bool:
    return not all(key.startswith(("words:", "person:")) for key in name.keys)


def _plain(norm: str) -> bool:
    """Whether running text has the word in lower case."""
    common = norm in word_class("common") and norm not in word_class("also_names")
    return common or ordinary(norm)


def _keys(name: Name) -> frozenset[str]:
    """Its own keys, and those of the countries and bodies that its words name."""
    found = bodies(name.full[:200])
    return name.keys | found.countries | found.organisations


def _stems(keys: Iterable[str]) -> frozenset[str]:
    """What keys of one name share where one article takes it for a person and one for a place."""
    return frozenset(key.rpartition(":")[2].split(" ")[0][:_STEM] for key in keys)


def _elsewhere(fact: Fact, other: Side) -> bool:
    """Whether the other article names it outside this link."""
    return bool(fact.value.keys & other.statement.known)


def _name(fact: Fact) -> Name:
    if not isinstance(fact.value, Name):
        raise TypeError("a fact of type name has a Name")
    return fact.value
