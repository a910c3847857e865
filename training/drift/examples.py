"""What the drift model learns from: two sentences, what differs between them, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

TURNED = {"addition": "omission", "omission": "addition"}
ONE_SIDED = frozenset(TURNED)
Bounds: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A wire sentence and a translation's; None where a label is not known.

    `lost`: the wire says something that the translation does not. `unfounded`: the reverse. Both
    hold where they contradict each other, which `conflict` says. `related`: they tell of one thing.
    `type` is the
    finding type of the difference, "" where there is none. A side's `spans` are the words at fault
    there: () for none, None where nobody marked them.
    """

    wire: str
    translation: str
    lost: float | None = None
    unfounded: float | None = None
    conflict: float | None = None
    related: float | None = None
    type: str = ""
    wire_spans: tuple[Bounds, ...] | None = None
    translation_spans: tuple[Bounds, ...] | None = None
    origin: str = ""

    @property
    def turned(self) -> Example:
        """The same with its sides exchanged."""
        return replace(
            self,
            wire=self.translation,
            translation=self.wire,
            lost=self.unfounded,
            unfounded=self.lost,
            type=TURNED.get(self.type, self.type),
            wire_spans=self.translation_spans,
            translation_spans=self.wire_spans,
        )


Group: TypeAlias = tuple[Example, ...]
"""Examples of one story that are learned side by side; in a group of two, the second is worse."""


def agreeing(wire: str, translation: str, *, origin: str) -> Example:
    """Both say the same."""
    return Example(
        wire=wire, translation=translation, lost=0.0, unfounded=0.0, conflict=0.0, related=1.0,
        wire_spans=(), translation_spans=(), origin=origin,
    )  # fmt: skip


def differing(
    wire: str,
    translation: str,
    *,
    type: str,
    wire_span: Bounds | None,
    translation_span: Bounds | None,
    origin: str,
) -> Example:
    """One thing differs; words put in another's place are marked on one side only.

    The other side's words in conflict with them then are not known.
    """
    empty = () if type in ONE_SIDED else None
    return Example(
        wire=wire, translation=translation, related=1.0, type=type, origin=origin,
        lost=float(type != "addition"), unfounded=float(type != "omission"),
        conflict=float(type not in ONE_SIDED),
        wire_spans=(wire_span,) if wire_span else empty,
        translation_spans=(translation_span,) if translation_span else empty,
    )  # fmt: skip


def write_groups(path: Path, groups: Iterable[Sequence[Example]]) -> int:
    """JSON lines, a group each; how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for group in groups:
            rows = [
                {
                    name: value
                    for name in Example.__slots__
                    if (value := getattr(one, name)) is not None
                }
                for one in group
            ]
            out.write(json.dumps(rows, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_groups(path: Path) -> Iterator[Group]:
    """What `write_groups` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield tuple(_example(row) for row in json.loads(line))


def _example(row: dict[str, object]) -> Example:
    spans = {
        name: tuple((int(start), int(end)) for start, end in row[name])  # type: ignore[attr-defined]
        for name in ("wire_spans", "translation_spans")
        if name in row
    }
    return Example(**{**row, **spans})  # type: ignore[arg-type]
