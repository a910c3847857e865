"""Tables of sentence pairs <-> values: `ko<TAB>en` as corpora have it, and our own with columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

TAGS = ("docs", "scripture", "talk", "wiki", "term", "machine")
"""Domains that are marked; news is not."""
COLUMNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences that say the same, and how to train on them.

    `machine` names the side that a machine wrote ("ko", "en" or neither, "").
    """

    ko: str
    en: str
    tag: str = ""
    copies: int = 1
    machine: str = ""

    def __post_init__(self) -> None:
        if self.tag not in {"", *TAGS} or self.machine not in {"", "ko", "en"} or self.copies < 1:
            raise ValueError(f"no such tag, side or number of copies: {self}")


def read_sides(path: Path) -> Iterator[tuple[str, str]]:
    """The Korean and the English of each line; lines without two columns are passed over."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sides = line.rstrip("\n").split("\t")
            if len(sides) == 2:
                yield unquoted(sides[0]), unquoted(sides[1])


def unquoted(text: str) -> str:
    """Without the quoting of a CSV cell, where the text plainly has it."""
    inside = text[1:-1]
    if len(text) > 2 and text[0] == text[-1] == '"' and '""' in inside:
        plain = inside.replace('""', "\0")
        return text if '"' in plain else plain.replace("\0", '"')
    return text


def write_pairs(path: Path, pairs: Iterable[Pair]) -> int:
    """Write `tag, copies, machine, ko, en`, whole or not at all; returns the number of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    count = 0
    with beside.open("w", encoding="utf-8") as out:
        for pair in pairs:
            count += 1
            out.write(f"{pair.tag}\t{pair.copies}\t{pair.machine}\t{pair.ko}\t{pair.en}\n")
    beside.replace(path)
    return count


def read_pairs(path: Path) -> Iterator[Pair]:
    """What `write_pairs` wrote; raises ValueError where a row is not of that form."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS:
                raise ValueError(f"{path}:{number} has {len(cells)} columns, not {COLUMNS}")
            tag, copies, machine, ko, en = cells
            yield Pair(ko=ko, en=en, tag=tag, copies=int(copies), machine=machine)
