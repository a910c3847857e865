"""A text's round trip through Korean -> what went wrong with it, if anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from transcheck.backtranslate.argos import LONGEST_TEXT

KEPT_AT_LEAST = 30.0
"""chrF between a text and its round trip below which the model does not carry the text."""
HANGUL_AT_LEAST = 0.3
"""Share of Hangul among a Korean rendering's letters below which it was copied, not translated."""
BACK_AT_LEAST = 0.4
"""Length of a round trip against its text's below which words were dropped."""
KOREAN_AT_LEAST = 0.15
"""Length of the Korean against the English, likewise; Korean news runs at about half."""
SHORTEST_LOOP = 8
"""Characters from which on a stretch that says one thing four times is a loop, not an emphasis."""
_LOOP = re.compile(r"(.{1,40}?)\1{3,}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip:
    """An English text, its best Korean, that Korean's English, and the chrF the two English share.

    `kept` is the noise floor: how far the model carries this text, 0 to 100.
    """

    text: str
    korean: str
    back: str
    kept: float


def complaint(trip: RoundTrip) -> str:
    """Why the Korean of a text cannot be relied on, in a few words; else empty."""
    return next((reason for ails, reason in _COMPLAINTS if ails(trip)), "")


def loops(text: str) -> bool:
    """Whether a piece of `text` with a letter in it stands there four times on end."""
    return any(
        len(loop[0]) >= SHORTEST_LOOP and any(letter.isalpha() for letter in loop[1])
        for loop in _LOOP.finditer(text)
    )


def _wordless(trip: RoundTrip) -> bool:
    return not any(letter.isalpha() for letter in trip.text)


def _endless(trip: RoundTrip) -> bool:
    return len(trip.text) > LONGEST_TEXT


def _empty(trip: RoundTrip) -> bool:
    return not trip.korean.strip() or not trip.back.strip()


def _copied(trip: RoundTrip) -> bool:
    letters = [letter for letter in trip.korean if letter.isalpha()]
    hangul = sum("가" <= letter <= "힣" for letter in letters)
    return hangul < HANGUL_AT_LEAST * len(letters) or not letters


def _repeating(trip: RoundTrip) -> bool:
    return (loops(trip.korean) or loops(trip.back)) and not loops(trip.text)


def _dropping(trip: RoundTrip) -> bool:
    length = len(trip.text)
    return len(trip.korean) < KOREAN_AT_LEAST * length or len(trip.back) < BACK_AT_LEAST * length


def _lost(trip: RoundTrip) -> bool:
    return trip.kept < KEPT_AT_LEAST


_COMPLAINTS: tuple[tuple[Callable[[RoundTrip], bool], str], ...] = (
    (_wordless, "has no words"),
    (_endless, "is too long for one sentence"),
    (_empty, "comes out empty"),
    (_copied, "is copied, not translated"),
    (_repeating, "comes out repeating itself"),
    (_dropping, "comes out with words dropped"),
    (_lost, "does not survive its round trip"),
)
"""The first that holds is given."""
