"""Real packages, built once: both directions as folders and as `.argosmodel` files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from dictionary_package import read_dictionaries, write_package, zipped

from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.packages import read_package

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages as argostranslate keeps them: en_ko 1.0 and ko_en 1.0."""
    root = tmp_path_factory.mktemp("packages")
    for dictionary in read_dictionaries():
        write_package(dictionary, root / f"translate-{dictionary.source}_{dictionary.target}-1_0")
    return root


@pytest.fixture(scope="session")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """En_ko packages of the other kinds: byte pair encoding, and a target prefix."""
    root = tmp_path_factory.mktemp("variants")
    there, _ = read_dictionaries()
    write_package(there, root / "bpe", tokenizer="bpe")
    write_package(there, root / "prefix", target_prefix="__ko__")
    return root


@pytest.fixture(scope="session")
def archives(packages: Path, variants: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archives")
    for folder in (*packages.iterdir(), *variants.iterdir()):
        zipped(folder, root / f"{folder.name}.argosmodel")
    return root


@pytest.fixture(scope="session")
def translator(packages: Path) -> ArgosTranslator:
    found = [read_package(folder) for folder in sorted(packages.iterdir())]
    return ArgosTranslator(found, beam_size=4, threads=2)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Argos Translate's data, configuration and cache, away from the user's own."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path) -> Any:
    """Runs a Python script of this folder in a process of its own; gives what it prints as JSON."""

    def start(script: str, *arguments: str | Path, packages_dir: Path | None = None) -> Any:
        environment = dict(os.environ)
        for name in ("ARGOS_PACKAGES_DIR", "SNAP"):
            environment.pop(name, None)
        for name in ("DATA", "CONFIG", "CACHE"):
            environment[f"XDG_{name}_HOME"] = str(home / name.lower())
        if packages_dir is not None:
            environment["ARGOS_PACKAGES_DIR"] = str(packages_dir)
        done = subprocess.run(
            [sys.executable, str(HERE / script), *map(str, arguments)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return start
