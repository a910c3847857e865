"""What the drift model learns from: two sentences, what differs between them, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

TURNED = {"addition": "omission", "omission": "addition"}
ONE_SIDED = frozenset(TURNED)
Mark: TypeAlias = tuple[int, int, str]
"""Words at fault: where they start and end, and the finding type of the difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A wire sentence and a translation's; None where a label is not known.

    `lost`: the wire says something that the translation does not. `unfounded`: the reverse. Both
    hold where they contradict each other, which `conflict` says. `related`: they tell of one thing.
    `type` is the
    finding type of the difference that the example is about, "" where there is none. A side's
    `spans` are all words at fault there: () for none, None where nobody marked them.
    """

    wire: str
    translation: str
    lost: float | None = None
    unfounded: float | None = None
    conflict: float | None = None
    related: float | None = None
    type: str = ""
    wire_spans: tuple[Mark, ...] | None = None
    translation_spans: tuple[Mark, ...] | None = None
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
            wire_spans=_turned(self.translation_spans),
            translation_spans=_turned(self.wire_spans),
        )


def _turned(marks: tuple[Mark, ...] | None) -> tuple[Mark, ...] | None:
    return marks and tuple((start, end, TURNED.get(type_, type_)) for start, end, type_ in marks)


Group: TypeAlias = tuple[Example, ...]
"""Examples of one story that are learned side by side; in a group of two, the second is worse."""


def agreeing(wire: str, translation: str, *, origin: str) -> Example:
    """Both say the same."""
    return told(wire, translation, wire_spans=(), translation_spans=(), origin=origin)


def told(
    wire: str,
    translation: str,
    *,
    wire_spans: tuple[Mark, ...],
    translation_spans: tuple[Mark, ...],
    origin: str,
) -> Example:
    """Both say the same as far as both speak; what one alone tells is marked."""
    return Example(
        wire=wire, translation=translation, related=1.0, origin=origin, conflict=0.0,
        lost=float(bool(wire_spans)), unfounded=float(bool(translation_spans)),
        wire_spans=wire_spans, translation_spans=translation_spans,
    )  # fmt: skip


def differing(
    wire: str,
    translation: str,
    *,
    type: str,
    wire_spans: tuple[Mark, ...],
    translation_spans: tuple[Mark, ...],
    origin: str,
) -> Example:
    """One thing differs, and perhaps one side tells more.

    Words put in another's place are marked on one side only: the other side's words in conflict
    with them then are not known, and so nothing of that side is.
    """
    one_sided = type in ONE_SIDED
    types = {mark[2] for mark in (*wire_spans, *translation_spans)}
    return Example(
        wire=wire, translation=translation, related=1.0, type=type, origin=origin,
        lost=float(not one_sided or "omission" in types),
        unfounded=float(not one_sided or "addition" in types),
        conflict=float(not one_sided),
        wire_spans=_known(wire_spans, type), translation_spans=_known(translation_spans, type),
    )  # fmt: skip


def _known(marks: tuple[Mark, ...], type_: str) -> tuple[Mark, ...] | None:
    """The marks, if what the example is about is marked there or can't be."""
    return marks if type_ in ONE_SIDED or any(mark[2] == type_ for mark in marks) else None


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
        name: tuple((int(start), int(end), str(type_)) for start, end, type_ in row[name])  # type: ignore[attr-defined]
        for name in ("wire_spans", "translation_spans")
        if name in row
    }
    return Example(**{**row, **spans})  # type: ignore[arg-type]
