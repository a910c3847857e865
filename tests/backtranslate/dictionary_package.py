"""A word table -> a real Argos package whose transformer was written down instead of trained.

The network is an ordinary CTranslate2 encoder-decoder, small enough to reason about: a token's
vector is one-hot in its position and one-hot in its word, self-attention and feed-forward layers
add nothing, the decoder at step t attends to position t, and the projection is the dictionary. So
it translates word for word, its n-best lists hold the synonyms in the table's order, an unknown
word is copied, and everything that runs an Argos package runs it.
"""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2 import specs

DATA = Path(__file__).parent / "data"
SENTENCES = tuple((DATA / "sentences.txt").read_text(encoding="utf-8").splitlines())
POSITIONS = 64
"""Positions told apart; a longer text wraps around and comes out mixed, as hostile input may."""
TABLE_ROWS = 2048
SPECIALS = ("<unk>", "<s>", "</s>")
SURE, STEP = 20.0, 0.6
"""The best rendering's logit, and how much less each further one has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """Renderings by word, best first, in one direction."""

    source: str
    target: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]


def read_dictionaries() -> tuple[Dictionary, Dictionary]:
    """The test's table in both directions: en -> ko as written, ko -> en by the ranks there."""
    table: dict[str, list[str]] = tomllib.loads(
        (DATA / "lexicon.toml").read_text(encoding="utf-8")
    )["words"]
    back: dict[str, list[tuple[int, str]]] = {}
    for english, renderings in table.items():
        for rank, korean in enumerate(renderings):
            back.setdefault(korean, []).append((rank, english))
    return (
        Dictionary(
            source="en",
            target="ko",
            entries=tuple((word, tuple(renderings)) for word, renderings in table.items()),
        ),
        Dictionary(
            source="ko",
            target="en",
            entries=tuple(
                (word, tuple(english for _, english in sorted(found, key=lambda item: item[0])))
                for word, found in back.items()
            ),
        ),
    )


def write_package(
    dictionary: Dictionary,
    folder: Path,
    *,
    version: str = "1.0",
    tokenizer: str = "sentencepiece",
    target_prefix: str = "",
) -> Path:
    """The package as a folder, as argostranslate has it after installing."""
    (folder / "model").mkdir(parents=True)
    words = [w for word, renderings in dictionary.entries for w in (word, *renderings)]
    words = list(dict.fromkeys(words + ([target_prefix] if target_prefix else [])))
    mark = "▁" if tokenizer == "sentencepiece" else ""
    pieces = [*SPECIALS, *(mark + word for word in words)]
    if target_prefix:
        pieces.append(target_prefix)
    write_model(dictionary, pieces, folder / "model", mark=mark)
    if tokenizer == "sentencepiece":
        (folder / "sentencepiece.model").write_bytes(word_pieces(words))
    else:
        (folder / "bpe.model").write_text(merges(words), encoding="utf-8")
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": dictionary.source,
        "to_code": dictionary.target,
        "from_name": dictionary.source,
        "to_name": dictionary.target,
        "target_prefix": target_prefix,
    }
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    (folder / "README.md").write_text("A dictionary as a transformer.\n", encoding="utf-8")
    return folder


def zipped(folder: Path, archive: Path) -> Path:
    """The folder as a `.argosmodel` file; stored, for zeros and ones look like a bomb."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                out.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    return archive


def word_pieces(words: list[str]) -> bytes:
    """A sentencepiece model in which every word is one piece."""
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(words),
        model_writer=out,
        model_type="word",
        vocab_size=len(words) + len(SPECIALS),
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return out.getvalue()


def merges(words: list[str]) -> str:
    """Merge operations of byte pair encoding (Sennrich et al. 2016) that spell each word out."""
    lines = ["#version: 0.2"]
    for word in words:
        letters = [*word[:-1], word[-1] + "</w>"]
        for at in range(1, len(letters)):
            lines.append(f"{''.join(letters[:at])} {letters[at]}")
    return "\n".join(dict.fromkeys(lines)) + "\n"


def write_model(dictionary: Dictionary, pieces: list[str], folder: Path, *, mark: str) -> None:
    """The network in CTranslate2's own format, int8."""
    width = POSITIONS + len(pieces) + -(POSITIONS + len(pieces)) % 16
    spec = specs.TransformerSpec.from_config(1, 1)
    written = _Writer(width=width, words=len(pieces))
    written.encoder(spec.encoder)
    written.decoder(spec.decoder, logits(dictionary, pieces, mark=mark))
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def logits(dictionary: Dictionary, pieces: list[str], *, mark: str) -> np.ndarray:
    """Logit of each target piece (row) given the source piece attended to (column)."""
    at = {piece: index for index, piece in enumerate(pieces)}
    table = np.zeros((len(pieces), len(pieces)), dtype=np.float32)
    for special in ("<unk>", "</s>"):
        table[at[special], at[special]] = SURE
    for row, (word, renderings) in enumerate(dictionary.entries):
        for rank, rendering in enumerate(renderings):
            # a step of its own for every word: no two renderings of a sentence tie
            logit = SURE - rank * (STEP + row / 100)
            table[at[mark + rendering], at[mark + word]] = logit
    return table


class _Writer:
    """Fills the specification: the first `POSITIONS` dimensions say where, the others what."""

    def __init__(self, *, width: int, words: int) -> None:
        self.width = width
        self.words = words
        self.where = np.zeros((TABLE_ROWS, width), dtype=np.float32)
        self.where[np.arange(TABLE_ROWS), np.arange(TABLE_ROWS) % POSITIONS] = 1
        self.what = np.zeros((words, width), dtype=np.float32)
        self.what[np.arange(words), POSITIONS + np.arange(words)] = 1

    def encoder(self, spec: specs.TransformerEncoderSpec) -> None:
        spec.scale_embeddings = False
        spec.embeddings[0].weight = self.what
        spec.position_encodings.encodings = self.where
        self.norm(spec.layer_norm, ones=2)
        self.idle(spec.layer[0])

    def decoder(self, spec: specs.TransformerDecoderSpec, table: np.ndarray) -> None:
        spec.scale_embeddings = False
        spec.embeddings.weight = np.zeros_like(self.what)
        spec.position_encodings.encodings = self.where
        self.norm(spec.layer_norm, ones=2)
        self.idle(spec.layer[0])
        self.look_up(spec.layer[0].attention)
        spec.projection.weight = table @ self.what
        spec.projection.bias = np.zeros(self.words, dtype=np.float32)

    def look_up(self, spec: specs.MultiHeadAttentionSpec) -> None:
        """Attention from step t to position t, carrying the word that stands there."""
        where = np.diag((np.arange(self.width) < POSITIONS).astype(np.float32))
        what = np.eye(self.width, dtype=np.float32) - where
        self.norm(spec.layer_norm, ones=1)
        self.linear(spec.linear[0], where * 30 * self.width**0.5)
        self.linear(spec.linear[1], np.concatenate([where, what]))
        self.linear(spec.linear[2], what)

    def idle(self, layer: specs.TransformerEncoderLayerSpec) -> None:
        """Self-attention and feed-forward layers that add nothing."""
        width = self.width
        self.norm(layer.self_attention.layer_norm, ones=1)
        self.linear(layer.self_attention.linear[0], np.zeros((3 * width, width), np.float32))
        self.linear(layer.self_attention.linear[1], np.zeros((width, width), np.float32))
        self.norm(layer.ffn.layer_norm, ones=1)
        self.linear(layer.ffn.linear_0, np.zeros((16, width), np.float32))
        self.linear(layer.ffn.linear_1, np.zeros((width, 16), np.float32))

    def linear(self, spec: object, weight: np.ndarray) -> None:
        spec.weight = weight  # type: ignore[attr-defined]
        spec.bias = np.zeros(len(weight), dtype=np.float32)  # type: ignore[attr-defined]

    def norm(self, spec: object, *, ones: int) -> None:
        """A layer norm that gives a vector of `ones` ones and else zeros back as it is."""
        mean = ones / self.width
        deviation = (mean - mean**2) ** 0.5
        spec.gamma = np.full(self.width, deviation, np.float32)  # type: ignore[attr-defined]
        spec.beta = np.full(self.width, mean, np.float32)  # type: ignore[attr-defined]
