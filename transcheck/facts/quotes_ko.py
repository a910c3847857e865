"""A Korean and an English statement -> whether both quote, or only one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcheck.model import Comparison, Outcome, Span, Statement

FEWEST = 4
"""Shorter quotations, in words, are as often names and terms."""
_QUOTED = re.compile(r"[\"“”]([^\"“”\n]{2,2000})[\"“”]")
_MOST = 48


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """One comparison: both quote, or one puts in quotation marks what the other only reports.

    Words are not compared: no translation is verbatim. To report what another quotes changes no
    meaning, and is a notice.
    """
    here, there = _quoted(wire), _quoted(translation)
    if here and there:
        return (_comparison("agree", "quote.both", "Both sides quote.", here[0], there[0]),)
    if bool(_telling(here, wire)) == bool(_telling(there, translation)):
        return ()
    only = "translation" if there else "wire"
    rule = "quote.added_marks" if there else "quote.lost_marks"
    reason = f"Only the {only} puts these words in quotation marks."
    return (_comparison("notice", rule, reason, (here or (None,))[0], (there or (None,))[0]),)


def _quoted(statement: Statement) -> tuple[tuple[Span, str], ...]:
    return tuple(_spans(statement))[:_MOST]


def _spans(statement: Statement) -> Iterator[tuple[Span, str]]:
    text = statement.article.text
    for claim in statement.claims:
        extent = claim.extent
        for found in _QUOTED.finditer(text, max(0, extent.start - 2), extent.end + 2):
            yield Span(*found.span(1)), found.group(1)


def _telling(quoted: tuple[tuple[Span, str], ...], statement: Statement) -> bool:
    least = FEWEST - 2 if statement.article.language == "ko" else FEWEST
    return any(len(words.split()) >= least for _, words in quoted)


def _comparison(
    outcome: Outcome,
    rule: str,
    reason: str,
    here: tuple[Span, str] | None,
    there: tuple[Span, str] | None,
) -> Comparison:
    return Comparison(
        type="quote",
        outcome=outcome,
        rule=rule,
        explanation=reason,
        wire_span=here[0] if here else None,
        translation_span=there[0] if there else None,
        wire_value=here[1] if here else "",
        translation_value=there[1] if there else "",
    )
