"""Laws and small cases of aligning, on hand-made vectors."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transcheck.align import Side, align, common_ground
from transcheck.model import Claim, Link, Span, Speaker

AXES = 6


def side(*rows: tuple[str, dict[int, float]], keys: dict[int, set[str]] | None = None) -> Side:
    """Claims whose embeddings are weights on a few axes; a text that begins with * describes."""
    claims, vectors, start = [], [], 0
    for text, weights in rows:
        span = Span(start, start + len(text))
        start += len(text) + 1
        kind = "description" if text.startswith("*") else "own"
        claims.append(Claim(extent=span, content=(span,), kind=kind, place="body"))
        vector = np.zeros(AXES, dtype=np.float32)
        for axis, weight in weights.items():
            vector[axis] = weight
        vectors.append(vector / np.linalg.norm(vector))
    return Side(
        claims=tuple(claims),
        texts=tuple(text for text, _ in rows),
        vectors=np.stack(vectors) if vectors else np.zeros((0, AXES), dtype=np.float32),
        keys=tuple(frozenset((keys or {}).get(at, set())) for at in range(len(rows))),
    )


def link(wire: tuple[int, ...], translation: tuple[int, ...]) -> Link:
    return Link(wire=wire, translation=translation)


def test_claims_link_in_any_order() -> None:
    wire = side(("rain", {0: 1}), ("wind", {1: 1}))
    translation = side(("gale", {1: 1}), ("shower", {0: 1}))
    assert align(wire, translation) == (link((0,), (1,)), link((1,), (0,)))


def test_a_claim_without_counterpart_stands_alone_in_its_place() -> None:
    wire = side(("rain", {0: 1}), ("wind", {1: 1}))
    translation = side(("shower", {0: 1}), ("trains stop", {2: 1}))
    assert align(wire, translation) == (
        link((0,), (0,)),
        link((), (1,)),
        link((1,), ()),
    )


def test_neighbours_that_complete_each_other_are_one_link() -> None:
    wire = side(("rain and wind come", {0: 1, 1: 1}))
    translation = side(("rain comes", {0: 1, 2: 0.3}), ("wind comes", {1: 1, 2: 0.3}))
    assert align(wire, translation) == (link((0,), (0, 1)),)


def test_a_lead_and_a_quotation_both_link_to_what_they_repeat() -> None:
    wire = side(
        ("rain floods Norvale", {0: 1}),
        ("filler", {3: 1}),
        ("Norvale: rain floods all", {0: 1, 1: 0.1}),
    )
    translation = side(("Norvale flooded by rain", {0: 1}), ("more", {4: 1}))
    assert [found.wire for found in align(wire, translation) if found.translation == (0,)] == [
        (0,),
        (2,),
    ]


def test_descriptions_link_to_the_same_person_or_to_nothing() -> None:
    wire = side(("*Ann Lee, minister", {0: 1}), keys={0: {"person:lee"}})
    same = side(("*Minister Ann Lee", {0: 1}), keys={0: {"person:lee"}})
    other = side(("*Minister Bo Kim", {0: 1}), keys={0: {"person:kim"}})
    assert align(wire, same) == (link((0,), (0,)),)
    assert align(wire, other) == ()


def test_two_speakers_need_more_evidence_than_one() -> None:
    def said_by(name: str) -> Side:
        made = side(("a remark", {0: 1, 1: 1}))
        claim = Claim(
            extent=made.claims[0].extent,
            content=made.claims[0].content,
            kind="indirect",
            place="body",
            speaker=Speaker(name=name),
        )
        return Side(claims=(claim,), texts=made.texts, vectors=made.vectors, keys=made.keys)

    near = side(("other words", {0: 1, 1: 0.5, 2: 0.55}))
    translation = Side(
        claims=said_by("Ann Lee").claims, texts=near.texts, vectors=near.vectors, keys=near.keys
    )
    assert align(said_by("Ann Lee"), translation) == (link((0,), (0,)),)
    assert align(said_by("Bo Kim"), translation) == (link((), (0,)), link((0,), ()))


def test_background_that_every_claim_shares_pulls_no_links() -> None:
    wire = side(("Norvale rain", {0: 1, 1: 0.6}), ("Norvale wind", {0: 1, 2: 0.6}))
    translation = side(("Norvale snow", {0: 1, 3: 0.6}), ("Norvale fog", {0: 1, 4: 0.6}))
    assert not any(found.wire and found.translation for found in align(wire, translation))


def test_another_value_links_where_the_topic_is_one() -> None:
    wire = side(("the fire killed 13 people in Norvale", {0: 1, 1: 1}))
    translation = side(("the fire in Norvale killed 30 people", {0: 1, 1: 1, 2: 0.4}))
    assert align(wire, translation) == (link((0,), (0,)),)


def test_two_reports_of_one_event_have_more_common_ground_than_of_two() -> None:
    rain = side(("rain floods Norvale", {0: 1}), ("trains stop", {1: 1}))
    again = side(("Norvale flooded by rain", {0: 1, 2: 0.2}), ("no trains run", {1: 1}))
    fire = side(("fire guts a mill", {0: 0.5, 3: 1}), ("buses stop", {1: 0.5, 4: 1}))
    assert common_ground(rain, again) > common_ground(rain, fire)


sides = st.lists(
    st.dictionaries(st.integers(0, AXES - 1), st.floats(0.1, 1), min_size=1, max_size=3),
    max_size=6,
).map(lambda rows: side(*((f"claim {at}", weights) for at, weights in enumerate(rows))))


@given(sides, sides)
def test_every_claim_is_in_a_link(wire: Side, translation: Side) -> None:
    links = align(wire, translation)
    assert {at for found in links for at in found.wire} == set(range(len(wire.claims)))
    assert {at for found in links for at in found.translation} == set(
        range(len(translation.claims))
    )


@given(sides, sides)
def test_which_claims_meet_does_not_depend_on_which_side_is_called_wire(a: Side, b: Side) -> None:
    there = {(w, t) for found in align(a, b) for w in found.wire for t in found.translation}
    back = {(w, t) for found in align(b, a) for t in found.wire for w in found.translation}
    assert there == back


@given(sides)
def test_in_an_article_against_itself_no_claim_stands_alone(one: Side) -> None:
    assert all(found.wire and found.translation for found in align(one, one))
