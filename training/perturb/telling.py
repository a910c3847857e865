"""A sentence -> its words, facts, quotations and the clauses that it can do without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from training.perturb.tables import word_set
from transcheck.facts import extract
from transcheck.facts.quantity import Quantity
from transcheck.model import Article, Fact, FindingType, Name, Span

Value = TypeVar("Value")
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’\-][^\W_]+)*|[$€£¥]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?%?|[^\w\s]"
)
_QUOTED = re.compile(r"[\"“][^\"“”]{1,600}[\"”]")
_COMMA = re.compile(r",\s")
_OPENERS = (
    "which who whose where when while after before as because although though since if unless amid "
    "despite following citing including adding saying noting with without in on at during for but "
    "and so until due according given under through to by"
)
_SUBORDINATE = frozenset(_OPENERS.split())
_TAIL = re.compile(
    r"(?<=[a-z\d%])\s(?=(?:after|before|because|while|as part of|in order to|in response to|despite"
    r"|although|amid|following|during|ahead of|in exchange for|by)\s)"
)
_COUNTED_FROM = re.compile(
    r"\b(?:hours?|minutes?|days?|weeks?|months?|years?|shortly|soon|just|even|only|not|immediately)$"
)
_SAYING = re.compile(r"\b(?:show|sa[iy]|report|found|suggest|indicat)\w*")
_STEM = 5
_LIKE = 0.6
"""Share of content words in common from which two stretches say the same."""
_BREAK = re.compile(
    r",\s|\s(?=(?:of|in|on|at|for|from|with|by|after|before|because|while|when|as|that|which|who|and"
    r"|but|to|during|since|until|amid|despite|following|over|into|under|through|ahead)\s)"
)
_PLAIN = word_set(
    "the a an of to in on at for and or but by with from that this it its was were is are be "
    "been has had have said will would which who after before as their his her they he she "
    "not"
)
_SHORTEST_CLAUSE, _LONGEST_CLAUSE, _SHORTEST_REST = 3, 22, 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a figure or a mark where it stands; `low` is in lower case."""

    span: Span
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Held(Generic[Value]):
    """A value where the sentence states it."""

    span: Span
    value: Value


@dataclass(frozen=True)
class Telling:
    """One sentence with what the rules look at; worked out when first asked for."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words, figures and marks, in text order."""
        return tuple(
            Word(Span(found.start(), found.end()), found[0], found[0].lower().replace("’", "'"))
            for found in _WORD.finditer(self.text)
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What transcheck's own extractors find."""
        return extract(Article(text=self.text))

    def of(self, type_: FindingType) -> tuple[Fact, ...]:
        """The facts of one type."""
        return tuple(fact for fact in self.facts if fact.type == type_)

    @cached_property
    def amounts(self) -> tuple[Held[Quantity], ...]:
        """The facts of type "number" with their values."""
        facts = self.of("number")
        return tuple(Held(f.span, f.value) for f in facts if isinstance(f.value, Quantity))

    @cached_property
    def names(self) -> tuple[Held[Name], ...]:
        """The facts of type "name" with their values."""
        facts = self.of("name")
        return tuple(Held(f.span, f.value) for f in facts if isinstance(f.value, Name))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Quotations with their marks."""
        return tuple(Span(*found.span()) for found in _QUOTED.finditer(self.text))

    @cached_property
    def fixed(self) -> tuple[Span, ...]:
        """Names, titles, amounts and dates: words in them are not words of the prose."""
        kinds = ("name", "title", "number", "date")
        return tuple(fact.span for fact in self.facts if fact.type in kinds)

    def free(self, span: Span) -> bool:
        """Whether the span is prose: in no name, title, amount or date."""
        return not any(fixed.overlaps(span) for fixed in self.fixed)

    def bare(self, span: Span) -> bool:
        """Whether no quotation mark stands in the span or around it."""
        return not any(quoted.overlaps(span) for quoted in self.quoted)

    def at(self, index: int) -> str:
        """The lower-case word of that index; "" beyond either end."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    @cached_property
    def body_end(self) -> int:
        """Where the final full stop stands; -1 where the sentence ends otherwise."""
        bare = self.text.rstrip()
        return (
            len(bare) - 1
            if len(bare) > 1 and bare.endswith(".") and not bare.endswith("..")
            else -1
        )

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Stretches that can be taken away, with the comma or the space that sets them off."""
        found = (*self._between_commas(), *self._tails())
        return tuple(span for span in dict.fromkeys(found) if self._spare(span))

    @cached_property
    def stretches(self) -> tuple[Span, ...]:
        """Runs of words that begin and end where a phrase does."""
        starts = (0, *(found.end() for found in _BREAK.finditer(self.text)))
        stop = self.body_end if self.body_end > 0 else len(self.text)
        ends = (*(found.start() for found in _BREAK.finditer(self.text)), stop)
        return tuple(
            Span(start, end)
            for start in starts
            for end in ends
            if start < end and 2 <= len(self.text[start:end].split()) <= 16
        )

    def _between_commas(self) -> list[Span]:
        if self.body_end < 0:
            return []
        commas = [found.start() for found in _COMMA.finditer(self.text)]
        spans = []
        for at, start in enumerate(commas):
            last = at + 1 == len(commas)
            end = self.body_end if last else commas[at + 1]
            opener = _first(self.text[start + 1 : end])
            if opener in _SUBORDINATE or opener.endswith("ing"):
                # An aside takes its second comma along; a coordinate clause leaves it standing.
                aside = not last and opener in ("which", "who", "whose", "where", "including")
                spans.append(Span(start, end + aside))
        return spans

    def _tails(self) -> list[Span]:
        starts = [found.start() for found in _TAIL.finditer(self.text)]
        spans = [Span(start, self.body_end) for start in starts if start < self.body_end]
        return [span for span in spans if self._ends_so(span)]

    def _ends_so(self, span: Span) -> bool:
        """Whether the sentence ends with what begins there, and nothing counts up to it."""
        text = span.of(self.text)
        agent = not text.startswith(" by ") or not _SAYING.search(text)
        return agent and "," not in text and not _COUNTED_FROM.search(self.text, 0, span.start)

    def _spare(self, span: Span) -> bool:
        size = len(span.of(self.text).split())
        rest = len(self.text.split()) - size
        return (
            _SHORTEST_CLAUSE <= size <= _LONGEST_CLAUSE
            and rest >= _SHORTEST_REST
            and span.start > 20
            and self.bare(span)
            and not any(fact.span.start < span.start < fact.span.end for fact in self.facts)
        )


def _first(text: str) -> str:
    words = text.split(maxsplit=1)
    return words[0].lower() if words else ""


@lru_cache(maxsize=32768)
def read(text: str) -> Telling:
    """The telling of a sentence; the same one each time."""
    return Telling(text)


def stems(text: str) -> frozenset[str]:
    """The first letters of the content words."""
    words = (found[0].lower() for found in _WORD.finditer(text))
    return frozenset(w[:_STEM] for w in words if w not in _PLAIN and (len(w) > 2 or w.isdigit()))


def counterpart(clause: str, telling: Telling) -> Span | None:
    """The clause of `telling` that says the same as `clause`, without its comma; None if unsure."""
    sought = stems(clause)
    best, most = None, 0.0
    for span in (*telling.clauses, *telling.stretches):
        found = stems(span.of(telling.text))
        shared = len(sought & found)
        likeness = 2 * shared / max(1, len(sought) + len(found))
        if shared >= 2 and likeness > most:
            best, most = trimmed(telling.text, span), likeness
    return best if most >= _LIKE else None


def trimmed(text: str, span: Span) -> Span:
    """The span without commas and spaces at its ends."""
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip(", "))
    end = span.end - (len(part) - len(part.rstrip(", ")))
    return Span(start, end) if start < end else span
