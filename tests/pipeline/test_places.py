"""Where an article has what was found in the words of its claims."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck import Checker, Request
from transcheck.analysis import Analysed, Linked
from transcheck.config import Config
from transcheck.model import Article, Claim, Link, Pair, Reading, Signals, Span, Suspect, hull

NIGHT = "The ferry office shut two piers on Monday, said Mina Seo, the harbour's chief engineer.\n"
MORNING = "Chief Engineer Mina Seo of the harbour said two piers would stay open from the 3rd.\n"


@st.composite
def analysed(draw: st.DrawFn) -> Analysed:
    """An article whose claims have one to three parts of its text each, in its order."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=12, max_size=80))
    if not text.strip():
        text = "x" + text
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=3, max_size=9)))
    parts = [Span(*bounds) for bounds in pairwise(cuts)][::2]
    claims, rest = [], parts
    while rest:
        size = draw(st.integers(1, 3))
        content, rest = tuple(rest[:size]), rest[size:]
        claims.append(Claim(extent=hull(content), content=content, kind="own", place="body"))
    return Analysed(article=Article(text=text), claims=tuple(claims), facts=())


def origins(side: Analysed, members: list[int]) -> list[int | None]:
    """For each character of the claims' words where the article has it; None for the joints."""
    found: list[int | None] = []
    for part in (part for member in members for part in side.claims[member].content):
        found += [*range(part.start, part.end), None]
    return found[:-1]


@given(st.data(), analysed())
def test_a_place_holds_the_characters_that_the_words_have(
    data: st.DataObject, side: Analysed
) -> None:
    members = data.draw(
        st.lists(st.sampled_from(range(len(side.claims))), min_size=1, max_size=4, unique=True)
    )
    words, known = side.words(members), origins(side, members)
    assert len(words) == len(known)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    inside = [at for at in known[start:end] if at is not None]
    if not inside:
        return
    place = side.place(members, Span(start, end))
    assert (place.start, place.end) == (min(inside), max(inside) + 1)
    if len(inside) == end - start == place.end - place.start:
        assert place.of(side.article.text) == words[start:end]


@given(analysed(), analysed())
def test_suspects_of_a_link_are_placed_each_on_its_side(wire: Analysed, other: Analysed) -> None:
    link = Link(wire=tuple(range(len(wire.claims))), translation=tuple(range(len(other.claims))))
    pair = Pair(pair_id="x", wire=wire.article, translation=other.article)
    linked = Linked(pair=pair, wire=wire, translation=other, links=(link,))
    texts = linked.texts(link)
    ours, theirs = (
        tuple(Suspect(type="name", span=Span(0, len(text)), probability=0.9) for _ in range(2))
        for text in texts
    )
    reading = Reading(
        lost=0.9, unfounded=0.8, conflict=0.7, related=0.6, wire=ours, translation=theirs
    )
    measured = Signals(similarity=0.5, chrf=1.0, bleu=1.0, reading=reading)
    placed = linked.placed(link, measured).reading
    assert placed is not None
    assert (placed.lost, placed.unfounded) == (0.9, 0.8)
    for side, suspects in ((wire, placed.wire), (other, placed.translation)):
        whole = hull(tuple(part for claim in side.claims for part in claim.content))
        assert [suspect.span for suspect in suspects] == [whole, whole]
        assert {(suspect.type, suspect.probability) for suspect in suspects} == {("name", 0.9)}


def test_signals_without_a_reading_stay() -> None:
    article = Article(text="One.")
    side = Analysed(
        article=article,
        claims=(Claim(extent=Span(0, 4), content=(Span(0, 4),), kind="own", place="body"),),
        facts=(),
    )
    link = Link(wire=(0,), translation=(0,))
    linked = Linked(
        pair=Pair(pair_id="x", wire=article, translation=article), wire=side, translation=side
    )
    measured = Signals(similarity=1.0, chrf=100.0, bleu=100.0)
    assert linked.placed(link, measured) is measured


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(threads=1, backtranslate=False))


def test_what_the_model_suspects_is_found_in_the_articles(checker: Checker) -> None:
    report = checker.check(Request(pair_id="piers", wire=NIGHT, translation=MORNING))
    readings = [
        judged.signals.reading
        for judged in report.judgements
        if judged.signals and judged.signals.reading
    ]
    assert len(readings) == sum(judged.signals is not None for judged in report.judgements) > 0
    for reading in readings:
        for suspects, text in ((reading.wire, NIGHT), (reading.translation, MORNING)):
            for suspect in suspects:
                assert suspect.span.of(text).strip() == suspect.span.of(text)
    assert "|drift:drift-minilm-int8-" in report.signature
