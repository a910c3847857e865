"""SuperPAL's sentences of summaries and of news articles -> whether evidence pairs them."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.ranking import best_f1
from benchmarks.sentences import side_of
from transcheck.align import against_rivals, evidence


def measure(data: Path) -> dict[str, float]:
    """`superpal.f1`, with `.plain` beside it, 0 to 1.

    On SuperPAL dev (Ernst et al. 2021): best F1 over all thresholds of the pairs of a topic's
    summary sentences and its articles' sentences that stand in the set; right are those that the
    set pairs. The score is the log odds in view of rivals; neighbours have no say, as the set
    leaves out the sentences between. Plain: the cosine. Raises OSError without the set.
    """
    ours, plain, right = [], [], []
    for rows in _topics(data / "superpal" / "dev.tsv").values():
        summary = sorted({row["scuSentence"] for row in rows})
        article = sorted({row["docSentText"] for row in rows})
        paired = {(row["scuSentence"], row["docSentText"]) for row in rows}
        one, other = side_of(summary), side_of(article)
        ours += list(against_rivals(evidence(one, other)).ravel())
        plain += list(np.ravel(one.vectors @ other.vectors.T))
        right += [(said, text) in paired for said in summary for text in article]
    return {"superpal.f1": best_f1(ours, right), "superpal.f1.plain": best_f1(plain, right)}


def _topics(path: Path) -> dict[str, list[dict[str, str]]]:
    topics = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            topics[row["topic"]].append(row)
    return topics
