"""Korean text with particle marks ("한국_은", "3%_을") -> the same with the fitting particles."""

from __future__ import annotations

import re

from training.news.hangul import Ending, sound

PARTICLES: dict[str, tuple[str, str]] = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이나": ("이나", "나"),
    "이며": ("이며", "며"),
    "이라": ("이라", "라"),
    "이다": ("이다", "다"),
    "이었": ("이었", "였"),
    "이란": ("이란", "란"),
    "이라도": ("이라도", "라도"),
}
"""Mark -> the form after a final consonant and the form after a vowel."""

_MARK = re.compile("_(" + "|".join(sorted(PARTICLES, key=len, reverse=True)) + ")")


def particle(mark: str, ending: Ending) -> str:
    """The form that `mark` takes after a word that ends so; 으로 loses its vowel after ㄹ too."""
    closed, opened = PARTICLES[mark]
    if mark == "으로" and ending == "liquid":
        return opened
    return opened if ending == "vowel" else closed


def attach(text: str) -> str:
    """Replace every mark by the particle that the word before it takes."""
    if "_" not in text:
        return text
    done: list[str] = []
    at = 0
    for mark in _MARK.finditer(text):
        done.append(text[at : mark.start()])
        before = "".join(done[-3:])
        done.append(particle(mark.group(1), sound(before[-40:])))
        at = mark.end()
    return "".join((*done, text[at:]))
