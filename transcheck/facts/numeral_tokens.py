"""Text -> the pieces of its numerals, English or Korean, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from transcheck.facts.numeral_words import (
    COUNTERS,
    ENDING,
    ENGLISH,
    KOREAN,
    MERE_WORDS,
    NATIVE,
    ONES_KO,
    TENS_KO,
    Role,
    native_value,
)

LONGEST = 18
"""No amount in the news has more digits; a longer run is an identifier."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a numeral: what it does in the composition and by how much."""

    role: Role
    value: Decimal
    start: int
    end: int
    step: Decimal = Decimal(1)


# "272.000" and "3,5 million" are thousands and a decimal as much of Europe writes them.
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})*\.000(?!\d)"
    r"|\d+,\d{1,2}(?=\s(?:m|b|tr)illion)|\d+(?:\.\d+)?)"
)
_FRACTION = r"(?P<{0}over>[1-9])/(?P<{0}under>[2-9]|10)(?![\d/])"
_EN_TOKEN = re.compile(
    rf"(?<![\w.,/])(?<!\d\s)(?<!\b[Oo]n\s){_FRACTION.format('')}(?=\sof\s|\smajority\b)"
    rf"|(?<=\w)(?P<more>[ -]and[ -]a[ -]half\b|½|[ -]{_FRACTION.format('m')})"
    rf"|(?<![\w.,/])(?!\d{{1,18}}/\d){_DIGITS}(?:(?P<suffix>st|nd|rd|th|[bmt]n|[mbk]|[MBTK]|(?:m|b|tr)illion)(?!\w))?"
    r"|\b(?P<halved>[Hh]alf[ -](?:an?[ -])?)(?=(?:dozen|thousand|million|billion|trillion)\b)"
    rf"|\b(?P<word>(?i:{'|'.join(sorted(ENGLISH, key=len, reverse=True))}))\b"
)
_KO_TOKEN = re.compile(
    r"(?<![A-Za-z\d.,/])(?P<under>\d{1,3})분의\s?(?P<over>\d{1,3})"
    rf"|(?<![A-Za-z\d.,/])(?!\d{{1,18}}/\d){_DIGITS}"
    r"|(?<=[\d십백천만억수몇])(?P<word>[십백천만억조])"
    r"|(?<![가-힣])(?P<vague>수|몇\s?)(?=[십백천만억조])"
    rf"|(?<![가-힣])(?!{MERE_WORDS})(?:"
    rf"(?P<teens>{TENS_KO}\s?(?:{ONES_KO}))(?=\s?(?:{COUNTERS}|자녀){ENDING})"
    rf"|(?P<lone>[십백천만])(?=[십백천만억조]|여?\s?(?:(?:{COUNTERS}){ENDING}|원|달러))"
    rf"|(?P<native>{NATIVE})(?=\s?(?:{COUNTERS}){ENDING})"
    r"|(?P<first>첫)(?=\s?번?째)"
    r"|(?P<plain>두|다섯|여섯|일곱|여덟|아홉|스무)(?=\s[가-힣])"
    r"|(?P<half>절반))"
)
_SUFFIXES = {"k": Decimal(1000), "m": Decimal(10) ** 6} | {
    short: ENGLISH[short][1] for short in ("mn", "bn", "tn", "million", "billion", "trillion")
}
_SUFFIXES |= {"b": _SUFFIXES["bn"], "t": _SUFFIXES["tn"]}
_RIEUL = 8
"""ㄹ among the final consonants of a syllable, which Unicode counts from 0, none."""
_JOIN = frozenset({"", " ", "-", "\u00a0", " and ", "-and-", ", ", "\u2010", "\u2011"})


def english_tokens(text: str) -> Iterator[Token]:
    """The pieces of English numerals, in order."""
    end = -1
    for match in _EN_TOKEN.finditer(text):
        for token in _english(text, match, after=end):
            yield token
            end = token.end


def _english(text: str, match: re.Match[str], *, after: int) -> Iterator[Token]:
    """What one match says; "and a half" is part of a numeral only right behind one."""
    if match["more"]:
        over, under = int(match["mover"] or 1), int(match["munder"] or 2)
        if match.start() == after:
            yield Token("more", Decimal(over) / under, *match.span(), _TENTH)
    elif match["halved"]:
        yield Token("digits", Decimal("0.5"), *match.span(), _TENTH)
    elif match["over"]:
        yield from _fraction(match)
    elif match["word"]:
        role, value = ENGLISH[match["word"].lower()]
        yield Token(role, value, *match.span())
    elif digits := _digits(match):
        yield from _suffixed(text, match, digits)


def _suffixed(text: str, match: re.Match[str], digits: Token) -> Iterator[Token]:
    suffix = match["suffix"]
    if suffix in ("st", "nd", "rd", "th"):
        yield Token("ordinal", digits.value, *match.span())
        return
    yield digits
    scale = _SUFFIXES.get((suffix or "").lower())
    if scale and (suffix in ENGLISH or text[match.start() - 1] in "$€£₩¥"):
        yield Token("big", scale, match.end("digits"), match.end())


def _fraction(match: re.Match[str]) -> Iterator[Token]:
    """The upper number, then the lower, whichever is written first."""
    over, under = int(match["over"]), int(match["under"])
    if 0 < over < under:
        middle = match.start() + 1
        yield Token("unit", Decimal(over), match.start(), middle)
        yield Token("part", Decimal(under), middle, match.end())


def korean_tokens(text: str) -> Iterator[Token]:
    """The pieces of Korean numerals, in order."""
    scale = -1
    for match in _KO_TOKEN.finditer(text):
        name = match.lastgroup
        if name == "vague" and _is_way(text, match.start()):
            scale = match.end()
        elif match.start() == scale:
            continue
        elif name == "over":
            yield from _fraction(match)
        elif name == "digits":
            digits = _digits(match)
            if digits is not None:
                yield digits
        elif name == "teens":
            yield Token("unit", native_value(match[name]), match.start(name), match.end(name))
        elif name:
            role, value = KOREAN[match[name].rstrip()]
            yield Token(role, value, match.start(name), match.end(name))


def _is_way(text: str, at: int) -> bool:
    """Whether 수 is the bound noun of 할 수만: it then stands behind a verb that ends in ㄹ."""
    verb = text[at - 2 : at - 1]
    return "가" <= verb <= "힣" and text[at - 1] == " " and (ord(verb) - ord("가")) % 28 == _RIEUL


def _digits(match: re.Match[str]) -> Token | None:
    written = match["digits"]
    if len(written) > LONGEST:
        return None
    if written.endswith(".000"):
        written = written.replace(".", "")
    elif "," in written and len(written.partition(",")[2]) < 3:
        written = written.replace(",", ".")
    written = written.replace(",", "")
    value = Decimal(_ascii(written))
    places = len(written.partition(".")[2])
    return Token(
        "digits", value, match.start("digits"), match.end("digits"), Decimal(10) ** -places
    )


def _ascii(written: str) -> str:
    whole, point, part = written.partition(".")
    return f"{int(whole)}{point}{''.join(str(int(d)) for d in part)}"


def joins_en(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring pieces are of one English numeral."""
    gap = text[left.end : min(right.start, left.end + 6)]
    if gap == " of ":
        return left.role == "vague" and right.role in ("vague", "big")
    if gap not in _JOIN:
        return False
    match right.role:
        case "scale" | "big" | "vague":
            return " and" not in gap and left.role != "ordinal" and right.role != "vague"
        case "part" | "more":
            return gap in ("-", " ", "") and left.role != "big"
        case "unit" | "ten" | "ordinal":
            return _adds(left, right, gap)
        case _:
            return False


def _adds(left: Token, right: Token, gap: str) -> bool:
    """Whether the second word counts on where the first stops: "twenty-one", "hundred and two"."""
    if left.role == "ten":
        return gap in ("-", " ") and right.role != "ten" and right.value < 10
    if left.role in ("scale", "big") and left.value in (100, 1000):
        return right.value < left.value
    return right.role == "ordinal" and left.role == "unit" and (gap == "-" or left.value == 1)


def joins_ko(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring pieces are of one Korean numeral."""
    gap = text[left.end : right.start]
    if gap not in ("", " "):
        return False
    if right.role in ("scale", "big"):
        return left.role != "part"
    if right.role == "part":
        return left.role == "unit" and gap == ""
    return right.role == "digits" and left.role in ("scale", "big") and right.value < left.value
