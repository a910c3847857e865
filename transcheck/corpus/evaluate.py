"""A report and its gold -> what the report answers to each gold row.

A gold link counts as found where a reported link overlaps both of its substrings. Where several
do, the one whose claims share most with the substrings (intersection over union, summed over the
sides) gives the verdict and the speakers that are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transcheck.corpus.gold import Gold
from transcheck.facts.speakers import one_body, undressed
from transcheck.model import Checked, Claim, Judgement, Span

NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One gold row and what the report says there; `verdict` may be "not found".

    `judged` is the link that answers it, None where there is none.
    """

    pair_id: str
    gold: Gold
    verdict: str
    speakers: tuple[str | None, str | None]
    judged: Judgement | None = None

    @property
    def right(self) -> bool:
        """Whether the verdict is the gold's label."""
        return self.verdict == self.gold.label

    @property
    def two_sided(self) -> bool:
        """Whether the gold row links both articles."""
        return self.gold.wire is not None and self.gold.translation is not None


def answers(checked: Checked, gold: Sequence[Gold]) -> tuple[Answer, ...]:
    """What the report says to each gold row."""
    return tuple(_answer(checked, row) for row in gold)


def _answer(checked: Checked, gold: Gold) -> Answer:
    best = max(
        (judged for judged in checked.judgements if share(checked, judged, gold) > 0),
        key=lambda judged: share(checked, judged, gold),
        default=None,
    )
    if best is None:
        verdict = "boilerplate" if gold.label == "boilerplate" else NOT_FOUND
        return Answer(
            pair_id=checked.pair.pair_id, gold=gold, verdict=verdict, speakers=(None, None)
        )
    sides = _claims(checked, best)
    speakers = (_speaker(sides[0], gold.wire), _speaker(sides[1], gold.translation))
    return Answer(
        pair_id=checked.pair.pair_id,
        gold=gold,
        verdict=best.verdict,
        speakers=speakers,
        judged=best,
    )


def _claims(checked: Checked, judged: Judgement) -> tuple[list[Claim], list[Claim]]:
    return (
        [checked.wire_claims[member] for member in judged.link.wire],
        [checked.translation_claims[member] for member in judged.link.translation],
    )


def share(checked: Checked, judged: Judgement, gold: Gold) -> float:
    """How well a link meets a gold row: 0 where it misses one of its substrings.

    Intersection over union of characters with the gold's words, summed over the sides.
    """
    sides = zip(_claims(checked, judged), (gold.wire, gold.translation), strict=True)
    parts = [_overlap(claims, span) for claims, span in sides if span is not None]
    return sum(parts) if all(parts) else 0.0


def _overlap(claims: Sequence[Claim], span: Span) -> float:
    covered = {at for claim in claims for at in range(claim.extent.start, claim.extent.end)}
    wanted = set(range(span.start, span.end))
    return len(covered & wanted) / len(covered | wanted)


def _speaker(claims: Sequence[Claim], span: Span | None) -> str | None:
    """The speaker of the claim that shares most with the gold's words."""
    if span is None or not claims:
        return None
    claim = max(claims, key=lambda claim: _overlap([claim], span))
    return claim.speaker.name if claim.speaker else None


def same_speaker(expected: str, said: str | None) -> bool:
    """Whether one name ends in the other ("Seo", "Mina Seo") or both surely name one body."""
    if said is None:
        return False
    ours, theirs = (undressed(name).casefold().split() for name in (expected, said))
    shorter = min(len(ours), len(theirs))
    return ours[-shorter:] == theirs[-shorter:] or one_body(expected, said)
