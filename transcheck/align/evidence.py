"""Two articles' claims -> what speaks for each pair of claims, seen alone, as log odds.

The evidence is how near their embeddings are once what all claims of the two articles have in
common is taken away, which rare words and facts they share, and whether one speaker says both. Two
speakers are no evidence against: a remark given to another must still link.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from transcheck.align.side import Side, Vectors

Matrix = NDArray[np.float64]
Terms = Sequence[frozenset[str]]

BASE = -6.9
"""Log odds of two claims that share nothing."""
NEARNESS = 5.5
"""What the cosine of the centred embeddings adds, times the cosine."""
LIKENESS = 2.0
"""What the cosine of the weighted words adds, times the cosine."""
WORDS = 2.0
"""What the weight of the shared words adds, times its logarithm."""
FACTS = 1.0
"""What the weight of the shared facts adds, times its logarithm."""
SPEAKER = 0.5
"""What one speaker of both adds, times its weight: who says everything tells nothing apart."""
SHRINK = 20
"""Claims that weigh as much as the claims at hand in saying that the common part is nothing."""
LEAST = -6.0
"""Evidence below this counts as this."""

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]{2,}")
_STEM = 5


def evidence(wire: Side, translation: Side) -> Matrix:
    """Log odds that each pair speaks of the same thing, shape (wire claims, translation claims).

    The weights began as a logistic regression on the development pairs of `corpora/`. They were
    moved by hand towards shared words, with the dev sets of ECB+, WiCE and SuperPAL in view,
    and away from speakers, with one real pair in view.
    """
    words, likeness = _shared(_words(wire), _words(translation))
    facts, _ = _shared(wire.keys, translation.keys)
    speakers, _ = _shared(_speakers(wire), _speakers(translation))
    found = (
        BASE
        + NEARNESS * _nearness(wire.vectors, translation.vectors)
        + LIKENESS * likeness
        + WORDS * np.log1p(words)
        + FACTS * np.log1p(facts)
        + SPEAKER * speakers
    )
    return np.asarray(np.round(np.maximum(found, LEAST), 4), dtype=np.float64)


def _nearness(wire: Vectors, translation: Vectors) -> Matrix:
    """Cosine of the embeddings less their mean over both articles, the topic of the story.

    The mean is shrunk towards nothing, as few claims say little of what a story's topic is.
    """
    both = np.concatenate([wire, translation]).astype(np.float64)
    topic = both.sum(axis=0) / (len(both) + SHRINK)
    lengths = np.linalg.norm(both - topic, axis=1, keepdims=True)
    centred = (both - topic) / np.where(lengths > 0, lengths, 1)
    return np.asarray(centred[: len(wire)] @ centred[len(wire) :].T)


def _words(side: Side) -> list[frozenset[str]]:
    """The beginnings of each claim's words that are not plain."""
    return [
        frozenset(w[:_STEM] for w in _WORD.findall(text.lower()) if w not in _plain_words())
        for text in side.texts
    ]


@cache
def _plain_words() -> frozenset[str]:
    """`data/plain_words.txt`: the words that every text has."""
    listed = resources.files("transcheck").joinpath("data/plain_words.txt")
    return frozenset(listed.read_text(encoding="utf-8").split())


def _shared(wire: Terms, translation: Terms) -> tuple[Matrix, Matrix]:
    """The weight of the terms that each pair shares, and the cosine of their weighted terms.

    A term weighs by its inverse claim frequency (Spärck Jones 1972).
    """
    frequency = Counter(chain.from_iterable([*wire, *translation]))
    total = len(wire) + len(translation)
    terms = {term: at for at, term in enumerate(sorted(frequency))}
    weights = np.array([math.log(1 + total / frequency[term]) for term in terms])
    ours, theirs = _incidence(wire, terms), _incidence(translation, terms)
    lengths = [np.sqrt(side @ weights**2) for side in (ours, theirs)]
    product = np.outer(*(np.where(length > 0, length, 1) for length in lengths))
    return (ours * weights) @ theirs.T, (ours * weights**2) @ theirs.T / product


def _incidence(side: Terms, terms: dict[str, int]) -> Matrix:
    """1 where a claim (row) has a term (column)."""
    matrix = np.zeros((len(side), len(terms)))
    for row, members in enumerate(side):
        matrix[row, [terms[term] for term in members]] = 1
    return matrix


def _speakers(side: Side) -> list[frozenset[str]]:
    """Each claim's speaker by the last name, if it has one."""
    names = [claim.speaker.name.split()[-1:] if claim.speaker else [] for claim in side.claims]
    return [frozenset(name.casefold() for name in given) for given in names]
