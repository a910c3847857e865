"""A sentence and a list of phrases -> the phrases that say another thing, in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from training.perturb.lexical import DETERMINERS
from training.perturb.row import Edit
from training.perturb.scene import Find, Scene
from training.perturb.tables import pairs, table, verbs, word_set
from transcheck.model import Span

_SUPERLATIVE = re.compile(r"^\s+\w+(?:ly\b|ant\b|ent\b|ful\b|ive\b|al\b|ous\b|ed\b|ing\b)")
_PLACE = re.compile(
    r"^\s(?!(?:the|a) (?:court|judge|jury|panel|committee|assembly))"
    r"(?:[A-Z]|the\s|a\s|an\s|its\s|his\s|their\s)"
)
_COUNTERS = word_set("most few many several only")
_COMPARING = word_set("at as so how too more than")
_WHENS = word_set("after before during following against")
_FIXED_BEFORE = word_set("a the day days look soon until even only as see")
_BEFORE_FIGURES = ("about", "more than", "less than", "at least")
_FIGURE = re.compile(
    r" [$€£]?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|half|a (?:third|dozen))\b)"
)
_BARE_NOUNS = word_set("will can may might could must should would")


@cache
def _listed(kind: str, table_name: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    known = dict(pairs(table(table_name)[kind]))
    longest = sorted(known, key=len, reverse=True)
    pattern = rf"(?<![\w'’-])(?:{'|'.join(map(re.escape, longest))})(?![\w'’-])"
    return re.compile(pattern, re.IGNORECASE), known


def phrases(kind: str, table_name: str = "phrases") -> Find:
    """The rule that a list of the table makes."""

    def find(scene: Scene) -> Iterator[Edit]:
        pattern, known = _listed(kind, table_name)
        for found in pattern.finditer(scene.telling.text):
            options = known.get(found[0].lower())
            if options and _stands(scene, found):
                new = scene.random.choice(options)
                new = new[0].upper() + new[1:] if found[0][0].isupper() else new
                yield Edit(start=found.start(), end=found.end(), text=new)

    return find


def _stands(scene: Scene, found: re.Match[str]) -> bool:
    """Whether the phrase there is the word meant: no part of a name, nor of a fixed phrase."""
    text, span = scene.telling.text, Span(*found.span())
    named = found[0][0].isupper() and span.start > 0
    if named or any(fixed.overlaps(span) for fixed in scene.telling.fixed):
        return False
    before = re.findall(r"[\w'’-]+", text[: span.start][-24:])
    return _used_so(found[0].lower(), before[-1].lower() if before else "", text[span.end :])


def _used_so(low: str, last: str, after: str) -> bool:
    if low in _BARE_NOUNS:
        return last not in DETERMINERS and after.startswith(" ") and after[:5] != " like"
    if low in _COUNTERS:
        plain = last not in DETERMINERS | _COMPARING
        return plain and not (low == "most" and _SUPERLATIVE.match(after))
    if low in _WHENS:
        return bool(_PLACE.match(after)) and last not in _FIXED_BEFORE
    if low in _BEFORE_FIGURES:
        return bool(_FIGURE.match(after))
    if low == "due to":
        following = re.match(r" ([a-z]+)", after)
        return not (following and any(f == "base" for _, f in verbs().get(following[1], ())))
    return not (low == "if" and last in _FIXED_BEFORE)
