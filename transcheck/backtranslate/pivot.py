"""Both sides' English of many links -> what becomes of each link in Korean.

Two English renderings of one Korean text meet again in Korean, at least among the n best, and each
accounts for the other's Korean; a changed fact stays apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transcheck.backtranslate.characters import shared_characters
from transcheck.backtranslate.difference import load_scale
from transcheck.backtranslate.divergence import Divergence, Loss, divergences
from transcheck.backtranslate.health import RoundTrip, complaint, loops
from transcheck.backtranslate.lexical import Apart, Gap, Lexicon, gap
from transcheck.backtranslate.meeting import Meeting, Rendering, meetings
from transcheck.backtranslate.morphemes import content_words
from transcheck.model import Hypothesis, Pivot, PivotOutcome
from transcheck.ports import Translator

PLAUSIBLE = 0.5
"""Mean log-probability that a rendering may fall short of the best and still count."""
TELLING = 1.0
"""Nats from which on a lost word is named as evidence."""
ONE_WORD, OTHER_WORD = 0.3, 0.1
"""Meetings from which on two units are named as one Korean word, and below which as two."""
MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """An English text's round trip, and its plausible Korean renderings, best first."""

    trip: RoundTrip
    korean: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """All that is measured of a link through Korean."""

    wire: RoundTrip
    translation: RoundTrip
    meetings: tuple[Meeting, ...]
    divergence: Divergence
    gap: Gap

    @property
    def similarity(self) -> float:
        """The chrF of the two most similar renderings."""
        return max(meeting.similarity for meeting in self.meetings)

    @property
    def features(self) -> Mapping[str, float]:
        """By the names of `difference.FEATURES`; of the lexicon alone where a round trip failed."""
        lexical = {"units_apart": self.gap.mean, "nearest_apart": self.gap.least}
        return lexical if self.problems else {**self.translated, **lexical}

    @property
    def translated(self) -> Mapping[str, float]:
        """The features that rest on the translation models."""
        korean_peak, korean_mean = self.divergence.korean
        english_peak, english_mean = self.divergence.english
        return {
            "korean_peak": korean_peak,
            "korean_mean": korean_mean,
            "english_peak": english_peak,
            "english_mean": english_mean,
            "words_apart": 1 - self.meetings[0].shared,
            "characters_apart": 1 - self.similarity / 100,
        }

    @property
    def problems(self) -> str:
        """Why the Korean of either side cannot be relied on; empty where it can."""
        sides = (("wire", self.wire), ("translation", self.translation))
        said = ((name, complaint(trip)) for name, trip in sides)
        return "; ".join(f"the {name}'s text {reason}" for name, reason in said if reason)


def pivots(
    pairs: Sequence[tuple[str, str]],
    *,
    translator: Translator,
    lexicon: Lexicon,
    n_best: int = 4,
) -> tuple[Pivot, ...]:
    """For each pair of English texts (wire, translation) its Pivot, in the same order.

    All texts of all pairs go through `translator` in one call for each direction, and their words
    are scored in one more. Raises ModelError where the translator does. Figures have two decimals.
    """
    crossed = crossings(pairs, translator=translator, lexicon=lexicon, n_best=n_best)
    return tuple(_pivot(crossing) for crossing in crossed)


def crossings(
    pairs: Sequence[tuple[str, str]],
    *,
    translator: Translator,
    lexicon: Lexicon,
    n_best: int = 4,
) -> tuple[Crossing, ...]:
    """What `pivots` decides by: a Crossing for each pair."""
    texts = tuple(dict.fromkeys(text for pair in pairs for text in pair))
    if not texts:
        return ()
    sides = _round_trips(texts, translator, n_best)
    both = [(sides[wire], sides[translation]) for wire, translation in pairs]
    texts_of = [((a.trip.text, a.trip.korean), (b.trip.text, b.trip.korean)) for a, b in both]
    return tuple(
        Crossing(
            wire=a.trip,
            translation=b.trip,
            meetings=meetings(a.korean, b.korean),
            divergence=divergence,
            gap=gap(lexicon, a.trip.text, b.trip.text),
        )
        for (a, b), divergence in zip(
            both, divergences(texts_of, translator=translator), strict=True
        )
    )


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
            korean=tuple(Rendering(text=one, words=words[one]) for one in best),
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


def _pivot(crossing: Crossing) -> Pivot:
    difference = load_scale().difference(crossing.features)
    return Pivot(
        wire=crossing.wire.korean,
        translation=crossing.translation.korean,
        wire_backtranslation=crossing.wire.back,
        translation_backtranslation=crossing.translation.back,
        similarity=crossing.similarity,
        difference=difference,
        outcome="unclear" if crossing.problems else _outcome(crossing, difference),
        evidence="; ".join(_evidence(crossing)),
    )


def _outcome(crossing: Crossing, difference: float) -> PivotOutcome:
    scale = load_scale()
    if crossing.meetings[0].same or difference <= scale.same_until:
        return "same_korean"
    return "different_korean" if difference >= scale.different_from else "unclear"


def _evidence(crossing: Crossing) -> Iterator[str]:
    if crossing.problems:
        yield crossing.problems
    else:
        yield from _met(crossing.meetings[0])
        yield from _lost(crossing.divergence)
        yield f"round trips keep chrF {crossing.wire.kept} and {crossing.translation.kept}"
    yield from _known(crossing.gap)


def _met(closest: Meeting) -> tuple[str, ...]:
    if closest.wire.text == closest.translation.text:
        return (f"both can be “{closest.wire.text}”",)
    if closest.same:
        return (f"the same words in “{closest.wire.text}” and “{closest.translation.text}”",)
    sides = (closest.only_wire, closest.only_translation)
    words = " against ".join(_quoted(side) or "nothing" for side in sides)
    return (f"even the closest Korean has {words}",)


def _lost(divergence: Divergence) -> tuple[str, ...]:
    """The Korean word of each side that the other side's English accounts for least."""
    sides: tuple[tuple[str, str, Loss], ...] = (
        ("wire", "translation", divergence.wire_korean),
        ("translation", "wire", divergence.translation_korean),
    )
    return tuple(
        f"the {other}'s words make the {name}'s “{loss.word}” less probable by {loss.peak} nats"
        for name, other, loss in sides
        if loss.peak >= TELLING
    )


def _known(found: Gap) -> Iterator[str]:
    """What the lexicon says of the words that one side has alone."""
    sides = (*found.wire, *found.translation)
    if both := _korean(each for each in sides if each.meeting >= ONE_WORD):
        yield f"by the lexicon both sides have {both}"
    for name, side in (("wire", found.wire), ("translation", found.translation)):
        if alone := _korean(each for each in side if each.meeting < OTHER_WORD):
            yield f"by the lexicon only the {name} has {alone}"


def _korean(chosen: Iterable[Apart]) -> str:
    words = tuple(dict.fromkeys(each.korean for each in chosen))
    return _quoted(words[:MOST_NAMED])


def _quoted(words: tuple[str, ...]) -> str:
    return f"“{' '.join(words)}”" if words else ""


def _plain(text: str) -> str:
    """One Unicode form and single spaces, so that equal text is equal."""
    return " ".join(unicodedata.normalize("NFC", text).split())
