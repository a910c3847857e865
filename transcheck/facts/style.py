"""Two statements -> the things that both name in another house style ("DPRK", "North Korea")."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from transcheck.facts.words import Phrases, Token, table, tokenise
from transcheck.model import Comparison, Span, Statement


class Form(NamedTuple):
    """One way to write a concept; forms of one `style` are one house's."""

    rule: str
    concept: str
    style: str


class Use(NamedTuple):
    """A form where an article has it."""

    form: Form
    span: Span


Row = tuple[str, Form]


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """A notice for each concept that the sides write in styles of which they share none."""
    left, right = _styles(wire), _styles(translation)
    return tuple(
        _notice(min(left[concept].values()), min(right[concept].values()))
        for concept in sorted(left.keys() & right.keys())
        if not left[concept].keys() & right[concept].keys()
    )


def _styles(side: Statement) -> dict[str, dict[str, tuple[Span, Form]]]:
    """Concept -> style -> where the side has it first; who holds which office is said elsewhere."""
    found: defaultdict[str, dict[str, tuple[Span, Form]]] = defaultdict(dict)
    if side.article.language == "ko":
        return found
    uses = _uses(side.article.text)
    for extent in sorted(c.extent for c in side.claims if c.kind != "description"):
        first, last = (bisect_left(uses, at, key=_start) for at in (extent.start, extent.end))
        for form, span in uses[first:last]:
            found[form.concept].setdefault(form.style, (span, form))
    return found


def _start(use: Use) -> int:
    return use.span.start


@lru_cache(maxsize=64)
def _uses(text: str) -> tuple[Use, ...]:
    """Every form of the table in the text, in order; linear time."""
    tokens, forms = tokenise(text), _forms()
    found, at = [], 0
    while at < len(tokens):
        end, rows = forms.match(tokens, at) or (at + 1, ())
        written = _surface(tokens[at:end])
        form = next((form for words, form in rows if _written(words, written)), None)
        if form:
            found.append(Use(form, Span(tokens[at].start, tokens[end - 1].end)))
        at = end if form else at + 1
    return tuple(found)


@cache
def _forms() -> Phrases[tuple[Row, ...]]:
    """The table by its words; "US" and "U.S." are the same words in two forms."""
    rows: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    spelled: dict[tuple[str, ...], str] = {}
    for row in table("style.csv"):
        form = Form(row["rule"], row["concept"], row["style"])
        for words in row["forms"].split("|"):
            tokens = tokenise(words)
            key = tuple(token.norm for token in tokens)
            rows[key].append((_surface(tokens), form))
            spelled.setdefault(key, words)
    return Phrases((spelled[key], tuple(forms)) for key, forms in rows.items())


def _surface(tokens: list[Token]) -> str:
    return " ".join(token.text.replace("’", "'").removesuffix("'s") for token in tokens)


def _written(words: str, written: str) -> bool:
    """Whether a form of the table is what is written; names and acronyms keep their capitals."""
    return words == (written.lower() if words.islower() else written)


def _notice(here: tuple[Span, Form], there: tuple[Span, Form]) -> Comparison:
    one, other = here[1], there[1]
    return Comparison(
        type="style",
        outcome="notice",
        rule=one.rule,
        explanation=f"“{one.style}” and “{other.style}” are one thing in two house styles.",
        wire_span=here[0],
        translation_span=there[0],
        wire_value=one.style,
        translation_value=other.style,
    )
