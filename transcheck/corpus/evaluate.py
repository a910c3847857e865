"""Reports and gold -> figures: links found, verdicts right, speakers right.

A gold link counts as found where a reported link overlaps both of its substrings. Where several
do, the one whose claims share most with the substrings (intersection over union, summed over the
sides) gives the verdict and the speakers that are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transcheck.corpus.gold import Gold
from transcheck.model import Checked, Claim, Judgement, Span

NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One gold row and what the report says there; `verdict` may be "not found"."""

    pair_id: str
    gold: Gold
    verdict: str
    speakers: tuple[str | None, str | None]

    @property
    def right(self) -> bool:
        """Whether the verdict is the gold's label."""
        return self.verdict == self.gold.label

    @property
    def two_sided(self) -> bool:
        """Whether the gold row links both articles."""
        return self.gold.wire is not None and self.gold.translation is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts over all pairs, from which every share is made."""

    pairs: int
    rows: int
    right: int
    two_sided: int
    found: int
    reported: int
    reported_in_gold: int
    speakers: int
    speakers_right: int
    confusion: Mapping[tuple[str, str], int]

    def shares(self) -> dict[str, float]:
        """The figures that `evaluate` prints; a share of nothing is left out."""
        parts = {
            "link_recall": (self.found, self.two_sided),
            "link_precision": (self.reported_in_gold, self.reported),
            "verdict_accuracy": (self.right, self.rows),
            "speaker_accuracy": (self.speakers_right, self.speakers),
        }
        return {name: round(n / of, 3) for name, (n, of) in parts.items() if of}


def answers(checked: Checked, gold: Sequence[Gold]) -> tuple[Answer, ...]:
    """What the report says to each gold row."""
    return tuple(_answer(checked, row) for row in gold)


def figures(results: Iterable[tuple[Checked, Sequence[Gold]]]) -> Figures:
    """The counts over many pairs."""
    results = tuple(results)
    all_answers = [answer for checked, gold in results for answer in answers(checked, gold)]
    two_sided = [answer for answer in all_answers if answer.two_sided]
    spoken = [
        (expected, said)
        for answer in two_sided
        if answer.verdict != NOT_FOUND
        for expected, said in zip(
            (answer.gold.wire_speaker, answer.gold.translation_speaker),
            answer.speakers,
            strict=True,
        )
        if expected
    ]
    reported = [_reported(checked, gold) for checked, gold in results]
    return Figures(
        pairs=len(results),
        rows=len(all_answers),
        right=sum(answer.right for answer in all_answers),
        two_sided=len(two_sided),
        found=sum(answer.verdict != NOT_FOUND for answer in two_sided),
        reported=sum(total for total, _ in reported),
        reported_in_gold=sum(matched for _, matched in reported),
        speakers=len(spoken),
        speakers_right=sum(_same_speaker(expected, said) for expected, said in spoken),
        confusion=Counter((answer.gold.label, answer.verdict) for answer in all_answers),
    )


def _answer(checked: Checked, gold: Gold) -> Answer:
    best = max(
        (judged for judged in checked.judgements if _share(checked, judged, gold) > 0),
        key=lambda judged: _share(checked, judged, gold),
        default=None,
    )
    if best is None:
        verdict = "boilerplate" if gold.label == "boilerplate" else NOT_FOUND
        return Answer(
            pair_id=checked.pair.pair_id, gold=gold, verdict=verdict, speakers=(None, None)
        )
    sides = _claims(checked, best)
    speakers = (_speaker(sides[0], gold.wire), _speaker(sides[1], gold.translation))
    return Answer(pair_id=checked.pair.pair_id, gold=gold, verdict=best.verdict, speakers=speakers)


def _claims(checked: Checked, judged: Judgement) -> tuple[list[Claim], list[Claim]]:
    return (
        [checked.wire_claims[member] for member in judged.link.wire],
        [checked.translation_claims[member] for member in judged.link.translation],
    )


def _share(checked: Checked, judged: Judgement, gold: Gold) -> float:
    """Intersection over union with the gold's words, summed; 0 where one of them is missed."""
    sides = zip(_claims(checked, judged), (gold.wire, gold.translation), strict=True)
    shares = [_overlap(claims, span) for claims, span in sides if span is not None]
    return sum(shares) if all(shares) else 0.0


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


def _same_speaker(expected: str, said: str | None) -> bool:
    """Whether one name ends in or is the other: "Seo" is "Mina Seo"."""
    if said is None:
        return False
    ours, theirs = expected.casefold().split(), said.casefold().split()
    shorter = min(len(ours), len(theirs))
    return ours[-shorter:] == theirs[-shorter:]


def _reported(checked: Checked, gold: Sequence[Gold]) -> tuple[int, int]:
    """How many two-sided links are reported, and how many of them meet a two-sided gold row."""
    rows = [row for row in gold if row.wire is not None and row.translation is not None]
    links = [j for j in checked.judgements if j.link.wire and j.link.translation]
    return len(links), sum(any(_share(checked, j, row) > 0 for row in rows) for j in links)
