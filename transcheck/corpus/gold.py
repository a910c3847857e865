"""A gold file (JSONL) and its two articles -> labelled links with their spans."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from transcheck.errors import InputError
from transcheck.model import VERDICTS, Article, FindingType, Pair, Span

LABELS = (*VERDICTS, "boilerplate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One labelled link; a side without words is None. `label` is a verdict or "boilerplate"."""

    gold_id: str
    label: str
    wire: Span | None
    translation: Span | None
    types: tuple[FindingType, ...]
    severity: str | None
    wire_speaker: str | None
    translation_speaker: str | None


def read_gold(path: Path, pair: Pair) -> tuple[Gold, ...]:
    """The rows of a gold file; raises InputError with file and line where one is malformed."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            rows.append(_row(line, pair, f"{path}:{number}"))
    if not rows:
        raise InputError(f"{path}: has no gold rows")
    return tuple(rows)


def _row(line: str, pair: Pair, where: str) -> Gold:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: is no JSON ({error})") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: is no JSON object")
    if row.get("label") not in LABELS:
        raise InputError(f"{where}: label {row.get('label')!r} is none of {', '.join(LABELS)}")
    types = row.get("types") or []
    if unknown := [name for name in types if name not in get_args(FindingType)]:
        raise InputError(f"{where}: type {unknown[0]!r} is none that transcheck knows")
    gold = Gold(
        gold_id=str(row.get("id", "")),
        label=row["label"],
        wire=_span(row, "wire", pair.wire, where),
        translation=_span(row, "translation", pair.translation, where),
        types=tuple(types),
        severity=row.get("severity"),
        wire_speaker=row.get("wire_speaker"),
        translation_speaker=row.get("translation_speaker"),
    )
    if gold.wire is None and gold.translation is None:
        raise InputError(f"{where}: has neither wire nor translation words")
    return gold


def _span(row: dict[str, Any], side: str, article: Article, where: str) -> Span | None:
    """Where the row's words stand in the article: exactly once."""
    words = row.get(side)
    if words is None:
        return None
    if not isinstance(words, str) or not words:
        raise InputError(f"{where}: {side} must be words of the article or null, not {words!r}")
    start = article.text.find(words)
    if start < 0:
        raise InputError(f"{where}: the {side} article has no {words!r}")
    if article.text.find(words, start + 1) >= 0:
        raise InputError(f"{where}: the {side} article has {words!r} twice; quote more of it")
    return Span(start, start + len(words))
