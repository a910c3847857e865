"""Names and texts from anywhere -> files that appear whole or not at all, inside their folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from transcheck.errors import UsageError

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_ALTERED = re.compile(r"-[0-9a-f]{16}\Z")
_NOT_WORD = re.compile(r"[\W_]+")
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def safe_name(pair_id: str) -> str:
    """A file name (without suffix) for any pair id: the same id always gives the same name.

    Short ids of small ASCII letters, digits, dots, hyphens and underscores stay as they are. All
    others become their readable letters and digits, at most 40, and 16 hexadecimal digits of the
    id's SHA-256. An id that already looks altered is altered again, so two ids never share a name;
    no two names differ by case alone, none is a Windows device, none leaves its folder.
    """
    if _is_plain(pair_id):
        return pair_id
    words = _NOT_WORD.sub("-", unicodedata.normalize("NFKC", pair_id[:200]).lower())
    digest = sha256(pair_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{words.strip('-')[:40].rstrip('-') or 'pair'}-{digest}"


def _is_plain(pair_id: str) -> bool:
    return (
        _PLAIN.fullmatch(pair_id) is not None
        and _ALTERED.search(pair_id) is None
        and pair_id.partition(".")[0] not in _DEVICES
    )


def printable(text: str) -> str:
    """`text` with each control character (but tab and line ends) and lone surrogate as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file that stands at `path` once the block ends well, and not before.

    It is written beside, flushed to disk and renamed; a block that raises, Ctrl-C included, leaves
    what stood at `path` untouched. Line ends are written as given. Raises UsageError.
    """
    part = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"cannot write {path}: {reason}; choose another folder") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
