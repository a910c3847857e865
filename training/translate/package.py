"""A trained direction -> an Argos package: the folder, and the `.argosmodel` file of it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

from training.translate.card import Figures, card
from training.translate.checkpoints import network_of
from training.translate.convert import convert
from training.translate.evaluate import DIRECTIONS

NAMES = {"ko": "Korean", "en": "English"}
ARGOS_VERSION = "1.9"
"""The oldest Argos Translate that reads the layout with `sentencepiece.model`."""
STAMP = (1980, 1, 1, 0, 0, 0)
LICENCE = Path(__file__).parents[2] / "LICENSE"


def package(work: Path, direction: str, *, version: str) -> Path:
    """Write the folder `packages/translate-DIRECTION-VERSION`, but for its card; returns it."""
    folder = work / "packages" / f"translate-{direction}-{version.replace('.', '_')}"
    shutil.rmtree(folder, ignore_errors=True)
    vocabulary = work / "ready" / "sentencepiece.model"
    network = network_of(work / direction)
    convert(network, vocabulary, folder / "model", quantization="int8")
    shutil.copyfile(vocabulary, folder / "sentencepiece.model")
    shutil.copyfile(LICENCE, folder / "LICENSE")
    metadata = json.dumps(describe(direction, version), indent=2)
    (folder / "metadata.json").write_text(metadata + "\n", encoding="utf-8")
    return folder


def write_card(folder: Path, direction: str, *, version: str, figures: Figures) -> Path:
    """Write the card into the package's folder, and the archive beside it; returns the archive.

    The same weights and figures give the same bytes.
    """
    (folder / "README.md").write_text(card(direction, version, figures), encoding="utf-8")
    return archive(folder)


def describe(direction: str, version: str) -> dict[str, str | list[str]]:
    """`metadata.json`, as `argostranslate.package` documents it."""
    source, target = DIRECTIONS[direction]
    return {
        "package_version": version,
        "argos_version": ARGOS_VERSION,
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "links": [],
    }


def archive(folder: Path) -> Path:
    """The folder as `.argosmodel`, packed without dates."""
    path = folder.with_name(f"{folder.name}.argosmodel")
    beside = path.with_suffix(".part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            out.writestr(entry, file.read_bytes())
    beside.replace(path)
    return path
