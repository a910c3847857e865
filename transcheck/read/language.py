"""Text -> its language, by the script of its letters."""

from __future__ import annotations

import unicodedata
from collections import Counter

from transcheck.errors import InputError
from transcheck.model import Language

_SAMPLE = 100_000
_LANGUAGE_OF: dict[str, Language] = {"LATIN": "en", "HANGUL": "ko"}
_NAME_OF: dict[Language, str] = {"en": "English", "ko": "Korean"}
_LETTERS_PER_SYLLABLE = 2.5


def language_of(text: str, where: str) -> Language:
    """English or Korean, whichever script carries most of the text's words.

    A Hangul syllable counts as much as 2.5 Latin letters, for that is how much more it says; so a
    Korean story full of English names stays Korean. Only the script is looked at: French passes as
    English. InputError, opened by `where`, for another script or no letters at all.
    """
    weights = _weights(text[:_SAMPLE])
    if not weights:
        raise InputError(f"{where}: holds no words; give the text of an article")
    script = max(weights, key=lambda name: weights[name])
    if script not in _LANGUAGE_OF:
        raise InputError(
            f"{where}: is written mostly in {script.title()} letters; "
            "give an English or a Korean article"
        )
    return _LANGUAGE_OF[script]


def checked(declared: Language | None, text: str, where: str) -> Language:
    """The text's language; InputError where it is declared as the other one."""
    seen = language_of(text, where)
    if declared not in (None, seen):
        raise InputError(
            f"{where}: is given as {_NAME_OF[declared]} but written in {_NAME_OF[seen]}; "
            "check which file is which, or correct the language"
        )
    return seen


def language_named(name: str, where: str) -> Language:
    """The language code `name`; InputError, opened by `where`, unless it is "en" or "ko"."""
    for language in _NAME_OF:
        if name.strip().lower() == language:
            return language
    raise InputError(f"{where}: {name[:40]!r} is no language of transcheck; write en or ko")


def _weights(text: str) -> dict[str, float]:
    """Script -> weight of its letters, for scripts that occur."""
    counts = Counter(filter(str.isalpha, text))
    weights: Counter[str] = Counter()
    for letter, count in counts.items():
        weights[unicodedata.name(letter, "UNKNOWN").split()[0]] += count
    return {
        script: count * (_LETTERS_PER_SYLLABLE if script == "HANGUL" else 1)
        for script, count in weights.items()
    }
