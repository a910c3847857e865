"""`transcheck.toml` -> a frozen configuration, every key checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from transcheck.errors import UsageError
from transcheck.model import SEVERITIES, Severity

COUNTS: Mapping[str, range] = MappingProxyType(
    {
        "beam_size": range(1, 65),
        "n_best": range(1, 65),
        "threads": range(257),
        "window": range(1, 1025),
    }
)
"""The whole numbers that each key may be; CTranslate2 crashes on absurd numbers of threads."""

MOST_POINTS = 1000.0
"""No severity weighs more penalty points."""


def shipped_models() -> Path:
    """The folder of the models inside the installed package."""
    return Path(str(resources.files("transcheck").joinpath("models")))


def mqm_weights() -> Mapping[Severity, float]:
    """Penalty points per finding by severity, as the MQM scoring model has them by default."""
    return MappingProxyType({"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a user may set; the defaults are what runs without a file.

    `encoder`: folder of the sentence encoder. `lexicon`: folder of the pivot's table of words.
    `drift_model`: folder of the model that reads both texts together.
    `packages`: folders searched for Argos packages behind the installed ones. `memory`: SQLite file
    of the translation memory, None for none that lasts. `glossary`: CSV or TBX file of required and
    forbidden terms, None for none. `titles`: CSV file of office-holders, asked before the shipped
    one. `beam_size` and `n_best` steer the translation, `threads` is per model (0: all cores),
    `window` how many pairs are in flight at once. `weights`: penalty points per severity. Raises
    UsageError for a value out of its bounds.
    """

    encoder: Path = field(default_factory=lambda: shipped_models() / "all-minilm-l6-v2")
    lexicon: Path = field(default_factory=lambda: shipped_models() / "lexical-en_ko")
    drift_model: Path = field(default_factory=lambda: shipped_models() / "drift-minilm")
    packages: tuple[Path, ...] = field(default_factory=lambda: (shipped_models(),))
    memory: Path | None = None
    glossary: Path | None = None
    titles: Path | None = None
    backtranslate: bool = True
    beam_size: int = 4
    n_best: int = 4
    threads: int = 0
    window: int = 8
    weights: Mapping[Severity, float] = field(default_factory=mqm_weights)

    def __post_init__(self) -> None:
        for name, allowed in COUNTS.items():
            if not _is_count(getattr(self, name), allowed):
                raise UsageError(
                    f"{name} must be a whole number from {allowed[0]} to {allowed[-1]}, "
                    f"not {getattr(self, name)!r}"
                )
        if self.n_best > self.beam_size:
            raise UsageError(f"n_best ({self.n_best}) cannot exceed beam_size ({self.beam_size})")
        for severity in SEVERITIES:
            if not _is_weight(self.weights.get(severity)):
                raise UsageError(
                    f"weights.{severity} must be a number from 0 to {MOST_POINTS:g}, "
                    f"not {self.weights.get(severity)!r}"
                )


def load_config(path: str | Path) -> Config:
    """Read a TOML file; relative paths in it are relative to it. Raises UsageError in one line."""
    path = Path(path)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is no TOML ({error}); write lines of key = value") from error
    try:
        return Config(**{key: _value(key, given[key], path.parent) for key in given})
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _value(key: str, value: Any, folder: Path) -> Any:
    """The value of one key as its field's type; its bounds are the configuration's to check."""
    known = [item.name for item in fields(Config)]
    if key not in known:
        raise UsageError(f"unknown key {key!r}; known keys are {', '.join(known)}")
    reader = _READERS.get(key)
    return reader(key, value, folder) if reader else value


def _file(key: str, value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{key} must be a path in quotes, not {value!r}")
    return folder / value


def _folder(key: str, value: Any, folder: Path) -> Path:
    path = _file(key, value, folder)
    if not path.is_dir():
        raise UsageError(f"{key}: there is no folder {path}; check the path")
    return path


def _folders(key: str, value: Any, folder: Path) -> tuple[Path, ...]:
    if not isinstance(value, list):
        raise UsageError(f"{key} must be a list of folders, not {value!r}")
    return tuple(_folder(key, item, folder) for item in value)


def _switch(key: str, value: Any, _: Path) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{key} must be true or false, not {value!r}")
    return value


def _weights(key: str, value: Any, _: Path) -> Mapping[Severity, float]:
    """The given points over the default ones."""
    if not isinstance(value, dict) or not value.keys() <= set(SEVERITIES):
        raise UsageError(f"{key} must be a table of {', '.join(SEVERITIES)}, not {value!r}")
    return MappingProxyType({**mqm_weights(), **value})


_READERS = {
    "encoder": _folder,
    "lexicon": _folder,
    "drift_model": _folder,
    "packages": _folders,
    "memory": _file,
    "glossary": _file,
    "titles": _file,
    "backtranslate": _switch,
    "weights": _weights,
}


def _is_count(value: object, allowed: range) -> bool:
    return type(value) is int and value in allowed


def _is_weight(points: object) -> bool:
    return type(points) in (int, float) and 0 <= points <= MOST_POINTS  # type: ignore[operator]
