"""An `.argosmodel` file from anywhere -> its files below a folder, or a refusal in one line."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from transcheck.errors import ModelError

MOST_FILES = 2000
MOST_BYTES = 2 << 30
MOST_RATIO = 100
"""Unpacked against packed size of one file; weights hardly shrink, bombs shrink a thousandfold."""
RATIO_MATTERS_FROM = 16 << 20
"""Unpacked bytes below which a file may shrink as it likes."""
DEEPEST = 12
_CHUNK = 1 << 20


def unpack(archive: Path, into: Path) -> Path:
    """Unpack into the folder `into`; returns the one folder that the archive holds.

    Nothing is written where a name leads out of it, where an entry is no plain file, or where the
    sizes speak of a bomb; what the entries say of their sizes is not trusted. Raises ModelError.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = packed.infolist()
            top = _checked(archive, entries)
            for entry in entries:
                if not entry.is_dir():
                    _write(packed, entry, into)
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        reason = getattr(error, "strerror", None) or "it is no sound zip archive"
        raise ModelError(
            f"{archive} cannot be unpacked: {reason}; name an .argosmodel file"
        ) from error
    return into / top


def _checked(archive: Path, entries: list[zipfile.ZipInfo]) -> str:
    """The name of the archive's one folder; ModelError with the first thing that is wrong."""
    for reason in _objections(entries):
        raise ModelError(f"{archive} is refused: {reason}")
    return PurePosixPath(entries[0].filename).parts[0]


def _objections(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    if not entries:
        yield "it is empty"
    if len(entries) > MOST_FILES:
        yield f"it holds more than {MOST_FILES} files"
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        yield f"it unpacks to more than {MOST_BYTES >> 20} MiB"
    for entry in entries:
        if reason := _objection(entry):
            yield f"{entry.filename!a} {reason}"
    # two names that one file system takes for one would overwrite each other
    if len({entry.filename.rstrip("/").casefold() for entry in entries}) < len(entries):
        yield "it holds a file twice"
    if len({PurePosixPath(entry.filename).parts[0] for entry in entries}) != 1:
        yield "it holds more than one folder"


def _objection(entry: zipfile.ZipInfo) -> str:
    return next((reason for wrong, reason in _REFUSED if wrong(entry)), "")


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    # an absolute name begins with an empty part
    return any(part in {"", ".", ".."} for part in _parts(entry))


def _is_misnamed(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    tidy = all(part == part.strip(" ").rstrip(".") for part in _parts(entry))
    return not tidy or not name.isprintable() or any(c in name for c in '\\:*?"<>|')


def _is_misplaced(entry: zipfile.ZipInfo) -> bool:
    depth = len(_parts(entry))
    return depth > DEEPEST or (depth == 1 and not entry.is_dir())


def _is_special(entry: zipfile.ZipInfo) -> bool:
    return stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}


def _is_encrypted(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & 0x1)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    swollen = entry.file_size > MOST_RATIO * entry.compress_size
    return swollen and entry.file_size > RATIO_MATTERS_FROM


_REFUSED: tuple[tuple[Callable[[zipfile.ZipInfo], bool], str], ...] = (
    (_leads_out, "leads out of the package"),
    (_is_misnamed, "is no name that every system can have"),
    (_is_misplaced, "lies where a package has no file"),
    (_is_special, "is no plain file"),
    (_is_encrypted, "is encrypted"),
    (_is_bomb, "unpacks to suspiciously much"),
)


def _parts(entry: zipfile.ZipInfo) -> list[str]:
    return entry.filename.removesuffix("/").split("/")


def _write(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> None:
    path = into.joinpath(*PurePosixPath(entry.filename).parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with packed.open(entry) as source, path.open("xb") as sink:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > entry.file_size:
                raise zipfile.BadZipFile("longer than it says")
            sink.write(chunk)
