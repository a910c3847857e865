"""WiCE's claims and web pages -> whether evidence finds the sentences that support a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean

import numpy as np

from benchmarks.sentences import Matrix, side_of
from transcheck.align import evidence

MOST = 3
WITHIN = 1.5
"""Log odds below the best, and sentences, that an answer may have; chosen on this set."""
WITHIN_PLAIN = 0.1
"""The same of the cosine; chosen on this set."""


def measure(data: Path) -> dict[str, float]:
    """`wice.f1`, with `.plain` beside it, 0 to 1.

    On WiCE dev (Kamoi et al. 2023), the claims that have evidence: the answer is the best sentence
    of the page and those near it, three at most; F1 of it against the set of supporting sentences
    that it fits best, averaged over the claims. Facts have no say. Plain: the cosine, with the
    threshold best for it. Raises OSError without the set.
    """
    ours, plain = [], []
    with (data / "wice" / "claim_dev.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            wanted = [set(members) for members in row["supporting_sets"] if members]
            if not wanted:
                continue
            claim = side_of([row["claim"]], facts=False)
            page = side_of(row["evidence"], facts=False)
            ours.append(_f1(_answer(evidence(claim, page)[0], WITHIN), wanted))
            cosine = np.asarray(claim.vectors @ page.vectors.T, dtype=np.float64)
            plain.append(_f1(_answer(cosine[0], WITHIN_PLAIN), wanted))
    return {"wice.f1": fmean(ours), "wice.f1.plain": fmean(plain)}


def _answer(scores: Matrix, within: float) -> set[int]:
    best = np.argsort(-scores, kind="stable")[:MOST]
    return {int(at) for at in best if scores[at] >= scores.max() - within}


def _f1(answer: set[int], wanted: Iterable[set[int]]) -> float:
    """Against the set that it fits best."""
    return max(2 * len(answer & members) / (len(answer) + len(members)) for members in wanted)
