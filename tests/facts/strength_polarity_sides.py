"""What the tests of polarity and strength share: sentences as statements, and the case tables."""

import tomllib
from pathlib import Path
from types import ModuleType

from transcheck.model import Article, Claim, Comparison, Cue, Span, Speaker, Statement


def statement(text: str, module: ModuleType, *, said: tuple[str, str] | None = None) -> Statement:
    """The text as one claim; `said` gives a speaker and the lemma of a cue, the first word."""
    article, span = Article(text=text), Span(0, len(text))
    claim = Claim(
        extent=span,
        content=(span,),
        kind="indirect" if said else "own",
        place="body",
        speaker=Speaker(name=said[0]) if said else None,
        cue=Cue(span=Span(0, 3), lemma=said[1]) if said else None,
    )
    return Statement(article=article, claims=(claim,), facts=module.extract(article))


def compared(wire: str, translation: str, module: ModuleType) -> tuple[Comparison, ...]:
    found: tuple[Comparison, ...] = module.compare(
        statement(wire, module), statement(translation, module)
    )
    return found


def differing(wire: str, translation: str, module: ModuleType) -> list[Comparison]:
    return [c for c in compared(wire, translation, module) if c.outcome == "differ"]


def mirrored(found: tuple[Comparison, ...], *, turned: bool) -> list[tuple[object, ...]]:
    """The comparisons without their words, the sides turned round where asked."""
    rows = []
    for c in found:
        spans = c.translation_span, c.wire_span
        here, there = spans if turned else spans[::-1]
        rows.append((c.type, c.outcome, c.rule, c.severity, str(here), str(there)))
    return sorted(rows)


def cases(name: str) -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = tomllib.loads(
        (Path(__file__).parent / name).read_text(encoding="utf-8")
    )
    return table
