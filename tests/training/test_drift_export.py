"""An untrained network -> the folder that transcheck loads, which reads as the network does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from toy_reader import TOKENIZER_FILE, tokenizer

from training.drift import export as exporting
from training.drift.batches import batch
from training.drift.examples import Example
from training.drift.network import WIDTH, CrossEncoder
from transcheck.drift import CrossEncoder as Reader
from transcheck.drift.crossing import QUESTIONS, SUSPECT

transformers = pytest.importorskip("transformers", reason="needs the training extra")

torch.set_num_threads(1)
PAIRS = [
    ("The dam was opened on Tuesday.", "On Tuesday the dam's gates were opened."),
    ("The dam was opened on Tuesday.", "Nobody has opened the dam."),
    ("Wheat rose 4 percent.", "Rice fell."),
    ("Two divers are missing.", ""),
    ("He did not resign.", "He resigned " + "and left the city " * 20),
]
NEAR = 0.1
"""How far int8 may take a probability from the network's own."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tokenizer in the forms that a public encoder brings."""
    folder = tmp_path_factory.mktemp("source")
    vocabulary = tokenizer().get_vocab()
    lines = "\n".join(sorted(vocabulary, key=vocabulary.__getitem__))
    (folder / "vocab.txt").write_text(lines + "\n", encoding="utf-8")
    (folder / "tokenizer.json").write_bytes(TOKENIZER_FILE.read_bytes())
    config = {"tokenizer_class": "BertTokenizer", "do_lower_case": True}
    (folder / "tokenizer_config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def network() -> CrossEncoder:
    """One layer, chance weights; the heads are scaled so that they say something."""
    torch.manual_seed(11)
    config = transformers.BertConfig(
        vocab_size=tokenizer().get_vocab_size(), hidden_size=WIDTH, num_hidden_layers=1,
        num_attention_heads=12, intermediate_size=WIDTH, position_embedding_type="absolute",
    )  # fmt: skip
    made = CrossEncoder(transformers.BertModel(config, add_pooling_layer=False)).eval()
    with torch.no_grad():
        made.pair.weight *= 8
        made.pieces.weight *= 4
    return made


@pytest.fixture(scope="module")
def folder(network: CrossEncoder, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("made") / "drift-toy"
    size = exporting.export(network, source, target=target, version="7")
    assert size == sum(
        path.stat().st_size for path in target.iterdir() if path.name != "manifest.json"
    )
    return target


def test_the_export_reads_as_the_network_does(network: CrossEncoder, folder: Path) -> None:
    readings = Reader(folder, threads=1).read(PAIRS)
    found = np.array([[getattr(r, question) for question in QUESTIONS] for r in readings])
    made = batch([(Example(wire=w, translation=t),) for w, t in PAIRS], tokenizer())
    with torch.no_grad():
        output = network(made.ids, made.sides, made.present)
    expected = output.pair.sigmoid().numpy()
    assert expected.std(axis=0).max() > NEAR, "the network must tell the pairs apart"
    assert np.abs(found - expected).max() < NEAR
    at_fault = 1 - output.pieces.softmax(-1)[..., 0]
    for row, reading in enumerate(readings):
        for side, suspects in enumerate((reading.wire, reading.translation)):
            here = (made.sides[row] == side) & made.present[row] & (made.ids[row] > 103)
            most = float(at_fault[row][here].max()) if here.any() else 0.0
            told = max((suspect.probability for suspect in suspects), default=0.0)
            assert told == pytest.approx(most, abs=NEAR) or max(told, most) < SUSPECT + NEAR


def test_the_manifest_names_version_licence_and_every_file(folder: Path) -> None:
    assert Reader(folder).signature == "drift-minilm-int8-7"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert "Apache-2.0" in manifest["licence"]
    assert set(manifest["files"]) == {path.name for path in folder.iterdir()} - {"manifest.json"}


def test_the_heads_are_half_floats(network: CrossEncoder) -> None:
    heads = exporting.heads(network)
    assert {name.split(".")[0] for name in heads} == set(exporting.HEADS)
    assert {head.dtype for head in heads.values()} == {np.dtype(np.float16)}


def test_a_model_that_is_too_large_replaces_nothing(
    network: CrossEncoder, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_BYTES", 1000)
    with pytest.raises(ValueError, match="more than 1000"):
        exporting.export(network, source, target=tmp_path / "drift-toy", version="7")
    assert not (tmp_path / "drift-toy").exists()
