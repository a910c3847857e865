"""A trained network -> the folder that transcheck ships: int8 encoder, heads, tokenizer, card."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from training.drift.network import CrossEncoder

TARGET = Path(__file__).parents[2] / "transcheck" / "models" / "drift-minilm"
HEADS = ("dense", "pair", "pieces")
MOST_BYTES = 26_000_000
NOTICE = """\
The drift model: a cross-encoder made from all-MiniLM-L6-v2, int8 for CTranslate2, with its heads

Weights to begin with, and tokenizer: sentence-transformers/all-MiniLM-L6-v2, Copyright the
sentence-transformers authors (UKP Lab, Technische Universitaet Darmstadt, and Nils Reimers), a
fine-tuning of nreimers/MiniLM-L6-H384-uncased, which derives from Microsoft's MiniLM. Licensed
under the Apache License, Version 2.0; the licence text is the file LICENSE at the top of this
project.

Changes: trained further by `python -m training.drift` on text of this project (Apache-2.0) and, in
its first stage, on Breaking NLI, SNLI, MED and HELP (CC BY-SA 4.0), FEVER (CC BY-SA 3.0), MoNLI (CC
BY 4.0), ConjNLI (MIT) and MLQE-PE (CC0), since version 2 on sentence pairs of ECB+ (Cybulska and
Vossen 2014, CC BY 3.0), since version 4 on our own text with words exchanged that WordNet 3.0
(Princeton University) relates; no text of these is in it. training/drift/README.md is its model
card.
"""


def export(network: CrossEncoder, source: Path, *, target: Path = TARGET, version: str) -> int:
    """Write the model to `target`, with the tokenizer of `source`; how many bytes it takes."""
    from ctranslate2.converters import TransformersConverter

    with tempfile.TemporaryDirectory() as scratch:
        whole, made = Path(scratch) / "whole", Path(scratch) / "made"
        encoder: Any = network.encoder
        encoder.save_pretrained(whole)
        for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"):
            shutil.copy(source / name, whole / name)
        TransformersConverter(str(whole)).convert(str(made), quantization="int8")
        shutil.copy(source / "tokenizer.json", made / "tokenizer.json")
        np.savez(made / "heads.npz", **heads(network))
        (made / "NOTICE").write_text(NOTICE, encoding="utf-8")
        size = sum(path.stat().st_size for path in made.iterdir())
        if size > MOST_BYTES:
            raise ValueError(f"the model takes {size} bytes, more than {MOST_BYTES}")
        write_manifest(made, version=version)
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(made.iterdir()):
            shutil.copy(path, target / path.name)
    return size


def heads(network: CrossEncoder) -> dict[str, np.ndarray[Any, Any]]:
    """The weights of the small layers, as half floats."""
    return {
        f"{name}.{part}": getattr(getattr(network, name), part).detach().numpy().astype(np.float16)
        for name in HEADS
        for part in ("weight", "bias")
    }


def write_manifest(made: Path, *, version: str) -> None:
    """List the files with their digests: transcheck refuses to load any other."""
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(made.iterdir())
    }
    manifest = {
        "name": "drift-minilm",
        "version": version,
        "kind": "drift",
        "licence": "Apache-2.0",
        "files": files,
    }
    (made / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
