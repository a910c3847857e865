"""SummEdits news -> whether a check tells summaries that an article bears out from edited ones.

Each sentence of the claim is read against the sentences of the article that are nearest to it; a
claim is as unfounded as its worst sentence beside its best evidence.
`summedits.balanced_accuracy` calls a claim inconsistent from a probability of one half on;
`summedits.auc` needs no threshold (Laban et al. 2023).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.ranking import area
from benchmarks.sentences import encoder
from transcheck.config import Config
from transcheck.drift import CrossEncoder
from transcheck.model import Article
from transcheck.segment import segment

NEAREST = 3
HALF = 0.5


def measure(data: Path) -> dict[str, float]:
    """The figures named above."""
    lines = (data / "summedits" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    doubts = _doubts(rows)
    wrong = [row["label"] == 0 for row in rows]
    found = [doubt >= HALF for doubt in doubts]
    recall = sum(f and w for f, w in zip(found, wrong, strict=True)) / sum(wrong)
    passed = sum(not f and not w for f, w in zip(found, wrong, strict=True))
    return {
        "summedits.balanced_accuracy": (recall + passed / (len(rows) - sum(wrong))) / 2,
        "summedits.auc": area(doubts, wrong),
    }


def _doubts(rows: list[dict[str, Any]]) -> list[float]:
    asked: list[tuple[int, int, tuple[str, str]]] = []
    for at, row in enumerate(rows):
        evidence = _sentences(row["doc"])
        vectors = encoder().encode(evidence)
        for number, sentence in enumerate(_sentences(row["claim"])):
            nearest = (-(vectors @ encoder().encode([sentence])[0])).argsort()[:NEAREST]
            texts = [evidence[place] for place in sorted(nearest)]
            asked += [(at, number, (text, sentence)) for text in (*texts, " ".join(texts))]
    readings = CrossEncoder(Config().drift_model).read([pair for _, _, pair in asked])
    best: dict[tuple[int, int], float] = {}
    for (at, number, _), reading in zip(asked, readings, strict=True):
        best[at, number] = min(best.get((at, number), 1.0), reading.unfounded)
    return [max(doubt for (of, _), doubt in best.items() if of == at) for at in range(len(rows))]


def _sentences(text: str) -> list[str]:
    return [each.span.of(text) for each in segment(Article(text=text))] or [text]
