"""An `.argosmodel` file -> a package that Argos Translate finds; folders -> what is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transcheck.backtranslate.archive import unpack
from transcheck.backtranslate.index import fetch_official
from transcheck.backtranslate.packages import (
    Damaged,
    Package,
    argos_folders,
    file_digest,
    find,
    fingerprint,
    read_package,
)
from transcheck.backtranslate.trial import try_out
from transcheck.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A row of the list of packages; of a damaged one only `folder` and `problem` are known.

    `sha256` is the package's fingerprint: over the files that decide its renderings, not over the
    archive that they came in. `size` counts the bytes of all its files.
    """

    folder: Path
    name: str = ""
    version: str = ""
    sha256: str = ""
    size: int = 0
    problem: str = ""


def install(path: Path, *, sha256: str | None = None, into: Path | None = None) -> Package:
    """Install an `.argosmodel` file where Argos Translate, and with it transcheck, finds it.

    `sha256` is the archive's expected digest in hex. `into` is the packages' folder, by default
    Argos Translate's own. The package replaces one of the same direction and version, and appears
    whole or not at all. Raises ModelError over a file that is damaged, hostile or no package
    between Korean and English.
    """
    target = into or _own_folder()
    if sha256 is not None:
        _check_digest(path, sha256)
    try:
        target.mkdir(parents=True, exist_ok=True)
        # beside the packages: argostranslate takes every folder among them for a package
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".transcheck-") as scratch:
            package = verify(unpack(path, Path(scratch) / "new"))
            return _move(package, target, Path(scratch) / "old")
    except OSError as error:
        raise ModelError(f"{path} cannot be installed in {target} ({error.strerror})") from error


def install_official(*, into: Path | None = None) -> tuple[Package, ...]:
    """Install the newest packages of Argos Translate's own index, both directions.

    Nothing is installed unless both arrive. Raises ModelError, in one line, where they do not.
    """
    with tempfile.TemporaryDirectory(prefix="transcheck-") as scratch:
        return tuple(install(path, into=into) for path in fetch_official(Path(scratch)))


def verify(folder: Path, *, sha256: str | None = None) -> Package:
    """The package in `folder` after it was read, loaded and made to translate a sentence.

    `sha256` is its expected fingerprint in hex. Raises ModelError over what is wrong.
    """
    package = read_package(folder)
    if sha256 is not None and fingerprint(package) != sha256.lower():
        raise ModelError(f"{folder} has not the expected sha256; install the package again")
    try_out(package)
    return package


def installed(folders: Sequence[Path] | None = None) -> tuple[Installed, ...]:
    """The Korean-English packages in `folders`, by default Argos Translate's own."""
    return tuple(_row(found) for found in find(argos_folders() if folders is None else folders))


def _row(found: Package | Damaged) -> Installed:
    if isinstance(found, Damaged):
        return Installed(folder=found.folder, problem=found.reason)
    files = [path for path in found.folder.rglob("*") if path.is_file()]
    return Installed(
        folder=found.folder,
        name=f"{found.source}_{found.target}",
        version=found.version,
        sha256=fingerprint(found),
        size=sum(path.stat().st_size for path in files),
    )


def _own_folder() -> Path:
    folders = argos_folders()
    if not folders:
        raise ModelError("Argos Translate has no folder to install in; set ARGOS_PACKAGES_DIR")
    return folders[0]


def _check_digest(path: Path, expected: str) -> None:
    try:
        digest = file_digest(path)
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})") from error
    if digest != expected.lower():
        raise ModelError(f"{path} is refused: its sha256 is {digest}, not {expected}")


def _move(package: Package, target: Path, aside: Path) -> Package:
    """Named after what the package is, so that no archive can take another package's place."""
    version = package.version.replace(".", "_")
    place = target / f"translate-{package.source}_{package.target}-{version}"
    if place.exists():
        place.replace(aside)
    package.folder.replace(place)
    return read_package(place)
