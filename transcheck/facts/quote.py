"""Two statements -> how far what stands inside quotation marks is the same words.

Wording alone never makes drift: a remark that went through Korean and back comes out in other
words. Only a cut that turns the meaning differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from transcheck.facts import quotes_ko
from transcheck.facts.cuts import FEWEST, cut, kept
from transcheck.facts.matching import Relation, pair_best
from transcheck.facts.quotations import Quotation, quotations
from transcheck.model import Comparison, Statement

EDITED = 0.7
"""Share of words in common, in the same order (Dice), from which a quotation was edited only."""
FRAME = 100
"""Two quotations with fewer characters between them are one remark and its frame."""
_SAME = Relation(
    rank=6, outcome="agree", rule="quote.verbatim", explanation="Both quote the same words."
)
_EXCERPT = Relation(
    rank=5, outcome="agree", rule="quote.excerpt", explanation="One side quotes more of the remark."
)
_ADDED = Relation(
    rank=4,
    outcome="notice",
    rule="quote.added_marks",
    explanation="The wire does not quote this; the translation puts its words in quotation marks.",
)
_EDITED = Relation(
    rank=3,
    outcome="notice",
    rule="quote.edited",
    explanation="A few words differ inside the quotation marks.",
)
_PARAPHRASED = Relation(
    rank=2,
    outcome="notice",
    rule="quote.paraphrased",
    explanation="The words inside the quotation marks are not the same words.",
)
_MERGED = Relation(
    rank=1,
    outcome="notice",
    rule="quote.merged",
    explanation="One side quotes in one what the other quotes from two places.",
)
_SIDES = "translation", "wire"

Found = tuple[Relation, Quotation, Quotation]


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """At most one comparison, the gravest, of the quotations of both sides.

    Symmetric but for the sides, and for `quote.added_marks`, which only the translation can do.
    """
    if wire.article.language != translation.article.language:
        return quotes_ko.compare(wire, translation)
    left, right = quotations(wire), quotations(translation)
    found = [*_pairs(left, right), *_merged(left, right), *_merged(right, left, turned=-1)]
    if found:
        relation, here, there = min(found, key=_gravity)
        return (_comparison(relation, here, there),)
    gained = next((q for q in right if q.direct and len(q.norms) >= FEWEST), None)
    return () if gained is None else (_comparison(_ADDED, None, gained),)


def _gravity(found: Found) -> tuple[int, ...]:
    relation, here, there = found
    return relation.rank, -len(here.norms) - len(there.norms), here.span.start + there.span.start


def _pairs(left: Sequence[Quotation], right: Sequence[Quotation]) -> Iterator[Found]:
    def cost(i: int, j: int) -> tuple[float, ...]:
        one, other = left[i].stems, right[j].stems
        return (-len(one & other), abs(len(one) - len(other)))

    for i, j in pair_best(range(len(left)), range(len(right)), cost=cost):
        yield _relation(left[i], right[j]), left[i], right[j]


def _relation(wire: Quotation, translation: Quotation) -> Relation:
    if wire.norms == translation.norms:
        return _SAME
    part, whole = sorted((wire, translation), key=_length)
    turned = cut(part, whole)
    if turned is not None:
        return _cut_by(_SIDES[part is wire], turned.word, turned.kind)
    if kept(part, whole):
        return _EXCERPT
    if not wire.direct and translation.direct and len(translation.norms) > 2 * len(wire.norms):
        return _ADDED
    common = LCSseq.similarity(wire.norms, translation.norms)
    alike = 2 * common / (len(wire.norms) + len(translation.norms))
    return _EDITED if alike >= EDITED else _PARAPHRASED


def _length(quotation: Quotation) -> tuple[object, ...]:
    """Orders two quotations, whichever side they are of."""
    return len(quotation.norms), len(quotation.whole.norms), quotation.norms


def _cut_by(side: str, word: str, kind: str) -> Relation:
    return Relation(
        rank=0,
        outcome="differ",
        rule="quote.cut",
        explanation=f"The {side} quotes the remark without its {kind} (“{word}”).",
        severity="minor",
    )


def _merged(
    parts: Sequence[Quotation], wholes: Sequence[Quotation], *, turned: int = 1
) -> Iterator[Found]:
    """Quotations of `wholes` that hold most of two of `parts` which stand apart."""
    for whole in wholes:
        inside = [part for part in parts if _holds(whole, part)]
        for one, other in pairwise(inside):
            own = one.stems - other.stems, other.stems - one.stems
            if other.span.start - one.span.end >= FRAME and all(s & whole.stems for s in own):
                here, there = (one, whole)[::turned]
                yield _MERGED, here, there


def _holds(whole: Quotation, part: Quotation) -> bool:
    shared = len(part.stems & whole.stems)
    return shared >= 2 and 2 * shared >= len(part.stems) and len(whole.norms) > len(part.norms)


def _comparison(relation: Relation, wire: Quotation | None, translation: Quotation) -> Comparison:
    return Comparison(
        type="quote",
        outcome=relation.outcome,
        rule=relation.rule,
        explanation=relation.explanation,
        severity=relation.severity,
        wire_span=wire.span if wire else None,
        translation_span=translation.span,
        wire_value=" ".join(p.of(wire.text) for p in wire.parts) if wire else "",
        translation_value=" ".join(p.of(translation.text) for p in translation.parts),
    )
