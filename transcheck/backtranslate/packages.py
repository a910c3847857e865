"""Folders -> the Korean-English Argos packages in them, each read and checked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, get_args

from transcheck.errors import ModelError
from transcheck.model import Language

METADATA = "metadata.json"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
"""In argostranslate's order of preference."""
MOST_METADATA_BYTES = 1 << 20
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9A-Za-z-]{1,16}){0,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that is whole; `tokenizer` and `model` lie in `folder`."""

    source: Language
    target: Language
    version: str
    folder: Path
    tokenizer: Path
    target_prefix: str = ""

    @property
    def name(self) -> str:
        """For reports: "en_ko-1.0"."""
        return f"{self.source}_{self.target}-{self.version}"

    @property
    def model(self) -> Path:
        """The CTranslate2 model's folder."""
        return self.folder / "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """A folder that looks like a package and cannot be used, and why in one line."""

    folder: Path
    reason: str


Found: TypeAlias = Package | Damaged


def argos_folders() -> tuple[Path, ...]:
    """Where Argos Translate keeps its packages, after its own environment and settings.

    Empty where its folders can be neither found nor made (a read-only home). Raises ModelError
    where its settings are not usable.
    """
    try:
        from argostranslate import package

        return tuple(Path(folder) for folder in package.settings.package_dirs)
    except OSError:
        return ()
    except (ValueError, KeyError, AssertionError) as error:
        reason = " ".join(str(error).split())
        raise ModelError(f"Argos Translate's settings cannot be used ({reason})") from error


def find(folders: Sequence[Path]) -> tuple[Found, ...]:
    """All Korean-English packages below `folders`, in their order, then by folder name.

    Packages of other languages and folders that hold something else are passed over.
    """
    return tuple(found for folder in folders for found in _inside(folder))


def newest(folders: Sequence[Path], source: Language, target: Language) -> Package | None:
    """The highest version in the first of `folders` that has a sound package of this direction."""
    for folder in folders:
        sound = [
            package
            for package in _inside(folder)
            if isinstance(package, Package) and (package.source, package.target) == (source, target)
        ]
        if sound:
            return max(sound, key=lambda package: (_order(package.version), package.folder.name))
    return None


def read_package(folder: Path) -> Package:
    """The package in `folder`; ModelError where a file is missing or says what it may not."""
    metadata = _metadata(folder)
    source, target = _languages(metadata)
    if {source, target} != set(get_args(Language)):
        raise ModelError(f"{folder} translates {source} to {target}: not Korean and English")
    version, prefix = metadata.get("package_version"), metadata.get("target_prefix", "")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise ModelError(f"{folder / METADATA} gives no usable package_version")
    if not isinstance(prefix, str):
        raise ModelError(f"{folder / METADATA} gives a target_prefix that is no text")
    if not (folder / "model" / "model.bin").is_file():
        raise ModelError(f"{folder} has no model/model.bin; install the package again")
    return Package(
        source=source,
        target=target,
        version=version,
        folder=folder,
        tokenizer=_tokenizer(folder),
        target_prefix=prefix,
    )


def fingerprint(package: Package) -> str:
    """SHA-256, in hex, over the names and digests of all files that decide a rendering."""
    try:
        deciding = sorted(path for path in package.model.rglob("*") if path.is_file())
        total = hashlib.sha256()
        for path in (package.folder / METADATA, package.tokenizer, *deciding):
            name = path.relative_to(package.folder).as_posix()
            total.update(f"{name}\0{file_digest(path)}\n".encode())
    except OSError as error:
        raise ModelError(f"{package.folder} cannot be read ({error.strerror})") from error
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _inside(parent: Path) -> Iterator[Found]:
    try:
        folders = sorted(path for path in parent.iterdir() if path.is_dir())
    except OSError:
        return
    for folder in folders:
        if (folder / METADATA).exists() or (folder / "model").is_dir():
            found = _look(folder)
            if found is not None:
                yield found


def _look(folder: Path) -> Found | None:
    try:
        languages = _languages(_metadata(folder))
        return read_package(folder) if set(languages) == set(get_args(Language)) else None
    except ModelError as error:
        return Damaged(folder=folder, reason=str(error))


def _metadata(folder: Path) -> dict[str, Any]:
    path = folder / METADATA
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_METADATA_BYTES)
        metadata = json.loads(raw.decode("utf-8"))
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path} is no JSON; install the package again") from error
    if not isinstance(metadata, dict):
        raise ModelError(f"{path} holds no JSON object; install the package again")
    return metadata


def _languages(metadata: dict[str, Any]) -> tuple[Any, Any]:
    """Source and target as the package names them; (None, None) where it translates nothing."""
    if metadata.get("type", "translate") != "translate":
        return None, None
    codes = metadata.get("from_code"), metadata.get("to_code")
    return codes if all(isinstance(code, str) for code in codes) else (None, None)


def _tokenizer(folder: Path) -> Path:
    for name in TOKENIZERS:
        if (folder / name).is_file():
            return folder / name
    raise ModelError(f"{folder} has neither {' nor '.join(TOKENIZERS)}; install the package again")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]+", version))
