"""A small database in WordNet's format, and the rules that are made of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from training.perturb import Rule, perturbed, read_pairs
from training.perturb.engine import Pair, contrasts
from training.perturb.tables import Relation
from training.perturb.wider import rules
from training.perturb.wordnet import WordNet

HERE = Path(__file__).parent
PAIRS = read_pairs([HERE / "perturb_pairs.tsv"])
LICENCE = "  1 This is where the licence stands.\n"
NOUNS = ("entity", "being", "creature", "beast", "fish", "trout", "salmon", "bank", "slope")
"""Each a kind of the one before it, but for the last three."""


def noun(number: int, word: str, above: int) -> str:
    pointer = f"001 @ {above:08d} n 0000" if above else "000"
    return f'{number:08d} 03 n 01 {word} 0 {pointer} | what a {word} is, e.g. "one"\n'


@pytest.fixture(scope="module")
def wordnet(tmp_path_factory: pytest.TempPathFactory) -> WordNet:
    folder = tmp_path_factory.mktemp("wordnet")
    above = {"salmon": 5, "bank": 1, "slope": 1}
    files = {
        "data.noun": "".join(noun(at, w, above.get(w, at - 1)) for at, w in enumerate(NOUNS, 1)),
        "index.noun": "".join(f"{w} n 1 1 @ 1 1 {at:08d}\n" for at, w in enumerate(NOUNS, 1))
        + "right n 1 0 1 1 00000009\n",
        "data.verb": "00000020 30 v 02 begin 0 start 0 001 ! 00000021 v 0201 01 + 02 00 | x\n"
        "00000021 30 v 01 stop 0 000 | x\n"
        "00000022 30 v 01 foredo 0 000 | x\n",
        "index.verb": "begin v 1 0 1 1 00000020\nstart v 1 0 1 1 00000020\n"
        "stop v 1 0 1 1 00000021\nforedo v 1 0 1 0 00000022\n",
        "data.adj": "00000030 00 a 01 right(p) 0 000 | x\n00000031 00 s 01 wooden 0 000 | x\n"
        "00000032 00 a 01 handed 0 000 | x\n",
        "index.adj": "right a 1 0 1 1 00000030\nwooden a 1 0 1 1 00000031\n"
        "handed a 1 0 1 1 00000032\n",
        "data.adv": "00000040 02 r 01 cheaply 0 000 | x\n",
        "index.adv": "cheaply r 1 0 1 1 00000040\n",
        "cntlist.rev": "".join(f"{w}%1:03:00:: 1 9\n" for w in NOUNS if w != "bank")
        + "bank%1:03:00:: 1 2\nbank%1:03:01:: 2 7\nbegin%2:30:00:: 1 9\nstart%2:30:00:: 1 5\n"
        "stop%2:30:00:: 1 4\nright%3:00:00:: 1 5\nright%1:03:00:: 1 5\nwooden%5:00:00:x:00 1 9\n"
        "handed%3:00:00:: 1 9\ncheaply%4:02:00:: 1 9\nforedo%2:30:00:: 1 9\n",
        "noun.exc": "",
        "verb.exc": "began begin\nbegun begin\nstopped stop\nstopping stop\nforeyode foredo\n",
        "adj.exc": "",
        "adv.exc": "",
    }
    for name, text in files.items():
        (folder / name).write_text(LICENCE + text, encoding="utf-8")
    return WordNet(folder)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("hypernym", {"trout": ("fish",), "salmon": ("fish",), "fish": ("beast",)}),
        ("sibling", {"trout": ("salmon",), "salmon": ("trout",)}),
        ("synonym", {"begin": ("start",), "start": ("begin",)}),
        ("antonym", {"start": ("stop",)}),
    ],
)
def test_words_are_related_as_the_database_says(
    wordnet: WordNet, relation: Relation, expected: dict[str, tuple[str, ...]]
) -> None:
    found = wordnet.words(relation).stand_ins
    assert {word: others for (_, word), others in found.items()} == expected


def test_a_word_of_several_classes_or_senses_is_left_alone(wordnet: WordNet) -> None:
    common = {word for _, word in wordnet.common}
    assert {"trout", "begin", "wooden", "cheaply"} <= common
    assert not common & {"bank", "right", "handed", "foredo"}


def put_in(pair: Pair, rule: Rule) -> set[str]:
    """What the rule puts into the translation, over many draws."""
    draws = (Random(seed) for seed in range(30))  # noqa: S311 - examples, no secrets
    rows = (perturbed(pair, rule, random=random, side="translation") for random in draws)
    return {
        row.translation_span.of(row.translation) for row in rows if row and row.translation_span
    }


def test_rules_put_the_words_in(wordnet: WordNet) -> None:
    pair = (
        "The trout were caught near the old dam.",
        "The trout were caught close to the old dam by a new permit holder.",
    )
    differ, agree = rules(wordnet.folder, ["They built a stone dam.", pair[0]])
    found = {rule.name: put_in(pair, rule) for rule in differ}
    assert found["meaning.hypernym.wider"] == {"fish"}
    assert found["meaning.sibling.wider"] == {"salmon"}
    assert "stone" in found["modifier.added"]
    assert found["adverb.added.wider"] == {"cheaply"}
    assert agree[0].type is None


def test_contrasts_are_made_by_the_rules_that_are_given(wordnet: WordNet) -> None:
    differ, agree = rules(wordnet.folder, [text for pair in PAIRS for text in pair])
    made = list(contrasts(PAIRS, 30, seed=2, differ=differ, agree=agree))
    assert len(made) == 30
    assert {one.differ.rule for one in made} <= {rule.name for rule in differ}


def test_a_folder_without_the_database_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"index\.noun"):
        rules(tmp_path, [])
