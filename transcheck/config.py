"""`transcheck.toml` -> a frozen configuration, every key checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from transcheck.errors import UsageError
from transcheck.model import SEVERITIES, Severity


def shipped_models() -> Path:
    """The folder of the models inside the installed package."""
    return Path(str(resources.files("transcheck").joinpath("models")))


def mqm_weights() -> Mapping[Severity, float]:
    """Penalty points per finding by severity, as the MQM scoring model has them by default."""
    return MappingProxyType({"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a user may set; the defaults are what runs without a file.

    `encoder`: folder of the sentence encoder. `packages`: folders searched for Argos packages
    behind the installed ones. `memory`: SQLite file of the translation memory, None for none that
    lasts. `beam_size` and `n_best` steer the translation, `threads` is per model (0: all cores),
    `window` how many pairs are in flight at once. `weights`: penalty points per severity.
    """

    encoder: Path = field(default_factory=lambda: shipped_models() / "all-minilm-l6-v2")
    packages: tuple[Path, ...] = field(default_factory=lambda: (shipped_models(),))
    memory: Path | None = None
    backtranslate: bool = True
    beam_size: int = 4
    n_best: int = 4
    threads: int = 0
    window: int = 8
    weights: Mapping[Severity, float] = field(default_factory=mqm_weights)

    def __post_init__(self) -> None:
        for name in ("beam_size", "n_best", "window"):
            if getattr(self, name) < 1:
                raise UsageError(f"{name} must be 1 or more, not {getattr(self, name)}")
        if self.n_best > self.beam_size:
            raise UsageError(f"n_best ({self.n_best}) cannot exceed beam_size ({self.beam_size})")
        if set(self.weights) != set(SEVERITIES) or min(self.weights.values()) < 0:
            raise UsageError(f"weights needs a number from 0 for each of {', '.join(SEVERITIES)}")


def load_config(path: str | Path) -> Config:
    """Read a TOML file; relative paths in it are relative to it. Raises UsageError in one line."""
    path = Path(path)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is no TOML ({error})") from error
    try:
        return Config(**{key: _value(key, given[key], path.parent) for key in given})
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _value(key: str, value: Any, folder: Path) -> Any:
    """The value of one key as its field's type."""
    reader = _READERS.get(key)
    if reader is None:
        known = ", ".join(item.name for item in fields(Config))
        raise UsageError(f"unknown key {key!r}; known keys are {known}")
    return reader(key, value, folder)


def _path(key: str, value: Any, folder: Path) -> Path:
    if not isinstance(value, str):
        raise UsageError(f"{key} must be a path in quotes, not {value!r}")
    return folder / value


def _paths(key: str, value: Any, folder: Path) -> tuple[Path, ...]:
    if not isinstance(value, list):
        raise UsageError(f"{key} must be a list of paths, not {value!r}")
    return tuple(_path(key, item, folder) for item in value)


def _count(key: str, value: Any, _folder: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UsageError(f"{key} must be a whole number from 0, not {value!r}")
    return value


def _switch(key: str, value: Any, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{key} must be true or false, not {value!r}")
    return value


def _weights(key: str, value: Any, _folder: Path) -> Mapping[Severity, float]:
    if not isinstance(value, dict) or not set(value) <= set(get_args(Severity)):
        raise UsageError(f"{key} must be a table with {', '.join(SEVERITIES)}, not {value!r}")
    for severity, points in value.items():
        if not isinstance(points, int | float) or isinstance(points, bool):
            raise UsageError(f"{key}.{severity} must be a number, not {points!r}")
    return MappingProxyType({**mqm_weights(), **value})


_READERS = {
    "encoder": _path,
    "packages": _paths,
    "memory": _path,
    "backtranslate": _switch,
    "beam_size": _count,
    "n_best": _count,
    "threads": _count,
    "window": _count,
    "weights": _weights,
}
