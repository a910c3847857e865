"""A derived pair with its marks -> two finished sentences: particles, articles, marks, capitals."""

from __future__ import annotations

import re

from training.news.english import article
from training.news.particles import attach

_ARTICLE = re.compile(r"\b([Aa]) (?=(\S+))")
_SPACES = re.compile(r"\s{2,}")
_DOUBLE_COMMA = re.compile(r",\s*,")
_START = re.compile(r"^[“\"‘(]*")


def korean(text: str) -> str:
    """The Korean side with its particles, one space between words, and a full stop."""
    text = _SPACES.sub(" ", attach(text)).strip()
    return text if text.endswith((".", "?", "!")) else text + "."


def english(text: str) -> str:
    """The English side with its articles, no doubled marks, a capital and a full stop."""
    text = _SPACES.sub(" ", text).strip().replace("can not", "cannot").replace(" 's", "'s")
    text = _ARTICLE.sub(lambda m: ("A" if m[1] == "A" else "a") + article(m[2])[1:] + " ", text)
    text = (
        _DOUBLE_COMMA.sub(",", text)
        .rstrip(",")
        .replace(",.", ".")
        .replace(" ,", ",")
        .replace("”.", ".”")
    )
    if text.endswith("”") and not text.endswith((".”", "?”", "!”")):
        text = text[:-1] + ".”"
    elif not text.endswith((".", "?", "!", ".”", "?”", "!”")):
        text += "."
    return _capital(text.replace("..", "."))


def _capital(text: str) -> str:
    at = _START.match(text)
    first = at.end() if at else 0
    return text[:first] + text[first].upper() + text[first + 1 :]
