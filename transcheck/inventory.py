"""A configuration -> the models at hand: what `transcheck models list` shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from transcheck.backtranslate import argos_folders, installed, load_lexicon, verify
from transcheck.config import Config
from transcheck.drift import CrossEncoder, MiniLMEncoder
from transcheck.errors import ModelError
from transcheck.weights import read_manifest, verified

PROBE = "The minister spoke."


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model; `sha256` covers the files that decide its results, `problem` is why it fails."""

    name: str
    kind: str
    folder: str
    version: str = ""
    size: int = 0
    sha256: str = ""
    problem: str = ""

    def data(self) -> dict[str, object]:
        """The row as plain data, for JSON."""
        return asdict(self)

    def line(self) -> str:
        """The row as a line for a terminal."""
        state = self.problem or f"{self.size / 1e6:.1f} MB  sha256 {self.sha256[:16]}"
        return f"{self.kind:8} {self.name} {self.version}  {state}  {self.folder}"


def models_at_hand(config: Config) -> tuple[Model, ...]:
    """The encoder, the drift model, the lexicon, then the translation packages, preferred first."""
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


def models_at_work(config: Config) -> tuple[Model, ...]:
    """The models at hand, each loaded and made to work on a sentence."""
    return tuple(_tried(model) for model in models_at_hand(config))


def _tried(model: Model) -> Model:
    if model.problem:
        return model
    try:
        _TRIALS[model.kind](Path(model.folder))
    except ModelError as error:
        return replace(model, problem=str(error))
    return model


_TRIALS: Mapping[str, Callable[[Path], object]] = MappingProxyType(
    {
        "encoder": lambda folder: MiniLMEncoder(folder).encode([PROBE]),
        "drift": lambda folder: CrossEncoder(folder).read([(PROBE, PROBE)]),
        "lexicon": load_lexicon,
        "argos": verify,
    }
)
"""Kind of a model -> what shows that one works; each raises ModelError."""


def _own(folder: Path, *, kind: str) -> Model:
    """A model of transcheck's own form, its files compared with its manifest."""
    found = Model(name=folder.name, kind=kind, folder=str(folder))
    try:
        said = read_manifest(folder, kind=f"{kind} model")
        found = replace(found, name=said.name, version=said.version)
        verified(folder, kind=f"{kind} model")
    except ModelError as error:
        return replace(found, problem=str(error))
    digests = "".join(said.files[name] for name in sorted(said.files))
    size = sum((folder / name).stat().st_size for name in said.files)
    return replace(found, size=size, sha256=sha256(digests.encode()).hexdigest())
