"""What the pivot says of sentence pairs, through real packages; and its laws."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

import pytest
from dictionary_package import DATA, SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.backtranslate import load_lexicon, pivots
from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.characters import shared_characters
from transcheck.backtranslate.health import RoundTrip, complaint
from transcheck.config import shipped_models
from transcheck.model import ForcedWord, Hypothesis, Language

PIVOTS = tomllib.loads((DATA / "pivots.toml").read_text(encoding="utf-8"))["case"]
TRIPS = tomllib.loads((DATA / "round_trips.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load_lexicon(shipped_models() / "lexical-en_ko")
TEXTS = st.sampled_from(SENTENCES) | st.text(max_size=30)


class Counting:
    """A translator that knows how often it was asked."""

    def __init__(self, translator: ArgosTranslator) -> None:
        self.translator = translator
        self.asked: list[tuple[str, str, int]] = []
        self.forced: list[tuple[str, str]] = []

    @property
    def signature(self) -> str:
        return self.translator.signature

    def supports(self, source: Language, target: Language) -> bool:
        return self.translator.supports(source, target)

    def translate(
        self, texts: Sequence[str], *, source: Language, target: Language, n_best: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        self.asked.append((source, target, len(texts)))
        return self.translator.translate(texts, source=source, target=target, n_best=n_best)

    def force(
        self, pairs: Sequence[tuple[str, str]], *, source: Language, target: Language
    ) -> tuple[tuple[ForcedWord, ...], ...]:
        self.forced.append((source, target))
        return self.translator.force(pairs, source=source, target=target)


@pytest.mark.parametrize("case", PIVOTS, ids=[case["why"] for case in PIVOTS])
def test_outcome(case: dict[str, str], translator: ArgosTranslator) -> None:
    (pivot,) = pivots([(case["wire"], case["translation"])], translator=translator, lexicon=LEXICON)
    assert (pivot.outcome, pivot.evidence) == (case["outcome"], pivot.evidence)
    assert case["evidence"] in pivot.evidence


@pytest.mark.parametrize("case", TRIPS, ids=[case["back"][:40] for case in TRIPS])
def test_complaint(case: dict[str, str]) -> None:
    trip = RoundTrip(
        text=case["text"],
        korean=case["korean"],
        back=case["back"],
        kept=shared_characters(case["text"], case["back"]),
    )
    assert complaint(trip) == case["complaint"]


def test_renderings_are_shown(translator: ArgosTranslator) -> None:
    (pivot,) = pivots(
        [("the aide inked the agreement", "a storm")],
        translator=translator,
        lexicon=LEXICON,
        n_best=2,
    )
    assert pivot.wire == "그 측근이 서명했다 그 협정을"
    assert pivot.wire_backtranslation == "the aide signed the agreement"
    assert pivot.translation == "한 폭풍을"
    assert pivot.translation_backtranslation == "a storm"
    assert "round trips keep chrF 73.31 and 100.0" in pivot.evidence
    assert "by the lexicon only the translation has “폭풍”" in pivot.evidence


def test_one_call_for_each_direction(translator: ArgosTranslator) -> None:
    counting = Counting(translator)
    pairs = [*zip(SENTENCES, reversed(SENTENCES), strict=True)]
    assert len(pivots(pairs, translator=counting, lexicon=LEXICON)) == len(pairs)
    assert counting.asked == [("en", "ko", len(SENTENCES)), ("ko", "en", len(SENTENCES))]
    assert counting.forced == [("en", "ko"), ("ko", "en")]
    assert pivots([], translator=counting, lexicon=LEXICON) == ()


@settings(max_examples=20, deadline=None)
@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=6))
def test_a_pivot_does_not_depend_on_its_neighbours(
    translator: ArgosTranslator, pairs: list[tuple[str, str]]
) -> None:
    together = pivots(pairs, translator=translator, lexicon=LEXICON)
    assert together == tuple(
        pivots([pair], translator=translator, lexicon=LEXICON)[0] for pair in pairs
    )


@settings(max_examples=20, deadline=None)
@given(wire=TEXTS, translation=TEXTS)
def test_sides_are_equal(translator: ArgosTranslator, wire: str, translation: str) -> None:
    one, other = pivots(
        [(wire, translation), (translation, wire)], translator=translator, lexicon=LEXICON
    )
    assert (one.similarity, one.outcome) == (other.similarity, other.outcome)
    assert 0 <= one.similarity <= 100


@given(text=st.text(max_size=200), other=st.text(max_size=200))
def test_characters(text: str, other: str) -> None:
    assert shared_characters(text, text) == 100
    assert shared_characters(text, other) == shared_characters(other, text)


@pytest.mark.parametrize("text", ["ab" * 900 + "c", "a" * 1999 + "b", "aab" * 600, ". " * 900])
def test_hostile_round_trips_end(text: str) -> None:
    trip: Any = RoundTrip(text="a" + text, korean=text, back=text, kept=0.0)
    assert complaint(trip)
