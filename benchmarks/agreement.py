"""Two labellings of the demo pairs -> how far they agree.

    python -m benchmarks.agreement [FOLDER ...] [--list] [--json]

FOLDER is a pair's folder with `gold.jsonl` and `second.jsonl`, by default every one in `corpora/`.
A row of the first labelling answers to the row of the second that shares most characters with it,
over both articles. `verdicts.kappa` is Cohen's (1960) over these pairs of labels, `links.f1` counts
two-sided rows that overlap on both sides. `--list` prints each row whose labels differ.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CORPORA = Path(__file__).parents[1] / "corpora"
SIDES = ("wire", "translation")
LABELLINGS = ("gold.jsonl", "second.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A labelled row; `spans` are its places in the wire and the translation."""

    id: str
    label: str
    spans: tuple[range, range]

    def shared(self, other: Row) -> tuple[int, int]:
        """Characters that both rows have, in the wire and in the translation."""
        wire, translation = (
            max(0, min(one.stop, two.stop) - max(one.start, two.start))
            for one, two in zip(self.spans, other.spans, strict=True)
        )
        return wire, translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Labels of rows that answer each other, and links found in the other labelling."""

    labels: tuple[tuple[str, str], ...]
    links: tuple[int, int]
    found: tuple[int, int]

    def figures(self) -> dict[str, float]:
        """Of all rows, and of those that are not boilerplate to both."""
        told = [pair for pair in self.labels if pair != ("boilerplate", "boilerplate")]
        recall, precision = (
            found / max(1, links) for found, links in zip(self.found, self.links, strict=True)
        )
        return {
            "rows": len(self.labels),
            "verdicts.agree": _share(self.labels),
            "verdicts.kappa": _kappa(self.labels),
            "told.rows": len(told),
            "told.agree": _share(told),
            "told.kappa": _kappa(told),
            "links.f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        }


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of all pairs together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    folders = options.folders or sorted(path.parent for path in CORPORA.glob("*/second.jsonl"))
    figures = agreement(folders).figures()
    if options.list:
        print(*(line for folder in folders for line in differing(folder)), sep="\n")
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name:16}{value:>10}" for name, value in figures.items()), sep="\n")
    return 0


def agreement(folders: Sequence[Path]) -> Agreement:
    """The two labellings of all pairs taken together."""
    labels: list[tuple[str, str]] = []
    links, found = Counter[int](), Counter[int]()
    for folder in folders:
        both = [rows(folder, name) for name in LABELLINGS]
        labels += [(one.label, two.label if two else "none") for one, two in answers(*both)]
        for at, (own, other) in enumerate((both, both[::-1])):
            two_sided = [row for row in own if all(row.spans)]
            links[at] += len(two_sided)
            found[at] += sum(any(all(row.shared(it)) for it in other) for row in two_sided)
    return Agreement(labels=tuple(labels), links=(links[0], links[1]), found=(found[0], found[1]))


def rows(folder: Path, name: str) -> list[Row]:
    """The rows of one labelling of a pair, in its order."""
    texts = [(folder / f"{side}.txt").read_text(encoding="utf-8") for side in SIDES]
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [_row(json.loads(line), texts) for line in lines]


def answers(first: Sequence[Row], second: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Each row of the first labelling with the one of the second that shares most with it."""
    for row in first:
        nearest = max(second, key=lambda other, row=row: sum(row.shared(other)))
        yield row, nearest if any(row.shared(nearest)) else None


def differing(folder: Path) -> Iterator[str]:
    """A line for each row that the second labelling calls something else."""
    for one, two in answers(*(rows(folder, name) for name in LABELLINGS)):
        if two is None or one.label != two.label:
            other = f"{two.label} ({two.id})" if two else "none"
            yield f"{folder.name} {one.id}: {one.label} / {other}"


def _row(entry: dict[str, str], texts: Sequence[str]) -> Row:
    wire, translation = (_place(text, entry[side]) for text, side in zip(texts, SIDES, strict=True))
    return Row(id=entry["id"], label=entry["label"], spans=(wire, translation))


def _place(text: str, part: str | None) -> range:
    at = text.index(part) if part else 0
    return range(at, at + len(part or ""))


def _share(labels: Sequence[tuple[str, str]]) -> float:
    return round(sum(one == two for one, two in labels) / max(1, len(labels)), 3)


def _kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Agreement beyond chance; 1 where chance alone would agree on everything."""
    count = len(labels)
    first, second = (Counter(pair[at] for pair in labels) for at in (0, 1))
    chance = sum(first[label] * second[label] for label in first) / max(1, count**2)
    agree = sum(one == two for one, two in labels) / max(1, count)
    return round((agree - chance) / (1 - chance), 3) if chance < 1 else 1.0


if __name__ == "__main__":
    sys.exit(main())
