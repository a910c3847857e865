"""Text -> the numbers in it that measure nothing: identifiers, labels, scores, decades of life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from transcheck.facts.numeral_words import ENGLISH
from transcheck.facts.quantity import Quantity
from transcheck.model import Span

Amount: TypeAlias = tuple[Span, Quantity]

_IDENTIFIER = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+|\b\d{2,4}[-)] ?\d{3,4}-\d{4}\b|\b9/11\b"
    r"|^\s{0,4}\d{1,2}[.)]\s"
    r"|(?<![\d.])\d+(?:\.\d+){2,}|\b\d{1,2}[·.]\d{1,2}(?=\s?(?:전쟁|선언|합의|민주|운동|혁명|사태|테러))",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"(?<![\w.-])(?!(?i:mid|pre|post|sub|non|under|over|us|usd|eur|krw|gbp|jpy)-?\d)"
    r"(?P<prefix>[A-Za-z]{1,14})-?(?P<id>\d{1,4})(?!\w|[,.]\d|[-–]\d)"
    r"|(?<![\w-])(?P<word>(?i:article|chapter|resolution|section|number|paragraph|level|no\.?|nos\.)"
    r"|Flight|Room|Route|Highway|Channel|Group|Phase|Type|Class)"
    r"(?:\s?[\"“'‘]?(?P<number>\d{1,5})(?!\w|[,.]\d|%)"
    r"|(?<![Nn][Oo])\s[\"“'‘]?(?P<spelt>one|two|three|four|five|six|seven|eight|nine|ten)"
    r"\b(?![-\w]|\s(?:times|percent|hundred|thousand|million|to)\b))"
    r"|제\s?(?P<ko_number>\d{1,5})(?P<ko_word>[조항호])(?!\d)"
)
PROVISIONS = frozenset({"article", "chapter", "resolution", "section", "paragraph"})
"""Units of labels that number a provision, and no rank, machine or illness."""
_LABEL_KO = {"조": "article", "항": "paragraph", "호": "no"}
_SCORE = re.compile(
    r"(?<![\w.:,])(?P<left>\d{1,3})"
    r"(?::(?P<right>\d{1,2})(?::\d\d)?(?![\w:])|\s?:\s(?P<spaced>\d{1,2})(?=[.,;)\n]|\Z))"
)
_LIFE = "[1-9]0['’]?s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_PART = r"(?:(?:early|mid|late)(?:[ -]to[ -]late)?[ -])?"
_DECADE = re.compile(
    rf"\b(?:his|her|their|my|your|our|one's)\s{_PART}(?P<first>{_LIFE})\b"
    rf"(?:\s?(?:and|or|to|-|–)\s?{_PART}(?P<then>{_LIFE})\b)?"
)


def identifiers(text: str) -> Iterator[Span]:
    """Addresses, telephone numbers, list numbers, versions: nothing that is compared."""
    return (Span(*match.span()) for match in _IDENTIFIER.finditer(text))


def labels(text: str) -> Iterator[Amount]:
    """Labels ("Article 51", "number two"), scores ("4:0"), decades of life ("in her fifties")."""
    for match in _LABEL.finditer(text):
        word = match["prefix"] or match["word"] or _LABEL_KO[match["ko_word"]]
        number = _value(match["id"] or match["number"] or match["ko_number"] or match["spelt"])
        name = word.lower().removesuffix(".").replace("number", "no")
        yield Span(*match.span()), exact("label", number, number, unit=name, written=match[0])
    for match in _SCORE.finditer(text):
        low, high = sorted((_value(match["left"]), _value(match["right"] or match["spaced"])))
        yield Span(*match.span()), exact("score", low, high, written=match[0])
    for match in _DECADE.finditer(text):
        for group in ("first", "then"):
            if match[group]:
                yield Span(*match.span(group)), decade_of_life(_decade(match[group]))


def decade_of_life(first: Decimal, last: Decimal | None = None) -> Quantity:
    """An age of ten years, or of the decades from `first` to `last`: 20 is 20 to 29 years old."""
    high = (first if last is None else last) + 9
    return exact("age", first, high, written=f"{first:f} to {high:f} years old")


def exact(kind: str, low: Decimal, high: Decimal, *, written: str, unit: str = "") -> Quantity:
    """A quantity that no word around it makes vaguer."""
    return Quantity(
        kind=kind, unit=unit, low=low, high=high, step=Decimal(1), about=False, bound="",
        figure=f"{low:f}-{high:f}" if low != high else f"{low:f}", written=written,
    )  # fmt: skip


def _value(written: str) -> Decimal:
    return ENGLISH[written][1] if written in ENGLISH else Decimal(int(written))


def _decade(written: str) -> Decimal:
    if written[0].isdigit():
        return Decimal(int(written[:2]))
    return Decimal(10) if written == "teens" else ENGLISH[f"{written[:-3]}y"][1]
