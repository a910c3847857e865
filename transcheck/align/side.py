"""What aligning looks at of one article."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcheck.model import Claim

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One article's claims: their words, unit embeddings of shape (n, d), and facts' keys."""

    claims: tuple[Claim, ...]
    texts: tuple[str, ...]
    vectors: Vectors
    keys: tuple[frozenset[str], ...]

    @property
    def described(self) -> NDArray[np.bool_]:
        """Which claims say who somebody is, shape (n,)."""
        return np.array([claim.kind == "description" for claim in self.claims], dtype=bool)
