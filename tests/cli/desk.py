"""What the command-line tests share: stories as files, and a command as a user meets it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

HERE = Path(__file__).parent

QUICK = "backtranslate = false\nthreads = 1\n"
"""A configuration for tests that are not about translation."""


def table(name: str) -> list[dict[str, Any]]:
    """The rows of a case table: the one list of tables in a TOML file."""
    (rows,) = tomllib.loads((HERE / name).read_text(encoding="utf-8")).values()
    return list(rows)


STORIES = table("stories.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a user sees of one command."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error; fails where there is more, or anything else."""
        (line,) = self.err.splitlines()
        assert line.startswith("transcheck: ")
        assert self.out == ""
        return line


Run: TypeAlias = Callable[..., Outcome]
"""Runs one command, given its arguments."""


def write_stories(folder: Path, *, copies: int = 1) -> Path:
    """Every story in a folder of its own, `copies` times; returns their manifest."""
    rows = []
    for number in range(copies):
        for story in STORIES:
            name = story["id"] if copies == 1 else f"{story['id']}-{number}"
            for role in ("wire", "translation"):
                path = folder / name / f"{role}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(story[role].lstrip(), encoding="utf-8")
            rows.append(f"{name},{name}/wire.txt,{name}/translation.txt")
    return write_manifest(folder / "manifest.csv", rows)


def write_manifest(path: Path, rows: Iterable[str]) -> Path:
    """A CSV manifest of `rows`."""
    path.write_text("\n".join(["pair_id,wire,translation", *rows, ""]), encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
