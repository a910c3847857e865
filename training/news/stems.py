"""The table of Korean stems -> sets of those whose class their spelling does not show."""

from __future__ import annotations

from functools import cache

from training.news.tables import words


@cache
def stems(kind: str) -> frozenset[str]:
    """The stems of one class: "adjectives" (in dictionary form), "irregular", "plain_reu"..."""
    return frozenset(words("korean")[kind].split())


def is_irregular(stem: str) -> bool:
    """Whether the stem's final consonant changes before a vowel."""
    known = stems("irregular")
    return stem in known or stem[-2:] in known or stem[-1] in known
