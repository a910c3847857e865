"""The lexicon of the pivot: what its recipe learns of a toy corpus, and the laws of its use."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.lexical import aligned, paired, write
from training.translate.pairs import Pair
from transcheck.backtranslate.lexical import Lexicon, gap
from transcheck.backtranslate.units import stems, units
from transcheck.errors import ModelError

WHO = {"장관": "minister", "대사": "ambassador", "시장": "mayor", "보좌관": "aide"}
DID = {"서명했다": "signed", "비판했다": "criticized", "환영했다": "welcomed"}
WHAT = {"조약": ("treaty", "pact"), "계획": ("plan",), "법안": ("bill",), "감원": ("job cuts",)}
PAIRS = [
    Pair(ko=f"{who}이 {what}을 {did}.", en=f"The {WHO[who]} {DID[did]} the {english}.")
    for who, did, what in product(WHO, DID, WHAT)
    for english in WHAT[what]
] + [Pair(ko="고문은 없었다.", en="There was no adviser."), Pair(ko="보좌관", en="adviser")]
TEXTS = st.lists(st.sampled_from([*"abc", "the", "treaty", "pact", "job", "cuts", "plans"])).map(
    " ".join
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("lexicon") / "made"
    cells = paired(PAIRS, frozenset({"job cut"}))
    write(cells, aligned(cells), place, pairs=len(PAIRS))
    return place


@pytest.fixture(scope="module")
def lexicon(folder: Path) -> Lexicon:
    return Lexicon(folder)


@pytest.mark.parametrize(
    ("unit", "korean"),
    [
        ("treati", "조약"),
        ("pact", "조약"),
        ("minist", "장관"),
        ("plan", "계획"),
        ("job cut", "감원"),
    ],
)
def test_each_unit_finds_its_word(lexicon: Lexicon, unit: str, korean: str) -> None:
    found = lexicon.stands_for(unit)
    assert max(found, key=lambda word: found[word]) == korean
    assert sum(chance for chance, _ in found.values()) <= 1.01


def test_renderings_of_one_word_meet_and_others_do_not(lexicon: Lexicon) -> None:
    meeting, word = lexicon.meeting("treati", "pact")
    assert meeting > 0.8 and word == "조약"
    assert lexicon.meeting("treati", "plan")[0] < 0.2
    assert 0.2 < lexicon.meeting("aid", "advis")[0] < 1
    assert lexicon.meeting("treati", "no such word") == (0, "")


def test_what_one_side_has_alone_is_named_with_the_nearest(lexicon: Lexicon) -> None:
    found = gap(lexicon, "The minister signed the treaty.", "The minister signed the pact.")
    assert [(each.unit, each.nearest, each.korean) for each in found.wire] == [
        ("treati", "pact", "조약")
    ]
    assert [(each.unit, each.nearest) for each in found.translation] == [("pact", "treati")]
    assert found.mean < 0.2 and found.least < 0.2
    other = gap(lexicon, "The minister signed the treaty.", "The minister signed the plan.")
    assert other.mean > 0.5 and other.least > 0.5
    assert gap(lexicon, "No such word", "Nor this").mean == 0.5


@given(wire=TEXTS, translation=TEXTS)
def test_sides_are_equal(lexicon: Lexicon, wire: str, translation: str) -> None:
    one, other = gap(lexicon, wire, translation), gap(lexicon, translation, wire)
    assert (one.wire, one.translation) == (other.translation, other.wire)
    assert all(0 <= each.meeting <= 1 for each in (*one.wire, *one.translation))
    assert 0 <= one.mean <= 1 and 0 <= one.least <= 1
    assert gap(lexicon, wire, wire).wire == ()


@given(text=st.text(max_size=80))
def test_any_text_has_units(text: str) -> None:
    found = stems(text)
    assert tuple(units(found, ())) == found


def test_the_same_pairs_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    cells = paired(PAIRS, frozenset({"job cut"}))
    write(cells, aligned(cells), tmp_path / "again", pairs=len(PAIRS))
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


@pytest.mark.parametrize("file", ["table.npz", "units.txt", "words.txt", "manifest.json"])
def test_a_damaged_lexicon_is_refused(folder: Path, tmp_path: Path, file: str) -> None:
    shutil.copytree(folder, tmp_path / "damaged")
    (tmp_path / "damaged" / file).write_bytes(b"{}")
    with pytest.raises(ModelError, match="install it again"):
        Lexicon(tmp_path / "damaged")
