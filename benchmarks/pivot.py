"""The table of the pivot test -> how well Korean tells a translator's choice from another fact.

    python -m benchmarks.pivot [--package DIR ...] [--half test] [--show] [--json]

`pivot.auc` is the chance that a row of `data/pivot_phrases.tsv` whose phrases render two Korean
terms gets a higher difference than a row whose phrases render one; `.alike` and `.reworded` are
that over the rows whose remaining words are equal and over the others; `pivot.encoder_auc` is the
same for the distance of the sentence embeddings. `pivot.decided` is the share of rows that get an
outcome, `pivot.right` the share of those that get the right one.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ranking import area
from transcheck.backtranslate import load_lexicon, translator_from
from transcheck.backtranslate.difference import load_scale
from transcheck.backtranslate.lexical import Lexicon
from transcheck.backtranslate.pivot import Crossing, crossings, pivots
from transcheck.backtranslate.translators import Absent
from transcheck.config import shipped_models
from transcheck.drift import MiniLMEncoder
from transcheck.model import Pivot
from transcheck.ports import Translator

TABLE = Path(__file__).parent / "data" / "pivot_phrases.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Two tellings of one sentence.

    `same` where their phrases render one Korean term, `alike` where all else is equal word for
    word.
    """

    id: str
    wire: str
    translation: str
    same: bool
    alike: bool


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, action="append", help="a folder of packages")
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--show", action="store_true", help="every row with what comes of it")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    given = rows(options.half)
    made = pivots(
        texts(given), translator=shipped_translator(options.package), lexicon=shipped_lexicon()
    )
    figures = measure(given, made)
    if options.show:
        print(*(_line(row, pivot) for row, pivot in zip(given, made, strict=True)), sep="\n")
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name:24}{value:>8}" for name, value in figures.items()), sep="\n")
    return 0


def shipped_translator(folders: Sequence[Path] | None = None, *, beam_size: int = 4) -> Translator:
    """The packages that are shipped, whatever else is installed; those of `folders` if given."""
    found = translator_from(
        tuple(folders or (shipped_models(),)), beam_size=beam_size, threads=0, memory=None
    )
    if isinstance(found, Absent):
        raise SystemExit(f"no translator: {found.reason}")
    return found


def shipped_lexicon() -> Lexicon:
    """The table of words that is shipped."""
    return load_lexicon(shipped_models() / "lexical-en_ko")


def rows(half: str) -> tuple[Row, ...]:
    """The rows of one half, in the table's order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        every = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Row(
            id=row["id"],
            wire=row["wire"],
            translation=row["translation"],
            same=row["relation"] == "same",
            alike=row["wire"].replace(row["phrase_a"], row["phrase_b"]) == row["translation"],
        )
        for row in every
        if row["half"] == half
    )


def texts(given: Sequence[Row]) -> list[tuple[str, str]]:
    """Wire and translation of each row."""
    return [(row.wire, row.translation) for row in given]


def differences(crossed: Sequence[Crossing]) -> list[float]:
    """Also of rows whose round trip failed, by the lexicon alone."""
    return [load_scale().difference(crossing.features) for crossing in crossed]


def measure_shipped() -> dict[str, float]:
    """The figures of the test half with the shipped packages, `pivot.auc` and its like."""
    given = rows("test")
    translator = shipped_translator()
    made = pivots(texts(given), translator=translator, lexicon=shipped_lexicon())
    return {
        **measure(given, made),
        **aucs(given, crossings(texts(given), translator=translator, lexicon=shipped_lexicon())),
    }


def measure(given: Sequence[Row], made: Sequence[Pivot]) -> dict[str, float]:
    """Shares of outcomes, 0 to 1."""
    decided = [(row, it) for row, it in zip(given, made, strict=True) if it.outcome != "unclear"]
    right = [(it.outcome == "same_korean") == row.same for row, it in decided]
    return {
        "pivot.decided": round(len(decided) / len(given), 3),
        "pivot.right": round(sum(right) / max(1, len(right)), 3),
    }


def aucs(given: Sequence[Row], crossed: Sequence[Crossing]) -> dict[str, float]:
    """Areas under the curve of the difference, and of the encoder's distance beside it."""
    found = differences(crossed)
    encoder = MiniLMEncoder(shipped_models() / "all-minilm-l6-v2")
    wire = encoder.encode([row.wire for row in given])
    translation = encoder.encode([row.translation for row in given])
    apart = [float(1 - cosine) for cosine in (wire * translation).sum(axis=1)]
    return {
        "pivot.auc": auc(given, found),
        "pivot.auc.alike": auc(given, found, keep=lambda row: row.alike),
        "pivot.auc.reworded": auc(given, found, keep=lambda row: not row.alike),
        "pivot.encoder_auc": auc(given, apart),
    }


def auc(
    given: Sequence[Row], scores: Sequence[float], *, keep: Callable[[Row], bool] = lambda _: True
) -> float:
    """The chance that a row of two terms scores above a row of one; ties count half."""
    kept = [(score, not row.same) for row, score in zip(given, scores, strict=True) if keep(row)]
    values, differs = zip(*kept, strict=True)
    return round(area(values, differs), 3)


def _line(row: Row, pivot: Pivot) -> str:
    relation = "same" if row.same else "different"
    return (
        f"{row.id} {relation:10}{pivot.outcome:18}{pivot.difference}\n"
        f"    {pivot.wire}\n    {pivot.translation}\n    {pivot.evidence}"
    )


if __name__ == "__main__":
    sys.exit(main())
