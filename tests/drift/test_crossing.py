"""The cross-encoder at run time: figures that depend on the pair alone, spans that are words."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.config import shipped_models
from transcheck.drift import CrossEncoder
from transcheck.drift.crossing import LABELS, QUESTIONS, SUSPECT
from transcheck.errors import ModelError
from transcheck.model import Reading, Suspect

SHIPPED = shipped_models() / "drift-minilm"
MOST_BYTES = 26_000_000
PAIRS = (
    ("The mayor opened the bridge on Friday.", "On Friday the bridge was opened by the mayor."),
    ("The mayor opened the bridge on Friday.", "The mayor closed the bridge on Friday."),
    ("No one was hurt.", ""),
    ("", ""),
    ("시장은 다리를 열었다.", "The mayor opened the bridge."),
    ("Naïve façades — £4.5m, “all told”.", "\x00\x07 \u200b\u202e e\u0301 \u1100\u1161 🙂👩‍👧"),
    ("word " * 3000, "x" * 20_000),
)
WORDS = ["the", "mayor,", "did", "not", "open", "4.5", "—", "다리", "“bridge”", "é"]
TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


def with_heads(folder: Path, *, seed: int) -> Path:
    """The shipped encoder with heads of chance, which suspect about half of all words."""
    chance = np.random.default_rng(seed)
    states, hidden = 384, 256
    heads = {
        "dense.weight": chance.normal(0, 0.05, (hidden, 3 * states)),
        "dense.bias": np.zeros(hidden),
        "pair.weight": chance.normal(0, 0.3, (len(QUESTIONS), hidden)),
        "pair.bias": np.zeros(len(QUESTIONS)),
        "pieces.weight": chance.normal(0, 0.3, (len(LABELS), states)),
        "pieces.bias": np.array([2.0] + [0.0] * (len(LABELS) - 1)),
    }
    shutil.copytree(SHIPPED, folder)
    np.savez(
        folder / "heads.npz", **{name: head.astype(np.float16) for name, head in heads.items()}
    )
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((folder / "heads.npz").read_bytes()).hexdigest()
    manifest["files"]["heads.npz"] = digest
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoder:
    return CrossEncoder(with_heads(tmp_path_factory.mktemp("drift") / "toy", seed=5), threads=1)


def check_suspects(suspects: Sequence[Suspect], text: str) -> None:
    """They are runs of whole words, in order, with something else between any two."""
    for suspect in suspects:
        words = suspect.span.of(text)
        assert len(words) == len(suspect.span)
        assert words == words.strip() != ""
        assert suspect.type in LABELS[1:]
        assert SUSPECT <= suspect.probability <= 1
    for one, two in pairwise(suspects):
        assert one.span.end <= two.span.start


def check_reading(reading: Reading, pair: tuple[str, str]) -> None:
    for question in QUESTIONS:
        figure = getattr(reading, question)
        assert 0 <= figure <= 1
        assert figure == round(figure, 3)
    for suspects, text in zip((reading.wire, reading.translation), pair, strict=True):
        check_suspects(suspects, text)


def test_a_reading_does_not_depend_on_what_else_is_read(reader: CrossEncoder) -> None:
    together = reader.read(PAIRS)
    assert together == reader.read(PAIRS[::-1])[::-1]
    assert together == tuple(reader.read([pair])[0] for pair in PAIRS)
    assert reader.read([*PAIRS, *PAIRS]) == (*together, *together)
    assert reader.read(()) == ()


def test_some_words_are_suspected_and_some_are_not(reader: CrossEncoder) -> None:
    for reading, pair in zip(reader.read(PAIRS), PAIRS, strict=True):
        check_reading(reading, pair)
    named = [suspect for reading in reader.read(PAIRS[:2]) for suspect in reading.translation]
    assert named
    assert sum(len(suspect.span) for suspect in named) < sum(len(pair[1]) for pair in PAIRS[:2])


def test_sides_are_told_apart(reader: CrossEncoder) -> None:
    one, other = reader.read([PAIRS[1], PAIRS[1][::-1]])
    assert one != other


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_any_text_is_read_and_its_spans_are_words_of_it(
    reader: CrossEncoder, wire: str, translation: str
) -> None:
    (reading,) = reader.read([(wire, translation)])
    check_reading(reading, (wire, translation))


def test_the_shipped_model_is_whole_and_small() -> None:
    shipped = CrossEncoder(SHIPPED, threads=1)
    assert re.fullmatch(r"drift-minilm-int8-[\w.]+", shipped.signature)
    for reading, pair in zip(shipped.read(PAIRS), PAIRS, strict=True):
        check_reading(reading, pair)
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    listed = set(manifest["files"])
    found = {path.name for path in SHIPPED.iterdir()}
    assert found - {"manifest.json"} == listed
    assert sum((SHIPPED / name).stat().st_size for name in listed) <= MOST_BYTES


@pytest.mark.parametrize("missing", ["model.bin", "heads.npz", "tokenizer.json", "manifest.json"])
def test_a_damaged_folder_is_one_line(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "drift"
    folder.mkdir()
    for path in SHIPPED.iterdir():
        if path.name != missing:
            (folder / path.name).symlink_to(path)
    with pytest.raises(ModelError, match="install it again") as raised:
        CrossEncoder(folder).read([("a", "b")])
    assert "\n" not in str(raised.value)
    assert missing in str(raised.value)


def test_a_changed_file_is_one_line(tmp_path: Path) -> None:
    folder = with_heads(tmp_path / "drift", seed=1)
    (folder / "heads.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match=r"heads\.npz is not the file"):
        CrossEncoder(folder).read([("a", "b")])


def test_nothing_is_loaded_before_the_first_pair(tmp_path: Path) -> None:
    assert CrossEncoder(tmp_path / "none").read(()) == ()
