"""Arguments, or the `meta.json` beside an article -> `Metadata`, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo

from transcheck.errors import InputError
from transcheck.model import Language
from transcheck.read.dates import Stamp, stamp_of, zone_named
from transcheck.read.files import load, shown
from transcheck.read.language import language_named

SIDECAR = "meta.json"
KEYS = ("outlet", "byline", "language", "published", "timezone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Validated values; None where nothing is known."""

    outlet: str | None = None
    byline: str | None = None
    language: Language | None = None
    published: Stamp | None = None
    timezone: ZoneInfo | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and the other's where there is none."""
        names = [field.name for field in fields(self)]
        return Metadata(
            **{
                name: mine if (mine := getattr(self, name)) is not None else getattr(other, name)
                for name in names
            }
        )


NOTHING = Metadata()


def metadata_of(values: Mapping[str, str | None], where: str) -> Metadata:
    """Checks raw values under `KEYS`; an empty one counts as absent, other keys are ignored.

    InputError names the key as `where` does: "meta.json, wire.published" for `where`
    "meta.json, wire.".
    """
    given = {key: value.strip() for key in KEYS if (value := values.get(key)) and value.strip()}
    language, published, timezone = map(given.get, ("language", "published", "timezone"))
    return Metadata(
        outlet=given.get("outlet"),
        byline=given.get("byline"),
        language=language_named(language, f"{where}language") if language else None,
        published=stamp_of(published, f"{where}published") if published else None,
        timezone=zone_named(timezone, f"{where}timezone") if timezone else None,
    )


def beside(path: Path) -> Metadata:
    """The metadata that a `meta.json` in the article's folder gives for the article's file.

    The file is an object with an entry for each role; an entry's "file" names its article.
    """
    sidecar = path.parent / SIDECAR
    if sidecar == path or not sidecar.is_file():
        return NOTHING
    entries = [(role, entry) for role, entry in _entries(sidecar) if entry["file"] == path.name]
    if not entries:
        return NOTHING
    role, entry = entries[0]
    return metadata_of(_texts(entry, f"{shown(sidecar)}, {role}."), f"{shown(sidecar)}, {role}.")


def _entries(sidecar: Path) -> Iterator[tuple[str, dict[str, object]]]:
    try:
        content = json.loads(load(sidecar).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{shown(sidecar)}: is no JSON; correct or remove it") from error
    if isinstance(content, dict):
        for role, entry in content.items():
            if isinstance(entry, dict) and "file" in entry:
                yield role, entry


def _texts(entry: Mapping[str, object], where: str) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    for key in KEYS:
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{where}{key} is {str(value)[:40]!r}; write it as text")
        texts[key] = value
    return texts
