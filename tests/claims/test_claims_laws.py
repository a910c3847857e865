"""What holds of the claims of any article, whatever its text."""

import time
from typing import Any

import pytest
from claim_articles import claims_of
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.segment import segment

PHRASES = [
    "Ann Lee", "Bo Kim", "he", "she", "it", "said", "says", "told reporters", "that", "adding",
    "according to", "and", "but", "which", "in which", "vowed to", "expressed concern", "was",
    '"', "“", "”", "'", "’", "‘", ",", ".", ";", ":", "?", "-", "—", "(", ")", "\n\n", "...", "the",
    "prices rose", "in a briefing", "on Monday", "made the remarks", "made the remarks after", "as",
    "who", "declined", "called", "when asked", "없다", "말했다", "은", "0.5", "no", "U.S.",
    "who heads", "stated this", "said so", "declined to", "denied", "put the cost at 5", "Min-seo",
    "Ok", "...", "the minister", "an adviser", "it is seen that", "3 million won",
]  # fmt: skip
PEOPLE = ["Ann Lee", "Bo Kim"]

articles = st.one_of(
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=40).map(" ".join),
    st.text(min_size=1, max_size=200),
).filter(lambda text: bool(text.strip()))
languages = st.sampled_from(["en", "ko"])


@settings(max_examples=300, deadline=None)
@given(text=articles, language=languages)
def test_claims_are_well_formed(text: str, language: str) -> None:
    case = {"text": text, "language": language, "people": PEOPLE}
    article, found = claims_of(case)
    segments = segment(article)
    for claim in found:
        (home,) = (part for part in segments if part.span.contains(claim.extent))
        assert claim.kind != "own" or (claim.speaker is None and claim.cue is None)
        if claim.speaker and claim.speaker.mention:
            assert claim.extent.contains(claim.speaker.mention)
        if claim.cue:
            assert home.span.contains(claim.cue.span)
    assert [claim.extent for claim in found] == sorted(claim.extent for claim in found)
    for part in segments:
        assert any(part.span.contains(claim.extent) for claim in found)
    assert claims_of(case)[1] == found


@settings(max_examples=150, deadline=None)
@given(text=articles)
def test_parts_of_a_content_do_not_overlap(text: str) -> None:
    _, found = claims_of({"text": text, "people": PEOPLE})
    for claim in found:
        for one, other in zip(claim.content, claim.content[1:], strict=False):
            assert one.end <= other.start


HOSTILE: list[Any] = [
    '"' * 20_000,
    "'a" * 20_000,
    "(" * 20_000,
    "he said " * 8_000,
    '"A," he said, ' * 5_000,
    "said, which said, and " * 3_000,
    "“a\n\n" * 8_000,
    "Ann Lee said. " * 4_000,
    "according to " * 8_000,
    "it was said that " * 5_000,
    '"a" 말했 ' * 5_000,
    "1,1" * 20_000,
    "It is seen that. " * 3_000 + "Lee said so. " * 3_000,
    "Ann Lee, head of it, " * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:16] for text in HOSTILE])
def test_time_stays_bounded(text: str) -> None:
    started = time.perf_counter()
    claims_of({"text": text, "people": PEOPLE})
    claims_of({"text": text, "language": "ko"})
    assert time.perf_counter() - started < 10
