"""SummEdits news -> whether a check tells summaries that an article bears out from edited ones.

Each sentence of the claim is read against the sentences of the article that are nearest to it, one
by one and together. Its evidence is what leaves least of it unfounded; how far it contradicts that
is the drift model's `conflict`, or 1 where a fact differs from the nearest sentences by more than a
neutral finding. A claim is as wrong as its worst sentence. `summedits.balanced_accuracy` calls it
inconsistent from one half on; `summedits.auc` needs no threshold (Laban et al. 2023).
`summedits.unfounded` is the balanced accuracy by what is unfounded, without the facts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.ranking import area
from benchmarks.sentences import encoder, statement
from transcheck.config import Config
from transcheck.drift import CrossEncoder
from transcheck.facts import compare
from transcheck.judge import confirmed, gravest
from transcheck.model import Article, Reading
from transcheck.segment import segment

NEAREST = 3
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How far a sentence contradicts its evidence and is unfounded by it, 0 to 1."""

    conflict: float
    unfounded: float


def measure(data: Path) -> dict[str, float]:
    """The figures named above."""
    lines = (data / "summedits" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    doubts = _doubts(rows)
    wrong = [row["label"] == 0 for row in rows]
    conflicts = [max(each.conflict for each in of) for of in doubts]
    return {
        "summedits.balanced_accuracy": _balanced(conflicts, wrong),
        "summedits.auc": area(conflicts, wrong),
        "summedits.unfounded": _balanced([max(e.unfounded for e in of) for of in doubts], wrong),
    }


def _balanced(doubts: list[float], wrong: list[bool]) -> float:
    found = [doubt >= HALF for doubt in doubts]
    recall = sum(f and w for f, w in zip(found, wrong, strict=True)) / sum(wrong)
    passed = sum(not f and not w for f, w in zip(found, wrong, strict=True))
    return (recall + passed / (len(wrong) - sum(wrong))) / 2


def _doubts(rows: list[dict[str, Any]]) -> list[list[Doubt]]:
    """Of every row, one for each sentence of its claim."""
    asked = [[(_evidence(row["doc"], s), s) for s in _sentences(row["claim"])] for row in rows]
    pairs = [(text, s) for of in asked for texts, s in of for text in texts]
    found = CrossEncoder(Config().drift_model).read(pairs)
    read = dict(zip(pairs, found, strict=True))
    return [
        [_doubt([(text, read[text, s]) for text in texts], s) for texts, s in of] for of in asked
    ]


def _doubt(read: list[tuple[str, Reading]], sentence: str) -> Doubt:
    """What is read beside each text of the evidence; the last is all of it together."""
    best = min((reading for _, reading in read), key=lambda reading: reading.unfounded)
    compared = confirmed(compare(statement(read[-1][0]), statement(sentence)), read[-1][1])
    differs = gravest(compared) != "neutral"
    return Doubt(conflict=1.0 if differs else best.conflict, unfounded=best.unfounded)


def _evidence(article: str, sentence: str) -> list[str]:
    texts, vectors = _article(article)
    nearest = (-(vectors @ encoder().encode([sentence])[0])).argsort()[:NEAREST]
    chosen = [texts[place] for place in sorted(nearest)]
    return [*chosen, " ".join(chosen)]


@cache
def _article(text: str) -> tuple[list[str], NDArray[np.float32]]:
    texts = _sentences(text)
    return texts, encoder().encode(texts)


def _sentences(text: str) -> list[str]:
    return [each.span.of(text) for each in segment(Article(text=text))] or [text]
