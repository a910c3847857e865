"""Sentence pairs -> `transcheck/models/lexical-en_ko`: the Korean that an English unit stands for.

Run `python -m training.lexical --work WORK` after `training.translate data`, whose `data/train.tsv`
it reads. IBM Model 1 (Brown et al. 1993) in both directions, over content morphemes and English
units; each step counts the product of both directions' posteriors (Liang, Taskar and Klein 2006),
which keeps rare words from collecting what stands around them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.translate.corpora import OWN
from training.translate.pairs import Pair, read_pairs, read_sides
from transcheck.backtranslate.morphemes import content_words
from transcheck.backtranslate.units import LONGEST_TERM, stems, units

TARGET = Path(__file__).parents[1] / "transcheck" / "models" / "lexical-en_ko"
LEFT_OUT = ("docs", "scripture")
"""Domains whose words mean something else in news."""
ROUNDS = 5
NOWHERE = 0.2
"""Weight of the empty word, from which whatever has no counterpart may come."""
DOUBT = 0.1
"""Count added to each word's total, so that what was seen once is believed less."""
MOST_WORDS = 40
LEAST_CHANCE = 0.02
LEAST_COUNT = 0.3

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Every pairing of an English unit with a Korean word inside a sentence pair, one a row.

    `types` are the distinct (unit, word), `type_of` says which of them a cell is; `unit_at` and
    `word_at` number the occurrences whose alternatives compete; `weight` is the pair's copies.
    """

    units: tuple[str, ...]
    words: tuple[str, ...]
    unit_of: Indices
    word_of: Indices
    type_of: Indices
    unit_at: Indices
    word_at: Indices
    weight: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """By type: p(word | unit), p(unit | word) and the expected count."""

    word_given_unit: Floats
    unit_given_word: Floats
    count: Floats


def main(arguments: list[str] | None = None) -> int:
    """Read, align, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=TARGET)
    options = parser.parse_args(arguments)
    pairs = [
        pair
        for pair in read_pairs(options.work / "data" / "train.tsv")
        if pair.machine != "ko" and pair.tag not in LEFT_OUT
    ]
    cells = paired(pairs, terms())
    table = aligned(cells)
    kept = write(cells, table, options.into, pairs=len(pairs))
    print(f"{len(pairs)} pairs, {len(cells.units)} units, {kept} pairings kept in {options.into}")
    return 0


def terms() -> frozenset[str]:
    """The runs of stems that are one unit: our own termbase's renderings of several words."""
    renderings = (
        " ".join(found)
        for path in sorted((OWN / "terms").glob("*.tsv"))
        for _, listed in read_sides(path)
        for found in map(stems, listed.split("|"))
        if 2 <= len(found) <= LONGEST_TERM
    )
    return frozenset(renderings)


def paired(pairs: Sequence[Pair], known: frozenset[str]) -> Cells:
    """All cells of all pairs."""
    korean = content_words([pair.ko for pair in pairs])
    unit_ids: dict[str, int] = {}
    word_ids: dict[str, int] = {}
    parts: list[tuple[Indices, ...]] = []
    met = [0, 0]
    for pair, said in zip(pairs, korean, strict=True):
        ours = _numbered(units(stems(pair.en), known), unit_ids)
        theirs = _numbered(said, word_ids)
        if len(ours) and len(theirs):
            parts.append(_cells(ours, theirs, met, pair.copies))
            met = [met[0] + len(ours), met[1] + len(theirs)]
    unit_of, word_of, unit_at, word_at, weight = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    types, type_of = np.unique(unit_of * len(word_ids) + word_of, return_inverse=True)
    return Cells(
        units=tuple(unit_ids),
        words=tuple(word_ids),
        unit_of=types // len(word_ids),
        word_of=types % len(word_ids),
        type_of=type_of,
        unit_at=unit_at,
        word_at=word_at,
        weight=weight.astype(np.float64),
    )


def _numbered(found: Iterable[str], ids: dict[str, int]) -> Indices:
    once = list(dict.fromkeys(found))[:MOST_WORDS]
    return np.array([ids.setdefault(each, len(ids)) for each in once], dtype=np.int64)


def _cells(ours: Indices, theirs: Indices, met: Sequence[int], copies: int) -> tuple[Indices, ...]:
    rows, columns = len(ours), len(theirs)
    return (
        np.repeat(ours, columns),
        np.tile(theirs, rows),
        np.repeat(np.arange(met[0], met[0] + rows), columns),
        np.tile(np.arange(met[1], met[1] + columns), rows),
        np.full(rows * columns, copies),
    )


def aligned(cells: Cells) -> Table:
    """Both tables after `ROUNDS` of expectation and maximisation; the first round is one-sided."""
    unit, word = cells.unit_of[cells.type_of], cells.word_of[cells.type_of]
    empty_for_word = _empty(word, cells.word_at, len(cells.words))
    empty_for_unit = _empty(unit, cells.unit_at, len(cells.units))
    word_given_unit = np.ones(len(cells.unit_of))
    unit_given_word = np.ones(len(cells.unit_of))
    count = np.zeros(len(cells.unit_of))
    for step in range(ROUNDS):
        forth = _posterior(
            word_given_unit[cells.type_of], cells.word_at, empty_for_word * (step > 0)
        )
        back = _posterior(
            unit_given_word[cells.type_of], cells.unit_at, empty_for_unit * (step > 0)
        )
        both = forth * back
        counts = [_counted(cells, each) for each in ((forth, back), (both, both))[step > 0]]
        word_given_unit = _chance(counts[0], cells.unit_of)
        unit_given_word = _chance(counts[1], cells.word_of)
        count = counts[0]
    return Table(word_given_unit=word_given_unit, unit_given_word=unit_given_word, count=count)


def _empty(member: Indices, group: Indices, members: int) -> Floats:
    """The empty word's share for each cell: by how common the member is, and per alternative."""
    occurrences = np.bincount(member[np.unique(group, return_index=True)[1]], minlength=members)
    share = occurrences / occurrences.sum()
    return NOWHERE * share[member] * np.bincount(group)[group]


def _posterior(chance: Floats, group: Indices, empty: Floats) -> Floats:
    total = np.bincount(group, weights=chance)[group] + empty
    return np.asarray(chance / np.maximum(total, 1e-12))


def _counted(cells: Cells, posterior: Floats) -> Floats:
    return np.bincount(
        cells.type_of, weights=posterior * cells.weight, minlength=len(cells.unit_of)
    )


def _chance(count: Floats, given: Indices) -> Floats:
    return np.asarray(count / (np.bincount(given, weights=count)[given] + DOUBT))


def write(cells: Cells, table: Table, folder: Path, *, pairs: int) -> int:
    """Write what is likely enough either way, sorted by unit; returns how many pairings that is."""
    likely = np.maximum(table.word_given_unit, table.unit_given_word) >= LEAST_CHANCE
    kept = np.flatnonzero(likely & (table.count >= LEAST_COUNT))
    names = sorted({cells.units[at] for at in cells.unit_of[kept]})
    words = sorted({cells.words[at] for at in cells.word_of[kept]})
    unit_ids, word_ids = ({name: at for at, name in enumerate(each)} for each in (names, words))
    rows = np.array([unit_ids[cells.units[at]] for at in cells.unit_of[kept]])
    columns = np.array([word_ids[cells.words[at]] for at in cells.word_of[kept]])
    order = np.lexsort((columns, rows))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    np.savez_compressed(
        folder / "table.npz",
        starts=np.searchsorted(rows[order], np.arange(len(names) + 1)).astype(np.int32),
        words=columns[order].astype(np.int32),
        word_given_unit=table.word_given_unit[kept][order].astype(np.float16),
        unit_given_word=table.unit_given_word[kept][order].astype(np.float16),
    )
    _lines(folder / "units.txt", names)
    _lines(folder / "words.txt", words)
    (folder / "NOTICE").write_text(_notice(pairs), encoding="utf-8")
    _manifest(folder)
    return len(kept)


def _lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _notice(pairs: int) -> str:
    return (
        f"Word statistics of {pairs} Korean-English sentence pairs and terms, made by\n"
        "`python -m training.lexical` of transcheck. It holds no sentence of them. The pairs and\n"
        "their licences are those of the translation packages beside it. Apache-2.0.\n"
    )


def _manifest(folder: Path) -> None:
    files = sorted(path for path in folder.iterdir() if path.name != "NOTICE")
    manifest = {
        "name": "lexical-en_ko",
        "version": "1",
        "kind": "lexical",
        "licence": "Apache-2.0",
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
    }
    text = json.dumps(manifest, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
