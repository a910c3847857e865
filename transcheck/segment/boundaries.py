"""A line of reporting -> where its sentences end.

A mark that could end a sentence is looked at together with what stands around it (a `Gap`); each
rule names one reason why the sentence goes on. Where no rule speaks, it ends.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from transcheck.model import Language
from transcheck.segment.marks import Gap, marks

_LIST_MARKER = re.compile(r"(?:\A|:\s)[^\w:]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4}|[가-하])\Z")
_LETTERS = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,3})+")
_ADDRESS = re.compile(r"(?:[@/]|www\.)\S*\Z")
_SAYS = re.compile(r"[^\W_]")
_DASH = re.compile(r"[-–—]")
_DOTS = re.compile(r"…|\.[ \xa0]?\.")
_QUOTE_OPENS = re.compile(r"[\"'“‘«「『]\Z")
_QUOTE_CLOSES = re.compile(r"[\"'”’»」』]")
_PARTICLE = re.compile(r"\s*(?:이?라(?:고|며|는|면서|던)|이?란|하고|는|고|며|면서)(?:[\s,]|\Z)")

_Rule = Callable[[Gap], bool]


def sentence_ends(line: str, language: Language) -> Iterator[int]:
    """Offsets in `line` just behind each sentence but the last, in order.

    Linear in the length of the line; never raises. Korean must be composed (NFC).
    """
    begun = 0
    for found, following in marks(line):
        gap = Gap(line, begun, found, following)
        if not any(goes_on(gap) for goes_on in _RULES[language]):
            begun = found.end("close")
            yield begun


def _says_nothing(gap: Gap) -> bool:
    """What stands before the mark is only other marks, or the number of a list's item."""
    sofar = gap.sofar
    return not _SAYS.search(sofar) or (gap.mark == "." and _LIST_MARKER.search(sofar) is not None)


def _in_lower_case(gap: Gap) -> bool:
    """The next word has no capital, and opens no quotation or list item; "iPhone" has one."""
    if not gap.word.islower() or (len(gap.word) == 1 and gap.after == ")"):
        return False
    return gap.mark != "." or bool(gap.close) or not _quotes(gap)


def _attributes(gap: Gap) -> bool:
    """A closed quotation is followed by who said it, as in `"Why now?" Lee asked`."""
    if _opens(gap) or not _QUOTE_CLOSES.search(gap.close):
        return False
    return _attribution().match(gap.rest) is not None


def _trails_off(gap: Gap) -> bool:
    """Dots that stand free are an omission inside the sentence, unless an opening word follows."""
    if not _DOTS.search(gap.mark):
        return False
    free = not gap.sofar or gap.sofar[-1].isspace()
    return gap.word[0].isdigit() or (free and not gap.close and not _opens(gap))


def _opens(gap: Gap) -> bool:
    """The next word is one that opens sentences, and no dateline's dash precedes it."""
    whole = gap.after in "'’," or gap.after.isspace()
    return whole and gap.word in _words("opener") and not _DASH.search(gap.lead)


def _quotes(gap: Gap) -> bool:
    """The next word opens a quotation of more than itself ("Buck")."""
    return _QUOTE_OPENS.search(gap.lead) is not None and gap.after not in {'"', "”", "’"}


def _abbreviates(gap: Gap) -> bool:
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
        return not (
            _opens(gap) or gap.word[0].isdigit() or (_quotes(gap) and not gap.word.islower())
        )
    return False


def _is_initial(before: str, gap: Gap) -> bool:
    """A single capital, as in "J. D. Park"; "I" only before another initial."""
    if len(before) != 1 or not before.isupper():
        return False
    return before != "I" or (len(gap.word) == 1 and gap.after == ".")


def _counts_a_date(gap: Gap) -> bool:
    """A date in figures, as Korean writes it: "2024. 6. 20."."""
    return gap.after == "." and gap.word.isdigit() and gap.before[-1:].isdigit()


def _is_an_address(gap: Gap) -> bool:
    """No space follows because this is a URL, a file or an e-mail address."""
    return gap.glued and (gap.after in set("./@-_)") or _ADDRESS.search(gap.sofar) is not None)


def _is_a_figure(gap: Gap) -> bool:
    """A Korean date or ordinal: no Korean sentence ends in a bare figure."""
    return gap.mark == "." and gap.before[-1:].isdigit()


def _hesitates(gap: Gap) -> bool:
    """Dots behind a word that cannot be the last of a Korean sentence."""
    return gap.mark.startswith(("…", "..")) and gap.sofar[-1:] not in set("다요까죠")


def _takes_a_particle(gap: Gap) -> bool:
    """A Korean quotation is followed by its particle: `"왜?" 라고 물었다`."""
    return _PARTICLE.match(gap.rest) is not None


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
