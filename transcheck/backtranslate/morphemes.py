"""Korean texts -> the words of each that carry its content, as dictionary forms, by kiwipiepy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from transcheck.kiwi import kiwi

_PLAIN = frozenset({"NNG", "NNP", "NR", "SN", "SL", "SH", "XR", "MAG"})
_VERBS = frozenset({"VV", "VA", "VCN"})
_NEGATIONS = frozenset({"않", "못하", "말"})
"""Auxiliary verbs (VX) that turn a sentence round; the others only shade it."""


def content_words(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each text its nouns, numbers, foreign words, roots, adverbs, verbs and negations.

    Particles, endings, pronouns, determiners, bound nouns and affixes are left out: they shift with
    style and word order. Tags are those of the Sejong corpus as kiwipiepy gives them.
    """
    analysed = kiwi().tokenize(list(texts))
    return tuple(tuple(_contents(tokens)) for tokens in analysed)


def _contents(tokens: Any) -> Iterator[str]:
    for token in tokens:
        tag = token.tag.partition("-")[0]
        if tag in _PLAIN:
            yield token.form
        elif tag in _VERBS or (tag == "VX" and token.form in _NEGATIONS):
            yield f"{token.form}다"
