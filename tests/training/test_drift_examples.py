"""What the drift model learns from: examples and the files that they are read from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.drift import sources
from training.drift.examples import (
    TURNED,
    Example,
    agreeing,
    differing,
    read_groups,
    told,
    write_groups,
)
from training.perturb import read_pairs
from training.perturb.engine import contrasts
from transcheck.drift.crossing import LABELS

HERE = Path(__file__).parent
WRITTEN = sorted((HERE.parents[1] / "training" / "data" / "contrast").glob("*.tsv"))
PAIRS = read_pairs([HERE / "perturb_pairs.tsv"])
FIRST = "The port reopened on Friday, officials said."
SECOND = "Officials said the harbor was open again Friday."

chances = st.none() | st.sampled_from([0.0, 1.0])
mark = st.tuples(st.integers(0, 9), st.integers(10, 20), st.sampled_from(LABELS))
marks = st.none() | st.lists(mark, max_size=2).map(tuple)
examples = st.builds(
    Example,
    wire=st.text(max_size=40),
    translation=st.text(max_size=40),
    lost=chances,
    unfounded=chances,
    conflict=chances,
    related=chances,
    type=st.sampled_from(LABELS),
    wire_spans=marks,
    translation_spans=marks,
    origin=st.text(max_size=5),
)


def no_neighbours(pairs: Any) -> list[list[int]]:
    return [[] for _ in pairs]


def all_others(pairs: Any) -> list[list[int]]:
    return [[other for other in range(len(pairs)) if other != at] for at in range(len(pairs))]


@given(examples)
def test_turned_twice_is_the_same(example: Example) -> None:
    turned = example.turned
    assert turned.turned == example
    assert turned.wire == example.translation
    assert [m[:2] for m in turned.wire_spans or ()] == [
        m[:2] for m in example.translation_spans or ()
    ]
    assert (turned.lost, turned.conflict) == (example.unfounded, example.conflict)
    assert turned.type == TURNED.get(example.type, example.type)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(examples, min_size=1, max_size=2), max_size=4))
def test_groups_are_read_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, groups: list[list[Example]]
) -> None:
    path = tmp_path_factory.mktemp("groups") / "groups.jsonl"
    assert write_groups(path, groups) == len(groups)
    assert list(read_groups(path)) == [tuple(group) for group in groups]


def test_tellings_that_agree_have_no_words_at_fault() -> None:
    example = agreeing(FIRST, SECOND, origin="own")
    assert (example.lost, example.unfounded, example.conflict) == (0.0, 0.0, 0.0)
    assert (example.related, example.type) == (1.0, "")
    assert example.wire_spans == example.translation_spans == ()


@pytest.mark.parametrize(
    ("type_", "lost", "unfounded", "conflict", "unmarked"),
    [
        ("meaning", 1.0, 1.0, 1.0, None),
        ("number", 1.0, 1.0, 1.0, None),
        ("omission", 1.0, 0.0, 0.0, ()),
        ("addition", 0.0, 1.0, 0.0, ()),
    ],
)
def test_what_a_difference_takes_away_or_brings(
    type_: str, lost: float, unfounded: float, conflict: float, unmarked: tuple[()] | None
) -> None:
    marks = ((0, 3, type_),)
    in_wire = differing(
        FIRST, SECOND, type=type_, wire_spans=marks, translation_spans=(), origin=""
    )
    assert (in_wire.lost, in_wire.unfounded, in_wire.conflict) == (lost, unfounded, conflict)
    assert (in_wire.wire_spans, in_wire.translation_spans) == (marks, unmarked)


def test_what_one_side_tells_alone_is_no_conflict() -> None:
    more = told(FIRST, SECOND, wire_spans=((0, 3, "omission"),), translation_spans=(), origin="own")
    assert (more.lost, more.unfounded, more.conflict, more.type) == (1.0, 0.0, 0.0, "")
    turned = more.turned
    assert (turned.lost, turned.unfounded) == (0.0, 1.0)
    assert (turned.wire_spans, turned.translation_spans) == ((), ((0, 3, "addition"),))
    assert turned.turned == more


@pytest.mark.parametrize(
    ("text", "plain", "words"),
    [
        ("The port [[closed]] on Friday.", "The port closed on Friday.", "closed"),
        ("Rain[[, then snow]], fell.", "Rain, then snow, fell.", "then snow"),
        ("[[Two men]] fled.", "Two men fled.", "Two men"),
        ("They fled [[in a van.]]", "They fled in a van.", "in a van."),
        ("[[ All ]]of it burned.", " All of it burned.", "All"),
    ],
)
def test_brackets_mark_words(text: str, plain: str, words: str) -> None:
    for opening, closing, type_ in (("[[", "]]", "meaning"), ("{{", "}}", "addition")):
        written = text.replace("[[", opening).replace("]]", closing)
        found, marks = sources.unmarked(written, fault="meaning", alone="addition")
        assert found == plain
        ((start, end, told_as),) = marks
        assert (found[start:end], told_as) == (words, type_)


@given(st.text(st.characters(exclude_characters="[]{}"), max_size=40))
def test_text_without_brackets_stays(text: str) -> None:
    assert sources.unmarked(text, fault="meaning", alone="addition") == (text, ())


def test_both_sides_may_tell_more(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        "meaning\tThe harbor reopened{{, as planned,}} on Friday.\t"
        "On Friday the harbor opened again {{after a storm}}.\t"
        "On Friday the harbor [[shut]] {{after a storm}}.\n",
        encoding="utf-8",
    )
    ((fine, wrong),) = sources.contrast([path])
    assert (fine.lost, fine.unfounded, fine.conflict) == (1.0, 1.0, 0.0)
    assert fine.origin == wrong.origin == "partial"
    assert fine.wire == "The harbor reopened, as planned, on Friday."
    assert fine.wire_spans == ((21, 32, "omission"),)
    assert fine.translation_spans == ((34, 47, "addition"),)
    assert (wrong.conflict, wrong.wire_spans) == (1.0, None)
    assert wrong.translation_spans == ((21, 25, "meaning"), (26, 39, "addition"))


def test_a_written_contrast_is_a_better_and_a_worse_telling(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        f"meaning\t{FIRST}\t{SECOND}\t{SECOND.replace('open again', '[[shut]]')}\n"
        f"omission\t{FIRST.replace('on Friday', '[[on Friday]]')}\t{SECOND}\tThe harbor is open.\n",
        encoding="utf-8",
    )
    changed, cut = sources.contrast([path])
    assert changed[0] == cut[0] == agreeing(FIRST, SECOND, origin="contrast")
    assert changed[1].translation == SECOND.replace("open again", "shut")
    assert _marked(changed[1]) == "shut"
    assert _marked(cut[1]) == "on Friday"
    assert (cut[1].wire, cut[1].lost, cut[1].unfounded) == (FIRST, 1.0, 0.0)


def _marked(example: Example) -> str:
    """The words that the example is about."""
    sides = (example.wire, example.wire_spans), (example.translation, example.translation_spans)
    (words,) = (
        text[start:end]
        for text, marks in sides
        for start, end, type_ in marks or ()
        if type_ == example.type
    )
    return words


@pytest.mark.parametrize(
    "line",
    ["meaning\tone\ttwo", "meaning\tone\ttwo\tthree", "meaning\t[[one]]\ttwo\t[[three]]", ""],
)
def test_a_broken_contrast_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"meaning\tone\ttwo\t[[three]]\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.tsv:2"):
        list(sources.contrast([path]))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_the_written_contrasts_keep_their_form(path: Path) -> None:
    for better, worse in sources.contrast([path]):
        assert worse.type in LABELS[1:], worse
        assert _marked(worse).strip(" ,"), worse
        assert bool(worse.wire_spans) == (worse.type == "omission"), worse
        assert better.translation != worse.translation, worse
        for text in (better.wire, better.translation, worse.translation):
            assert text == text.strip()
            assert not {"[[", "]]", "{{", "}}"} & {text[at : at + 2] for at in range(len(text))}, (
                text
            )


def test_planted_contrasts_stand_beside_what_they_were_made_from() -> None:
    groups = list(sources.planted(contrasts(PAIRS, 60, seed=3)))
    assert groups == list(sources.planted(contrasts(PAIRS, 60, seed=3)))
    assert len(groups) == 60
    for better, worse in groups:
        assert (better.lost, better.unfounded, better.type) == (0.0, 0.0, "")
        assert worse.type in LABELS[1:]
        assert (worse.lost, worse.unfounded) != (0.0, 0.0)
        assert any({worse.wire, worse.translation} & set(pair) for pair in PAIRS)
        assert _marked(worse).strip()
    assert not list(contrasts([], 60, seed=3))


INFERENCE = """\
label\tpremise\thypothesis
entailment\tThree crews fought the blaze .\tThree crews fought the fire that night .
neutral\tThree crews fought the blaze .\tThe crews were tired .
contradiction\tThree crews fought the blaze .\tNobody fought the blaze .
-\tThree crews fought the blaze .\tThe blaze was large .
"""


def test_what_follows_is_founded(tmp_path: Path) -> None:
    path = tmp_path / "toy.tsv"
    path.write_text(INFERENCE, encoding="utf-8")
    follows, new, against = (example for (example,) in sources.inference(path))
    assert (follows.unfounded, follows.lost, follows.translation_spans) == (0.0, None, ())
    assert (new.unfounded, new.lost, new.translation_spans) == (1.0, None, None)
    assert (against.unfounded, against.lost, against.conflict) == (1.0, 1.0, 1.0)
    assert against.wire == "Three crews fought the blaze."


POST_EDITS = """\
post_edit\tmt\thter
The bridge will be closed on Sunday .\tThe bridge closes on Sunday .\t0.1
The bridge will be closed on Sunday .\tBridge Sunday of closing matter it .\t0.9
The bridge will be closed on Sunday .\tThe bridge shall on Sunday close .\t0.4
Closed .\tShut .\t0.1
"""


def test_drafts_differ_the_more_of_them_was_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "toy.tsv"
    path.write_text(POST_EDITS, encoding="utf-8")
    near, far, middling = (example for (example,) in sources.post_edits(path))
    assert (near.lost, near.unfounded, near.origin) == (0.0, 0.0, "post_edit")
    assert (far.lost, far.unfounded, far.origin) == (1.0, 1.0, "draft")
    assert middling.lost == middling.unfounded == pytest.approx(0.25 / 0.45)


def test_sentences_of_two_stories_are_unrelated() -> None:
    texts = set(PAIRS)
    for (example,) in sources.unrelated(PAIRS, all_others(PAIRS), seed=2):
        assert (example.wire, example.translation) not in texts
        assert (example.related, example.lost, example.unfounded) == (0.0, 1.0, 1.0)


def test_gold_says_what_is_related_and_leaves_open_what_differs(tmp_path: Path) -> None:
    rows = [
        {"wire": "Rain closed the airport.", "translation": "The airport shut for rain."},
        {"wire": "Nine flights were moved.", "translation": "Nine planes were diverted."},
        {"wire": "Nobody was hurt.", "translation": None},
        {"wire": "Airport closed by rain", "translation": "Airport shut for rain"},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = [example for (example,) in sources.stories([gold], all_others)]
    linked = {(row["wire"], row["translation"]) for row in rows if row["translation"]}
    assert {(e.wire, e.translation) for e in found if e.related} == linked
    apart = {(e.wire, e.translation) for e in found if not e.related}
    assert ("Rain closed the airport.", "Nine planes were diverted.") in apart
    assert ("Rain closed the airport.", "Airport shut for rain") not in apart
    assert {(e.lost, e.unfounded, e.wire_spans) for e in found} == {(None, None, None)}
    assert len(list(sources.stories([gold], no_neighbours))) == len(linked)


@pytest.mark.parametrize(
    ("tokenised", "written"),
    [
        ("It was n't closed .", "It wasn't closed."),
        ("The port 's crew -LRB- nine men -RRB- left .", "The port's crew (nine men) left."),
        ("It cost $ 40 , they said .", "It cost $40, they said."),
    ],
)
def test_tokens_are_put_together(tokenised: str, written: str) -> None:
    assert sources.plain(tokenised) == written


def test_an_example_is_a_value() -> None:
    example = agreeing(FIRST, SECOND, origin="own")
    assert replace(example) == example
    assert len({example, replace(example)}) == 1


def test_what_an_article_says_besides_is_left_out_and_no_more() -> None:
    other = "Prices rose by a tenth."
    group = (
        agreeing(FIRST, SECOND, origin="own"),
        differing(
            FIRST, "Officials said the harbor was shut again Friday.", type="meaning",
            wire_spans=(), translation_spans=((30, 34, "meaning"),), origin="own",
        ),
    )  # fmt: skip
    stories = [group, (agreeing(other, "Costs went up.", origin="own"),)]
    better, worse = next(sources.among_others(stories, [[1], [0]], seed=3))
    assert better.wire == worse.wire
    assert better.wire in (f"{FIRST} {other}", f"{other} {FIRST}")
    assert better.wire_spans is not None
    assert [better.wire[start:end] for start, end, _ in better.wire_spans] == [other]
    assert (better.lost, better.unfounded, better.conflict) == (1.0, 0.0, 0.0)
    assert worse == replace(group[1], wire=better.wire, lost=1.0)
