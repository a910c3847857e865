"""Finding, reading and choosing packages, sound and damaged."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest
from dictionary_package import DATA

from transcheck.backtranslate import Absent, translator_from
from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.install import installed, verify
from transcheck.backtranslate.memory import Remembering
from transcheck.backtranslate.packages import (
    Damaged,
    Package,
    find,
    fingerprint,
    newest,
    read_package,
)
from transcheck.errors import ModelError

EN_KO, KO_EN = "translate-en_ko-1_0", "translate-ko_en-1_0"
DAMAGES = tomllib.loads((DATA / "damages.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture
def own(packages: Path, tmp_path: Path) -> Path:
    """A copy of the packages' folder, to be spoilt."""
    return Path(shutil.copytree(packages, tmp_path / "packages"))


def revise(folder: Path, **changes: str) -> None:
    path = folder / "metadata.json"
    metadata = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**metadata, **changes}), encoding="utf-8")


def test_reads(packages: Path, variants: Path) -> None:
    package = read_package(packages / EN_KO)
    assert (package.source, package.target, package.version) == ("en", "ko", "1.0")
    assert package.name == "en_ko-1.0" and package.tokenizer.name == "sentencepiece.model"
    assert read_package(variants / "bpe").tokenizer.name == "bpe.model"
    assert read_package(variants / "prefix").target_prefix == "__ko__"


def test_finds_korean_and_english_only(own: Path, tmp_path: Path) -> None:
    shutil.copytree(own / EN_KO, own / "translate-en_fr-1_0")
    revise(own / "translate-en_fr-1_0", to_code="fr")
    (own / "an-encoder").mkdir()
    (own / "a-file").write_text("", encoding="utf-8")
    shutil.copytree(own / EN_KO, own / "spoilt")
    (own / "spoilt" / "metadata.json").unlink()
    sound_and_not = find([tmp_path / "nowhere", own])
    assert [(type(found), found.folder.name) for found in sound_and_not] == [
        (Damaged, "spoilt"),
        (Package, EN_KO),
        (Package, KO_EN),
    ]


def test_newest_of_the_first_folder_that_has_one(own: Path, tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        shutil.copytree(own / EN_KO, own / f"at-{version}")
        revise(own / f"at-{version}", package_version=version)
    found = newest([own], "en", "ko")
    assert found is not None and found.version == "1.10"
    shipped = tmp_path / "shipped"
    shutil.copytree(own / "at-1.2", shipped / "at-1.2")
    found = newest([tmp_path / "nowhere", shipped, own], "en", "ko")
    assert found is not None and found.version == "1.2"
    found = newest([shipped, own], "ko", "en")
    assert found is not None and found.folder.parent == own
    assert newest([shipped], "ko", "en") is None


def test_a_damaged_newer_version_is_passed_over(own: Path) -> None:
    shutil.copytree(own / EN_KO, own / "newer")
    revise(own / "newer", package_version="2.0")
    (own / "newer" / "sentencepiece.model").unlink()
    found = newest([own], "en", "ko")
    assert found is not None and found.version == "1.0"


@pytest.mark.parametrize("case", DAMAGES, ids=[case["says"] for case in DAMAGES])
def test_damage_is_one_line(case: dict[str, str], own: Path) -> None:
    path = own / EN_KO / case["file"]
    path.unlink()
    if "becomes" in case:
        path.write_text(case["becomes"], encoding="utf-8")
    with pytest.raises(ModelError, match=case["says"]) as raised:
        verify(own / EN_KO)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "content", ["a b c\n", "#version: x\na b\n", "lonely\n", "#version: 0.2\n\n"]
)
def test_a_bpe_file_that_would_end_the_process(
    content: str, variants: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(variants / "bpe", tmp_path / "bpe"))
    (folder / "bpe.model").write_text(content, encoding="utf-8")
    translator = ArgosTranslator([read_package(folder)])
    with pytest.raises(ModelError, match=r"bpe.model is damaged"):
        translator.translate(["the"], source="en", target="ko")


def test_deep_json_is_refused(own: Path) -> None:
    (own / EN_KO / "metadata.json").write_text("[" * 100_000, encoding="utf-8")
    (found, _) = find([own])
    assert isinstance(found, Damaged)


def test_cut_weights_are_refused(own: Path) -> None:
    path = own / EN_KO / "model" / "model.bin"
    weights = path.read_bytes()
    for length in (0, 3, 40, len(weights) // 2, len(weights) - 1):
        path.write_bytes(weights[:length])
        with pytest.raises(ModelError):
            ArgosTranslator([read_package(own / EN_KO)]).translate(
                ["the"], source="en", target="ko"
            )


def test_a_crash_in_loading_is_one_line(own: Path) -> None:
    path = own / EN_KO / "model" / "model.bin"
    # a tensor of four thousand million rows
    marker = b"decoder/embeddings/weight\0"
    weights = path.read_bytes()
    at = weights.index(marker) + len(marker) + 1
    path.write_bytes(weights[:at] + b"\xff\xff\xff\x7f" * 2 + weights[at + 8 :])
    with pytest.raises(ModelError) as raised:
        verify(own / EN_KO)
    assert "\n" not in str(raised.value)


def test_fingerprint_is_of_what_decides(own: Path) -> None:
    package = read_package(own / EN_KO)
    before = fingerprint(package)
    (own / EN_KO / "README.md").write_text("Another text.", encoding="utf-8")
    assert fingerprint(package) == before
    assert verify(own / EN_KO, sha256=before.upper()) == package
    revise(own / EN_KO, from_name="English")
    assert fingerprint(package) != before
    with pytest.raises(ModelError, match="not the expected sha256"):
        verify(own / EN_KO, sha256=before)


def test_installed_lists(own: Path) -> None:
    (own / KO_EN / "model" / "model.bin").unlink()
    sound, damaged = installed([own])
    assert (sound.name, sound.version, sound.problem) == ("en_ko", "1.0", "")
    assert sound.sha256 == fingerprint(read_package(own / EN_KO))
    assert sound.size == sum(p.stat().st_size for p in (own / EN_KO).rglob("*") if p.is_file())
    assert "model.bin" in damaged.problem and damaged.folder.name == KO_EN


def test_translator_from(own: Path, tmp_path: Path) -> None:
    made = translator_from((own,), beam_size=2, threads=1, memory=None)
    assert isinstance(made, ArgosTranslator) and made.signature.endswith("-beam2")
    kept = translator_from((own,), beam_size=2, threads=1, memory=tmp_path / "memory.sqlite")
    assert isinstance(kept, Remembering) and kept.signature == made.signature


def test_translator_from_says_what_is_missing(own: Path) -> None:
    (own / KO_EN / "model" / "model.bin").unlink()
    absent = translator_from((own,), beam_size=4, threads=0, memory=None)
    assert isinstance(absent, Absent)
    assert absent.reason.startswith("no Korean-English package is installed (")
    assert "model.bin" in absent.reason
    absent = translator_from((), beam_size=4, threads=0, memory=None)
    assert absent == Absent(reason="no English-Korean package is installed")
