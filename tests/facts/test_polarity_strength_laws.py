"""Laws of polarity and strength that hold for every text, sensible or hostile."""

from types import ModuleType

import pytest
from growth import grows_linearly
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strength_polarity_sides import cases, compared, mirrored, statement

from transcheck.facts import polarity, strength
from transcheck.model import Article, Claim, Span, Statement

MODULES = (polarity, strength)
CASES = [
    text
    for name in ("polarity_cases.toml", "strength_cases.toml")
    for rows in cases(name).values()
    for row in rows
    for text in row
]
PIECES = """not n't no never nothing unclear rule it out out refused to sign sign the a treaty open
closed rose fell may will must some all of whether to threat concern , . and but only without cannot
help is was Seoul port No. 3 un- non- ’ " ( ) said admitted 안 don’t isn't it possible un uni"""
WORDS = PIECES.split()
NEWS = st.one_of(
    st.sampled_from(CASES),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join),
)
HOSTILE = st.one_of(NEWS, st.text(min_size=1, max_size=200)).filter(lambda text: text.strip())
patient = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
each = pytest.mark.parametrize("module", MODULES)


@each
@patient
@given(text=HOSTILE)
def test_no_text_makes_extraction_raise(module: ModuleType, text: str) -> None:
    facts = module.extract(Article(text=text))
    assert list(facts) == sorted(facts, key=lambda fact: fact.span.start)
    assert all(fact.span.end <= len(text) and str(fact.value) for fact in facts)


@each
@patient
@given(one=HOSTILE, other=HOSTILE)
def test_symmetry(module: ModuleType, one: str, other: str) -> None:
    there, back = compared(one, other, module), compared(other, one, module)
    assert mirrored(there, turned=False) == mirrored(back, turned=True)


@each
@patient
@given(text=HOSTILE)
def test_a_text_never_differs_from_itself(module: ModuleType, text: str) -> None:
    assert all(c.outcome != "differ" for c in compared(text, text, module))


@each
@patient
@given(first=NEWS, second=NEWS, third=NEWS)
def test_the_order_of_claims_does_not_matter(
    module: ModuleType, first: str, second: str, third: str
) -> None:
    article = Article(text=f"{first}\n{second}")
    spans = Span(0, len(first)), Span(len(first) + 1, len(article.text))
    claims = [Claim(extent=s, content=(s,), kind="own", place="body") for s in spans]
    facts = module.extract(article)
    turned = [
        Statement(article=article, claims=(a, b), facts=facts) for a, b in (claims, claims[::-1])
    ]
    other = statement(third, module)
    assert module.compare(turned[0], other) == module.compare(turned[1], other)


@each
def test_time_is_linear(module: ModuleType) -> None:
    def told(text: str) -> None:
        compared(text, text[::-1], module)

    assert grows_linearly(told, f"{' '.join(WORDS)} ", size=6_000, prepare=str)
