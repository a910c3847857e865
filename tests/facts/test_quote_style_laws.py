"""Laws of quotations, house style and terms that hold for every text, sensible or hostile."""

from dataclasses import replace
from types import ModuleType

import pytest
from growth import grows_linearly
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from quote_style_sides import mirrored, rows, stated, statement

from transcheck.facts import quote, style, terminology
from transcheck.facts.terminology import Glossary, Term
from transcheck.model import Statement

CASES = [
    text
    for name in ("quote_cases.jsonl", "style_cases.jsonl")
    for row in rows(name)
    for text in (row["wire"], row["translation"])
]
PIECES = """“ ” ‘ ’ « ( ) [ ] ... … , . ; -- said Lund added that the dam will hold if unless but
not never no one nobody DPRK North Korea U.S. US % percent per cent 안 won adviser advisor center
East
Sea of Japan called it cold ’s _ `` ''"""
WORDS = ['"', *PIECES.split()]
NEWS = st.one_of(
    st.sampled_from(CASES),
    st.tuples(st.sampled_from(CASES), st.sampled_from(CASES)).map("\n\n".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join),
)
HOSTILE = st.one_of(NEWS, st.text(min_size=1, max_size=200)).filter(lambda text: text.strip())
GLOSSARY = Glossary(
    terms=(
        Term(source_ko="둑", required=("dam",), forbidden=("bank", "_", "")),
        Term(source_ko="고문", required=("adviser",), forbidden=("advisor", "cold dam")),
    )
)
patient = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
each = pytest.mark.parametrize("module", (quote, style))


def sides(*texts: str) -> list[Statement]:
    made = [found for text in texts if (found := statement(text))]
    assume(len(made) == len(texts))
    return made


@each
@patient
@given(one=HOSTILE, other=HOSTILE)
def test_symmetry(module: ModuleType, one: str, other: str) -> None:
    wire, translation = sides(one, other)
    there, back = module.compare(wire, translation), module.compare(translation, wire)
    assume(all(c.rule != "quote.added_marks" for c in (*there, *back)))  # a translation's alone
    assert mirrored(there, turned=False) == mirrored(back, turned=True)


@each
@patient
@given(text=HOSTILE)
def test_a_text_agrees_with_itself(module: ModuleType, text: str) -> None:
    (side,) = sides(text)
    assert all(c.outcome == "agree" for c in module.compare(side, side))


@each
@patient
@given(one=HOSTILE, other=HOSTILE)
def test_the_order_of_claims_does_not_matter(module: ModuleType, one: str, other: str) -> None:
    wire, translation = sides(one, other)
    turned = replace(wire, claims=wire.claims[::-1])
    assert module.compare(wire, translation) == module.compare(turned, translation)


@patient
@given(one=HOSTILE, other=HOSTILE)
def test_findings_point_into_their_articles(one: str, other: str) -> None:
    wire, translation = sides(one, other)
    found = [*quote.compare(wire, translation), *style.compare(wire, translation)]
    found += terminology.compare(translation, GLOSSARY)
    for c in found:
        assert c.explanation.endswith(".")
        assert c.wire_span is None or c.wire_span.end <= len(one)
        assert c.translation_span is not None
        assert c.translation_span.end <= len(other)
    assert len([c for c in found if c.type == "quote"]) <= 1
    assert len([c for c in found if c.type == "terminology"]) <= len(GLOSSARY.terms)


@each
def test_time_is_linear(module: ModuleType) -> None:
    def read(text: str) -> tuple[Statement, Statement]:
        return stated(text), stated(f'Lund said, "{text[::-1]}"')

    def told(pair: tuple[Statement, Statement]) -> None:
        module.compare(*pair)

    assert grows_linearly(told, f"{' '.join(WORDS)} ", size=6_000, prepare=read)
