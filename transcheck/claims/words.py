"""A segment's text -> its units: words, commas, other marks, and each quotation as one unit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from transcheck.claims.quotes import Quotation
from transcheck.model import Span

Units: TypeAlias = "tuple[Unit, ...]"

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?: (?:m|b|tr|quadr)illion)? won\b"  # an amount: not the verb "won"
    r"|(?:[A-Z]\.){2,}|\w+(?:(?:[.'’&\-]|(?<=\d),(?=\d))\w+)*|[,;:?!\[\]]|[—–―]|-{2,}|\s-\s|['’]s?"
)
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_ENDS_SPEECH = tuple(",.?!…—-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One word, mark or whole quotation; `low` is lower case with straight apostrophes.

    For a quotation `inner` points at what stands between the marks.
    """

    kind: Literal["word", "comma", "mark", "quote"]
    span: Span
    low: str
    capital: bool = False
    inner: Span | None = None

    @property
    def is_speech(self) -> bool:
        """A quotation that is more than a quoted name or a quoted word in passing."""
        if self.kind != "quote":
            return False
        return self.low.endswith(_ENDS_SPEECH) or self.low.count(" ") >= 3

    @property
    def is_boundary(self) -> bool:
        """Whether no phrase of the sentence runs across this unit."""
        return self.kind in ("comma", "mark") or self.is_speech


@cache
def table(name: str) -> dict[str, Any]:
    """A table of `transcheck/data` as TOML gives it."""
    return tomllib.loads(files("transcheck.data").joinpath(name).read_text("utf-8"))


@cache
def words(kind: str) -> frozenset[str]:
    """One closed class of `clauses.toml`."""
    return frozenset(table("clauses.toml")[kind])


def units(text: str, within: Span, quotations: tuple[Quotation, ...]) -> Units:
    """The units of one segment in text order; what stands in parentheses is left out."""
    found: list[Unit] = []
    at = within.start
    for quotation in quotations:
        if not quotation.outer.overlaps(within):
            continue
        start = max(quotation.outer.start, within.start)
        if start > at:
            found.extend(_plain(text, Span(at, start)))
        quote = _quote(text, within, quotation)
        found.extend([quote] if quote else [])
        at = min(quotation.outer.end, within.end)
    if at < within.end:
        found.extend(_plain(text, Span(at, within.end)))
    return tuple(found)


def _quote(text: str, within: Span, quotation: Quotation) -> Unit | None:
    start, end = (max(quotation.inner.start, within.start), min(quotation.inner.end, within.end))
    inner = trim(text, start, end)
    if inner is None:
        return None
    outer = Span(max(quotation.outer.start, within.start), min(quotation.outer.end, within.end))
    return Unit(kind="quote", span=outer, low=text[start:end].rstrip().lower(), inner=inner)


def _plain(text: str, span: Span) -> list[Unit]:
    asides = [m.span() for m in _ASIDE.finditer(text, span.start, span.end)]
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        while asides and asides[0][1] <= match.start():
            asides.pop(0)
        if asides and asides[0][0] <= match.start():
            continue
        found.append(_unit(match))
    return found


def _unit(match: re.Match[str]) -> Unit:
    word = match.group()
    kind: Literal["word", "comma", "mark"] = "word"
    if not any(c.isalnum() for c in word) and not word.startswith(("'", "’")):
        kind = "comma" if word in (",", "—", "–", "―") or "-" in word else "mark"
    low = word.lower().replace("’", "'")
    return Unit(kind=kind, span=Span(*match.span()), low=low, capital=word[:1].isupper())


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space and dangling commas at its ends; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;:—–―-"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–―-"):
        end -= 1
    return Span(start, end) if start < end else None
