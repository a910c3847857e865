"""Laws and small cases of aligning, on hand-made vectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.align import Side, align, common_ground, evidence
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
    wire = side(("rain floods Norvale", {0: 1}), ("wind fells trees", {1: 1}))
    translation = side(("trees felled by wind", {1: 1}), ("Norvale is flooded", {0: 1}))
    assert align(wire, translation) == (link((0,), (1,)), link((1,), (0,)))


def test_a_claim_without_counterpart_stands_alone_in_its_place() -> None:
    wire = side(("rain floods Norvale", {0: 1}), ("wind fells trees", {1: 1}))
    translation = side(("Norvale is flooded", {0: 1}), ("trains stop", {2: 1}))
    assert align(wire, translation) == (
        link((0,), (0,)),
        link((), (1,)),
        link((1,), ()),
    )


def test_neighbours_that_complete_each_other_are_one_link() -> None:
    wire = side(("rain floods Norvale, wind fells trees", {0: 1, 1: 1}))
    translation = side(
        ("rain floods Norvale", {0: 1, 2: 0.3}), ("wind fells the trees", {1: 1, 2: 0.3})
    )
    assert align(wire, translation) == (link((0,), (0, 1)),)


def test_a_second_telling_links_where_it_has_what_the_first_lacks() -> None:
    def links(second: str, keys: dict[int, set[str]]) -> list[tuple[int, ...]]:
        wire = side(
            ("rain floods Norvale", {0: 1}),
            ("filler", {3: 1}),
            (second, {0: 1, 1: 0.8}),
            keys=keys,
        )
        told = ("Norvale flooded by rain, 40 homes lost", {0: 1, 1: 0.3})
        translation = side(told, ("more", {4: 1}), keys={0: {"number:40"}})
        return [found.wire for found in align(wire, translation) if found.translation == (0,)]

    assert links("forty homes are lost in the flood", {2: {"number:40"}}) == [(0,), (2,)]
    assert links("rain again", {}) == [(0,)]


def test_headlines_link_to_headlines_before_the_body() -> None:
    def headed(*rows: tuple[str, dict[int, float]]) -> Side:
        made = side(*rows)
        first = replace(made.claims[0], place="headline")
        return replace(made, claims=(first, *made.claims[1:]))

    wire = headed(("Norvale under water", {0: 1}), ("rain floods Norvale", {0: 1, 1: 0.4}))
    translation = headed(
        ("Flood in Norvale", {0: 1}), ("Norvale is flooded by rain", {0: 1, 1: 0.4})
    )
    assert align(wire, translation) == (link((0,), (0,)), link((1,), (1,)))


def test_descriptions_link_to_the_same_person_or_to_nothing() -> None:
    wire = side(("*Ann Lee, minister", {0: 1}), keys={0: {"person:lee"}})
    same = side(("*Minister Ann Lee", {0: 1}), keys={0: {"person:lee"}})
    other = side(("*Minister Bo Kim", {0: 1}), keys={0: {"person:kim"}})
    assert align(wire, same) == (link((0,), (0,)),)
    assert align(wire, other) == ()


def test_one_speaker_of_both_counts_for_a_pair() -> None:
    def said_by(name: str) -> Side:
        made = side(("a remark", {0: 1, 1: 1}), ("another", {2: 1}))
        spoken = replace(made.claims[0], kind="indirect", speaker=Speaker(name=name))
        return replace(made, claims=(spoken, made.claims[1]))

    one, two = (evidence(said_by(name), said_by("Ann Lee")) for name in ("Ann Lee", "Bo Kim"))
    assert one[0, 0] > two[0, 0]
    assert (one[1] == two[1]).all()


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
@settings(deadline=None)
def test_every_claim_is_in_a_link(wire: Side, translation: Side) -> None:
    links = align(wire, translation)
    assert {at for found in links for at in found.wire} == set(range(len(wire.claims)))
    assert {at for found in links for at in found.translation} == set(
        range(len(translation.claims))
    )


@given(sides, sides)
@settings(deadline=None)
def test_which_claims_meet_does_not_depend_on_which_side_is_called_wire(a: Side, b: Side) -> None:
    there = {(w, t) for found in align(a, b) for w in found.wire for t in found.translation}
    back = {(w, t) for found in align(b, a) for t in found.wire for w in found.translation}
    assert there == back


@given(sides)
@settings(deadline=None)
def test_in_an_article_against_itself_no_claim_stands_alone(one: Side) -> None:
    assert all(found.wire and found.translation for found in align(one, one))
