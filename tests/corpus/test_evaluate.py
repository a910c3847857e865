"""Laws of the figures: gold made from a report agrees with it; a wrong label costs one row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from transcheck.corpus.evaluate import NOT_FOUND, answers
from transcheck.corpus.figures import figures
from transcheck.corpus.gold import Gold
from transcheck.model import (
    VERDICTS,
    Article,
    Checked,
    Claim,
    Judgement,
    Link,
    Pair,
    Span,
    Speaker,
    Verdict,
)

WIDTH = 10


def article(claims: int) -> Article:
    return Article(text="abcdefghi " * max(claims, 1))


def claims(speakers: list[str]) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            extent=span(at),
            content=(span(at),),
            kind="indirect",
            place="body",
            speaker=Speaker(name=name) if name else None,
        )
        for at, name in enumerate(speakers)
    )


def span(at: int) -> Span:
    return Span(at * WIDTH, at * WIDTH + WIDTH - 1)


@st.composite
def reports(draw: st.DrawFn) -> Checked:
    """A report in which the nth claims of both sides are linked; what is left over stands alone."""
    names = st.lists(st.sampled_from(["", "Ida Brandt", "Bo Lim"]), max_size=6)
    wire, translation = draw(names), draw(names)
    assume(wire or translation)
    judgements = [
        Judgement(
            link=Link(
                wire=(at,) if at < len(wire) else (),
                translation=(at,) if at < len(translation) else (),
            ),
            verdict=draw(st.sampled_from(VERDICTS)),
            severity="neutral",
            drift=0.0,
            explanation="",
        )
        for at in range(max(len(wire), len(translation)))
    ]
    return Checked(
        pair=Pair(pair_id="x", wire=article(len(wire)), translation=article(len(translation))),
        wire_claims=claims(wire),
        translation_claims=claims(translation),
        judgements=tuple(judgements),
        signature="",
        score=100.0,
    )


def gold_of(checked: Checked) -> list[Gold]:
    return [
        Gold(
            gold_id=str(number),
            label=judged.verdict,
            wire=span(judged.link.wire[0]) if judged.link.wire else None,
            translation=span(judged.link.translation[0]) if judged.link.translation else None,
            types=(),
            severity=None,
            wire_speaker=None,
            translation_speaker=None,
        )
        for number, judged in enumerate(checked.judgements)
    ]


@given(reports())
def test_gold_that_says_what_the_report_says(checked: Checked) -> None:
    found = figures([(checked, gold_of(checked))])
    shares = found.shares()
    alarms = [shares.pop(name, 0.0) for name in list(shares) if "alarms" in name]
    assert set(shares.values()) <= {1.0}
    assert set(alarms) <= {0.0}
    assert found.total["rows",] == len(checked.judgements)


@given(reports(), st.randoms())
def test_the_order_of_gold_changes_nothing(checked: Checked, random: object) -> None:
    gold = gold_of(checked)
    shuffled = sorted(gold, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert figures([(checked, shuffled)]) == figures([(checked, gold)])


@given(reports())
def test_a_wrong_label_costs_one_row(checked: Checked) -> None:
    first, *rest = gold_of(checked)
    other: Verdict = "drift" if first.label != "drift" else "consistent"
    found = figures([(checked, [replace(first, label=other), *rest])])
    right = sum(found.confusion[label].get(label, 0) for label in found.confusion)
    assert right == found.total["rows",] - 1
    assert found.confusion[other][first.label] >= 1


@given(reports(), reports())
def test_pairs_add_up(one: Checked, other: Checked) -> None:
    apart = [figures([(checked, gold_of(checked))]) for checked in (one, other)]
    both = figures([(one, gold_of(one)), (other, gold_of(other))])
    assert both.total == apart[0].total + apart[1].total


@given(reports(), reports())
def test_intervals_hold_their_share(one: Checked, other: Checked) -> None:
    found = figures([(checked, gold_of(checked)) for checked in (one, other)])
    for name, (low, high) in found.intervals().items():
        assert low <= found.shares()[name] <= high
    assert figures([(one, gold_of(one))]).intervals() == {}


def one_link(speaker: str) -> Checked:
    return Checked(
        pair=Pair(pair_id="x", wire=article(2), translation=article(2)),
        wire_claims=claims([speaker, ""]),
        translation_claims=claims([""]),
        judgements=(
            Judgement(
                link=Link(wire=(0,), translation=(0,)),
                verdict="consistent",
                severity="neutral",
                drift=0.0,
                explanation="",
            ),
        ),
        signature="",
        score=100.0,
    )


def row(**given: object) -> Gold:
    blank: dict[str, object] = dict.fromkeys(Gold.__dataclass_fields__)
    return Gold(**{**blank, "gold_id": "g", "types": (), **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "said", "right"),
    [
        ("Ida Brandt", "Ida Brandt", True),
        ("Brandt", "Ida Brandt", True),
        ("Ida Brandt", "brandt", True),
        ("Ida Brandt", "Bo Lim", False),
        ("Ida", "Ida Brandt", False),
        ("Ida Brandt", "", False),
    ],
)
def test_a_speaker_is_right_by_the_end_of_the_name(expected: str, said: str, right: bool) -> None:
    gold = row(label="consistent", wire=span(0), translation=span(0), wire_speaker=expected)
    assert figures([(one_link(said), [gold])]).shares()["speaker_accuracy"] == right


def test_words_that_no_link_holds() -> None:
    checked = one_link("")
    unlinked = row(label="consistent", wire=span(1), translation=span(0))
    boilerplate = row(label="boilerplate", wire=span(1))
    assert [answer.verdict for answer in answers(checked, [unlinked, boilerplate])] == [
        NOT_FOUND,
        "boilerplate",
    ]
    found = figures([(checked, [unlinked, boilerplate])])
    assert (found.total["two_sided",], found.total["found",]) == (1, 0)
    assert found.confusion == {"boilerplate": {"boilerplate": 1}, "consistent": {NOT_FOUND: 1}}
