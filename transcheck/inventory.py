"""A configuration -> the models at hand: what `transcheck models list` shows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from transcheck.backtranslate import argos_folders, installed, verify
from transcheck.config import Config
from transcheck.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model; `sha256` covers the files that decide its results, `problem` is why it fails."""

    name: str
    kind: str
    version: str
    size: int
    sha256: str
    folder: str
    problem: str = ""

    def data(self) -> dict[str, object]:
        """The row as plain data, for JSON."""
        return asdict(self)

    def line(self) -> str:
        """The row as a line for a terminal."""
        state = self.problem or f"{self.size / 1e6:.1f} MB  sha256 {self.sha256[:16]}"
        return f"{self.kind:8} {self.name} {self.version}  {state}  {self.folder}"


def models_at_hand(config: Config) -> tuple[Model, ...]:
    """The encoder, the lexicon, then the translation packages, preferred ones first."""
    packages = installed((*argos_folders(), *config.packages))
    return (
        _own(config.encoder, kind="encoder"),
        _own(config.drift_model, kind="drift"),
        _own(config.lexicon, kind="lexicon"),
        *(
            Model(
                name=package.name or package.folder.name,
                kind="argos",
                version=package.version,
                size=package.size,
                sha256=package.sha256,
                folder=str(package.folder),
                problem=package.problem,
            )
            for package in packages
        ),
    )


def verified(config: Config) -> tuple[Model, ...]:
    """The models at hand, each translation package loaded and made to translate as well."""
    return tuple(_tried(model) for model in models_at_hand(config))


def _tried(model: Model) -> Model:
    if model.kind != "argos" or model.problem:
        return model
    try:
        verify(Path(model.folder))
    except ModelError as error:
        return replace(model, problem=str(error))
    return model


def _own(folder: Path, *, kind: str) -> Model:
    """A model of transcheck's own form, its files' digests compared with its manifest's."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        expected = dict(manifest["files"])
        name, version = str(manifest["name"]), str(manifest["version"])
        content = {file: (folder / file).read_bytes() for file in sorted(expected)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = f"damaged ({error}); reinstall transcheck"
        return Model(
            name=folder.name,
            kind=kind,
            version="",
            size=0,
            sha256="",
            folder=str(folder),
            problem=problem,
        )
    digests = {file: sha256(data).hexdigest() for file, data in content.items()}
    changed = [file for file in digests if digests[file] != expected[file]]
    return Model(
        name=name,
        kind=kind,
        version=version,
        size=sum(len(data) for data in content.values()),
        sha256=sha256("".join(digests.values()).encode()).hexdigest(),
        folder=str(folder),
        problem=f"changed: {', '.join(changed)}; reinstall transcheck" if changed else "",
    )
