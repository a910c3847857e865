"""Text -> word tokens with offsets, and tables of phrases matched on them (longest first)."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, NamedTuple, TypeVar

from transcheck.errors import ModelError

Value = TypeVar("Value")

_TOKEN = re.compile(
    r"(?<!\w)(?:Maj|Gen|Lt|Col|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Brig|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Rev"
    r"|Hon|Supt|St|Jr|Sr|Inc|Corp|Co|Ltd)\."
    r"|(?<!\w)(?:[A-Z]\.)+(?:[A-Z](?!\w))?"
    r"|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*"
    r"|\d+(?:[.,:]\d+)*\w*"
    r"|[^\w\s]"
)


class Token(NamedTuple):
    """A word or a mark: `norm` is lower case without periods and without a possessive ending."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it carries 's (a bare apostrophe is a token of its own)."""
        return self.text.endswith(("'s", "’s"))


def normalise(word: str) -> str:
    """A word in the form in which tables hold it."""
    norm = word.lower()
    if norm.isalnum():
        return norm
    norm = norm.replace("’", "'").removesuffix("'s")
    return norm.replace(".", "") or word


def tokenise(text: str) -> list[Token]:
    """All words and marks of `text`, in order; time is linear in its length."""
    return [
        Token(word := match.group(), normalise(word), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Generic[Value]):
    """A row of a phrase table: the norms that must follow each other, and what they mean.

    An `acronym` must be written in capitals: "WHO" is not "who".
    """

    norms: tuple[str, ...]
    acronym: bool
    value: Value


class Phrases(Generic[Value]):
    """Phrases by their first word."""

    __slots__ = ("_by_first",)

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Phrase[Value]]] = {}
        for text, value in rows:
            norms = tuple(token.norm for token in tokenise(text))
            acronym = len(text) < 6 and text.isupper()
            phrase = Phrase(norms=norms, acronym=acronym, value=value)
            known = by_first.setdefault(norms[0], {})
            if norms not in known or (known[norms].acronym and not acronym):
                known[norms] = phrase
        self._by_first = {
            first: sorted(rows.values(), key=lambda phrase: (-len(phrase.norms), phrase.norms))
            for first, rows in by_first.items()
        }

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at token `at`: the index behind it, and its value."""
        for phrase in self._by_first.get(tokens[at].norm, ()):
            end = at + len(phrase.norms)
            if end > len(tokens):
                continue
            if all(tokens[at + k].norm == norm for k, norm in enumerate(phrase.norms)) and (
                not phrase.acronym or tokens[at].text[:2].isupper()
            ):
                return end, phrase.value
        return None

    def begins(self, norm: str) -> bool:
        """Whether some phrase begins with this word."""
        return norm in self._by_first


@cache
def word_class(name: str) -> frozenset[str]:
    """A list of `data/words.toml`; raises ModelError where the file or the list is missing."""
    try:
        lists = tomllib.loads(_data("words.toml"))
        return frozenset(lists[name].split())
    except (KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"data/words.toml lacks or mangles the list {name!r}") from error


def ordinary(norm: str) -> bool:
    """Whether running text writes the word in lower case, be it in the singular."""
    words = ordinary_words()
    singular = not norm.endswith("ss") and norm not in word_class("also_names")
    return norm in words or (singular and norm.removesuffix("s") in words)


@cache
def ordinary_words() -> frozenset[str]:
    """Words that running text writes in lower case, so that a capital at its start says nothing.

    `data/ordinary_words.txt` has those that the texts of `training/data` write so at least twice,
    and more often than with a capital inside a sentence; no usual surname or given name.
    """
    return frozenset(_data("ordinary_words.txt").split()) - word_class("also_names")


def table(file: str) -> list[dict[str, str]]:
    """The rows of a CSV table of `data/`, by column; raises ModelError where it is missing."""
    return list(csv.DictReader(_data(file).splitlines()))


def _data(file: str) -> str:
    try:
        return files("transcheck").joinpath("data", file).read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(f"data/{file} is missing: install transcheck again") from error
