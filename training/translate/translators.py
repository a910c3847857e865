"""Texts -> translated texts, by a network in training or by a finished package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import torch

from training.translate.checkpoints import network_of
from training.translate.decode import LENGTH_PENALTY, decode
from training.translate.network import Network
from training.translate.tokenizer import END, load
from training.translate.tokens import MOST_TOKENS

PACKAGE_BATCH = 1024
"""Source tokens."""


class Translator(Protocol):
    """Either of the two; `name` says in a report what it is."""

    name: str

    def translate(self, texts: Sequence[str], *, beam: int) -> list[str]:
        """The best rendering of each text."""


class NetworkTranslator:
    """A network with the vocabulary's path."""

    def __init__(self, network: Network, vocabulary: Path, name: str = "network") -> None:
        self.network, self.name = network, name
        self.processor = load(vocabulary)

    def translate(self, texts: Sequence[str], *, beam: int) -> list[str]:
        """Longer texts than training has seen are cut."""
        ids = self.processor.encode(list(texts), out_type=int)
        made = decode(self.network, [[*row[:MOST_TOKENS], END] for row in ids], beam=beam)
        decoded: list[str] = self.processor.decode(made)
        return decoded


class PackageTranslator:
    """An Argos package's folder, run as Argos Translate runs it but for batches."""

    def __init__(self, folder: Path) -> None:
        import ctranslate2

        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        direction = f"{metadata['from_code']}_{metadata['to_code']}"
        self.name = f"package {direction}-{metadata['package_version']} int8"
        self.processor = load(folder / "sentencepiece.model")
        self.engine = ctranslate2.Translator(str(folder / "model"), compute_type="int8")

    def translate(self, texts: Sequence[str], *, beam: int) -> list[str]:
        """As CTranslate2 does, int8."""
        results = self.engine.translate_batch(
            self.processor.encode(list(texts), out_type=str),
            beam_size=beam,
            length_penalty=LENGTH_PENALTY,
            max_batch_size=PACKAGE_BATCH,
            batch_type="tokens",
        )
        return [self.processor.decode_pieces(result.hypotheses[0]) for result in results]


def translator_in(work: Path, direction: str) -> Translator:
    """The direction's trained network, on the GPU where there is one."""
    gpu = torch.cuda.is_available()
    network = network_of(work / direction, torch.bfloat16 if gpu else torch.float32)
    network = network.to("cuda" if gpu else "cpu")
    return NetworkTranslator(network, work / "ready" / "sentencepiece.model")
