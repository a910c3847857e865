"""English text -> the units whose Korean is looked up: stems, and runs of them that form a term."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

LONGEST_TERM = 4
"""Words of the longest run that is taken for one unit."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


def stems(text: str) -> tuple[str, ...]:
    """Snowball stems (Porter 2001) of the words that carry content, in text order."""
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return tuple(_stem(word) for word in words if word not in _plain())


def units(found: Sequence[str], terms: Container[str]) -> Iterator[str]:
    """The stems, then each run of them that is one of `terms`, its stems joined by spaces."""
    yield from found
    for length in range(2, LONGEST_TERM + 1):
        for at in range(len(found) - length + 1):
            run = " ".join(found[at : at + length])
            if run in terms:
                yield run


@cache
def _plain() -> frozenset[str]:
    listed = resources.files("transcheck").joinpath("data/plain_words.txt")
    return frozenset(listed.read_text(encoding="utf-8").split())


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem
