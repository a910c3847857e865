"""Paragraph numbers, places and boilerplate, on invented articles."""

from transcheck.model import Article, Boilerplate, Segment, Span
from transcheck.segment import segment

STORY = """The Daon Post

Envoy sees pact as threat

By Min Ara

SEOUL (Daon) -- The envoy spoke on Monday. He was brief.

• Sign the pact • Keep it

"We wait. We watch," he said. (Daon)

***
"""


def article(headline: str | None, *boilerplate: str) -> Article:
    marks = (Boilerplate(span=at(words), kind="byline") for words in boilerplate)
    return Article(
        text=STORY, headline=at(headline) if headline else None, boilerplate=tuple(marks)
    )


def at(words: str) -> Span:
    return Span(STORY.rindex(words), STORY.rindex(words) + len(words))


def rows(segments: tuple[Segment, ...]) -> list[tuple[int, str, str]]:
    return [(one.paragraph, one.place, one.span.of(STORY)) for one in segments]


def test_headline_lead_and_body_without_boilerplate() -> None:
    marked = article(
        "Envoy sees pact as threat", "The Daon Post", "By Min Ara", "SEOUL (Daon) -- ", "(Daon)"
    )
    assert rows(segment(marked)) == [
        (0, "headline", "Envoy sees pact as threat"),
        (1, "lead", "The envoy spoke on Monday."),
        (1, "lead", "He was brief."),
        (2, "body", "Sign the pact"),
        (2, "body", "Keep it"),
        (3, "body", '"We wait.'),
        (3, "body", 'We watch," he said.'),
    ]


def test_without_a_headline_the_first_line_leads() -> None:
    assert [row[:2] for row in rows(segment(article(None)))[:3]] == [
        (0, "lead"),
        (1, "body"),
        (2, "body"),
    ]


def test_boilerplate_parts_a_sentence_and_may_overlap_or_run_over_lines() -> None:
    across = STORY[at("He was").start : at("Sign the").end]
    marked = article(None, "spoke on", "on Monday", across)
    assert rows(segment(marked))[3:6] == [
        (3, "body", "SEOUL (Daon) -- The envoy"),
        (4, "body", "pact"),
        (4, "body", "Keep it"),
    ]


def test_an_article_of_boilerplate_alone_has_no_segments() -> None:
    assert segment(article(None, STORY)) == ()
