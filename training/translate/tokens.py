"""Training pairs and vocabulary -> `ready/train.npz`: all that a training machine needs of them.

Each language is one flat array and its sentences' lengths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from training.translate.pairs import TAGS, Pair, read_pairs
from training.translate.tokenizer import load

MOST_TOKENS = 160
"""A pair with a longer side is left out."""
SIDES = ("", "ko", "en")
PORTION = 20_000

Ids: TypeAlias = NDArray[np.uint16]
Places: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Sentence i is `ids[starts[i]:starts[i] + lengths[i]]`."""

    ids: Ids
    starts: Places
    lengths: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Pairs as numbers: `tags` count from 1 in the order of TAGS, 0 is none; `machine` in SIDES."""

    ko: Side
    en: Side
    tags: NDArray[np.uint8]
    copies: NDArray[np.uint8]
    machine: NDArray[np.uint8]


def write_tokens(work: Path) -> Path:
    """Encode `data/train.tsv` and what `extend` added as `data/extra*.tsv`."""
    paths = [work / "data" / "train.tsv", *sorted((work / "data").glob("extra*.tsv"))]
    pairs = chain.from_iterable(read_pairs(path) for path in paths)
    made = work / "ready" / "train.npz"
    beside = made.with_suffix(".part")
    with beside.open("wb") as out:
        np.savez_compressed(out, **_columns(pairs, work / "ready" / "sentencepiece.model"))
    beside.replace(made)
    return made


def read_tokens(path: Path) -> Tokens:
    """What `write_tokens` wrote."""
    with np.load(path) as columns:
        return Tokens(
            ko=_side(columns["ko"], columns["ko_lengths"]),
            en=_side(columns["en"], columns["en_lengths"]),
            tags=columns["tags"],
            copies=columns["copies"],
            machine=columns["machine"],
        )


def _columns(pairs: Iterable[Pair], vocabulary: Path) -> dict[str, NDArray[np.generic]]:
    processor = load(vocabulary)
    texts: dict[str, list[list[int]]] = {"ko": [], "en": []}
    notes: list[tuple[int, int, int]] = []
    for portion in _portions(pairs):
        ko = processor.encode([pair.ko for pair in portion], out_type=int)
        en = processor.encode([pair.en for pair in portion], out_type=int)
        for pair, left, right in zip(portion, ko, en, strict=True):
            if 0 < len(left) <= MOST_TOKENS and 0 < len(right) <= MOST_TOKENS:
                texts["ko"].append(left)
                texts["en"].append(right)
                notes.append(_notes(pair))
    tags, copies, machine = np.array(notes, dtype=np.uint8).reshape(-1, 3).T
    sides = {name: _flat(rows) for name, rows in texts.items()}
    lengths = {f"{name}_lengths": _lengths(rows) for name, rows in texts.items()}
    return {**sides, **lengths, "tags": tags, "copies": copies, "machine": machine}


def _portions(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    iterator = iter(pairs)
    while portion := list(islice(iterator, PORTION)):
        yield portion


def _notes(pair: Pair) -> tuple[int, int, int]:
    tag = TAGS.index(pair.tag) + 1 if pair.tag else 0
    return tag, pair.copies, SIDES.index(pair.machine)


def _flat(rows: Sequence[Sequence[int]]) -> Ids:
    return np.fromiter(chain.from_iterable(rows), dtype=np.uint16)


def _lengths(rows: Sequence[Sequence[int]]) -> NDArray[np.uint8]:
    return np.fromiter(map(len, rows), dtype=np.uint8)


def _side(ids: Ids, lengths: NDArray[np.uint8]) -> Side:
    wide = lengths.astype(np.int64)
    return Side(ids=ids, starts=np.cumsum(wide) - wide, lengths=wide)
