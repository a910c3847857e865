"""Quotations: case table and what a finding says."""

import pytest
from quote_style_sides import rows, stated

from transcheck.facts import quote
from transcheck.facts.quotations import quotations

CASES = rows("quote_cases.jsonl")
OUTCOMES = {
    "quote.verbatim": ("agree", "neutral"),
    "quote.excerpt": ("agree", "neutral"),
    "quote.edited": ("notice", "neutral"),
    "quote.paraphrased": ("notice", "neutral"),
    "quote.added_marks": ("notice", "neutral"),
    "quote.merged": ("notice", "neutral"),
    "quote.cut": ("differ", "minor"),
}


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["translation"])
def test_cases(row: dict) -> None:
    wire, translation = stated(row["wire"]), stated(row["translation"])
    found = quote.compare(wire, translation)
    assert [c.rule for c in found] == ([row["rule"]] if row["rule"] else [])
    assert [(c.outcome, c.severity) for c in found] == [OUTCOMES[c.rule] for c in found]
    if row["rule"] not in ("", "quote.added_marks"):
        assert [c.rule for c in quote.compare(translation, wire)] == [row["rule"]]


def test_a_cut_says_who_cut_what() -> None:
    whole = stated('"The weir will hold if the frost stays," the engineer said.')
    part = stated('The engineer said, "The weir will hold."')
    (found,) = quote.compare(whole, part)
    assert found.explanation == ("The translation quotes the remark without its condition (“if”).")
    assert found.translation_value == "The weir will hold."
    (found,) = quote.compare(part, whole)
    assert found.explanation.startswith("The wire quotes")


def test_a_condition_outside_the_claim_is_seen() -> None:
    whole = stated('"The weir will hold, but only if the frost stays," the engineer said.')
    part = stated('The engineer said, "The weir will hold."')
    assert [c.rule for c in quote.compare(whole, part)] == ["quote.cut"]


def test_what_the_marks_hold() -> None:
    text = 'Baek (52) called it "a [very] cold ... insult" and said, "We (the union) will go."'
    found = quotations(stated(text))
    assert [q.norms for q in found] == [("a", "cold", "insult"), ("we", "will", "go")]
    assert [q.direct for q in found] == [False, True]
    assert found[0].pieces == (("a", "cold"), ("insult",))


def test_korean_articles_are_not_compared() -> None:
    from transcheck.model import Article, Claim, Span, Statement

    span = Span(0, 9)
    claim = Claim(extent=span, content=(span,), kind="direct", place="body")
    korean = Statement(
        article=Article(text="다리가 열린다고.", language="ko"), claims=(claim,), facts=()
    )
    assert quotations(korean) == ()
