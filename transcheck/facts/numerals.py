"""Text -> the numerals in it, by value: digits, words, mixed; English and Korean alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from transcheck.facts.numeral_words import ENGLISH, KOREAN, Role
from transcheck.model import Language, Span

LONGEST = 18
"""No amount in the news has more digits; a longer run is an identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One written number: `low` to `high` (equal where it is exact), `step` its place value.

    `role` is "share" for fractions (then the amounts are percent), "ordinal" for places in a row,
    "vague" for "dozens" and its like.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    role: Literal["cardinal", "ordinal", "share", "vague"] = "cardinal"

    @property
    def span(self) -> Span:
        """The written number alone, without its unit."""
        return Span(self.start, self.end)


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
_EN_TOKEN = re.compile(
    rf"(?<![\w.,/]){_DIGITS}(?!/\d)(?:(?P<suffix>st|nd|rd|th|bn|mn|tn|m|k)(?!\w))?"
    rf"|\b(?P<word>(?i:{'|'.join(sorted(ENGLISH, key=len, reverse=True))}))\b"
)
_KO_COUNTER = r"명|개|차례|번|가지|달|살|배|곳|대|척|발|기|건|시간|사람|마리|나라|분기|여단|쪽"
_KO_TOKEN = re.compile(
    rf"(?<![A-Za-z\d.,/]){_DIGITS}"
    r"|(?<=[\d십백천만억수])(?P<word>[십백천만억조])"
    r"|(?<![가-힣])(?P<vague>수)(?=[십백천만억조])"
    rf"|(?<![가-힣])(?P<lone>[십백천만])(?=여?\s?(?:{_KO_COUNTER}|원|달러))"
    rf"|(?<![가-힣])(?P<native>한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무)(?=\s?(?:{_KO_COUNTER}))"
    r"|(?<![가-힣])(?P<half>절반)"
)
_SUFFIXES = {"k": Decimal(1000), "m": Decimal(10) ** 6} | {
    short: ENGLISH[short][1] for short in ("mn", "bn", "tn")
}
_JOIN = frozenset({"", " ", "-", "\u00a0", " and ", "-and-", ", ", "\u2010", "\u2011"})
_HALF_MORE = re.compile(r"(?:[ -]and[ -]a[ -]half|½)\b|½")
_OF = re.compile(r"\s+of\b|\s+(?:the|its|their|his|her|our)\b|\s+as\b")
_0 = Decimal(0)


def numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """All numerals of `text` in order, not overlapping. Linear time; never raises."""
    tokens = _korean_tokens(text) if language == "ko" else _english_tokens(text)
    joins: Callable[[str, Token, Token], bool] = _joins_ko if language == "ko" else _joins_en
    found = []
    run: list[Token] = []
    for token in tokens:
        if run and not joins(text, run[-1], token):
            found.append(_compose(text, run))
            run = []
        run.append(token)
    if run:
        found.append(_compose(text, run))
    return tuple(n for n in found if n is not None)


def _english_tokens(text: str) -> Iterator[Token]:
    for match in _EN_TOKEN.finditer(text):
        word = match["word"]
        if word:
            role, value = ENGLISH[word.lower()]
            yield Token(role, value, match.start(), match.end())
            continue
        digits = _digits(match)
        if digits is None:
            continue
        suffix = match["suffix"]
        if suffix in ("st", "nd", "rd", "th"):
            yield Token("ordinal", digits.value, match.start(), match.end())
        else:
            yield digits
            if suffix in _SUFFIXES and (suffix in ENGLISH or text[match.start() - 1] in "$€£"):
                yield Token("big", _SUFFIXES[suffix], match.end("digits"), match.end())


def _korean_tokens(text: str) -> Iterator[Token]:
    for match in _KO_TOKEN.finditer(text):
        name = match.lastgroup
        if name == "digits":
            digits = _digits(match)
            if digits is not None:
                yield digits
        elif name:
            role, value = KOREAN[match[name]]
            yield Token(role, value, match.start(name), match.end(name))


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


def _joins_en(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : min(right.start, left.end + 6)]
    if gap == " of ":
        return left.role == "vague" and right.role in ("vague", "big")
    if gap not in _JOIN:
        return False
    match right.role:
        case "scale" | "big" | "vague":
            return " and" not in gap and left.role != "ordinal" and right.role != "vague"
        case "part":
            return gap in ("-", " ") and left.role != "big"
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


def _joins_ko(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap not in ("", " "):
        return False
    if right.role in ("scale", "big"):
        return left.role != "part"
    return right.role == "digits" and left.role in ("scale", "big") and right.value < left.value


def _compose(text: str, run: list[Token]) -> Numeral | None:
    if run[-1].role == "part" or (run[-1].role == "ordinal" and _is_share(text, run)):
        return _share(text, run)
    if run[0].role == "vague":
        return _vague(run)
    total = section = pending = Decimal(0)
    step = Decimal(1)
    for token in run:
        if token.role == "big":
            total, section, pending = total + (section + pending or 1) * token.value, _0, _0
        elif token.role == "scale":
            section, pending = section + (pending or 1) * token.value, _0
        else:
            pending, step = pending + token.value, token.step
            continue
        step = step * token.value if token is run[-1] else step
    return _finish(text, run, total + section + pending, step)


def _finish(text: str, run: list[Token], value: Decimal, step: Decimal) -> Numeral | None:
    end = run[-1].end
    if value >= Decimal(10) ** LONGEST:
        return None
    half = _HALF_MORE.match(text, end)
    if half and value < 1000:
        value, end, step = value + Decimal("0.5"), half.end(), Decimal("0.1")
    role: Literal["cardinal", "ordinal"] = "ordinal" if run[-1].role == "ordinal" else "cardinal"
    return Numeral(start=run[0].start, end=end, low=value, high=value, step=step, role=role)


def _is_share(text: str, run: list[Token]) -> bool:
    if len(run) == 1:
        before = text[max(0, run[0].start - 2) : run[0].start].lower()
        return before == "a " and run[0].value > 2 and text.startswith(" of ", run[0].end)
    return len(run) == 2 and run[0].role == "unit" and run[1].value > 2


def _share(text: str, run: list[Token]) -> Numeral | None:
    """A fraction as percent: "two-thirds", "a quarter of", "half the voters", 절반."""
    first, last = run[0], run[-1]
    parts = first.value if len(run) == 2 else Decimal(1)
    if len(run) > 2 or parts >= last.value or (len(run) == 2 and first.role == "ordinal"):
        return None
    if len(run) == 1 and text[first.start] != "절" and not _OF.match(text, last.end):
        return None
    value = 100 * parts / last.value
    return Numeral(
        start=first.start, end=last.end, low=value, high=value, step=Decimal("0.01"), role="share"
    )


def _vague(run: list[Token]) -> Numeral | None:
    """Says "dozens", "tens of thousands", 수십만: twice the scale up to just below ten times it."""
    scale = Decimal(1)
    for token in run:
        scale *= token.value
    if scale == 1 or scale >= Decimal(10) ** LONGEST:
        return None
    return Numeral(
        start=run[0].start, end=run[-1].end, low=2 * scale, high=10 * scale - 1, step=scale,
        role="vague",
    )  # fmt: skip
