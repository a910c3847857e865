"""The recipe from tables of pairs to a package that Argos Translate runs, on a toy language."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import pytest
import torch
from toy_corpus import arguments, sentences, write_corpus

from training.translate.__main__ import main
from training.translate.checkpoints import load, network_of
from training.translate.convert import convert
from training.translate.decode import MOST_STEPS
from training.translate.extend import extend
from training.translate.pairs import Pair, read_pairs
from training.translate.tokenizer import load as load_vocabulary
from training.translate.translators import NetworkTranslator
from transcheck.backtranslate import Absent, translator_from
from transcheck.backtranslate.install import install

torch.set_num_threads(1)
TRAINING = ["--preset", "tiny", "--tokens", "512", "--warmup", "5"]
STEPS = [*TRAINING, "--checks", "1", "--steps", "60", "--rate", "5e-3", "--threads", "1"]
SHORT = [*TRAINING, "--checks", "0", "--threads", "1", "--dropout", "0.1", "--direction", "en_ko"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def work(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder after `all`."""
    out = tmp_path_factory.mktemp("work")
    given = [*arguments(corpus, out), "--pieces", "400", *STEPS, "--most", "2", "--beam", "2"]
    assert main(["all", *given]) == 0
    return out


def ready(work: Path, out: Path) -> Path:
    shutil.copytree(work / "ready", out / "ready")
    return out


def test_the_pairs_are_those_that_may_be_trained_on(work: Path) -> None:
    pairs = list(read_pairs(work / "data" / "train.tsv"))
    report = json.loads((work / "data" / "report.json").read_text(encoding="utf-8"))
    assert report["talks"] == {"kept": 260, "test": 2}
    assert report["notes"]["kept"] == 20
    assert {pair.machine for pair in pairs if pair.ko.startswith("어제")} == {"ko"}
    assert [pair.en for pair in read_pairs(work / "ready" / "tests" / "ntrex.tsv")][:1] == [
        "The environment office tested the river again."
    ]


def test_the_same_seed_gives_the_same_bytes(corpus: Path, work: Path, tmp_path: Path) -> None:
    assert main(["data", *arguments(corpus, tmp_path)]) == 0
    for name in ("data/train.tsv", "ready/dev.tsv"):
        assert (tmp_path / name).read_bytes() == (work / name).read_bytes()


def test_a_run_that_was_left_ends_as_one_that_was_not(work: Path, tmp_path: Path) -> None:
    whole, left = ready(work, tmp_path / "whole"), ready(work, tmp_path / "left")
    assert main(["train", "--out", str(whole), *SHORT, "--steps", "3"]) == 0
    # a ten-thousandth of a minute: each call makes one step
    for _ in range(3):
        rest = ["--steps", "3", "--leave-after", "0.0001"]
        assert main(["train", "--out", str(left), *SHORT, *rest]) == 0
    expected, found = load(whole / "en_ko" / "last.pt"), load(left / "en_ko" / "last.pt")
    assert found["numbers"]["step"] == 3
    assert expected["place"] == found["place"]
    for part in ("network", "average"):
        for name, tensor in expected[part].items():
            assert torch.equal(tensor, found[part][name]), name


def test_ctranslate2_writes_what_the_network_writes(work: Path, tmp_path: Path) -> None:
    network, vocabulary = network_of(work / "ko_en"), work / "ready" / "sentencepiece.model"
    convert(network, vocabulary, tmp_path / "exact", quantization="float32")
    engine = ctranslate2.Translator(str(tmp_path / "exact"), compute_type="float32")
    processor = load_vocabulary(vocabulary)
    texts = [ko for ko, _ in sentences()[::9]]
    results = engine.translate_batch(
        processor.encode(texts, out_type=str), beam_size=1, max_decoding_length=MOST_STEPS
    )
    made = NetworkTranslator(network, vocabulary).translate(texts, beam=1)
    assert [processor.decode_pieces(result.hypotheses[0]) for result in results] == made


def test_the_package_is_installed_and_translates(work: Path, tmp_path: Path) -> None:
    for direction in ("ko_en", "en_ko"):
        archive = work / "packages" / f"translate-{direction}-1_0.argosmodel"
        install(archive, into=tmp_path)
        with zipfile.ZipFile(archive) as packed:
            names = {name.partition("/")[2] for name in packed.namelist()}
        assert {"metadata.json", "sentencepiece.model", "README.md", "LICENSE"} <= names
    translator = translator_from((tmp_path,), beam_size=2, threads=1, memory=None)
    assert not isinstance(translator, Absent)
    (best,) = translator.translate(
        ["장관은 서울에서 4번째로 회담을 미뤘다."], source="ko", target="en"
    )
    assert best[0].text.startswith("The")


def test_scores_are_kept_with_their_signatures(work: Path) -> None:
    scores = json.loads((work / "scores.json").read_text(encoding="utf-8"))
    assert {score["direction"] for score in scores} == {"ko_en", "en_ko"}
    assert all(score["signatures"][1].startswith("nrefs:1|case:mixed") for score in scores)


def test_exported_weights_begin_another_run(work: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    given = ["--out", str(work), "--direction", "en_ko", "--into", str(parts)]
    assert main(["export", *given]) == 0
    out = ready(work, tmp_path / "next")
    given = ["--out", str(out), *SHORT, "--steps", "1", "--rate", "0", "--start", str(parts)]
    assert main(["train", *given]) == 0
    old, new = network_of(work / "en_ko"), network_of(out / "en_ko")
    torch.testing.assert_close(new.embedding.weight, old.embedding.weight, atol=2e-3, rtol=2e-3)


class Phrasebook:
    """A translator that knows the toy language by heart, and of the rest only one word."""

    name = "phrasebook"

    def translate(self, texts: Sequence[str], *, beam: int) -> list[str]:  # noqa: ARG002
        known = {en: ko for ko, en in sentences()}
        return [known.get(text, "모름 모름 모름 모름") for text in texts]


def test_a_translator_writes_the_other_side_of_sentences(tmp_path: Path) -> None:
    known = [en for _, en in sentences()[:20]]
    text = tmp_path / "text.txt"
    text.write_text("\n".join(["Nobody has ever heard of this.", *known]), encoding="utf-8")
    path, count = extend(tmp_path, "en", Phrasebook(), texts=[text], most=13, beam=1)
    made = list(read_pairs(path))
    assert count == len(made) == 12
    assert made[0] == Pair(ko=sentences()[0][0], en=known[0], machine="ko")


@pytest.mark.parametrize(
    ("step", "options"),
    [("tokenizer", []), ("train", ["--direction", "ko_en"]), ("export", ["--direction", "ko_en"])],
)
def test_what_is_missing_is_said_in_a_line(
    step: str, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = ["--into", str(tmp_path)] if step == "export" else []
    assert main([step, "--out", str(tmp_path), *options, *into]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{step}: ") and said.count("\n") == 1
