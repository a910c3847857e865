"""Texts -> unit vectors, with all-MiniLM-L6-v2 in int8 on CTranslate2."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transcheck.errors import ModelError
from transcheck.weights import damaged, read_manifest, verified

KIND = "encoder"
DIMENSION = 384
MOST_TOKENS = 256
"""The model's own limit; what a text has beyond it does not count."""
BATCH_TOKENS = 4096


@dataclass(frozen=True, kw_only=True)
class _Engine:
    tokenizer: Any
    encoder: Any


class MiniLMEncoder:
    """Mean-pooled, normalised sentence embeddings (Reimers and Gurevych 2019), shape (n, 384).

    A text's vector does not depend on what else is encoded with it: only texts of one length
    share a batch, so nothing is padded.
    """

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder = folder
        self.threads = threads

    @cached_property
    def signature(self) -> str:
        """The model's name with its version."""
        manifest = read_manifest(self.folder, kind=KIND)
        return f"{manifest.name}-int8-{manifest.version}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text; an empty text gives the vector of no words."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        if not texts:
            return vectors
        unique = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        tokens = [item.ids for item in self._engine.tokenizer.encode_batch(list(unique))]
        rows = np.zeros((len(unique), DIMENSION), dtype=np.float32)
        for batch in equal_lengths(tokens):
            rows[batch] = self._embed([tokens[at] for at in batch])
        return rows[[unique[text] for text in texts]]

    def _embed(self, tokens: list[list[int]]) -> NDArray[np.float32]:
        states = np.asarray(self._engine.encoder.forward_batch(tokens).last_hidden_state)
        means = states.astype(np.float32).mean(axis=1)
        normal: NDArray[np.float32] = means / np.linalg.norm(means, axis=1, keepdims=True)
        return normal

    @cached_property
    def _engine(self) -> _Engine:
        import ctranslate2
        from tokenizers import Tokenizer

        verified(self.folder, kind=KIND)
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        try:
            encoder = ctranslate2.Encoder(str(self.folder), intra_threads=self.threads)
        except (ValueError, RuntimeError) as error:
            raise ModelError(damaged(self.folder, str(error), kind=KIND)) from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_TOKENS)
        return _Engine(tokenizer=tokenizer, encoder=encoder)


def equal_lengths(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Indices of `tokens`, grouped by equal length, a batch at most `BATCH_TOKENS` long."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for at, ids in enumerate(tokens):
        by_length[len(ids)].append(at)
    for length, members in sorted(by_length.items()):
        size = max(1, BATCH_TOKENS // length)
        for start in range(0, len(members), size):
            yield members[start : start + size]
