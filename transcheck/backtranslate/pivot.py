"""Both sides' English of many links -> what becomes of each link in Korean.

Two English renderings of one Korean text meet again in Korean, at least among the n best; a changed
fact stays apart. Compared are the n-best lists, for a single rendering is one of many.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transcheck.backtranslate.characters import shared_characters
from transcheck.backtranslate.health import RoundTrip, complaint, loops
from transcheck.backtranslate.morphemes import content_words
from transcheck.model import Hypothesis, Pivot, PivotOutcome
from transcheck.ports import Translator

PLAUSIBLE = 0.5
"""Mean log-probability that a rendering may fall short of the best and still count."""
COMPARABLE = 0.5
"""Share of content words (Dice) from which on the words left over answer each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendering:
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """An English text's round trip, and its plausible Korean renderings, best first."""

    trip: RoundTrip
    korean: tuple[_Rendering, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """Two Korean renderings, one of each side, and the content words that only one of them has."""

    wire: _Rendering
    translation: _Rendering
    similarity: float
    only_wire: tuple[str, ...]
    only_translation: tuple[str, ...]

    @property
    def shared(self) -> float:
        """The share of content words that both have, by Dice: 0 to 1; 0 where there are none."""
        count = len(self.wire.words) + len(self.translation.words)
        apart = len(self.only_wire) + len(self.only_translation)
        return (count - apart) / max(1, count)


def pivots(
    pairs: Sequence[tuple[str, str]], *, translator: Translator, n_best: int = 4
) -> tuple[Pivot, ...]:
    """For each pair of English texts (wire, translation) its Pivot, in the same order.

    All texts of all pairs go through `translator` in one call for each direction. Raises
    ModelError where the translator does. Figures have two decimals.
    """
    texts = tuple(dict.fromkeys(text for pair in pairs for text in pair))
    if not texts:
        return ()
    sides = _round_trips(texts, translator, n_best)
    return tuple(_pivot(sides[wire], sides[translation]) for wire, translation in pairs)


def _round_trips(
    texts: tuple[str, ...], translator: Translator, n_best: int
) -> Mapping[str, _Side]:
    there = translator.translate(texts, source="en", target="ko", n_best=n_best)
    korean = [_plausible(best) for best in there]
    words = _words(korean)
    back = translator.translate([best[0] for best in korean], source="ko", target="en")
    return {
        text: _Side(
            trip=_trip(text, best[0], _plain(english[0].text)),
            korean=tuple(_Rendering(text=one, words=words[one]) for one in best),
        )
        for text, best, english in zip(texts, korean, back, strict=True)
    }


def _plausible(best: tuple[Hypothesis, ...]) -> tuple[str, ...]:
    """The best text, and the others that the model holds for about as likely.

    A loop is left out: it has a high mean log-probability, for each repetition is easily foreseen.
    """
    enough = best[0].score - PLAUSIBLE
    others = [_plain(one.text) for one in best[1:] if one.score >= enough]
    kept = [_plain(best[0].text), *(text for text in others if not loops(text))]
    return tuple(dict.fromkeys(kept))


def _words(korean: Sequence[tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    texts = tuple(dict.fromkeys(text for best in korean for text in best))
    return dict(zip(texts, content_words(texts), strict=True))


def _trip(text: str, korean: str, back: str) -> RoundTrip:
    return RoundTrip(text=text, korean=korean, back=back, kept=shared_characters(text, back))


def _pivot(wire: _Side, translation: _Side) -> Pivot:
    meetings = [_meeting(one, other) for one in wire.korean for other in translation.korean]
    # of equals the first, which the model ranks higher
    closest = min(meetings, key=lambda meeting: (-meeting.shared, -meeting.similarity))
    outcome, evidence = _outcome(wire.trip, translation.trip, closest)
    return Pivot(
        wire=wire.trip.korean,
        translation=translation.trip.korean,
        wire_backtranslation=wire.trip.back,
        translation_backtranslation=translation.trip.back,
        similarity=max(meeting.similarity for meeting in meetings),
        outcome=outcome,
        evidence=evidence,
    )


def _meeting(one: _Rendering, other: _Rendering) -> _Meeting:
    return _Meeting(
        wire=one,
        translation=other,
        similarity=shared_characters(one.text, other.text),
        only_wire=_left_over(one, other),
        only_translation=_left_over(other, one),
    )


def _outcome(
    wire: RoundTrip, translation: RoundTrip, closest: _Meeting
) -> tuple[PivotOutcome, str]:
    sides = (("wire", wire), ("translation", translation))
    problems = [f"the {name}'s text {said}" for name, trip in sides if (said := complaint(trip))]
    if problems:
        return "unclear", "; ".join(problems)
    outcome, words = _comparison(closest)
    return outcome, f"{words}; round trips keep chrF {wire.kept} and {translation.kept}"


def _comparison(closest: _Meeting) -> tuple[PivotOutcome, str]:
    if closest.wire.text == closest.translation.text:
        return "same_korean", f"both can be “{closest.wire.text}”"
    if closest.shared == 1:
        both = f"“{closest.wire.text}” and “{closest.translation.text}”"
        return "same_korean", f"the same words in {both}"
    words = f"{_quoted(closest.only_wire)} against {_quoted(closest.only_translation)}"
    if closest.shared >= COMPARABLE:
        return "different_korean", f"even the closest Korean has {words}"
    return "unclear", f"too little in common to compare: {words}"


def _left_over(one: _Rendering, other: _Rendering) -> tuple[str, ...]:
    """The words of `one` beyond those of `other`, wherever they stand: Korean moves words."""
    return tuple((Counter(one.words) - Counter(other.words)).elements())


def _quoted(words: tuple[str, ...]) -> str:
    return f"“{' '.join(words)}”" if words else "nothing"


def _plain(text: str) -> str:
    """One Unicode form and single spaces, so that equal text is equal."""
    return " ".join(unicodedata.normalize("NFC", text).split())
