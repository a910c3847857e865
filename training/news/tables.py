"""Table files -> their rows; each is read once, when it is first asked for."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "data"
SHIPPED = Path(__file__).parents[2] / "transcheck" / "data"


@cache
def words(name: str) -> dict[str, Any]:
    """The TOML table `name` of this package, `topics/...` included."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@cache
def topics() -> tuple[str, ...]:
    """The names of all topic tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in (HERE / "topics").glob("*.toml")))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The CSV table `name` of this package."""
    return _read(HERE / f"{name}.csv")


@cache
def shipped(name: str) -> tuple[dict[str, str], ...]:
    """A CSV table that transcheck itself ships: titles, places, organisations."""
    return _read(SHIPPED / f"{name}.csv")


def _read(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
