"""ECB+'s training articles -> pairs of them, and which of their judged sentences share an event."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sentences import side_of
from training.logistic import Flags
from transcheck.align import Side

ARTICLES = 60
"""Pairs of articles drawn of each topic of the public set."""
SEED = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Sentences:
    """Two public articles and which of their sentences belong together."""

    wire: Side
    translation: Side
    related: Flags
    one_event: bool


def sentences(folder: Path) -> list[Sentences]:
    """Drawn pairs of ECB+'s training articles of one topic."""
    path = folder / "ecbplus" / "docs_full_train.jsonl"
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        topics[row["topic"]].append(row)
    chance = random.Random(SEED)  # noqa: S311
    drawn: list[Sentences] = []
    for _, rows in sorted(topics.items()):
        sides = [side_of(row["sentences"]) for row in rows]
        pairs = list(combinations(range(len(rows)), 2))
        drawn += [
            _public(rows[a], rows[b], sides[a], sides[b])
            for a, b in chance.sample(pairs, min(ARTICLES, len(pairs)))
        ]
    return drawn


def _public(one: dict[str, Any], other: dict[str, Any], wire: Side, translation: Side) -> Sentences:
    ours, theirs = _chains(one), _chains(other)
    judged = np.zeros((len(ours), len(theirs)), dtype=bool)
    judged[np.ix_(one["judged"], other["judged"])] = True
    related = judged & np.array([[bool(a & b) for b in theirs] for a in ours])
    same = one["subtopic"] == other["subtopic"]
    return Sentences(wire=wire, translation=translation, related=related, one_event=same)


def _chains(row: dict[str, Any]) -> list[set[str]]:
    """The chains of events that each sentence has a part of."""
    chains: list[set[str]] = [set() for _ in row["sentences"]]
    for event in row["events"]:
        if not event["singleton"]:
            chains[event["sent"]].add(event["chain"])
    return chains
