"""A raw sentence pair -> the tidy pair, or the name of what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

MOST_CHARACTERS = {"ko": 400, "en": 800}
RATIO = (0.7, 6.0)
"""English characters to Korean ones; a Korean news sentence has about half the characters."""
RATIO_FROM = 25
"""English characters below which any ratio can be right."""
LEAST_HANGUL, LEAST_LATIN = 0.45, 0.95
"""Share of the letters; documentation keeps its identifiers in Latin script on both sides."""
LEAST_WORDY = 0.75
"""Share of letters, digits and spaces: what has less is code or a table."""

_SPACE = re.compile(r"\s+")
_TRAILING = re.compile(r"\s*::\s*$")
_TREEBANK = (
    (re.compile(r"\s*``\s*"), ' "'),
    (re.compile(r"\s*''"), '"'),
    (re.compile(r"\s+([,.;:?!%)\]])"), r"\1"),
    (re.compile(r"([(\[$])\s+"), r"\1"),
    (re.compile(r"\s+('(?:s|m|d|re|ve|ll)|n't)\b"), r"\1"),
    (re.compile(r"\s+('(?=\s))"), r"\1"),
    (re.compile(r"\s+-\s+"), "-"),
)
_NUMBER = re.compile(r"[0-9]+")
_MYRIAD = re.compile(r"[0-9][만억조]")
_NOT_LETTERS = re.compile(r"[\W_]+")


def tidy(text: str, form: str = "") -> str:
    """Composed, on one line, without control characters; `form` "treebank" is put together."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    if form == "treebank":
        for pattern, replacement in _TREEBANK:
            text = pattern.sub(replacement, text)
    return _TRAILING.sub(":", _SPACE.sub(" ", text)).strip()


def objection(ko: str, en: str) -> str:
    """Why this pair is no good to train on, in a word; empty where it is."""
    return next((name for name, wrong in OBJECTIONS if wrong(ko, en)), "")


def letters(text: str) -> str:
    """The text's letters and digits alone: what two spellings of one sentence share."""
    return _NOT_LETTERS.sub("", text.casefold())


def hangul_share(text: str) -> float:
    """Hangul among the letters, 0 where there are none."""
    found = [c for c in text if c.isalpha()]
    return sum("가" <= c <= "힣" for c in found) / max(1, len(found))


def _long(ko: str, en: str) -> bool:
    return len(ko) > MOST_CHARACTERS["ko"] or len(en) > MOST_CHARACTERS["en"]


def _uneven(ko: str, en: str) -> bool:
    low, high = RATIO
    return len(en) >= RATIO_FROM and not low <= len(en) / len(ko) <= high


def _not_korean(ko: str, _: str) -> bool:
    return hangul_share(ko) < LEAST_HANGUL


def _not_english(_: str, en: str) -> bool:
    found = [c for c in en if c.isalpha()]
    latin = sum(c.isascii() or "À" <= c <= "ɏ" for c in found)
    return hangul_share(en) > 0 or latin < LEAST_LATIN * len(found)


def _not_words(ko: str, en: str) -> bool:
    return any(
        sum(c.isalnum() or c.isspace() for c in text) < LEAST_WORDY * len(text) for text in (ko, en)
    )


def _other_numbers(ko: str, en: str) -> bool:
    """Both have numbers and not one in common, and no 만 or 억 tells why."""
    if _MYRIAD.search(ko):
        return False
    left, right = set(_NUMBER.findall(ko)), set(_NUMBER.findall(en))
    return len(left) > 1 and len(right) > 1 and not left & right


OBJECTIONS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("empty", lambda ko, en: not letters(ko) or not letters(en)),
    ("long", _long),
    ("untranslated", lambda ko, en: letters(ko) == letters(en)),
    ("not Korean", _not_korean),
    ("not English", _not_english),
    ("uneven", _uneven),
    ("not words", _not_words),
    ("other numbers", _other_numbers),
)
