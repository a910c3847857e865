"""An encoder -> the same encoder, which computes each text once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transcheck.ports import Encoder

MOST_TEXTS = 20_000
"""About 30 MB of vectors; when it is full, all is forgotten and begun again."""


class RememberingEncoder:
    """Wraps any encoder; the vectors are the wrapped encoder's own."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    @property
    def signature(self) -> str:
        """The wrapped encoder's signature."""
        return self._encoder.signature

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text: shape (len(texts), dimension)."""
        if len(self._vectors) > MOST_TEXTS:
            self._vectors.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        if not texts:
            return self._encoder.encode(())
        return np.stack([self._vectors[text] for text in texts])
