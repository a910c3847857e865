"""A path -> the bytes of a file that may be an article."""

from __future__ import annotations

from pathlib import Path

from transcheck.errors import InputError

MAX_BYTES = 5_000_000
"""An article's file may have this many bytes: a web page with all its scripts stays below."""


def load(path: Path) -> bytes:
    """The file's bytes; InputError if it is missing, no file, empty, too large or unreadable."""
    where = shown(path)
    try:
        if path.is_dir():
            raise InputError(f"{where}: is a folder; name the article's file")
        if path.exists() and not path.is_file():
            raise InputError(f"{where}: is a pipe or a device; save the article in a file")
        if not path.is_file():
            raise InputError(f"{where}: there is no such file; check the path")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a valid path"
        raise InputError(f"{where}: cannot be read ({reason}); check the path") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{where}: is larger than {MAX_BYTES:,} bytes; give one article per file")
    if not data.strip():
        raise InputError(f"{where}: is empty; give a file with the text of an article")
    return data


def shown(path: Path) -> str:
    """The path on one line, for messages."""
    return "".join(mark if mark.isprintable() else "\ufffd" for mark in str(path))
