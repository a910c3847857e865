"""Argos Translate's index of packages -> the official Korean-English ones, downloaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transcheck.errors import ModelError
from transcheck.model import Language

WAYS: tuple[tuple[Language, Language], ...] = (("en", "ko"), ("ko", "en"))
PATIENCE_S = 30.0
MOST_INDEX_BYTES = 16 << 20
MOST_PACKAGE_BYTES = 1 << 30
_CHUNK = 1 << 20
_OTHERWISE = "give an .argosmodel file, or go on with the packages that transcheck ships"


def fetch_official(folder: Path) -> tuple[Path, ...]:
    """Download the newest official package of each direction into `folder`.

    Raises ModelError, in one line, where the index cannot be reached or has no such package.
    """
    index, url = _index()
    return tuple(
        _download(_links(index, *way, url=url), folder / f"{'_'.join(way)}.argosmodel")
        for way in WAYS
    )


def _index() -> tuple[list[dict[str, Any]], str]:
    from argostranslate import settings

    url = str(settings.remote_package_index)
    raw = b"".join(_read(url, most=MOST_INDEX_BYTES))
    try:
        rows = json.loads(raw)
        return [row for row in rows if isinstance(row, dict)], url
    except (ValueError, TypeError, RecursionError) as error:
        raise ModelError(f"the package index {url} is no list in JSON; {_OTHERWISE}") from error


def _links(
    index: list[dict[str, Any]], source: Language, target: Language, *, url: str
) -> list[str]:
    """Where the newest package of a direction lies; https addresses first, in the index's order."""
    rows = [row for row in index if (row.get("from_code"), row.get("to_code")) == (source, target)]
    newest = max(rows, key=lambda row: _order(row.get("package_version")), default={})
    given = newest.get("links")
    links = [link for link in given if _is_web(link)] if isinstance(given, list) else []
    if not links:
        raise ModelError(f"the package index {url} has no {source}_{target}; {_OTHERWISE}")
    return sorted(links, key=lambda link: not link.startswith("https:"))


def _download(links: list[str], path: Path) -> Path:
    """The first of the links that answers; raises the last one's ModelError where none does."""
    first, *others = links
    try:
        with path.open("wb") as out:
            for chunk in _read(first, most=MOST_PACKAGE_BYTES):
                out.write(chunk)
    except ModelError:
        if not others:
            raise
        return _download(others, path)
    return path


def _read(url: str, *, most: int) -> Iterator[bytes]:
    """The body of a page in pieces, at most `most` bytes of it."""
    import urllib.request
    from http.client import HTTPException

    if not _is_web(url):
        raise ModelError(f"{url} is no web address; {_OTHERWISE}")
    request = urllib.request.Request(url, headers={"User-Agent": "transcheck"})  # noqa: S310
    left = most
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as response:  # noqa: S310
            while chunk := response.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise ModelError(f"{url} is longer than {most} bytes; {_OTHERWISE}")
                yield chunk
    except (OSError, HTTPException, ValueError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(f"{url} cannot be reached ({reason}); {_OTHERWISE}") from error


def _is_web(link: object) -> bool:
    return isinstance(link, str) and link.startswith(("https://", "http://"))


def _order(version: object) -> tuple[int, ...]:
    parts = str(version).split(".")
    return tuple(int(part) if part.isdecimal() else 0 for part in parts)
