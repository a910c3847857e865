"""The shipped encoder: unit vectors that depend on nothing but the text."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from transcheck.config import shipped_models
from transcheck.drift import MiniLMEncoder, RememberingEncoder
from transcheck.errors import ModelError

FOLDER = shipped_models() / "all-minilm-l6-v2"
TEXTS = (
    "The harbour office closed two piers on Monday.",
    "Two piers were shut by the port authority at the start of the week.",
    "Wheat prices rose for a third month.",
    "항만청은 부두 두 곳을 폐쇄했다.",
    "",
    "Yes.",
    "\U0001f600 " * 400,
)


@pytest.fixture(scope="module")
def encoder() -> MiniLMEncoder:
    return MiniLMEncoder(FOLDER, threads=1)


def test_vectors_have_length_one(encoder: MiniLMEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode(()).shape == (0, 384)


def test_a_vector_does_not_depend_on_the_batch(encoder: MiniLMEncoder) -> None:
    together = encoder.encode(TEXTS)
    backwards = encoder.encode(TEXTS[::-1])[::-1]
    alone = np.stack([encoder.encode([text])[0] for text in TEXTS])
    assert np.array_equal(together, backwards)
    assert np.array_equal(together, alone)


def test_nearness_follows_meaning(encoder: MiniLMEncoder) -> None:
    piers, shut, wheat = encoder.encode(TEXTS[:3])
    assert piers @ shut > 0.5 > piers @ wheat


def test_remembering_gives_the_same_and_asks_once(encoder: MiniLMEncoder) -> None:
    asked: list[str] = []

    class Counting:
        signature = encoder.signature

        def encode(self, texts: list[str]) -> object:
            asked.extend(texts)
            return encoder.encode(texts)

    remembering = RememberingEncoder(Counting())  # type: ignore[arg-type]
    first = remembering.encode([*TEXTS, *TEXTS])
    again = remembering.encode(TEXTS[2:4])
    assert np.array_equal(first[: len(TEXTS)], encoder.encode(TEXTS))
    assert np.array_equal(again, first[2:4])
    assert asked == list(TEXTS)
    assert remembering.encode(()).shape == (0, 384)


def test_the_signature_names_weights_and_version(encoder: MiniLMEncoder) -> None:
    assert encoder.signature == "all-minilm-l6-v2-int8-1"


@pytest.mark.parametrize(
    "missing", ["model.bin", "tokenizer.json", "vocabulary.json", "manifest.json"]
)
def test_a_damaged_folder_is_one_line(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(FOLDER, folder)
    (folder / missing).unlink()
    with pytest.raises(ModelError, match="install it again") as raised:
        MiniLMEncoder(folder).encode(["a"])
    assert "\n" not in str(raised.value)


def test_a_changed_file_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(FOLDER, folder)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="install it again"):
        MiniLMEncoder(folder).encode(["a"])
