"""Labelled pairs of articles -> `transcheck/data/links.json`: all that linking claims weighs.

Run `python -m training.links [--pairs DIR] [--public DIR]`. A claim of the wire and one of the
translation belong together where a gold row with two sides overlaps both. Learned from are the
development pairs in `corpora/`, whatever labelled pairs `--pairs` has (folders with a gold.jsonl)
as further ones, and of `--public` ECB+'s training articles (`ecbplus/docs_full_train.jsonl`),
whose judged sentences belong together where they share a chain of events.

1. Evidence: a logistic regression under a ridge on our pairs. The public set, which weighs
   `PUBLIC`, says which sentence of the other article is the right one for each that has a partner.
2. Context: the same on our pairs alone; a pair of descriptions is no example of either.
3. The threshold and the price of further links: the best link F1, as `evaluate` counts it, of all
   pairs, each with evidence and context fitted without it.
4. One event or two: the threshold of the fewest errors on both sides, our pairs and the public
   ones (one event against its sibling of one topic) a half each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import MANIFEST
from training.chains import Sentences, sentences
from training.logistic import Examples, Flags, Floats, Rankings, fit
from transcheck import pipeline
from transcheck.align import LEAST, Side, Weights, evidence
from transcheck.align.context import surroundings
from transcheck.align.evidence import signs
from transcheck.align.links import fitting, joined, paired, worths
from transcheck.analysis import Linked
from transcheck.config import Config
from transcheck.corpus.gold import read_gold
from transcheck.corpus.manifest import read_manifest
from transcheck.engines import Engines
from transcheck.judge import ONE_EVENT
from transcheck.model import Claim, Span
from transcheck.read import Request

TARGET = Path(__file__).parents[1] / "transcheck" / "data" / "links.json"
RIDGE_OF_EVIDENCE = 0.01
RIDGE_OF_CONTEXT = 0.0001
PUBLIC = 0.3
"""What the public set weighs in the evidence; this and the ridges were chosen by the dev pairs of
`corpora/`, ECB+, WiCE and SuperPAL."""
SLACK = 0.01
"""Share of errors by which a cut between one event and two may be worse than the best."""
LEAST_WORTH = tuple(step / 10 for step in range(-10, 1))
FURTHER = (0.0, 0.25, 0.5, 0.75, 1.0)
AS_GOOD = 0.0003
"""F1 by which two choices are as good: then the higher recall decides, as a reader sees a wrong
link but not one that is missing."""
TWO_SIDED = 1 / 3
"""Share of gold rows with two sides below which a pair tells of two events."""

Numbers = dict[str, float]
Part = tuple[dict[str, Floats], Flags, Flags]
"""What is weighed of each pair of claims, which pairs are examples, which of them are right."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """A labelled pair: its sides, and of each two-sided gold row which claims it overlaps."""

    wire: Side
    translation: Side
    rows: tuple[tuple[Flags, Flags], ...]
    one_event: bool

    @property
    def related(self) -> Flags:
        """Which claims belong together."""
        found = np.zeros((len(self.wire.claims), len(self.translation.claims)), dtype=bool)
        for ours, theirs in self.rows:
            found |= ours[:, None] & theirs
        return found

    @property
    def telling(self) -> Flags:
        """Which pairs are examples."""
        both = self.wire.described[:, None] & self.translation.described
        return np.asarray(fitting(self.wire, self.translation) & ~both)


def main(arguments: list[str] | None = None) -> int:
    """Fit, print the checks, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--public", type=Path)
    given = parser.parse_args(arguments)
    cases = labelled(given.pairs)
    public = sentences(given.public) if given.public else []
    weights = fitted(cases, public)
    weights = replace(weights, choice=best_choice(cases, public))
    weights = replace(weights, event=events(cases, public, weights))
    data = f"{len(cases)} labelled pairs, {len(public)} pairs of public articles"
    made = {"version": "own-1", "fitted_by": "python -m training.links", "data": data}
    stages = {name: _rounded(getattr(weights, name)) for name in Weights.__slots__}
    TARGET.write_text(json.dumps(made | stages, indent=1) + "\n", encoding="utf-8")
    return 0


def labelled(pairs: Path | None) -> list[Case]:
    """The development pairs and those in a folder."""
    requests = list(read_manifest(MANIFEST, split="dev"))
    for gold in sorted(pairs.glob("*/gold.jsonl")) if pairs else []:
        wire, translation = gold.with_name("wire.txt"), gold.with_name("translation.txt")
        requests.append(Request(pair_id=gold.parent.name, wire=wire, translation=translation))
    return [_case(request) for request in requests]


def _case(request: Request) -> Case:
    found = pipeline._analysed(request)
    assert isinstance(found, Linked), request.pair_id
    encoder = Engines(Config(), encoder=None, translator=None).encoder
    gold = read_gold(Path(str(request.wire)).with_name("gold.jsonl"), found.pair)
    rows = tuple(
        (
            _overlapped(found.wire.claims, row.wire),
            _overlapped(found.translation.claims, row.translation),
        )
        for row in gold
        if row.wire is not None and row.translation is not None
    )
    return Case(
        wire=found.wire.side(encoder),
        translation=found.translation.side(encoder),
        rows=rows,
        one_event=len(rows) >= TWO_SIDED * len(gold),
    )


def _overlapped(claims: Sequence[Claim], span: Span) -> Flags:
    return np.array([claim.extent.overlaps(span) for claim in claims], dtype=bool)


def fitted(cases: Sequence[Case], public: Sequence[Sentences]) -> Weights:
    """Evidence, then the context that rests on it; nothing chosen yet."""
    of_evidence = _evidence(cases, public)
    nothing = Weights(evidence=of_evidence, context={}, choice={}, event={})
    return replace(nothing, context=_context(cases, nothing))


def _evidence(cases: Sequence[Case], public: Sequence[Sentences]) -> Numbers:
    parts = [(_signs(case), case.telling, case.related) for case in cases]
    if not public:
        return _fitted(parts, ridge=RIDGE_OF_EVIDENCE)
    ranked = Rankings.of([each for pair in public for each in _lists(pair)])
    return _fitted(parts, ridge=RIDGE_OF_EVIDENCE, ranked=ranked, share=PUBLIC)


def _lists(pair: Sentences) -> Iterator[tuple[Floats, Flags]]:
    """Of each sentence that has a partner all sentences of the other article, either way."""
    table = np.stack(list(_signs(pair).values()), axis=2)
    for seen, right in ((table, pair.related), (table.swapaxes(0, 1), pair.related.T)):
        for row in np.flatnonzero(right.any(axis=1)):
            yield seen[row], right[row]


def _fitted(
    parts: Sequence[Part], *, ridge: float, ranked: Rankings | None = None, share: float = 0.0
) -> Numbers:
    names = list(parts[0][0])
    tables = [np.stack([seen[name][which] for name in names], axis=1) for seen, which, _ in parts]
    right = np.concatenate([related[which] for _, which, related in parts])
    examples = Examples(table=np.concatenate(tables), right=right)
    bias, weights = fit(examples, ridge=ridge, ranked=ranked, share=share)
    return {"bias": bias} | dict(zip(names, weights.tolist(), strict=True))


@cache
def _signs(pair: Case | Sentences) -> dict[str, Floats]:
    """No weight moves them: made once for all fits."""
    return signs(pair.wire, pair.translation)


def _context(cases: Sequence[Case], weights: Weights) -> Numbers:
    parts = []
    for case in cases:
        found = evidence(case.wire, case.translation, weights=weights)
        found = np.where(fitting(case.wire, case.translation), found, LEAST)
        seen = surroundings(found, case.wire, case.translation)
        parts.append((seen, case.telling, case.related))
    return _fitted(parts, ridge=RIDGE_OF_CONTEXT)


def best_choice(cases: Sequence[Case], public: Sequence[Sentences]) -> Numbers:
    """The threshold and price of the best F1 of all pairs, each under a fit without it."""
    left_out = [fitted([*cases[:at], *cases[at + 1 :]], public) for at in range(len(cases))]
    odds = [worths(c.wire, c.translation, weights=w) for c, w in zip(cases, left_out, strict=True)]
    found: list[tuple[float, float, Numbers]] = []
    for values in product(LEAST_WORTH, FURTHER):
        choice = dict(zip(("least", "further"), values, strict=True))
        weights = Weights(evidence={}, context={}, choice=choice, event={})
        counts = [counted(c, o, weights) for c, o in zip(cases, odds, strict=True)]
        total = np.sum(counts, axis=0)
        found.append((f1(total), _shares(total)[0], choice))
    most = max(score for score, _, _ in found)
    as_good = [each for each in found if each[0] >= most - AS_GOOD]
    best, recall, choice = max(as_good, key=lambda each: each[1])
    print(f"links, left out in turn: F1 {best:.3f}, recall {recall:.3f}, {choice}")
    return choice


def counted(case: Case, odds: Floats, weights: Weights) -> tuple[int, int, int, int]:
    """Gold rows found, gold rows, links that meet one, links."""
    pairs = np.argwhere(paired(odds, case.wire, case.translation, weights=weights))
    groups = [({int(row)}, {int(column)}) for row, column in pairs]
    groups = joined(groups, case.wire, case.translation)
    met = np.array(
        [[a[list(w)].any() and b[list(t)].any() for a, b in case.rows] for w, t in groups]
    ).reshape(len(groups), len(case.rows))
    return int(met.any(axis=0).sum()), len(case.rows), int(met.any(axis=1).sum()), len(groups)


def _shares(counts: NDArray[np.int_]) -> tuple[float, float]:
    return counts[0] / max(counts[1], 1), counts[2] / max(counts[3], 1)


def f1(counts: NDArray[np.int_]) -> float:
    """The harmonic mean of recall and precision."""
    recall, precision = _shares(counts)
    return float(2 * recall * precision / max(recall + precision, 1e-9))


def events(cases: Sequence[Case], public: Sequence[Sentences], weights: Weights) -> Numbers:
    """The cut of the fewest errors, put where `judge` cuts: the middle of those within `SLACK`."""
    sets = [_grounds(each, weights) for each in (cases, public) if each]
    cuts = np.unique(np.concatenate([ground for ground, _ in sets]))
    middles = (cuts[1:] + cuts[:-1]) / 2
    wrong = np.mean([_errors(middles, *each).mean(axis=0) for each in sets], axis=0)
    least = middles[wrong <= wrong.min() + SLACK]
    cut = float(least[len(least) // 2])
    for name, each in zip(("labelled", "public"), sets, strict=False):
        missed, alarmed = _errors(np.array([cut]), *each)[:, 0]
        print(f"{name}: two events taken for one {missed:.3f}, one for two {alarmed:.3f}")
    return {"bias": ONE_EVENT - cut, "likeness": 1.0}


def _grounds(pairs: Sequence[Case | Sentences], weights: Weights) -> tuple[Floats, Flags]:
    grounds = []
    for pair in pairs:
        found = evidence(pair.wire, pair.translation, weights=weights)
        grounds.append((found.max(axis=1).mean() + found.max(axis=0).mean()) / 2)
    return np.array(grounds), np.array([pair.one_event for pair in pairs])


def _errors(cuts: Floats, grounds: Floats, one_event: Flags) -> Floats:
    """For each cut, the share of two events above it, and of one event below it."""
    above = grounds >= cuts[:, None]
    return np.stack([above[:, ~one_event].mean(axis=1), (~above[:, one_event]).mean(axis=1)])


def _rounded(numbers: Numbers) -> Numbers:
    return {name: round(float(number), 4) for name, number in numbers.items()}


if __name__ == "__main__":
    sys.exit(main())
