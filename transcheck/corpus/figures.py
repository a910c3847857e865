"""Answers over many pairs -> shares, with bootstrap intervals over the pairs.

What is counted of one pair is kept apart from what is made of the counts, so that a resample of the
pairs is a sum.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from transcheck.corpus.evaluate import NOT_FOUND, Answer, answers, same_speaker, share
from transcheck.corpus.gold import Gold
from transcheck.model import Checked, Judgement

Key: TypeAlias = tuple[str, ...]
Counts: TypeAlias = Counter[Key]
Shares: TypeAlias = dict[str, float]

DIFFERENT = frozenset({"drift", "contradicted"})
ROUNDS = 1000
SEED = 1


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The counts of each pair; every figure is made from their sum."""

    each: tuple[Counts, ...]

    @cached_property
    def total(self) -> Counts:
        """The counts over all pairs."""
        return _sum(self.each)

    @property
    def confusion(self) -> dict[str, dict[str, int]]:
        """Gold label -> reported verdict -> rows."""
        table: dict[str, dict[str, int]] = {}
        for key, count in sorted(self.total.items()):
            if key[0] == "verdict":
                table.setdefault(key[1], {})[key[2]] = count
        return table

    def shares(self) -> Shares:
        """Every figure, 0 to 1 but for the false alarms; a share of nothing is left out."""
        return {name: round(value, 3) for name, value in _shares(self.total).items()}

    def intervals(self) -> dict[str, tuple[float, float]]:
        """95 % percentile bootstrap over the pairs (Efron 1979); none for a single pair."""
        if len(self.each) < 2:
            return {}
        chance = random.Random(SEED)  # noqa: S311
        drawn = [_shares(_sum(chance.choices(self.each, k=len(self.each)))) for _ in range(ROUNDS)]
        return {
            name: _interval([made[name] for made in drawn if name in made])
            for name in self.shares()
        }


def figures(results: Iterable[tuple[Checked, Sequence[Gold]]]) -> Figures:
    """The figures of reports against their gold.

    `link_recall`, `link_precision`, `link_f1`: two-sided links against two-sided gold rows.
    `verdict_accuracy`, `verdict_macro_f1`: over all rows, the mean over the gold's labels.
    `speaker_accuracy`: over the sides for which found rows name a speaker.
    `alarms_per_1000_words`: two-sided links called drift or contradicted that meet consistent rows
    alone, per 1,000 words of translation; `clean_alarms_per_1000_words` on pairs without drift.
    `TYPE.recall`, `TYPE.precision`: two-sided gold rows that differ by a type, and findings of it.
    """
    return Figures(each=tuple(_counts(checked, gold) for checked, gold in results))


def _counts(checked: Checked, gold: Sequence[Gold]) -> Counts:
    counts: Counts = Counter()
    for answer in answers(checked, gold):
        counts.update(_of_answer(answer))
    two_sided = [row for row in gold if row.wire is not None and row.translation is not None]
    words = len(checked.pair.translation.text.split())
    counts["words",] += words
    clean = not any(row.label in DIFFERENT for row in gold)
    counts["clean_words",] += words if clean else 0
    for judged in checked.judgements:
        if judged.link.wire and judged.link.translation:
            met = [row for row in two_sided if share(checked, judged, row) > 0]
            counts.update(_of_link(judged, met, clean=clean))
    for row in two_sided:
        counts.update(_of_types(checked, row))
    return counts


def _of_answer(answer: Answer) -> Iterator[Key]:
    yield ("rows",)
    yield ("verdict", answer.gold.label, answer.verdict)
    if not answer.two_sided:
        return
    yield ("two_sided",)
    if answer.verdict == NOT_FOUND:
        return
    yield ("found",)
    expected = (answer.gold.wire_speaker, answer.gold.translation_speaker)
    for name, said in zip(expected, answer.speakers, strict=True):
        if name:
            yield ("speakers",)
            if same_speaker(name, said):
                yield ("speakers_right",)


def _of_link(judged: Judgement, met: Sequence[Gold], *, clean: bool) -> Iterator[Key]:
    yield ("reported",)
    if met:
        yield ("reported_in_gold",)
    if judged.verdict in DIFFERENT and met and not any(row.label in DIFFERENT for row in met):
        yield ("alarms",)
    if judged.verdict in DIFFERENT and clean:
        yield ("clean_alarms",)
    for type_ in {finding.type for finding in judged.findings if finding.severity != "neutral"}:
        yield ("type_reported", type_)
        if any(row.label in DIFFERENT and type_ in row.types for row in met):
            yield ("type_true", type_)


def _of_types(checked: Checked, row: Gold) -> Iterator[Key]:
    if row.label not in DIFFERENT:
        return
    said = {
        finding.type
        for judged in checked.judgements
        if share(checked, judged, row) > 0
        for finding in judged.findings
        if finding.severity != "neutral"
    }
    for type_ in row.types:
        yield ("type_gold", type_)
        if type_ in said:
            yield ("type_found", type_)


def _shares(counts: Counts) -> Shares:
    right = sum(n for key, n in counts.items() if key[0] == "verdict" and key[1] == key[2])
    parts: dict[str, tuple[float, float]] = {
        "link_recall": (counts["found",], counts["two_sided",]),
        "link_precision": (counts["reported_in_gold",], counts["reported",]),
        "verdict_accuracy": (right, counts["rows",]),
        "speaker_accuracy": (counts["speakers_right",], counts["speakers",]),
        "alarms_per_1000_words": (1000 * counts["alarms",], counts["words",]),
        "clean_alarms_per_1000_words": (1000 * counts["clean_alarms",], counts["clean_words",]),
    }
    for type_ in sorted({key[1] for key in counts if key[0] in ("type_gold", "type_reported")}):
        parts[f"{type_}.recall"] = (counts["type_found", type_], counts["type_gold", type_])
        parts[f"{type_}.precision"] = (counts["type_true", type_], counts["type_reported", type_])
    shares = {name: n / of for name, (n, of) in parts.items() if of}
    if "link_recall" in shares and "link_precision" in shares:
        shares["link_f1"] = _harmonic(shares["link_recall"], shares["link_precision"])
    if counts["rows",]:
        shares["verdict_macro_f1"] = _macro_f1(counts)
    return shares


def _macro_f1(counts: Mapping[Key, int]) -> float:
    """The mean over the gold's labels of the harmonic mean of precision and recall."""
    rows = [(key[1], key[2], n) for key, n in counts.items() if key[0] == "verdict"]
    scores = []
    for label in {gold for gold, _, _ in rows}:
        both = sum(n for gold, said, n in rows if gold == said == label)
        of_gold = sum(n for gold, _, n in rows if gold == label)
        of_said = sum(n for _, said, n in rows if said == label)
        scores.append(2 * both / (of_gold + of_said))
    return sum(scores) / len(scores)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _sum(each: Iterable[Counts]) -> Counts:
    total: Counts = Counter()
    for counts in each:
        total.update(counts)
    return total


def _interval(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    low, high = int(0.025 * len(ordered)), int(0.975 * (len(ordered) - 1) + 0.5)
    return round(ordered[low], 3), round(ordered[high], 3)
