"""Installing from archives: sound, damaged and hostile ones."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dictionary_package import SENTENCES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcheck.backtranslate import archive as archive_module
from transcheck.backtranslate.archive import unpack
from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.install import install
from transcheck.errors import ModelError


@pytest.fixture
def sound(archives: Path) -> Path:
    return archives / "translate-en_ko-1_0.argosmodel"


def written(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for entry, content in entries:
            out.writestr(entry, content)
    return path


def special(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (mode | 0o777) << 16
    return entry


HOSTILE: dict[str, tuple[tuple[str | zipfile.ZipInfo, bytes], ...]] = {
    "climbs out": (("p/../../evil", b"x"),),
    "starts with dots": (("../evil", b"x"),),
    "absolute": (("/tmp/evil", b"x"),),  # noqa: S108 - a name in an archive, never made
    "drive": (("C:/evil", b"x"),),
    "backslash": (("p\\..\\..\\evil", b"x"),),
    "dot": (("p/./evil", b"x"),),
    "empty part": (("p//evil", b"x"),),
    "trailing dot": (("p/evil.", b"x"),),
    "control character": (("p/ev\nil", b"x"),),
    "symbolic link": ((special("p/evil", stat.S_IFLNK), b"/etc/passwd"),),
    "device": ((special("p/evil", stat.S_IFCHR), b""),),
    "fifo": ((special("p/evil", stat.S_IFIFO), b""),),
    "two folders": (("p/a", b"x"), ("q/b", b"x")),
    "no folder": (("metadata.json", b"{}"),),
    "twice": (("p/model/A", b"x"), ("p/model/a", b"y")),
    "file as folder": (("p/a", b"x"), ("p/a/b", b"y")),
    "bomb": (("p/model/model.bin", bytes(40 << 20)),),
    "too deep": (("/".join("p" * 30), b"x"),),
    "nothing": (),
    "no package": (("p/README.md", b"x"),),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_refused(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path / "hostile.argosmodel", *HOSTILE[kind])
    target = tmp_path / "home" / "packages"
    with pytest.raises(ModelError) as raised:
        install(path, into=target)
    assert "\n" not in str(raised.value)
    assert list(target.iterdir()) == []
    assert {found.name for found in tmp_path.iterdir()} == {"hostile.argosmodel", "home"}
    assert [found.name for found in target.parent.iterdir()] == ["packages"]


@pytest.mark.parametrize("name", ["MOST_FILES", "MOST_BYTES"])
def test_limits(name: str, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, name, 3)
    with pytest.raises(ModelError, match="more than"):
        install(sound, into=tmp_path / "packages")


def test_encrypted_entries_are_refused(sound: Path, tmp_path: Path) -> None:
    raw = bytearray(sound.read_bytes())
    central = raw.index(b"PK\x01\x02")
    raw[central + 8] |= 1
    path = tmp_path / "encrypted.argosmodel"
    path.write_bytes(raw)
    with pytest.raises(ModelError, match="is encrypted"):
        install(path, into=tmp_path / "packages")


def test_an_entry_longer_than_it_says(tmp_path: Path) -> None:
    path = written(tmp_path / "lying.argosmodel", ("p/metadata.json", b"{}" + b" " * 9999))
    raw = path.read_bytes()
    told = (10001).to_bytes(4, "little")
    path.write_bytes(raw.replace(told, (2).to_bytes(4, "little")))
    with pytest.raises(ModelError, match="no sound zip archive"):
        install(path, into=tmp_path / "packages")


def test_installs_what_argostranslate_finds(sound: Path, tmp_path: Path, run: Any) -> None:
    target = tmp_path / "packages"
    digest = hashlib.sha256(sound.read_bytes()).hexdigest()
    package = install(sound, into=target, sha256=digest)
    assert package.folder == target / "translate-en_ko-1_0"
    listed = run("listing.py", packages_dir=target)
    assert listed == [["en", "ko", "1.0", package.folder.name]]


def test_installs_in_argos_own_folder(sound: Path, tmp_path: Path, run: Any) -> None:
    target = tmp_path / "argos" / "packages"
    listed = run("listing.py", sound, packages_dir=target)
    assert listed == [["en", "ko", "1.0", "translate-en_ko-1_0"]]
    assert (target / "translate-en_ko-1_0" / "model" / "model.bin").exists()


def test_a_second_time_replaces(sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "packages"
    first = install(sound, into=target)
    (first.folder / "left-over").write_text("", encoding="utf-8")
    again = install(sound, into=target)
    assert again == first
    assert not (first.folder / "left-over").exists()
    assert [folder.name for folder in target.iterdir()] == [first.folder.name]
    assert [folder.name for folder in tmp_path.iterdir()] == ["packages"]
    ((best,),) = ArgosTranslator([again]).translate([SENTENCES[0]], source="en", target="ko")
    assert best.text == "그 보좌관이 서명했다 그 조약을"


def test_an_archive_cannot_choose_its_place(packages: Path, sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "disguised.argosmodel"
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename.replace("en_ko", "en_fr"), old.read(entry))
    assert install(path, into=tmp_path / "packages").folder.name == "translate-en_ko-1_0"
    assert packages.exists()


def test_wrong_digest(sound: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="its sha256 is"):
        install(sound, into=tmp_path / "packages", sha256="0" * 64)
    assert not (tmp_path / "packages").exists()


@pytest.mark.parametrize("sha256", [None, "0" * 64])
def test_no_such_file(sha256: str | None, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.argosmodel", tmp_path):
        with pytest.raises(ModelError) as raised:
            install(path, into=tmp_path / "packages", sha256=sha256)
        assert "\n" not in str(raised.value)


def test_a_file_in_the_way(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be installed"):
        install(sound, into=tmp_path / "file" / "packages")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(change=st.data())
def test_a_changed_archive_never_surprises(
    change: st.DataObject, small: bytes, tmp_path_factory: Any
) -> None:
    raw = bytearray(small)
    for _ in range(change.draw(st.integers(1, 4))):
        raw[change.draw(st.integers(0, len(raw) - 1))] = change.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("changed")
    path = folder / "changed.argosmodel"
    path.write_bytes(raw[: change.draw(st.integers(0, len(raw)))])
    try:
        unpack(path, folder / "into")
    except ModelError as error:
        assert "\n" not in str(error)
    assert {found.name for found in folder.iterdir()} <= {"changed.argosmodel", "into"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("small") / "small.argosmodel"
    names: Callable[[int], str] = "p/model/{}.json".format
    return written(path, *((names(n), b'{"a": 1}' * n) for n in range(4))).read_bytes()
