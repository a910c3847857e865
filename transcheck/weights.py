"""The folder of a model of transcheck's own form -> its manifest, its files compared with it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transcheck.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What `manifest.json` says: the model's name and version; of each file its sha256."""

    name: str
    version: str
    files: dict[str, str]


def verified(folder: Path, *, kind: str) -> Manifest:
    """The manifest, after every file was compared with it: damaged weights can end the process.

    Raises ModelError, which calls the model a `kind`.
    """
    manifest = read_manifest(folder, kind=kind)
    if not manifest.files:
        raise ModelError(damaged(folder, "manifest.json names no file", kind=kind))
    for name, digest in manifest.files.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ModelError(damaged(folder, f"{name}: {reason}", kind=kind)) from error
        if found != digest:
            reason = f"{name} is not the file of its manifest"
            raise ModelError(damaged(folder, reason, kind=kind))
    return manifest


def read_manifest(folder: Path, *, kind: str) -> Manifest:
    """The manifest alone; raises ModelError."""
    try:
        said: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return Manifest(
            name=str(said["name"]), version=str(said["version"]), files=dict(said["files"])
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(damaged(folder, f"manifest.json: {error}", kind=kind)) from error


def damaged(folder: Path, reason: str, *, kind: str) -> str:
    """What is wrong with a model and how to mend it."""
    return f"the {kind} in {folder} cannot be loaded ({reason}); install it again"
