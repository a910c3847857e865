"""The tables under `data` -> which word stands for which, by word class; each is read once."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import permutations
from pathlib import Path
from typing import Any, Literal, TypeAlias

from training.news.english import gerund, participle, past, plural, third

WordClass: TypeAlias = Literal["noun", "verb", "adjective", "adverb"]
Form: TypeAlias = Literal["base", "third", "past", "participle", "ing", "plural"]
Relation: TypeAlias = Literal["antonym", "hypernym", "sibling", "synonym"]
Reading: TypeAlias = tuple[WordClass, Form, str]
"""A word class, a form, and the lemma that has that form."""

HERE = Path(__file__).parent / "data"
SHIPPED = Path(__file__).parents[2] / "transcheck" / "data"
_CLASSES: tuple[WordClass, ...] = ("noun", "verb", "adjective", "adverb")
_MADE = {"third": third, "past": past, "participle": participle, "ing": gerund}


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `name` of this package."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@cache
def shipped(name: str) -> tuple[dict[str, str], ...]:
    """A CSV table that transcheck ships: titles, places, organisations."""
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def word_set(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(text.split())


def lines(block: str) -> tuple[str, ...]:
    """The lines of a block that are not empty."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())


def pairs(block: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lines of the shape "this = that | or that" -> (this, what may stand in its place)."""
    cut = (line.split(" = ", 1) for line in lines(block))
    return tuple((left, tuple(right.split(" | "))) for left, right in cut)


@dataclass(frozen=True, eq=False)
class Words:
    """(Word class, lemma) -> the lemmas that stand in one relation to it, in the table's order."""

    stand_ins: Mapping[tuple[WordClass, str], tuple[str, ...]]

    @cached_property
    def readings(self) -> Mapping[str, tuple[Reading, ...]]:
        """A word as it is written (lower case) -> what it may be a form of."""
        found: dict[str, list[Reading]] = {}
        for word_class, lemma in self.stand_ins:
            for form in forms_of(word_class):
                found.setdefault(inflected(lemma, form), []).append((word_class, form, lemma))
        return {word: tuple(each) for word, each in found.items()}


@cache
def words_of(relation: Relation) -> Words:
    """The words that our own tables relate so."""
    found: dict[tuple[WordClass, str], tuple[str, ...]] = {}
    for word_class, one, other in _related(relation):
        key = (word_class, one)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), other)))
    return Words(found)


def _related(relation: Relation) -> Iterator[tuple[WordClass, str, str]]:
    alone = relation in ("antonym", "synonym")
    blocks = table(f"{relation}s") if alone else table("kinds")[f"{relation}s"]
    for word_class in _CLASSES:
        for line in lines(blocks.get(word_class, "")):
            for one, other in _pairings(line):
                yield word_class, one.replace("_", " "), other.replace("_", " ")


def _pairings(line: str) -> Iterable[tuple[str, str]]:
    if ">" in line:
        below, above = line.split(">")
        return [(one, above.strip()) for one in below.split()]
    if "|" in line:
        left, right = (side.split() for side in line.split("|"))
        return [(a, b) for one, other in ((left, right), (right, left)) for a in one for b in other]
    return permutations(line.split(), 2)


def forms_of(word_class: WordClass) -> tuple[Form, ...]:
    """The forms that a word of this class has; "base" is also a noun's singular."""
    if word_class == "verb":
        return ("base", "third", "past", "participle", "ing")
    return ("base", "plural") if word_class == "noun" else ("base",)


def inflected(lemma: str, form: Form) -> str:
    """The lemma in this form; of several words a verb stands first and a noun last."""
    if form == "base":
        return lemma
    if form == "plural":
        return plural(lemma)
    verb, space, rest = lemma.partition(" ")
    irregular = table("verbs")["irregular"].get(verb, {})
    if form in irregular:
        return f"{irregular[form]}{space}{rest}"
    return _MADE[form](verb) + space + rest


@cache
def verbs() -> dict[str, tuple[tuple[str, Form], ...]]:
    """Every form of every verb known here -> the lemmas and forms it may be."""
    lemmas = set(table("verbs")["verbs"].split())
    for relation in ("antonym", "sibling", "synonym"):
        known = words_of(relation).stand_ins
        lemmas |= {w for c, w in known if c == "verb" and " " not in w}
    found: dict[str, list[tuple[str, Form]]] = {}
    for lemma in sorted(lemmas):
        for form in forms_of("verb"):
            found.setdefault(inflected(lemma, form), []).append((lemma, form))
    return {word: tuple(each) for word, each in found.items()}
