"""A gold file (JSONL) and its two articles -> labelled links with their spans."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from transcheck.errors import InputError
from transcheck.model import SEVERITIES, VERDICTS, Article, FindingType, Pair, Severity, Span

LABELS = (*VERDICTS, "boilerplate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One labelled link; a side without words is None. `label` is a verdict or "boilerplate"."""

    gold_id: str
    label: str
    wire: Span | None
    translation: Span | None
    types: tuple[FindingType, ...]
    severity: Severity | None
    wire_speaker: str | None
    translation_speaker: str | None


def read_gold(path: Path, pair: Pair) -> tuple[Gold, ...]:
    """The rows of a gold file; raises InputError with file and line where one is malformed."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(_gold(line, pair))
            except InputError as error:
                raise InputError(f"{path}, line {number}: {error}") from error
    if not rows:
        raise InputError(f"{path}: has no gold rows; write one JSON object per line")
    return tuple(rows)


def _gold(line: str, pair: Pair) -> Gold:
    row = _object(line)
    _check_words(row)
    gold = Gold(
        gold_id=str(row.get("id", "")),
        label=row["label"],
        wire=_span(row, "wire", pair.wire),
        translation=_span(row, "translation", pair.translation),
        types=tuple(row.get("types") or ()),
        severity=row.get("severity"),
        wire_speaker=_name(row, "wire_speaker"),
        translation_speaker=_name(row, "translation_speaker"),
    )
    if gold.wire is None and gold.translation is None:
        raise InputError("has neither wire nor translation words; quote at least one side")
    return gold


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("is no JSON; write one object per line") from error
    if not isinstance(row, dict):
        raise InputError("is no JSON object; write one object per line")
    return row


def _check_words(row: dict[str, Any]) -> None:
    """Refuses a label, type or severity that transcheck does not know."""
    types = row.get("types") or []
    if not isinstance(types, list):
        raise InputError(f"types must be a list, not {types!r}")
    known = [
        ("label", row.get("label"), LABELS),
        *(("type", name, get_args(FindingType)) for name in types),
        ("severity", row.get("severity"), (None, *SEVERITIES)),
    ]
    for what, word, words in known:
        if word not in words:
            raise InputError(f"{what} {word!r} is none of {', '.join(filter(None, words))}")


def _name(row: dict[str, Any], column: str) -> str | None:
    name = row.get(column)
    if name is not None and not isinstance(name, str):
        raise InputError(f"{column} must be a name or null, not {name!r}")
    return name or None


def _span(row: dict[str, Any], side: str, article: Article) -> Span | None:
    """Where the row's words stand in the article: exactly once."""
    words = row.get(side)
    if words is None:
        return None
    if not isinstance(words, str) or not words:
        raise InputError(f"{side} must be words of the article or null, not {words!r}")
    start = article.text.find(words)
    if start < 0:
        raise InputError(f"the {side} article has no {words!r}; quote it to the letter")
    if article.text.find(words, start + 1) >= 0:
        raise InputError(f"the {side} article has {words!r} twice; quote more of it")
    return Span(start, start + len(words))
