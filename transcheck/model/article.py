"""Texts and the places in them: articles, pairs, segments, spans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from transcheck.model.kinds import Language, Place


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open) of one article's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that contains all of `spans`; `spans` must not be empty."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """A stretch of an article that is no reporting: byline, caption, share widget, copyright..."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read.

    `origin` says where the text came from, for messages only. `published` is an aware instant; a
    publication date without an hour is noon in the article's zone.
    """

    text: str
    language: Language = "en"
    origin: str = "<text>"
    outlet: str | None = None
    byline: str | None = None
    headline: Span | None = None
    published: datetime | None = None
    boilerplate: tuple[Boilerplate, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an article needs text")
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError("a publication instant needs a time zone")
        for mark in self.boilerplate:
            if mark.span.end > len(self.text):
                raise ValueError(f"boilerplate span {mark.span} runs past the text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One wire article and one translation of the same event, with the Korean source if any."""

    pair_id: str
    wire: Article
    translation: Article
    source: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One sentence of an article; `paragraph` counts from 0 in reading order."""

    span: Span
    paragraph: int
    place: Place
