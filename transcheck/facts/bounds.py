"""The words around an amount -> how exactly they state it, and within which bound."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcheck.facts.quantity import Bound
from transcheck.facts.units import Unit

_MORE = (
    "more|older|higher|greater|larger|bigger|longer|stronger|taller|heavier|farther|further|deeper"
    "|wider|later"
)
_LESS = "less|fewer|lower|younger|shorter|smaller|closer|nearer|lighter|cheaper|sooner|earlier"
EN_BEFORE = re.compile(
    r"(?P<about>about|around|some|approximately|roughly|nearly|almost|close to|near|circa"
    r"|estimated|reaching)"
    rf"|(?P<over>(?:{_MORE}) than|over|above|exceed(?:s|ed|ing)?|upwards? of"
    r"|surpass(?:es|ed|ing)?|(?<!\bthe\s)past|topp?(?:s|ed|ing)|in excess of|a good|beyond)"
    rf"|(?P<at_least>at (?:the )?least|n(?:o|ot) (?:{_LESS}) than|(?:an? |the )?minimum(?: of)?)"
    rf"|(?P<under>(?:{_LESS}) than|under|below|not yet)"
    rf"|(?P<at_most>at (?:the )?most|n(?:o|ot) (?:{_MORE}) than|not exceed(?:ing)?|up to"
    r"|(?:an? |the )?maximum(?: of)?|maximally)"
    r"|(?P<reached>as (?:many|much|far|long|high) as)"
    r"|(?P<within>within)",
    re.IGNORECASE,
)
_THING = r"(?:\s(?!(?:and|or|for|in|by|to|with|of|on|than|over)\b)\w+)?"
_LAST = r"\b(?!\s[$€£¥]?\d)"
EN_AFTER = re.compile(
    r"(?P<at_least>\+(?!\s?\d)|(?:\s\w+)?\sor (?:more|above|higher|older|over)\b"
    rf"|{_THING}\sat (?:the )?(?:very )?least{_LAST})"
    r"|(?P<at_most>(?:\s\w+)?\sor (?:less|fewer|below|lower|under)\b"
    rf"|{_THING}\sat (?:the )?(?:very )?most{_LAST})"
    r"|(?P<about>(?:-|\s)odd\b|(?:\s\w+)?\sor so\b)",
)
BOUNDS: dict[str, Bound] = {
    "over": "over", "at_least": "at least", "under": "under", "at_most": "at most",
    "within": "at most", "beyond": "over", "less": "under", "little": "over",
    "capped": "at most", "even": "at most", "reached": "at most",
}  # fmt: skip
LOOSE = frozenset({"about", "within", "beyond", "little", "even"})
"""Words that state no sharp edge: "within 60 days" is what others call "in 60 days"."""
_TAIL = 26
"""How many characters before a numeral may hold an approximator or a bound."""
_SPACED = re.compile(r"(?:\s+(?:an?|the age of))?\s*$")
_PREPOSITIONS = frozenset({"over", "above", "under", "below", "near"})
_SMALL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?![\s-](?:and[\s-]a[\s-]half|dozen|hundred|thousand|million|billion|trillion))"
    r"|an?\s\w{1,9}[\s-](?:year|month|week|day)\b",
    re.IGNORECASE,
)
"""After a preposition these bound nothing: "under four ministers", "over a 5-year period"."""
_PARTICLE = {
    "up to": re.compile(
        r"\b(?:go(?:es|ing|ne)?|went|add(?:s|ed|ing)?|inch|mov|pick|edg|tick|push|mount|sum|climb"
        r"|br(?:ing|ought)|put|creep|crept)(?:s|es|ed|ing)?\s$",
        re.IGNORECASE,
    ),
    "over": re.compile(
        r"\b(?:hand|turn|sign|jump|leap|vault|climb|g[ai]ve|giv|tak|took)(?:e|en|n|s|es|ed|ing)?\s$",
        re.IGNORECASE,
    ),
}
"""Before them such a word is a part of the verb: "went up to 18", "handed over 600 rifles"."""
_ABOUT_IT = {
    "up to": re.compile(
        r"\b(?:from|put|rais\w+|rose|ris\w+|slow\w*|brak\w+|fell|fall\w*|brought|increas\w+)\b",
        re.IGNORECASE,
    ),
    "over": re.compile(
        r"\b(?:negotiat\w+|talks?|talking|disput\w+|fight\w*|fought|argu\w+|row|quarrel\w*|sue[ds]?"
        r"|suing|feud\w*|length|stretch\w*|spread|spill\w*|steps|stairs|represent)\b",
        re.IGNORECASE,
    ),
}
"""Somewhere before them they make it no sure bound: "put the rate up to 4 percent"."""
_NEGATORS = r"not|\w+n't|cannot|no|nobody|none|never|neither|nor|unless|without|hardly|scarcely"
_NEGATED = re.compile(rf"\b(?:{_NEGATORS})\b", re.IGNORECASE)
_HINT = re.compile(
    rf"\b(?:{_NEGATORS}|only|just|mere(?:ly)?|solely|limit\w*|cap(?:s|ped|ping)?|ceiling|restrict\w*"
    r"|maxim\w+|minim\w+|floor|lowest|highest|least|most|pass(?:es|ed|ing)?|past|exceed\w*|surpass\w*"
    r"|beyond|cross(?:es|ed|ing)?|above|over|under|below|beneath|up to|than|within)\b",
    re.IGNORECASE,
)
_HINT_AFTER = re.compile(
    r"[\s-](?:\w{1,20}[\s-]){0,2}(?:minimum|maximum|mark|line|threshold|barrier|limit|ceiling|tops"
    r"|only|alone)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;:!?—–\n](?!\d)")
_NEAR = 50
"""How far before an amount a word may bound it from afar: "limit spending on A to 40"."""


class Bounding(NamedTuple):
    """What stands right before an amount, and where that begins.

    `soft` is a bound that another telling may well leave out: "as many as 40", "talks over $40
    million", one that stands under a negation.
    """

    start: int
    about: bool = False
    bound: Bound = ""
    soft: bool = False


def before(text: str, start: int, pattern: re.Pattern[str], *, unit: Unit) -> Bounding:
    """The first approximator or bound that ends right before `start`.

    "Over six weeks" may be a bound and may be a time: it is about six weeks.
    """
    low = max(0, start - _TAIL)
    tail = text[low:start]
    for match in pattern.finditer(tail):
        begin = low + match.start()
        whole = begin == 0 or not text[begin - 1].isalpha()
        if not (whole and _SPACED.match(tail, match.end())):
            continue
        word = match[0].lower()
        prepositional = word in _PREPOSITIONS
        small = _SMALL.match(text, low + match.end() + 1) if prepositional else None
        if (small and unit.kind == "count") or _is_particle(text, begin, word):
            continue
        group = match.lastgroup or ""
        if small and unit.kind == "duration":
            return Bounding(begin, about=True)
        article = prepositional and tail[match.end() :].strip() in ("a", "an")
        soft = article or group == "reached" or (small and word == "over" and unit.kind == "length")
        soft = soft or _is_loose(text, begin, word)
        return Bounding(begin, group in LOOSE, BOUNDS.get(group, ""), bool(soft))
    return Bounding(start)


def hinted(text: str, start: int, end: int) -> bool:
    """Whether the words around a bare amount may bound it: "only 40", "limited to 40"."""
    return bool(_HINT.search(_clause_before(text, start)) or _HINT_AFTER.match(text, end))


def _is_particle(text: str, at: int, word: str) -> bool:
    verb = _PARTICLE.get(word)
    return verb is not None and verb.search(text[max(0, at - 12) : at]) is not None


def _is_loose(text: str, at: int, word: str) -> bool:
    clause = _clause_before(text, at)
    other = _ABOUT_IT.get(word)
    return bool(_NEGATED.search(clause) or (other and other.search(clause)))


def _clause_before(text: str, at: int) -> str:
    return _CLAUSE.split(text[max(0, at - _NEAR) : at])[-1]
