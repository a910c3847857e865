"""Laws of extraction and comparison that hold for every text, sensible or hostile."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from growth import grows_linearly
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from number_date_sides import STAGES, article, compare, statement, table

from transcheck.model import Comparison, Fact, FindingType, Span

KINDS: tuple[FindingType, ...] = ("number", "date")
CASES = [
    text
    for name in ("number_cases.toml", "date_cases.toml")
    for rows in table(name).values()
    if isinstance(rows, list)
    for row in rows
    for text in row[-2:]
]
PIECES = """5 12 3,000 1.5 2024 20th one two dozen half third million trillion won $ % percent
points to - ( ) , . and of the on in last next June may Thursday p.m. 10:30 more than about up 조 억
만 천 여 수 명 원 달러 월 일 년 분기 지난 오는 전 (현지시간) 20일 6월 오후 3시 ∼ km years old F-35
Article century s ago earlier number his 50s killed injured people or in 1/2 half a 대 시속 초
분의 반 열 두 한 몇 명이 사망 부상 중"""
WORDS = st.sampled_from(PIECES.split())
NEWS = st.one_of(
    st.sampled_from(CASES),
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=30).map("".join),
)
HOSTILE = st.one_of(NEWS, st.text(min_size=1, max_size=200)).filter(lambda text: text.strip())
INSTANTS = st.one_of(
    st.none(),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=9))])),
)
patient = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def mirrored(found: tuple[Comparison, ...]) -> list[tuple[object, ...]]:
    return sorted(
        (c.outcome, c.rule, c.severity, _at(c.translation_span), _at(c.wire_span)) for c in found
    )


def plain(found: tuple[Comparison, ...]) -> list[tuple[object, ...]]:
    return sorted(
        (c.outcome, c.rule, c.severity, _at(c.wire_span), _at(c.translation_span)) for c in found
    )


def _at(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (-1, -1)


@pytest.mark.parametrize("kind", KINDS)
@given(text=HOSTILE, published=INSTANTS)
@patient
def test_extracts_in_order_inside_the_text(
    kind: FindingType, text: str, published: datetime | None
) -> None:
    for language in ("en", "ko"):
        read = article(text, published=published)
        read = type(read)(text=text, language=language, published=published)
        facts = STAGES[kind].extract(read)
        assert list(facts) == sorted(facts, key=lambda fact: fact.span)
        for first, second in pairwise(facts):
            assert not first.span.overlaps(second.span)
        for fact in facts:
            assert fact.type == kind
            assert fact.span.end <= len(text)
            assert hash(fact.value) == hash(fact.value)
            assert str(fact.value)


@given(text=HOSTILE, published=INSTANTS)
@patient
def test_no_number_is_part_of_a_date(text: str, published: datetime | None) -> None:
    read = article(text, published=published)
    times = STAGES["date"].extract(read)
    for fact in STAGES["number"].extract(read):
        assert not any(fact.span.overlaps(time.span) for time in times)


@pytest.mark.parametrize("kind", KINDS)
@given(text=HOSTILE, published=INSTANTS)
@patient
def test_a_text_agrees_with_itself(
    kind: FindingType, text: str, published: datetime | None
) -> None:
    found = compare(kind, text, text, published=published)
    assert {c.outcome for c in found} <= {"agree"}


@pytest.mark.parametrize("kind", KINDS)
@given(wire=NEWS, translation=NEWS, published=INSTANTS)
@patient
def test_sides_are_alike(
    kind: FindingType, wire: str, translation: str, published: datetime | None
) -> None:
    one = compare(kind, wire, translation, published=published)
    other = compare(kind, translation, wire, published=published)
    assert plain(one) == mirrored(other)


@pytest.mark.parametrize("kind", KINDS)
@given(wire=NEWS, translation=NEWS, order=st.randoms())
@patient
def test_the_order_of_the_facts_is_of_no_matter(
    kind: FindingType, wire: str, translation: str, order: object
) -> None:
    first, second = article(wire), article(translation)
    facts: list[Fact] = list(STAGES[kind].extract(first))
    others = statement(second, *STAGES[kind].extract(second))
    straight = STAGES[kind].compare(statement(first, *facts), others)
    order.shuffle(facts)  # type: ignore[attr-defined]
    assert STAGES[kind].compare(statement(first, *facts), others) == straight


@pytest.mark.parametrize(
    "piece",
    ["9", "1,", "one ", "June 20 ", "the 20th ", "5만", "수십만", "a@", "1.1.", "5 ", "5-", "20일",
     "hundreds of ", "Aa, 5", "2023-", "1:1", "$", "more than ", "twenty-", "지난 ", "\n",
     "3분의 ", "killed 3 or hurt ", "in his 50s and ", "100 m to ", "1시간 ", "2 1/2 ", "몇 ", "9/",
     "열 ", "a year earlier ", "1970s and ", "one in ", "every ", "half a ", "시속 3", "3초 9"],
)  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_text_takes_linear_time(kind: FindingType, piece: str) -> None:
    def read(text: str) -> None:
        found = compare(kind, text, text[: len(text) // 2] + "x")
        assert len(found) < 20_000

    assert grows_linearly(read, piece, size=3_000, prepare=str)
