"""A Korean and an English statement -> whether both deny and affirm, and as strongly.

The words of two languages cannot be paired here, so a statement is weighed as a whole: a finding
needs a plain sign on one side ("않았다", "may") and nothing on the other that could answer to it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from transcheck.errors import ModelError
from transcheck.facts.lexicon import lemma, scales, step_of
from transcheck.facts.negations import NEGATORS
from transcheck.facts.wording import Word, said
from transcheck.facts.words import tokenise
from transcheck.model import Comparison, FindingType, Severity, Span, Statement

_LONGEST = 4_000
_TAIL = 8
"""Letters at the end of a sentence in which its last verb stands."""
_NO_CUES = frozenset(map(lemma, ("refuse", "reject", "decline", "dismiss", "comment", "respond")))
"""Attributing verbs that more often are part of what is said."""
_SAY = {"said": "say", "says": "say", "told": "tell", "tells": "tell"}
"""Forms that the lexicon keeps as they are."""
_OPINIONS = frozenset({"judge", "think"})
"""Forces of words that are as often nouns: "support", "attack"."""


class Sign(NamedTuple):
    """Words that show something, at their place."""

    span: Span
    shown: str


@dataclass(frozen=True)
class Across:
    """A Korean and an English statement, seen by their verbs."""

    korean: Statement
    english: Statement

    @cached_property
    def text(self) -> str:
        """The Korean article with all but the statement's claims blanked out."""
        whole = self.korean.article.text
        kept = [" "] * len(whole)
        for claim in self.korean.claims:
            extent = claim.extent
            kept[extent.start : extent.end] = whole[extent.start : extent.end]
        return "".join(kept)

    @cached_property
    def affirmed(self) -> str:
        """The same without negations that affirm."""
        return _compiled(_table()["negation"]["affirming"]).sub(_blank, self.text)

    @cached_property
    def plain(self) -> str:
        """The same without any word that only looks like a negation."""
        return _compiled(_table()["negation"]["open"]).sub(_blank, self.affirmed)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The English words and operators, those of who says it among them."""
        return said(self.english, frames=True)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all English words."""
        text = self.english.article.text
        return frozenset(
            lemma(token.norm)
            for claim in self.english.claims
            for token in tokenise(claim.extent.of(text)[:_LONGEST])
        )

    def cues(self) -> Iterator[tuple[Sign, frozenset[str]]]:
        """The English words that attribute, each with how it commits the speaker."""
        text = self.english.article.text
        for claim in self.english.claims:
            start = claim.extent.start
            for token in tokenise(claim.extent.of(text)[:_LONGEST]):
                form = _SAY.get(token.norm, lemma(token.norm))
                forces = _forces().get(form, frozenset()) - _OPINIONS
                if forces and form not in _NO_CUES:
                    yield Sign(Span(start + token.start, start + token.end), token.text), forces

    def korean_sign(self, pattern: str, text: str = "") -> Sign | None:
        """The first place where the Korean text, or `text` for it, has the pattern."""
        found = _compiled(pattern).search(text or self.text)
        return Sign(Span(*found.span()), found.group()) if found else None

    def count(self, pattern: str) -> int:
        """How often it has it."""
        return sum(1 for _ in _compiled(pattern).finditer(self.plain))

    def english_sign(self, lemmas: frozenset[str]) -> Sign | None:
        """The first English word of a list."""
        text = self.english.article.text
        for word in self.words:
            shown = word.span.of(text)
            if shown.islower() and (word.lemma in lemmas or lemma(shown) in lemmas):
                return Sign(word.span, word.span.of(text))
        return None


def polarity(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """A negation that the other language's side has nothing to answer to."""
    return tuple(_told(wire, translation, _negation))


def strength(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """Modality and the scales of strength; how the last verb commits the speaker."""
    return (
        *_told(wire, translation, _modality),
        *_told(wire, translation, _steps),
        *_told(wire, translation, _cues),
    )


Row = tuple[FindingType, str, Severity, str, Sign | None, Sign | None]
_LOST = "“{0}” negates; the other language's side says the same without a negation"
_DOUBLED = "“{0}” is a double negation and affirms; “{1}” denies"
_WEAKER = "“{0}” and “{1}” do not say it as strongly"
_PLAIN = "“{0}” leaves it open; the other language's side states it"
_FORCE = "“{0}” and “{1}” commit the speaker differently"


def _negation(across: Across) -> Iterator[Row]:
    table = _table()["negation"]
    double = across.korean_sign(table["double"])
    strong, lexical = (
        across.korean_sign(table[kind], across.plain) for kind in ("strong", "lexical")
    )
    denied = [w for w in across.words if w.entry.negator in NEGATORS]
    answers = any(w.entry.negator for w in across.words) or not across.lemmas.isdisjoint(
        _listed("negation", "english")
    )
    plain = [w for w in denied if w.entry.negator == "strong"]
    if double:
        if len(denied) == 1 and plain and not across.lemmas & _DOUBLES:
            yield (
                "negation",
                "negation.double_lost",
                "minor",
                _DOUBLED,
                double,
                _sign(across, plain[0]),
            )
    elif (strong or lexical) and not answers:
        sure = strong is not None and across.count(table["strong"]) == 1
        yield (
            "negation",
            "negation.lost",
            "major" if sure else "minor",
            _LOST,
            strong or lexical,
            None,
        )
    elif plain and not across.korean_sign(table["any"], across.affirmed):
        yield "negation", "negation.lost", "major", _LOST, None, _sign(across, plain[0])
    elif (
        len(denied) == 1
        and denied[0].lemma in _VERBS
        and not across.korean_sign(table["any"], across.affirmed)
    ):
        yield "negation", "negation.lost", "minor", _LOST, None, _sign(across, denied[0])


_OTHERWISE = "but help choice only avoid other without must unless alternative necessarily"
_DOUBLES = frozenset(map(lemma, _OTHERWISE.split()))
"""English words that make a double negation of a single one: "no choice but"."""
_VERBS = frozenset(map(lemma, ("refuse", "deny", "reject", "fail", "decline")))


def _modality(across: Across) -> Iterator[Row]:
    table = _table()["modality"]
    possible, sure = (across.korean_sign(table[kind]) for kind in ("possible", "sure"))
    maybe = across.english_sign(_listed("modality", "possible_english"))
    surely = across.english_sign(_listed("modality", "sure_english"))
    doubt = across.english_sign(_listed("modality", "assert_english"))
    open_ = not across.lemmas.isdisjoint(_listed("modality", "possible_english"))
    if possible and not open_:
        if surely and not sure:
            yield "strength", "strength.certainty", "minor", _WEAKER, possible, surely
        elif not surely and not any(step for w in across.words for step in w.entry.steps):
            yield "strength", "strength.doubt_lost", "minor", _PLAIN, possible, None
    elif doubt and not across.korean_sign(table["hedged"]):
        yield "strength", "strength.doubt_added", "minor", _PLAIN, sure, doubt or maybe


def _steps(across: Across) -> Iterator[Row]:
    for name, steps in _table()["scales"].items():
        found = [(anchor, across.korean_sign(pattern)) for pattern, anchor in steps]
        here = {step_of(name, anchor): sign for anchor, sign in found if sign}
        there = {
            step: word for word in across.words for scale, step in word.entry.steps if scale == name
        }
        if here and there:
            low, high = min(
                ((a, b) for a in here for b in there), key=lambda p: (abs(p[0] - p[1]), p)
            )
            if abs(low - high) >= scales()[name].far:
                yield (
                    "strength",
                    f"strength.{name}",
                    "minor",
                    _WEAKER,
                    here[low],
                    _sign(across, there[high]),
                )


def _cues(across: Across) -> Iterator[Row]:
    table = _table()["cues"]
    tail = across.text.rstrip(" .\"”'’\n")
    apart = table["apart"]
    for force, forbidden in apart.items():
        found = _compiled(table[force]).search(tail, max(0, len(tail) - _TAIL))
        if not found:
            continue
        verbs = tuple(across.cues())
        if verbs and all(forces <= frozenset(forbidden) for _, forces in verbs):
            sign = Sign(Span(*found.span()), found.group())
            severity: Severity = "major" if force == "deny" else "minor"
            yield "strength", "strength.commitment", severity, _FORCE, sign, verbs[0][0]
        return


def _told(wire: Statement, translation: Statement, rule: Any) -> Iterator[Comparison]:
    turned = wire.article.language != "ko"
    across = Across(*((translation, wire) if turned else (wire, translation)))
    for type_, name, severity, reason, here, there in rule(across):
        shown = here or there, there or here
        signs = (there, here) if turned else (here, there)
        yield Comparison(
            type=type_,
            outcome="differ",
            rule=name,
            explanation=reason.format(*(sign.shown if sign else "" for sign in shown)),
            severity=severity,
            wire_span=signs[0].span if signs[0] else None,
            translation_span=signs[1].span if signs[1] else None,
            wire_value=signs[0].shown if signs[0] else "",
            translation_value=signs[1].shown if signs[1] else "",
        )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _sign(across: Across, word: Word) -> Sign:
    return Sign(word.span, word.span.of(across.english.article.text))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _listed(section: str, name: str) -> frozenset[str]:
    return frozenset(lemma(word.replace("_", " ")) for word in _table()[section][name].split())


@cache
def _forces() -> dict[str, frozenset[str]]:
    """The classes of commitment of English attributing verbs, by what all their forms share."""
    found: dict[str, frozenset[str]] = {}
    for group in _load("cues.toml")["group"]:
        for verb in group.get("verbs", ()):
            found[lemma(verb)] = found.get(lemma(verb), frozenset()) | {group["force"]}
    return found


def _table() -> dict[str, Any]:
    return _load("wording_ko.toml")


@cache
def _load(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files("transcheck").joinpath("data", name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"data/{name} is missing or damaged: install transcheck again") from error
