"""What a slot is filled with: nouns, names and people, each with its Korean and English forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from training.news.english import Number, plural, possessive

Countability = Literal["c", "u", "p", "n"]
Gender = Literal["m", "f", "n", "o", "w"]

_PRONOUNS = {
    "he": {"m": "he", "f": "she", "n": "it", "p": "they", "o": "the official", "w": "we"},
    "him": {"m": "him", "f": "her", "n": "it", "p": "them", "o": "the official", "w": "us"},
    "his": {"m": "his", "f": "her", "n": "its", "p": "their", "o": "the official's", "w": "our"},
}
_AGREEING = {
    "is": {"s": "is", "p": "are"},
    "has": {"s": "has", "p": "have"},
    "was": {"s": "was", "p": "were"},
}


class Value(Protocol):
    """A slot's filling: two languages, one meaning."""

    @property
    def number(self) -> str:
        """Singular "s" or plural "p", for English agreement."""

    @property
    def gender(self) -> str:
        """Masculine "m", feminine "f", neuter "n", an unnamed official "o", ourselves "w"."""

    def korean(self, form: str) -> str:
        """The Korean words in one of their forms."""

    def english(self, form: str) -> str:
        """The English words in one of their forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun phrase. `kind`: countable, uncountable, plural only, or a name without an article.

    English forms: "" as it stands, "a" with the indefinite article, "s" plural, "the" definite,
    "in" as a time, "poss" possessive, "adj" attributive, "bare" without its "the", pronouns "he",
    "him", "his"; "is", "has" and "was" are the verbs that agree with the noun, alone. `origin` is
    the group of names that a country's people bear.
    """

    ko: str
    en: str
    kind: Countability = "c"
    gender: Gender = "n"
    adjective: str = ""
    origin: str = ""

    @property
    def number(self) -> Number:
        """Singular unless the noun is plural only."""
        return "p" if self.kind == "p" else "s"

    def korean(self, form: str) -> str:
        """The word; its pronoun where `form` is 그; with 에게 or 에 where `form` is 에."""
        if form == "에":
            return self.ko + ("에게" if self.gender != "n" or self.ko.endswith("들") else "에")
        return ("그" if self.gender != "n" else "이들") if form == "그" else self.ko

    def english(self, form: str) -> str:
        """The phrase in one of the forms above."""
        if form in _PRONOUNS:
            many = self.kind == "p" and self.gender != "w"
            return _PRONOUNS[form]["p" if many else self.gender]
        if form in _AGREEING:
            return _AGREEING[form][self.number]
        return _FORMS[form](self)


def _definite(noun: Noun) -> str:
    return noun.en if noun.en.startswith("the ") else f"the {noun.en}"


def _many(noun: Noun) -> str:
    return plural(noun.en) if noun.kind == "c" else noun.en


def _when(noun: Noun) -> str:
    return noun.en if noun.en.startswith(("last ", "this ")) else f"in {noun.en}"


_FORMS: dict[str, Callable[[Noun], str]] = {
    "": lambda noun: noun.en,
    "a": lambda noun: f"a {noun.en}" if noun.kind == "c" else noun.en,
    "s": _many,
    "the": _definite,
    "thes": lambda noun: f"the {_many(noun)}",
    "in": _when,
    "poss": lambda noun: possessive(noun.en),
    "adj": lambda noun: noun.adjective or noun.en.removeprefix("the "),
    "bare": lambda noun: noun.en.removeprefix("the "),
}
