"""A line of reporting -> where its sentences end.

A mark that could end a sentence is looked at together with what stands around it (`_Gap`); each
rule names one reason why the sentence goes on. Where no rule speaks, it ends.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transcheck.model import Language

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
_LIST_MARKER = re.compile(r"(?:\A|:\s)[^\w:]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4}|[가-하])\Z")
_LETTERS = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,3})+")
_QUOTE_OPENS = re.compile(r"[\"'“‘«「『]\Z")
_TOKEN = re.compile(r"\S*\Z")
_ADDRESS = re.compile(r"[@/]|www\.")
_SAYS = re.compile(r"[^\W_]")
_DASH = re.compile(r"[-–—]")
_QUOTE_CLOSES = re.compile(r"[\"'”’»」』]")
_PARTICLE = re.compile(r"\s*(?:이?라(?:고|며|는|면서|던)|이?란|하고|는|고|며|면서)(?:[\s,]|\Z)")
_REACH = 32
"""Characters that a rule may look back over; keeps the work per mark constant."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A mark that could end a sentence begun at `begun`, with what stands around it.

    `found` is a match of `_CANDIDATE` in `line`, `next` one of `_NEXT` right behind it.
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
    def opens(self) -> bool:
        """Whether the next word is one that opens sentences, and no dateline's dash precedes it."""
        whole = self.after in "'’," or self.after.isspace()
        return whole and self.word in _words("opener") and not _DASH.search(self.lead)

    @property
    def quotes(self) -> bool:
        """Whether the next word opens a quotation of more than itself ("Butch")."""
        return _QUOTE_OPENS.search(self.lead) is not None and self.after not in {'"', "”", "’"}


_Rule = Callable[[_Gap], bool]


def sentence_ends(line: str, language: Language) -> Iterator[int]:
    """Offsets in `line` just behind each sentence but the last, in order.

    Linear in the length of the line; never raises.
    """
    begun = 0
    for found in _CANDIDATE.finditer(line):
        following = _NEXT.match(line, found.end("close"))
        if following is not None:
            gap = _Gap(line, begun, found, following)
            if not any(goes_on(gap) for goes_on in _RULES[language]):
                begun = found.end("close")
                yield begun


def _says_nothing(gap: _Gap) -> bool:
    """What stands before the mark is only other marks, or the number of a list's item."""
    sofar = gap.sofar
    return not _SAYS.search(sofar) or (gap.mark == "." and _LIST_MARKER.search(sofar) is not None)


def _in_lower_case(gap: _Gap) -> bool:
    """The next word has no capital, and opens no quotation or list item; "iPhone" has one."""
    if not gap.word.islower() or (len(gap.word) == 1 and gap.after == ")"):
        return False
    return gap.mark != "." or bool(gap.close) or not gap.quotes


def _attributes(gap: _Gap) -> bool:
    """A closed quotation is followed by who said it, as in `"Why now?" Lee asked`."""
    if gap.opens or not _QUOTE_CLOSES.search(gap.close):
        return False
    return _attribution().match(gap.rest) is not None


def _trails_off(gap: _Gap) -> bool:
    """Dots that stand free are an omission inside the sentence, unless an opening word follows."""
    if "…" not in gap.mark and ".." not in gap.mark and ". ." not in gap.mark:
        return False
    free = not gap.sofar or gap.sofar[-1].isspace()
    return gap.word[0].isdigit() or (free and not gap.close and not gap.opens)


def _abbreviates(gap: _Gap) -> bool:
    """The full stop belongs to a shortened word: "Gen.", "No. 2", "U.S. Army", "J. D. Park"."""
    if gap.mark not in {".", "!"}:
        return False
    before = gap.before
    word = before.capitalize() if before.isupper() and len(before) > 1 else before
    if word in _words("never"):
        return True
    if word in _words("number"):
        return gap.word[0].isdigit()
    if before in _words("clock"):
        return gap.word in _words("after_clock")
    if word in _words("capital") or _LETTERS.fullmatch(before) or _is_initial(before, gap):
        return not (gap.opens or gap.word[0].isdigit() or (gap.quotes and not gap.word.islower()))
    return False


def _is_initial(before: str, gap: _Gap) -> bool:
    """A single capital, as in "J. D. Park"; "I" only before another initial."""
    if len(before) != 1 or not before.isupper():
        return False
    return before != "I" or (len(gap.word) == 1 and gap.after == ".")


def _counts_a_date(gap: _Gap) -> bool:
    """A date in figures, as Korean writes it: "2024. 6. 20."."""
    return gap.after == "." and gap.word.isdigit() and gap.before[-1:].isdigit()


def _is_an_address(gap: _Gap) -> bool:
    """No space follows because this is a URL, a file or an e-mail address."""
    if gap.found.end() > gap.found.end("close"):
        return False
    token = _TOKEN.search(gap.sofar)
    return gap.after in set("./@-_)") or (
        token is not None and _ADDRESS.search(token[0]) is not None
    )


def _is_a_figure(gap: _Gap) -> bool:
    """A Korean date or ordinal: no Korean sentence ends in a bare figure."""
    return gap.mark == "." and gap.before[-1:].isdigit()


def _hesitates(gap: _Gap) -> bool:
    """Dots behind a word that cannot be the last of a Korean sentence."""
    last = unicodedata.normalize("NFC", gap.sofar[-4:])
    return gap.mark.startswith(("…", "..")) and not last.endswith(("다", "요", "까", "죠"))


def _takes_a_particle(gap: _Gap) -> bool:
    """A Korean quotation is followed by its particle: `"왜?" 라고 물었다`."""
    return _PARTICLE.match(unicodedata.normalize("NFC", gap.rest[:16])) is not None


_SHARED: tuple[_Rule, ...] = (_says_nothing, _is_an_address, _counts_a_date, _abbreviates)
_RULES: dict[Language, tuple[_Rule, ...]] = {
    "en": (_in_lower_case, *_SHARED, _trails_off, _attributes),
    "ko": (*_SHARED, _is_a_figure, _hesitates, _takes_a_particle),
}


@cache
def _words(section: str) -> frozenset[str]:
    """One section of `data/sentences.toml`."""
    return frozenset(_table()[section].split())


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(files("transcheck.data").joinpath("sentences.toml").read_text("utf-8"))


@cache
def _attribution() -> re.Pattern[str]:
    """A name and a speech verb with which its clause ends or goes on to when, where and to whom."""
    verbs = "|".join(sorted(_words("speech")))
    return re.compile(
        r"\s+(?:[A-Z][\w'’-]*\.?\s+){1,5}"
        rf"(?:asked\b(?!\s+(?:if|whether|for|to|that)\b)|(?:{verbs})\b(?=\s*(?:[.;]|,(?!\s*[\"'“‘])|\Z)"
        r"|\s+(?:in|on|at|during|to|of|about|after|as|when|while|with|reporters|[A-Z][a-z]+day)\b))"
    )
