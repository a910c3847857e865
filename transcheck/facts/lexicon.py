"""The tables of polarity and strength -> what an English word or phrase does to a statement."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from transcheck.errors import ModelError
from transcheck.facts.words import tokenise, word_class

Negator: TypeAlias = Literal["", "strong", "lexical", "prefix", "soft", "pseudo", "double"]
Lemmas: TypeAlias = tuple[str, ...]

KINDS: tuple[Negator, ...] = ("pseudo", "double", "strong", "lexical", "soft")
NEVER = 2.0
"""An overlap that no two statements reach."""
_PREFIXES = ("non-", "non", "in", "im", "il", "ir", "dis")
_PARTICLES = frozenset({"out", "off", "up", "down", "on"})
_PRONOUNS = ("it", "them", "this", "that", "him", "her", "anything")
_ENDINGS = (("ing", 2), ("ed", 3), ("ly", 5), ("ment", 5))
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the tables say of a word: how it negates, the poles it stands at, its steps on scales.

    `base` is the lemma that stands for it: of "unclear" "clear", of "rule it out" "rule out".
    """

    negator: Negator = ""
    base: str = ""
    poles: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    steps: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def __or__(self, other: Entry) -> Entry:
        """Both entries in one; what the first says of negating comes first."""
        return Entry(
            negator=self.negator or other.negator,
            base=self.base or other.base,
            poles=self.poles | other.poles,
            steps=self.steps | other.steps,
        )


PLAIN = Entry()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Steps of strength, weakest first.

    Two steps that lie `far` apart differ, `grave` apart they differ badly. An operator weighs the
    words after it; words of another scale are compared where they stand among the same words, and
    wherever two statements `overlap` by so much. The `quiet` operators (lemmas) are not weighed
    against a statement without any, nor is any operator against one with a word of `answers`; with
    a word of `permits` a strong operator may say what a weak one does: "will be permitted to".
    """

    steps: tuple[tuple[str, ...], ...]
    far: int
    grave: int
    operator: bool
    overlap: float
    quiet: frozenset[str]
    answers: frozenset[str]
    permits: frozenset[str]


@lru_cache(maxsize=1 << 15)
def lemma(norm: str) -> str:
    """What all forms of a word share, not always a word itself ("making" -> "mak")."""
    function = word_class("function")
    if norm in function:
        return norm
    base = _irregular().get(norm, norm)
    shorn = _shorn(base)
    return base if shorn in function else shorn


def _shorn(word: str) -> str:
    """A word without the endings of number, person, tense and manner."""
    if word.endswith(("ies", "ied")) and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "news")) and len(word) > 3:
        word = word[:-1]
    for ending, least in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= least and not _VOWELS.isdisjoint(rest):
            word = rest
            break
    if len(word) <= 3:
        return word
    if word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.rstrip("e")


def look_up(lemmas: Sequence[str], at: int) -> tuple[int, Entry]:
    """The index behind the longest phrase that begins at `at`, and its entry (else `PLAIN`)."""
    for key, entry in _lexicon().get(lemmas[at], ()):
        end = at + len(key)
        if len(key) == 1 or tuple(lemmas[at:end]) == key:
            return end, entry
    return at + 1, _prefixed(lemmas[at])


def is_contraction(norm: str) -> bool:
    """Whether it is a verb with "n't", or what an odd apostrophe leaves of it: "don't", "didn"."""
    return norm.endswith("n't") or norm in listed("cut_off")


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of the negators' table."""
    return frozenset(_negators()[name].split())


@cache
def transparent() -> frozenset[str]:
    """Lemmas that hand on what governs them: "not expected to rise" is "expected not to rise"."""
    return frozenset(map(lemma, listed("transparent")))


@cache
def doubting() -> frozenset[str]:
    """Lemmas that affirm what they take once they are negated: "nobody doubts it"."""
    return _phrases("doubting")


@cache
def privative() -> frozenset[str]:
    """Lemmas that deny any noun that they take: "without evidence"."""
    return _phrases("privative")


@cache
def implying() -> frozenset[str]:
    """Lemmas that deny by what they mean: "absent" is "not there"."""
    return _phrases("implying")


def _phrases(name: str) -> frozenset[str]:
    return frozenset(" ".join(map(lemma, words.split("_"))) for words in listed(name))


@cache
def scales() -> dict[str, Scale]:
    """The scales of strength by name."""
    rows = _table("strength.toml")
    return {
        name: Scale(
            steps=tuple(tuple(words.split()) for words in row["steps"]),
            far=row["far"],
            grave=row["grave"],
            operator=kind == "operators",
            overlap=row.get("overlap", NEVER),
            quiet=frozenset(lemma(word) for word in row.get("quiet", ())),
            answers=frozenset(lemma(word) for word in row.get("answers", "").split()),
            permits=frozenset(lemma(word) for word in row.get("permits", "").split()),
        )
        for kind in ("operators", "scales")
        for name, row in rows[kind].items()
    }


@cache
def step_of(scale: str, word: str) -> int:
    """The step of a scale on which a word stands, from 1; raises ModelError if it is on none."""
    for at, words in enumerate(scales()[scale].steps, start=1):
        if word in words:
            return at
    raise ModelError(f"data/strength.toml: {word!r} is on no step of {scale!r}, but asked for")


@cache
def commitment(kind: str) -> frozenset[str]:
    """The forces of attributing verbs that "concede" something, or only "report" it."""
    return frozenset(_table("strength.toml")["commitment"][kind])


@lru_cache(maxsize=1 << 14)
def _prefixed(word: str) -> Entry:
    """Words in "un-", known by rule: what they negate is the rest."""
    positive = not word.startswith("un") or word.startswith(tuple(listed("positive_un")))
    return PLAIN if positive or len(word) < 5 else Entry(negator="prefix", base=lemma(word[2:]))


@cache
def _lexicon() -> dict[str, tuple[tuple[Lemmas, Entry], ...]]:
    """All entries by their first lemma, the longest first; raises ModelError without the tables."""
    entries: dict[Lemmas, Entry] = {}
    for text, row in _rows():
        for key, entry in _forms(text, row):
            entries[key] = entries.get(key, PLAIN) | entry
    by_first: dict[str, list[tuple[Lemmas, Entry]]] = {}
    for key, entry in sorted(entries.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(key[0], []).append((key, entry))
    return {first: tuple(rows) for first, rows in by_first.items()}


def _rows() -> Iterator[tuple[str, Entry]]:
    for kind in KINDS:
        yield from ((text, Entry(negator=kind)) for text in _negators()[kind])
    for word in sorted(listed("prefixed")):
        rest = next(word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        yield word, Entry(negator="prefix", base=lemma(rest))
    yield from ((text, Entry(base=text)) for text in _negators()["neutral"])
    for number, group in enumerate(_groups()):
        for pole, words in enumerate(group.split("|")):
            entry = Entry(poles=frozenset({(number, pole)}))
            yield from ((word.replace("_", " "), entry) for word in words.split())
    for name, scale in scales().items():
        for step, phrases in enumerate(scale.steps, start=1):
            entry = Entry(steps=frozenset({(name, step)}))
            yield from ((phrase.replace("_", " "), entry) for phrase in phrases)


@cache
def _groups() -> tuple[str, ...]:
    """The groups of opposites, those first that turn round with who does it to whom."""
    table = _table("polarity.toml")["opposites"]
    return (*table["converse"], *table["groups"])


def is_converse(group: int) -> bool:
    """Whether the poles of a group tell of one event from both its ends: "sell", "buy"."""
    return group < len(_table("polarity.toml")["opposites"]["converse"])


def _forms(text: str, entry: Entry) -> Iterator[tuple[Lemmas, Entry]]:
    """The phrase, and with a pronoun inside it where a particle can stand apart: "rule it out"."""
    key = tuple(lemma(token.norm) for token in tokenise(text))
    yield key, entry
    if len(key) == 2 and key[1] in _PARTICLES:
        together = replace(entry, base=" ".join(key))
        yield from (((key[0], pronoun, key[1]), together) for pronoun in _PRONOUNS)


@cache
def _irregular() -> dict[str, str]:
    rows = _table("polarity.toml")["forms"]["irregular"].replace("|", "\n").splitlines()
    return {form: row.split()[0] for row in rows if row for form in row.split()[1:]}


def _negators() -> dict[str, Any]:
    negators: dict[str, Any] = _table("polarity.toml")["negators"]
    return negators


@cache
def _table(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files("transcheck").joinpath("data", name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"data/{name} is missing or damaged: install transcheck again") from error
