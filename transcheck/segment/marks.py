"""A line -> the marks that could end a sentence, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CANDIDATE = re.compile(
    r"""(?<![.!?…]) (?<![.…][ \xa0])
    (?P<mark> [.!?…]++ (?:[ \xa0][.…]++(?![\w.…]))*+ | [。！？]++ )
    (?P<close> (?: ["'”’»)\]」』】》] | [ \xa0](?:[”»)\]]|["'’](?=\s|\Z)) )*+ )
    (?: \s
      | (?<=[a-z]{2}[.!?]) (?=[A-Z“]) | (?<=[a-z][.!?][”)"]) (?=[A-Z“])
      | (?<=[다요][.!?]) (?=[가-힣“"]) | (?<=[。！？]) )""",
    re.VERBOSE,
)
"""Possessive, and never begun inside a run of marks: linear on whatever text."""
_NEXT = re.compile(r"(?P<lead>[^\w.!?…]{0,40})(?P<word>[^\W_]+)(?P<after>.?)", re.DOTALL)
_UP_TO_LAST_WORD = re.compile(r"(?:.*[\s\"'“”‘’()\[\]«»「」—–/-])?", re.DOTALL)
_REACH = 32
"""Characters that a rule may look back over; keeps the work per mark constant."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A mark that could end a sentence begun at `begun`, with what stands around it.

    `found` is the mark with its closing quotes in `line`, `next` the word behind it.
    """

    line: str
    begun: int
    found: re.Match[str]
    next: re.Match[str]

    @property
    def mark(self) -> str:
        """The mark or marks: ".", "?!", "...", ". ..."."""
        return self.found["mark"]

    @property
    def close(self) -> str:
        """The closing quotes and brackets behind the mark."""
        return self.found["close"]

    @property
    def lead(self) -> str:
        """What stands between these and the next word: spaces, dashes, opening quotes."""
        return self.next["lead"]

    @property
    def word(self) -> str:
        """The next word, letters and digits only."""
        return self.next["word"]

    @property
    def after(self) -> str:
        """The character behind the next word; empty at the end of the line."""
        return self.next["after"]

    @property
    def sofar(self) -> str:
        """The sentence up to the mark, its last characters where it is long."""
        at = self.found.start()
        return self.line[max(self.begun, at - _REACH) : at]

    @property
    def before(self) -> str:
        """The word that the mark stands at, with its inner full stops: "U.S"."""
        up_to = _UP_TO_LAST_WORD.match(self.sofar)
        return self.sofar[up_to.end() :] if up_to else ""

    @property
    def rest(self) -> str:
        """The text behind the closing quotes and brackets, as far as a rule may look."""
        return self.line[self.next.start() : self.next.start() + 4 * _REACH]

    @property
    def glued(self) -> bool:
        """Whether the next word follows without white space."""
        return self.found.end() == self.found.end("close")


def marks(line: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each mark that a word follows in `line`, with that word; in order and in linear time."""
    for found in _CANDIDATE.finditer(line):
        following = _NEXT.match(line, found.end("close"))
        if following is not None:
            yield found, following
