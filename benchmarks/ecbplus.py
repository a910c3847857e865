"""ECB+'s articles -> whether evidence finds sentences of one event, and articles of one event."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.ranking import area, average_precision
from benchmarks.sentences import Matrix, side_of
from transcheck.align import Side, common_ground, evidence


def measure(data: Path) -> dict[str, float]:
    """`ecbplus.ap`, `ecbplus.hit1`, `ecbplus.same_event_auc`, each with `.plain` beside it.

    On ECB+ dev (Cybulska and Vossen 2014), 0 to 1. `ap`: average precision of all pairs of judged
    sentences, those of all pairs of articles in one list; right are those that share an annotated
    event. `hit1`: of the sentences of the first article that have a counterpart, how many have one
    in the best of all sentences of the second; a sentence that nobody judged counts as wrong.
    `same_event_auc`: of two articles on one event and two on events alike, how often the former
    have more common ground; every pair of articles of `same_event_pairs_dev.tsv` counts once.
    Plain: the cosine of the sentences, of two articles the largest. Raises OSError without the set.
    """
    folder = data / "ecbplus"
    articles = {row["doc_id"]: side_of(row["sentences"]) for row in _rows(folder / DOCUMENTS)}
    pairs = _rows(folder / "doc_pairs_dev.jsonl")
    ours = [evidence(articles[pair["doc_a"]], articles[pair["doc_b"]]) for pair in pairs]
    plain = [_cosine(articles[pair["doc_a"]], articles[pair["doc_b"]]) for pair in pairs]
    told = _one_event(folder / "same_event_pairs_dev.tsv")
    sides = [(articles[one], articles[other]) for one, other in told]
    return {
        **_of_sentences(pairs, ours, ""),
        **_of_sentences(pairs, plain, ".plain"),
        "ecbplus.same_event_auc": area([common_ground(a, b) for a, b in sides], told.values()),
        "ecbplus.same_event_auc.plain": area([_cosine(*s).max() for s in sides], told.values()),
    }


DOCUMENTS = "docs_full_dev.jsonl"


def _of_sentences(
    pairs: list[dict[str, Any]], scores: list[Matrix], suffix: str
) -> dict[str, float]:
    judged, right, hits = [], [], []
    for pair, matrix in zip(pairs, scores, strict=True):
        aligned = {(row, column) for row, column, _ in pair["aligned"]}
        cells = [(a, b) for a in pair["judged_a"] for b in pair["judged_b"]]
        judged += [matrix[cell] for cell in cells]
        right += [cell in aligned for cell in cells]
        hits += [(row, int(matrix[row].argmax())) in aligned for row in {a for a, _ in aligned}]
    return {
        f"ecbplus.ap{suffix}": average_precision(judged, right),
        f"ecbplus.hit1{suffix}": float(np.mean(hits)),
    }


def _cosine(one: Side, other: Side) -> Matrix:
    return np.asarray(one.vectors.astype(np.float64) @ other.vectors.T)


def _one_event(path: Path) -> dict[tuple[str, str], bool]:
    """Two articles -> whether they tell one event."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["doc_1"], row["doc_2"]): row["label"] == "1" for row in rows}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
