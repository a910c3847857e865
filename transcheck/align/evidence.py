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
from transcheck.align.weights import Weights, shipped

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Terms = Sequence[frozenset[str]]

SHRINK = 20
"""Claims that weigh as much as the claims at hand in saying that the common part is nothing."""
LEAST = -6.0
"""Evidence below this counts as this."""

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]{2,}")
_STEM = 5


def evidence(wire: Side, translation: Side, *, weights: Weights | None = None) -> Matrix:
    """Log odds that each pair speaks of the same thing, shape (wire claims, translation claims)."""
    by_name = (weights or shipped()).evidence
    found = by_name["bias"] + sum(
        by_name[name] * values for name, values in signs(wire, translation).items()
    )
    return np.asarray(np.round(np.maximum(found, LEAST), 4), dtype=np.float64)


def signs(wire: Side, translation: Side) -> dict[str, Matrix]:
    """What the evidence weighs, each of the shape of the evidence.

    Of words and facts that both have, how much they tell apart, as a logarithm. One speaker of
    both counts the more, the less the articles quote that one: who says everything tells nothing
    apart.
    """
    return {
        "nearness": _nearness(wire.vectors, translation.vectors),
        "words": np.log1p(_shared(words_of(wire), words_of(translation))),
        "facts": np.log1p(_shared(wire.keys, translation.keys)),
        "speaker": _shared(_speakers(wire), _speakers(translation)),
    }


def _nearness(wire: Vectors, translation: Vectors) -> Matrix:
    """Cosine of the embeddings less their mean over both articles, the topic of the story.

    The mean is shrunk towards nothing, as few claims say little of what a story's topic is.
    """
    both = np.concatenate([wire, translation]).astype(np.float64)
    topic = both.sum(axis=0) / (len(both) + SHRINK)
    lengths = np.linalg.norm(both - topic, axis=1, keepdims=True)
    centred = (both - topic) / np.where(lengths > 0, lengths, 1)
    return np.asarray(centred[: len(wire)] @ centred[len(wire) :].T)


def words_of(side: Side) -> list[frozenset[str]]:
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


def _shared(wire: Terms, translation: Terms) -> Matrix:
    """The weight of the terms that each pair shares."""
    ours, theirs, weights = incidence(wire, translation)
    return (ours * weights) @ theirs.T


def incidence(wire: Terms, translation: Terms) -> tuple[Matrix, Matrix, Vector]:
    """1 where a claim (row) has a term (column), for either article, and each term's weight.

    A term weighs by its inverse claim frequency (Spärck Jones 1972).
    """
    frequency = Counter(chain.from_iterable([*wire, *translation]))
    total = len(wire) + len(translation)
    at = {term: column for column, term in enumerate(sorted(frequency))}
    weights = np.array([math.log(1 + total / frequency[term]) for term in at])
    return _marked(wire, at), _marked(translation, at), weights


def _marked(side: Terms, at: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(side), len(at)))
    for row, members in enumerate(side):
        matrix[row, [at[term] for term in members]] = 1
    return matrix


def _speakers(side: Side) -> list[frozenset[str]]:
    """Each claim's speaker by the last name, if it has one."""
    names = [claim.speaker.name.split()[-1:] if claim.speaker else [] for claim in side.claims]
    return [frozenset(name.casefold() for name in given) for given in names]
