"""Perturbed pairs: the laws of their spans, one case a rule, and the command."""

from __future__ import annotations

import json
import tomllib
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.news.english import article
from training.perturb import AGREE, DIFFER, Row, Rule, perturbed, read_pairs, rows
from training.perturb.__main__ import main
from training.perturb.numbers import shifted
from training.perturb.row import Edit, apply
from training.perturb.scene import Scene
from training.perturb.tables import Relation, table, words_of
from training.perturb.telling import read
from transcheck.facts.words import ordinary_words
from transcheck.model import MQM, Span

HERE = Path(__file__).parent
FILE = HERE / "perturb_pairs.tsv"
PAIRS = read_pairs([FILE])
RULES = {rule.name: rule for rule in (*DIFFER, *AGREE)}
TABLES = tomllib.loads((HERE / "perturb_cases.toml").read_text("utf-8"))
CASES, GAPS = TABLES["case"], TABLES["gap"]


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - examples, no secrets


def outcomes(rule: Rule, text: str) -> set[str]:
    """Every text that the rule can make of this one, over many draws."""
    found = set()
    for seed in range(40):
        scene = Scene(
            telling=read(text), other=read(text), random=chance(seed), elsewhere=read(text)
        )
        done = (apply(text, edit) for edit in rule.find(scene))
        found |= {changed[0] for changed in done if changed}
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['text']}")
def test_cases(case: dict) -> None:
    found = outcomes(RULES[case["rule"]], case["text"])
    assert found <= set(case["any"])
    assert bool(found) == bool(case["any"])


@pytest.mark.parametrize("case", GAPS, ids=lambda case: f"{case['rule']}: {case['text']}")
def test_what_was_taken_away_is_marked_in_the_other_telling(case: dict) -> None:
    pair = (case["other"], case["text"])
    found = set()
    for seed in range(20):
        row = perturbed(pair, RULES[case["rule"]], random=chance(seed), side="translation")
        if row is not None:
            assert row.wire_span
            found.add((row.translation, row.wire_span.of(row.wire)))
    assert found == set(map(tuple, case["any"]))


@pytest.fixture(scope="module")
def made() -> list[Row]:
    return list(rows(PAIRS, 800, seed=3))


def test_a_row_differs_from_its_pair_inside_its_span_alone() -> None:
    random = chance(1)
    seen = set()
    for rule in DIFFER:
        for pair in PAIRS * 3:
            for side in ("wire", "translation"):
                row = perturbed(
                    pair, rule, random=random, side=side, elsewhere=random.choice(PAIRS)[0]
                )
                if row is not None:
                    check_one_change(pair, row, side)
                    seen.add(rule.name)
    assert len(seen) >= len(DIFFER) - 4, {rule.name for rule in DIFFER} - seen


def check_one_change(pair: tuple[str, str], row: Row, side: str) -> None:
    at = ("wire", "translation").index(side)
    old, new = pair[at], (row.wire, row.translation)[at]
    here, there = ((row.wire_span, row.translation_span), (row.translation_span, row.wire_span))[at]
    assert (row.wire, row.translation)[1 - at] == pair[1 - at]
    assert old != new
    if here is not None:
        text = here.of(new)
        assert text
        assert text == text.strip()
        assert old.startswith(new[: here.start].rstrip())
        # A question's mark stands in the full stop's place.
        assert old.rstrip(".").endswith(new[here.end :].lstrip().rstrip(".?"))
    else:
        assert there is not None
        assert there.of(pair[1 - at]).strip()
        assert len(new) < len(old)


def test_spans_lie_in_their_texts_and_types_are_findings(made: list[Row]) -> None:
    for row in made:
        for text, span in ((row.wire, row.wire_span), (row.translation, row.translation_span)):
            assert span is None or (span.end <= len(text) and span.of(text).strip())
        spans = row.wire_span or row.translation_span
        assert (row.label == "differ") == (row.type is not None) == (spans is not None)
        assert row.type is None or row.type in MQM


def test_every_type_and_most_rules_occur(made: list[Row]) -> None:
    assert {row.type for row in made} >= {rule.type for rule in DIFFER} | {None}
    missing = {rule.name for rule in RULES.values()} - {row.rule for row in made}
    assert len(missing) <= 8, missing
    assert 0.3 <= sum(row.label == "agree" for row in made) / len(made) <= 0.65


def test_no_row_comes_twice(made: list[Row]) -> None:
    assert len({(row.wire, row.translation) for row in made}) == len(made)


def test_the_article_fits_the_word_behind_it(made: list[Row]) -> None:
    for row in made:
        if row.rule == "damage.shuffled":
            continue
        for text, span in ((row.wire, row.wire_span), (row.translation, row.translation_span)):
            words = text[span.start : span.end].split() if span else []
            for one, two in pairwise(words):
                if one in ("a", "an"):
                    assert one == article(two), text


def test_an_omission_shows_in_the_wire_and_an_addition_in_the_translation(made: list[Row]) -> None:
    for row in made:
        if row.type == "omission":
            assert row.wire_span
            assert row.translation_span is None
        if row.type == "addition":
            assert row.translation_span
            assert row.wire_span is None


def test_the_command_prints_the_same_bytes_for_the_same_seed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = []
    for seed in ("7", "7", "8"):
        assert main(["--pairs", str(FILE), "--seed", seed, "--count", "60"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] != printed[2]
    keys = {"wire", "translation", "label", "type", "wire_span", "translation_span", "rule"}
    found = [json.loads(line) for line in printed[0].splitlines()]
    assert len(found) == 60
    assert all(set(row) == keys for row in found)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text("one\ttwo\nthree\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.tsv:2"):
        read_pairs([file])


@given(st.text(max_size=80), st.data())
def test_an_edit_changes_what_it_says_and_no_more(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(max_size=12))
    done = apply(text, Edit(start=start, end=end, text=new))
    if done is not None:
        changed, span = done
        assert changed != text
        if span:
            assert text.startswith(changed[: span.start].rstrip())
            assert text.endswith(changed[span.end :].lstrip())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(" ".join(pair[0] for pair in PAIRS).split()), max_size=14))
def test_no_rule_stumbles_over_any_words(words: list[str]) -> None:
    text = " ".join(words) or "."
    for rule in RULES.values():
        perturbed((text, PAIRS[0][1]), rule, random=chance(1), side="wire", elsewhere=PAIRS[1][0])


@given(st.integers(1, 999_999), st.integers(1, 4))
def test_a_figure_moved_up_is_that_many_times_larger(number: int, power: int) -> None:
    for written in (f"{number}", f"{number:,}"):
        assert int(shifted(written, power).replace(",", "")) == number * 10**power


@pytest.mark.parametrize("relation", ["antonym", "hypernym", "sibling", "synonym"])
def test_no_word_stands_in_for_itself(relation: Relation) -> None:
    for (_, lemma), others in words_of(relation).stand_ins.items():
        assert lemma not in others
    assert len(words_of(relation).stand_ins) >= 200


def test_no_synonym_is_an_antonym_or_a_sibling() -> None:
    for relation in ("antonym", "sibling"):
        against = words_of(relation).stand_ins
        clash = [
            (key, other)
            for key, others in words_of("synonym").stand_ins.items()
            for other in others
            if other in against.get(key, ())
        ]
        assert not clash


def test_no_phrase_stands_in_for_itself() -> None:
    for name in ("negation_out", "modality", "scope", "cause"):
        for line in table("phrases")[name].strip().splitlines():
            left, right = line.split(" = ")
            assert left not in right.split(" | ")


def test_a_span_is_never_empty() -> None:
    assert apply("He is an old man.", Edit(start=9, end=12, text="new")) == (
        "He is a new man.",
        Span(6, 11),
    )


@pytest.mark.parametrize("kind", sorted(table("additions")))
def test_no_addition_is_listed_twice(kind: str) -> None:
    words = table("additions")[kind]
    listed = words.split() if kind in ("persons", "gradable") else words.strip().splitlines()
    assert len(set(listed)) == len(listed)


ADDED = (
    "adjective.added", "adverb.added", "noun.added", "ending.added", "intensifier.added",
)  # fmt: skip


@pytest.mark.parametrize("name", ADDED)
def test_an_addition_leaves_all_other_words(name: str) -> None:
    text = "The senators were shown the large tunnel by the workers."
    made = outcomes(RULES[name], text)
    assert len(made) > 5
    for longer in made:
        left = iter(longer.lower().removesuffix(".").split())
        assert all(word in left for word in text.lower().removesuffix(".").split())


def test_shuffled_words_are_the_same_words() -> None:
    text = "The senators rejected the budget for the tunnel after a long debate."
    plain = sorted(text.lower().removesuffix(".").split())
    for shuffled in outcomes(RULES["damage.shuffled"], text):
        assert sorted(shuffled.lower().removesuffix(".").split()) == plain


def test_a_typo_makes_no_other_word() -> None:
    text = "The minister rejected the agreement."
    for typed in outcomes(RULES["keep.typo"], text):
        changed = set(typed.removesuffix(".").split()) - set(text.removesuffix(".").split())
        assert len(changed) == 1
        assert not changed & ordinary_words()
