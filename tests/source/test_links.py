"""Linking a Korean source with its translation: cases, laws, hostile sizes."""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.backtranslate import load_lexicon
from transcheck.config import Config
from transcheck.facts import extract
from transcheck.model import Article, Language
from transcheck.segment import segment
from transcheck.source import Cut, Side, SourceLink, link_source, original

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("links.toml").read_text(encoding="utf-8")
)["case"]
LEXICON = load_lexicon(Config().lexicon)
WORDS = st.sampled_from(["ship", "port", "pier", "bank", "배", "항구", "부두", "은행", "", "x:1"])
SIDES = st.lists(st.tuples(st.lists(WORDS, max_size=5), st.integers(1, 400)), max_size=12)


def cut(text: str, language: Language) -> Cut:
    article = Article(text=text, language=language)
    return Cut(article=article, segments=segment(article), facts=extract(article))


def side_of(rows: list[tuple[list[str], int]]) -> Side:
    return Side(
        tokens=tuple(tuple(dict.fromkeys(tokens)) for tokens, _ in rows),
        lengths=tuple(length for _, length in rows),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    source, translation = (
        cut("\n".join(case["source"]), "ko"),
        cut("\n".join(case["translation"]), "en"),
    )
    links = original(source, translation, lexicon=LEXICON).links
    assert [[list(link.source), list(link.translation)] for link in links] == case["links"]


@settings(deadline=None)
@given(SIDES, SIDES)
def test_links_are_monotone_and_take_each_segment_once(
    ours: list[tuple[list[str], int]], theirs: list[tuple[list[str], int]]
) -> None:
    links = link_source(side_of(ours), side_of(theirs), lexicon=LEXICON)
    for name, size in (("source", len(ours)), ("translation", len(theirs))):
        members = list(chain.from_iterable(getattr(link, name) for link in links))
        assert members == sorted(set(members))
        assert all(0 <= member < size for member in members)
    assert all(
        list(part) == list(range(part[0], part[0] + len(part)))
        for link in links
        for part in (link.source, link.translation)
    )


@given(SIDES)
def test_an_empty_side_links_nothing(rows: list[tuple[list[str], int]]) -> None:
    empty = side_of([])
    assert link_source(side_of(rows), empty, lexicon=LEXICON) == ()
    assert link_source(empty, side_of(rows), lexicon=LEXICON) == ()


@settings(deadline=None, max_examples=30)
@given(
    st.text(min_size=1, max_size=200).filter(str.strip),
    st.text(min_size=1, max_size=200).filter(str.strip),
)
def test_any_text_is_linked_without_complaint(korean: str, english: str) -> None:
    original(cut(korean, "ko"), cut(english, "en"), lexicon=LEXICON)


def test_the_band_is_no_limit_to_a_translation_of_another_size() -> None:
    few, many = side_of([(["배"], 10)]), side_of([(["ship"], 10)] * 3000)
    assert len(link_source(few, many, lexicon=LEXICON)) == 1
    assert len(link_source(many, few, lexicon=LEXICON)) <= 1


def test_a_long_article_is_linked_in_its_order() -> None:
    ours = side_of([([f"key:{at}"], 40) for at in range(900)])
    theirs = side_of([([f"key:{at}"], 84) for at in range(900)])
    links = link_source(ours, theirs, lexicon=LEXICON)
    assert links == tuple(SourceLink(source=(at,), translation=(at,)) for at in range(900))


def test_200_segments_take_well_under_a_second() -> None:
    ours = side_of([([f"key:{at * n % 700}" for n in range(15)], 40) for at in range(200)])
    begun = process_time()
    link_source(ours, ours, lexicon=LEXICON)
    assert process_time() - begun < 1


def test_a_link_has_both_sides() -> None:
    with pytest.raises(ValueError, match="both sides"):
        SourceLink(source=(), translation=(0,))
    with pytest.raises(ValueError, match="each segment"):
        Side(tokens=((),), lengths=())
