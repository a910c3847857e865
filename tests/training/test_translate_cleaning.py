"""Tidying, refusing and recognising sentence pairs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.translate.cleaning import letters, objection, tidy
from training.translate.corpora import read_mixture
from training.translate.extend import repeats
from training.translate.overlap import Seen
from training.translate.pairs import TAGS, Pair, read_pairs, read_sides, unquoted, write_pairs

CASES = tomllib.loads((Path(__file__).parent / "cleaning.toml").read_text("utf-8"))["case"]
CELL = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)
SENTENCE = "The harbour authority said on Friday that the new ferry terminal will open in March."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reason"] or "kept")
def test_the_filter_names_what_is_wrong(case: dict[str, str]) -> None:
    assert objection(case["ko"], case["en"]) == case["reason"]


@given(ko=st.text(), en=st.text())
def test_any_text_is_tidied_once_and_judged(ko: str, en: str) -> None:
    assert tidy(tidy(ko)) == tidy(ko)
    assert "\n" not in tidy(ko) and "\t" not in tidy(ko)
    assert isinstance(objection(tidy(ko), tidy(en)), str)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("It was `` over '' , he said .", 'It was "over", he said.'),
        ("the city 's plan ( of 2009 )", "the city's plan (of 2009)"),
        ("They did n't wait .", "They didn't wait."),
    ],
)
def test_treebank_text_is_put_together(raw: str, plain: str) -> None:
    assert tidy(raw, "treebank") == plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ('"그는 ""곧 간다""고 했다."', '그는 "곧 간다"고 했다.'),
        ('"We go," she said, "now."', '"We go," she said, "now."'),
        ('""', '""'),
        ("plain", "plain"),
    ],
)
def test_csv_quoting_is_undone_only_where_it_is(raw: str, plain: str) -> None:
    assert unquoted(raw) == plain


@given(
    rows=st.lists(
        st.builds(
            Pair,
            ko=CELL,
            en=CELL,
            tag=st.sampled_from(["", *TAGS]),
            copies=st.integers(1, 9),
            machine=st.sampled_from(["", "ko", "en"]),
        )
    )
)
def test_pairs_come_back_as_written(
    rows: list[Pair], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("pairs") / "rows.tsv"
    assert write_pairs(path, rows) == len(rows)
    assert list(read_pairs(path)) == rows


def test_lines_without_two_columns_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "sides.tsv"
    path.write_text("하나\tone\n둘\n셋\tthree\tmore\n\n넷\tfour", encoding="utf-8")
    assert list(read_sides(path)) == [("하나", "one"), ("넷", "four")]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (SENTENCE, True),
        (SENTENCE.upper().replace(",", "").rstrip("."), True),
        (SENTENCE.replace("Friday", "Monday").replace("March", "May"), True),
        ("The harbour authority denied a report about unpaid wages of dock workers.", False),
        ("A ferry sank.", False),
    ],
)
def test_test_sentences_are_recognised_though_changed(text: str, *, met: bool) -> None:
    assert Seen([SENTENCE], "en").meets(text) is met


@given(st.text())
def test_a_sentence_meets_itself(text: str) -> None:
    assert Seen([text], "ko").meets(text)
    assert letters(letters(text)) == letters(text)


def test_the_mixture_is_sound() -> None:
    corpora = read_mixture()
    assert len({corpus.name for corpus in corpora}) == len(corpora)
    for corpus in corpora:
        assert corpus.file.partition("/")[0] in {"parallel", "lexicon", "own"}
        assert corpus.licence
        Pair(ko="가", en="a", tag=corpus.tag, copies=corpus.copies, machine=corpus.machine)


def test_a_word_without_end_is_seen() -> None:
    assert repeats("he said that the the the the end")
    assert not repeats("it is what it is what it is")
