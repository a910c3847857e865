"""Sentences of the test sets -> whether a training sentence is one of them, or nearly so."""

from __future__ import annotations

from collections.abc import Iterable

from training.translate.cleaning import letters

WIDTH = {"ko": 8, "en": 20}
"""Letters in a shingle: about three words."""
NEAR = 0.5
"""Share of a sentence's shingles that test sentences have as well."""
STRIDE = 3
"""Every third shingle of a training sentence is looked up: enough for a share."""


class Seen:
    """Test sentences of one language."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self.width = WIDTH[language]
        self.whole = {letters(text) for text in texts}
        self.shingles = {
            hash(text[at : at + self.width])
            for text in self.whole
            for at in range(len(text) - self.width + 1)
        }

    def meets(self, text: str) -> bool:
        """Equal but for case, spaces and punctuation, or at least `NEAR` of it is known."""
        own = letters(text)
        if own in self.whole:
            return True
        starts = range(0, len(own) - self.width + 1, STRIDE)
        known = sum(hash(own[at : at + self.width]) in self.shingles for at in starts)
        return len(own) >= 2 * self.width and known >= NEAR * len(starts)
