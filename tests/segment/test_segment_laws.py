"""What holds for every text: coverage, order, trimming, determinism, independence of lines."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.model import Article, Boilerplate, Language, Segment, Span
from transcheck.segment import segment

PIECES = (
    *"  ..…?!\"'“”‘’()[]-—•,:;1*_\n\r\t\u2028\x1e\xa0\u200b😀\u0301",
    *("U.S.", "Gen.", "No.", " 2", "a.m.", "J.", "The", "Kim", "said", "asked", "he", "www.", "@"),
    *(
        "장관",
        "했다",
        "다.",
        "「",
        "」",
        "라고",
        "그는",
        "까",
        "가.",
        "。",
        "\u1103\u1161",
        "\u0958",
    ),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=60)
).filter(lambda text: bool(text.strip()))
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["en", "en", "en", "ko"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    marks = draw(st.lists(spans, max_size=3))
    return Article(
        text=text,
        language=draw(LANGUAGES),
        headline=draw(st.none() | spans),
        boilerplate=tuple(Boilerplate(span=span, kind="byline") for span in marks),
    )


@given(articles())
@settings(max_examples=400, deadline=None)
def test_segments_are_ordered_trimmed_and_inside_lines(article: Article) -> None:
    segments = segment(article)
    spans = [one.span for one in segments]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    for span in spans:
        words = span.of(article.text)
        assert words == words.strip()
        assert not re.search(r"[\n\r\u2028]", words)
    assert segments == segment(article)


@given(articles())
@settings(max_examples=400, deadline=None)
def test_every_letter_and_digit_outside_boilerplate_is_covered_once(article: Article) -> None:
    said = [0] * len(article.text)
    for one in segment(article):
        for index in range(one.span.start, one.span.end):
            said[index] += 1
    for mark in article.boilerplate:
        assert not any(said[mark.span.start : mark.span.end])
    outside = set(range(len(article.text)))
    outside.difference_update(*(range(m.span.start, m.span.end) for m in article.boilerplate))
    assert all(said[index] == 1 for index in outside if article.text[index].isalnum())


@given(articles())
@settings(max_examples=200, deadline=None)
def test_paragraphs_count_up_and_places_follow_them(article: Article) -> None:
    segments = segment(article)
    numbers = [one.paragraph for one in segments]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))
    assert len({one.paragraph for one in segments if one.place == "lead"}) <= 1
    if article.headline is None:
        assert all((one.place == "lead") == (one.paragraph == 0) for one in segments)


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_lines_do_not_influence_each_other(first: str, second: str) -> None:
    def spans(text: str, offset: int = 0) -> list[Span]:
        return [
            Span(one.span.start + offset, one.span.end + offset)
            for one in segment(Article(text=text))
        ]

    assert spans(f"{first}\n{second}") == spans(first) + spans(second, len(first) + 1)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "unit",
    (
        *(
            "a.",
            "A.",
            "X. ",
            '"',
            '".',
            '? "',
            ". ",
            "…",
            "a…",
            " .",
            "a!)",
            "aa.Aa",
            "“a?” Aa Bb ",
        ),
        *("「", "1. ", "다 ", "다.", "• ", "\ud800", "가나다라", "\u1103\u1161 "),
    ),
)
def test_repetition_does_not_hang(unit: str, language: Language) -> None:
    segments: tuple[Segment, ...] = segment(Article(text="a" + unit * 20_000, language=language))
    assert all(isinstance(one, Segment) for one in segments)
