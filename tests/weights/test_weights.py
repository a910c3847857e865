"""The manifest of a model's folder: what it says, and one line where a file is not as it says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.errors import ModelError
from transcheck.weights import read_manifest, verified

CONTENT = {"model.bin": b"\x00\x01 weights", "words.txt": "낱말\n".encode()}
WHOLE: dict[str, Any] = {
    "name": "toy",
    "version": "3",
    "licence": "MIT",
    "files": {name: hashlib.sha256(data).hexdigest() for name, data in CONTENT.items()},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in CONTENT.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "manifest.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    return tmp_path


def refused(folder: Path) -> str:
    with pytest.raises(ModelError) as raised:
        verified(folder, kind="toy model")
    said = str(raised.value)
    assert said.startswith(f"the toy model in {folder} cannot be loaded (")
    assert said.endswith("install it again")
    assert "\n" not in said
    return said


def test_a_whole_folder_gives_its_manifest(folder: Path) -> None:
    manifest = verified(folder, kind="toy model")
    assert (manifest.name, manifest.version) == ("toy", "3")
    assert manifest == read_manifest(folder, kind="toy model")


@pytest.mark.parametrize("name", CONTENT)
def test_a_file_that_is_absent_or_another_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(CONTENT[name] + b" ")
    assert name in refused(folder)
    (folder / name).unlink()
    assert name in refused(folder)
    assert read_manifest(folder, kind="toy model").files == WHOLE["files"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", '"toy"', "{}", '{"name": 1, "version": 2}', "\xff", "3"],
)
def test_a_manifest_that_is_none_is_one_line(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_bytes(text.encode("latin-1"))
    assert "manifest.json" in refused(folder)


@pytest.mark.parametrize("key", ["name", "version", "files"])
def test_a_manifest_without_a_key_is_one_line(folder: Path, key: str) -> None:
    short = {name: value for name, value in WHOLE.items() if name != key}
    (folder / "manifest.json").write_text(json.dumps(short), encoding="utf-8")
    assert "manifest.json" in refused(folder)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert "manifest.json" in refused(tmp_path / "none")


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(sorted(CONTENT)), st.binary(max_size=20))
def test_no_other_bytes_pass(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    place = tmp_path_factory.mktemp("toy")
    for each, own in (CONTENT | {name: data}).items():
        (place / each).write_bytes(own)
    (place / "manifest.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    if data == CONTENT[name]:
        verified(place, kind="toy model")
    else:
        refused(place)


@pytest.mark.parametrize("name", ["\x00", "..", "x" * 5000])
def test_a_manifest_that_names_what_is_no_file(folder: Path, name: str) -> None:
    files = WHOLE["files"] | {name: "0" * 64}
    (folder / "manifest.json").write_text(json.dumps(WHOLE | {"files": files}), encoding="utf-8")
    refused(folder)
