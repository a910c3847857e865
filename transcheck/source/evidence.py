"""Two articles' segments and a lexicon -> how likely each segment's tokens are given another's.

A token of one article either stands for one of the other or is there by chance. Every figure here
is the ratio of the two, as in IBM Model 1 (Brown et al. 1993) with the likeliest alignment in
place of the sum over all: 0 where nothing there accounts for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from transcheck.ports import Lexicon
from transcheck.source.side import MOST_TOKENS, Side, Tokens

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

ITSELF = 0.9
"""The chance of a fact's key, or of a word in Latin letters, given itself."""
MOST_OFTEN = 60
"""Segments with a token beyond which it is left out: it tells none from another, and costs time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where in the English article a Korean token may have gone, in text order.

    By place: the segment, the token's position in it, and both tokens' ratios.
    """

    segments: Indices
    positions: Indices
    korean: Floats
    english: Floats


class Evidence:
    """The ratios of two articles' tokens, by Korean segment and window of English ones."""

    def __init__(self, korean: Side, english: Side, lexicon: Lexicon) -> None:
        self._tokens, theirs = _telling(korean.tokens), _telling(english.tokens)
        self._places = dict(_places(self._tokens, theirs, lexicon))
        counts = np.array([len(tokens) for tokens in theirs])
        self.held = np.arange(MOST_TOKENS) < counts[:, None]
        """Which positions of the English segments hold a token: shape (segments, MOST_TOKENS)."""

    def row(self, segment: int, first: int, end: int) -> tuple[Floats, Floats]:
        """For a Korean segment and the English ones from `first` to `end`, ratios of their tokens.

        Of each Korean token given each English segment, shape (tokens, end - first); of each
        English token given the Korean segment, shape (end - first, MOST_TOKENS).
        """
        tokens = self._tokens[segment]
        korean = np.zeros((len(tokens), end - first))
        english = np.zeros((end - first, MOST_TOKENS))
        for at, token in enumerate(tokens):
            if token in self._places:
                places = self._places[token]
                part = slice(*np.searchsorted(places.segments, (first, end)))
                column = places.segments[part] - first
                np.maximum.at(korean[at], column, places.korean[part])
                np.maximum.at(english, (column, places.positions[part]), places.english[part])
        return korean, english


def _telling(article: Tokens) -> Tokens:
    """The article without what stands nearly everywhere."""
    counts = Counter(chain.from_iterable(article))
    return tuple(
        tuple(token for token in tokens if counts[token] <= MOST_OFTEN) for tokens in article
    )


def _places(korean: Tokens, english: Tokens, lexicon: Lexicon) -> Iterator[tuple[str, Places]]:
    """By Korean token that something in the English article can stand for."""
    often, often_english = _background(korean), _background(english)
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for segment, tokens in enumerate(english):
        for position, token in enumerate(tokens):
            where[token].append((segment, position))
    for token, partners in _partners(often, often_english, lexicon).items():
        found = sorted(
            (*place, there / often[token], back / often_english[partner])
            for partner, (there, back) in partners.items()
            for place in where[partner]
        )
        segments, positions, ours, theirs = zip(*found, strict=True)
        yield (
            token,
            Places(
                segments=np.array(segments),
                positions=np.array(positions),
                korean=np.array(ours),
                english=np.array(theirs),
            ),
        )


def _background(article: Tokens) -> Mapping[str, float]:
    """Each token's share of the article's tokens."""
    counts = Counter(chain.from_iterable(article))
    return {token: count / counts.total() for token, count in counts.items()}


def _partners(
    korean: Mapping[str, float], english: Mapping[str, float], lexicon: Lexicon
) -> Mapping[str, Mapping[str, tuple[float, float]]]:
    """By Korean token the English ones that it can stand for, with p(ko | en) and p(en | ko)."""
    found: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for unit in english:
        for word, chances in lexicon.stands_for(unit).items():
            if word in korean:
                found[word][unit] = chances
    for token in korean:
        if token.lower() in english:
            found[token][token.lower()] = (ITSELF, ITSELF)
    return found
