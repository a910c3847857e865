"""`transcheck models list` and `verify` on models of transcheck's own form, whole and damaged."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from desk import Run

from transcheck import Config

KEYS = {"encoder": "encoder", "drift_model": "drift", "lexicon": "lexicon"}
"""Key of the configuration -> kind of the model."""


def listed(out: str, key: str) -> dict[str, Any]:
    (model,) = (row for row in json.loads(out) if row["kind"] == KEYS[key])
    return dict(model)


def own(key: str, folder: Path) -> tuple[Path, Path]:
    """A copy of a shipped model and a configuration that names it."""
    copy = shutil.copytree(getattr(Config(), key), folder / "own")
    config = folder / "transcheck.toml"
    config.write_text(f'packages = []\n{key} = "own"\n', encoding="utf-8")
    return copy, config


@pytest.mark.parametrize("key", KEYS)
def test_a_model_is_listed_with_what_its_manifest_says(key: str, run: Run, tmp_path: Path) -> None:
    folder, config = own(key, tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    outcome = run("models", "list", "--config", config, "--json")
    model = listed(outcome.out, key)
    assert outcome.status == 0
    assert (model["name"], model["version"]) == (manifest["name"], manifest["version"])
    assert model["size"] == sum((folder / name).stat().st_size for name in manifest["files"])
    assert (len(model["sha256"]), model["problem"]) == (64, "")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("command", ["list", "verify"])
def test_a_file_that_is_not_as_the_manifest_says(
    command: str, key: str, run: Run, tmp_path: Path
) -> None:
    folder, config = own(key, tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    name = max(manifest["files"])
    (folder / name).write_bytes(b"other")
    outcome = run("models", command, "--config", config, "--json")
    model = listed(outcome.out, key)
    assert outcome.status == 2
    assert (model["name"], model["version"]) == (manifest["name"], manifest["version"])
    assert f"{name} is not the file of its manifest" in model["problem"]
    assert model["problem"].endswith("install it again")


@pytest.mark.parametrize(
    ("key", "name"),
    [("encoder", "model.bin"), ("drift_model", "heads.npz"), ("lexicon", "table.npz")],
)
def test_a_model_that_is_as_its_manifest_says_and_does_not_work(
    key: str, name: str, run: Run, tmp_path: Path
) -> None:
    folder, config = own(key, tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / name).write_bytes(b"other")
    manifest["files"][name] = sha256(b"other").hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert run("models", "list", "--config", config).status == 0
    outcome = run("models", "verify", "--config", config, "--json")
    assert outcome.status == 2
    assert "cannot be loaded" in listed(outcome.out, key)["problem"]


def test_a_lexicon_whose_manifest_leaves_its_table_out(run: Run, tmp_path: Path) -> None:
    folder, config = own("lexicon", tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["table.npz"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    outcome = run("models", "verify", "--config", config, "--json")
    assert outcome.status == 2
    assert "table.npz" in listed(outcome.out, "lexicon")["problem"]
