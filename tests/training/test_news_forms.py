"""Tables of particles, conjugated predicates, English forms and amounts."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.news import numbers
from training.news.conjugate import conjugate, predicate
from training.news.english import (
    VerbPhrase,
    article,
    gerund,
    participle,
    past,
    plural,
    third,
    wrapped,
)
from training.news.hangul import COUNT, FIRST, coda, rebuild, vowel
from training.news.numbers import HEDGES, Amount
from training.news.particles import PARTICLES, attach

CASES = tomllib.loads((Path(__file__).parent / "news_cases.toml").read_text("utf-8"))


@pytest.mark.parametrize(("word", "mark", "joined"), CASES["particles"])
def test_particle(word: str, mark: str, joined: str) -> None:
    assert attach(f"{word}_{mark}") == joined


@given(
    word=st.text(st.characters(min_codepoint=FIRST, max_codepoint=FIRST + COUNT - 1), min_size=1)
)
def test_particle_follows_the_final_letter(word: str) -> None:
    for mark, (closed, opened) in PARTICLES.items():
        liquid = mark == "으로" and coda(word[-1]) == "ㄹ"
        assert attach(f"{word}_{mark}") == word + (
            closed if coda(word[-1]) and not liquid else opened
        )


@given(syllable=st.integers(FIRST, FIRST + COUNT - 1).map(chr))
def test_syllables_come_apart_and_together(syllable: str) -> None:
    assert rebuild(syllable, vowel=vowel(syllable), coda=coda(syllable)) == syllable


@pytest.mark.parametrize(("word", "ending", "form"), CASES["conjugation"])
def test_conjugation(word: str, ending: str, form: str) -> None:
    assert attach(conjugate(predicate(word), ending)) == form


def test_a_predicate_needs_a_dictionary_form() -> None:
    with pytest.raises(ValueError, match="no dictionary form"):
        predicate("강화했음")


@pytest.mark.parametrize(("lemma", "before", "perfect", "going", "she"), CASES["verbs"])
def test_verb(lemma: str, before: str, perfect: str, going: str, she: str) -> None:
    forms = past(lemma), participle(lemma), gerund(lemma), third(lemma)
    assert forms == (before, perfect, going, she)


@pytest.mark.parametrize(("noun", "many"), CASES["plurals"])
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(("word", "before"), CASES["articles"])
def test_article(word: str, before: str) -> None:
    assert article(word) == before


@pytest.mark.parametrize(
    ("pattern", "tense", "said"),
    [
        ("_", "past", "held talks"),
        ("not _", "past", "did not hold talks"),
        ("not _", "pres", "does not hold talks"),
        ("plan to _inf", "pres", "plans to hold talks"),
        ("be likely to _inf", "back", "was likely to hold talks"),
        ("will _inf", "back", "would hold talks"),
        ("will not _inf", "pres", "will not hold talks"),
        ("have never _pp", "pres", "has never held talks"),
        ("be not _ing", "pres", "is not holding talks"),
        ("not need to _inf", "pres", "does not need to hold talks"),
    ],
)
def test_mood(pattern: str, tense: str, said: str) -> None:
    assert wrapped(VerbPhrase("hold", " talks"), pattern).finite(tense, "s") == said  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "korean", "english"), CASES["amounts"])
def test_amount(value: str, korean: str, english: str) -> None:
    assert numbers.korean(Decimal(value)) == korean
    assert numbers.english(Decimal(value)) == english


def test_hedged_amounts() -> None:
    twenty = Decimal(20)
    written = {Amount(value=twenty, hedge=h).korean("명") for h in HEDGES}
    assert written == {"약 20명", "20여 명", "거의 20명", "20명 이상", "최소 20명", "최대 20명"}
    assert Amount(value=Decimal(1)).english("person") == "one person"
    assert Amount(value=Decimal("1.5"), unit=("%포인트", "percentage point", "")).english("") == (
        "1.5 percentage points"
    )
    assert Amount(value=Decimal(73 * 10**8), unit=("달러", "", "$")).english("") == "$7.3 billion"
