"""A desk's glossary and a translation's statement -> the forbidden terms that it uses.

A glossary is a CSV file with the columns `source_ko, required, forbidden`; alternatives stand
between `|`, and either of the last two may be empty. Or it is a TBX file, `.tbx` or `.xml`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from transcheck.errors import UsageError
from transcheck.facts.termbase import Concept, read_tbx
from transcheck.facts.words import Phrases, tokenise
from transcheck.model import Article, Comparison, Span, Statement

TBX_SUFFIXES = (".tbx", ".xml")
COLUMNS = ("source_ko", "required", "forbidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A Korean term with the English ones that a desk requires and those that it forbids for it."""

    source_ko: str
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """The terms of one desk; without any it forbids nothing."""

    terms: tuple[Term, ...] = ()

    def within(self, source: Article | None) -> Glossary:
        """The part for the Korean terms that stand in the source; all of it without a source."""
        if source is None or not self.terms:
            return self
        return Glossary(terms=tuple(t for t in self.terms if t.source_ko in source.text))

    @cached_property
    def signature(self) -> str:
        """The beginning of a SHA-256 digest of its terms: equal signatures forbid the same."""
        rows = [[term.source_ko, term.required, term.forbidden] for term in self.terms]
        return sha256(json.dumps(rows).encode()).hexdigest()[:12]

    @cached_property
    def phrases(self) -> Phrases[Term | None]:
        """Forbidden words and their plurals with their term; required ones, which stand, with None.

        The longest match counts, so that "budget" may be forbidden and "extra budget" required.
        """
        required = [(word, None) for term in self.terms for word in term.required]
        forbidden = [(word, term) for term in self.terms for word in term.forbidden]
        rows = [
            (form, term) for word, term in (*required, *forbidden) for form in (word, f"{word}s")
        ]
        return Phrases((form, term) for form, term in rows if tokenise(form))


def load_glossary(path: Path | None) -> Glossary:
    """Read a glossary, an empty one for None; raises UsageError in one line."""
    if path is None:
        return Glossary()
    if path.suffix.lower() in TBX_SUFFIXES:
        return Glossary(terms=tuple(term for made in read_tbx(path) for term in _terms(made)))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise UsageError(
                    f"{path}: no column {missing[0]!r}; a glossary has the columns "
                    f"{', '.join(COLUMNS)}"
                )
            return Glossary(terms=tuple(_term(row) for row in rows))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: is no CSV in UTF-8 ({error}); save it as one") from error


def compare(translation: Statement, glossary: Glossary) -> tuple[Comparison, ...]:
    """A difference for each term of the glossary in whose place a forbidden one stands."""
    if not glossary.terms or translation.article.language == "ko":
        return ()
    found = dict[Term, Span]()
    for term, span in sorted(_uses(translation, glossary), key=lambda use: use[1]):
        found.setdefault(term, span)
    return tuple(_forbidden(term, span, translation.article) for term, span in found.items())


def _uses(side: Statement, glossary: Glossary) -> Iterator[tuple[Term, Span]]:
    for extent in {claim.extent for claim in side.claims}:
        tokens, at = tokenise(extent.of(side.article.text)), 0
        while at < len(tokens):
            end, term = glossary.phrases.match(tokens, at) or (at + 1, None)
            if term:
                start = extent.start + tokens[at].start
                yield term, Span(start, extent.start + tokens[end - 1].end)
            at = end


def _forbidden(term: Term, span: Span, article: Article) -> Comparison:
    used = span.of(article.text)
    wanted = " or ".join(f"“{word}”" for word in term.required)
    meant = f" for {term.source_ko}" if term.source_ko else ""
    instead = f"; it wants {wanted}" if wanted else ""
    return Comparison(
        type="terminology",
        outcome="differ",
        rule="terminology.forbidden",
        explanation=f"The glossary forbids “{used}”{meant}{instead}.",
        severity="minor",
        translation_span=span,
        translation_value=used,
        evidence=f"glossary: {wanted}" if wanted else "",
    )


def _terms(concept: Concept) -> Iterator[Term]:
    """A term for each Korean word of a concept; one for any source where it has none."""
    for korean in concept.korean or ("",):
        yield Term(source_ko=korean, required=concept.allowed, forbidden=concept.forbidden)


def _term(row: dict[str, str]) -> Term:
    required, forbidden = (
        tuple(word.strip() for word in (row[name] or "").split("|") if word.strip())
        for name in ("required", "forbidden")
    )
    return Term(source_ko=(row["source_ko"] or "").strip(), required=required, forbidden=forbidden)
