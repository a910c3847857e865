"""What a command loads: help nothing slow, a check nothing that belongs to training."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SLOW = {
    "ctranslate2",
    "jinja2",
    "kiwipiepy",
    "numpy",
    "pandas",
    "pyarrow",
    "sacrebleu",
    "torch",
    "trafilatura",
}
NEVER = {"minisbd", "pandas", "spacy", "stanza", "torch", "transformers"}
REPORT = "; import json, sys; print(json.dumps(sorted(sys.modules)))"


def loaded(program: str) -> set[str]:
    finished = subprocess.run(
        [sys.executable, "-c", program + REPORT], capture_output=True, text=True, check=True
    )
    return set(json.loads(finished.stdout.splitlines()[-1]))


def test_importing_transcheck_costs_nothing() -> None:
    ours = {name for name in loaded("import transcheck") if name.startswith("transcheck")}
    assert ours == {"transcheck", "transcheck.version"}


def test_help_loads_nothing_slow() -> None:
    assert not SLOW & loaded("from transcheck.cli import main; main(['--help'])")


def test_a_whole_check_loads_nothing_of_training(stories: Path, tmp_path: Path) -> None:
    folder = stories / "ferry-berths"
    arguments = ["check", folder / "wire.txt", folder / "translation.txt", "--out", tmp_path]
    program = f"from transcheck.cli import main; main({[str(item) for item in arguments]!r})"
    modules = loaded(program)
    assert "ctranslate2" in modules
    assert not NEVER & modules
