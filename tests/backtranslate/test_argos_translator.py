"""Laws of the translator, on real packages: it does as argostranslate does, whatever the batch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dictionary_package import DATA, SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.packages import read_package
from transcheck.errors import ModelError, UsageError
from transcheck.model import Hypothesis

WORDS = sorted({word for line in SENTENCES for word in line.split()})
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@pytest.fixture(scope="module")
def itself(
    archives: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Any]:
    del home
    return lambda run: run(
        "argos_itself.py",
        "4",
        DATA / "sentences.txt",
        archives / "translate-en_ko-1_0.argosmodel",
        archives / "bpe.argosmodel",
        archives / "prefix.argosmodel",
        packages_dir=tmp_path_factory.mktemp("argos"),
    )


def test_same_renderings_as_argostranslate(
    itself: Callable[..., Any], run: Any, packages: Path, variants: Path
) -> None:
    theirs = itself(run)
    assert theirs["languages"] == ["en", "ko"]
    folders = [packages / "translate-en_ko-1_0", variants / "bpe", variants / "prefix"]
    for folder in folders:
        ours = ArgosTranslator([read_package(folder)], beam_size=4, threads=2).translate(
            SENTENCES, source="en", target="ko", n_best=4
        )
        texts = [[one.text for one in best] for best in ours]
        assert texts == theirs["renderings"][folder.name]


def test_translates(translator: ArgosTranslator) -> None:
    (best,) = translator.translate(
        ["the adviser signed the treaty"], source="en", target="ko", n_best=3
    )
    assert [one.text for one in best] == [
        "그 보좌관이 서명했다 그 조약을",
        "그 고문이 서명했다 그 조약을",
        "그 보좌관이 서명했다 그 협정을",
    ]
    scores = [one.score for one in best]
    assert scores == sorted(scores, reverse=True)
    assert all(-1 < score <= 0 and score == round(score, 3) for score in scores)


def test_score_is_the_mean_log_probability(translator: ArgosTranslator, packages: Path) -> None:
    import ctranslate2

    bare = ctranslate2.Translator(str(packages / "translate-en_ko-1_0" / "model"))
    (best,) = translator.translate(["the aide signed"], source="en", target="ko", n_best=2)
    for hypothesis in best:
        pieces = [["▁" + word for word in hypothesis.text.split()]]
        (scored,) = bare.score_batch([["▁the", "▁aide", "▁signed"]], pieces)
        assert hypothesis.score == pytest.approx(sum(scored.log_probs) / 4, abs=2e-3)


def test_unknown_words_are_copied(translator: ArgosTranslator) -> None:
    ((best,),) = translator.translate(["minister Vasquez"], source="en", target="ko")
    assert best.text.startswith("장관이") and best.text.endswith("Vasquez")


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(TEXTS, max_size=12), order=st.randoms(use_true_random=False))
def test_a_rendering_does_not_depend_on_the_batch(
    translator: ArgosTranslator, texts: list[str], order: Any
) -> None:
    together = translator.translate(texts, source="en", target="ko", n_best=4)
    shuffled = list(range(len(texts)))
    order.shuffle(shuffled)
    again = translator.translate([texts[at] for at in shuffled], source="en", target="ko", n_best=4)
    assert [together[at] for at in shuffled] == list(again)
    for text, best in zip(texts, together, strict=True):
        assert translator.translate([text], source="en", target="ko", n_best=4) == (best,)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60) | st.text(st.characters(categories=["Cs", "Cc", "Cf"])))
def test_any_text_is_taken(translator: ArgosTranslator, text: str) -> None:
    for source, target in (("en", "ko"), ("ko", "en")):
        (best,) = translator.translate([text], source=source, target=target)
        assert len(best) == 1


@pytest.mark.parametrize("kind", ["translate-en_ko-1_0", "bpe"])
@pytest.mark.parametrize(
    "text", ["a" * 50_000, "the " * 20_000, "\ud800 the", "\x00", "、。" * 999]
)
def test_hostile_texts_end(packages: Path, variants: Path, kind: str, text: str) -> None:
    root = packages if (packages / kind).exists() else variants
    ((best,),) = ArgosTranslator([read_package(root / kind)]).translate(
        [text], source="en", target="ko"
    )
    assert isinstance(best, Hypothesis)


def test_blank_texts(translator: ArgosTranslator) -> None:
    empty = (Hypothesis(text="", score=0.0),)
    assert translator.translate(["", " \n"], source="en", target="ko", n_best=4) == (empty, empty)
    assert translator.translate([], source="en", target="ko") == ()


def test_threads_change_nothing(packages: Path, translator: ArgosTranslator) -> None:
    alone = ArgosTranslator([read_package(packages / "translate-en_ko-1_0")], threads=1)
    assert alone.translate(SENTENCES, source="en", target="ko", n_best=2) == translator.translate(
        SENTENCES, source="en", target="ko", n_best=2
    )


def test_signature_names_weights_and_beam(packages: Path, variants: Path) -> None:
    both = ArgosTranslator([read_package(folder) for folder in packages.iterdir()])
    parts = both.signature.split("+")
    assert parts[0].startswith("argos-en_ko-1.0-") and parts[1].startswith("ko_en-1.0-")
    assert both.signature.endswith("-beam4")
    other = ArgosTranslator([read_package(variants / "bpe")])
    same = ArgosTranslator([read_package(packages / "translate-en_ko-1_0")])
    assert other.signature != same.signature


def test_supports(packages: Path) -> None:
    alone = ArgosTranslator([read_package(packages / "translate-en_ko-1_0")])
    assert alone.supports("en", "ko") and not alone.supports("ko", "en")
    with pytest.raises(ModelError, match="no package translates ko to en"):
        alone.translate(["그"], source="ko", target="en")
    with pytest.raises(UsageError):
        alone.translate(["the"], source="en", target="ko", n_best=0)
    with pytest.raises(UsageError):
        ArgosTranslator([], beam_size=0)


def test_what_is_imported(run: Any, packages: Path) -> None:
    loaded = run("imports.py", packages, packages_dir=packages)
    assert loaded["found"] == 2
    assert loaded["heavy"] == []


KNOWN = ("the adviser signed", "the minister said the storm", "the coordinator welcomed the treaty")


@pytest.mark.parametrize("folder", ["translate-en_ko-1_0", "bpe"])
def test_forced_words_add_up_to_the_score(packages: Path, variants: Path, folder: str) -> None:
    """Decoding freely and being forced to the same words costs the same, but for the end."""
    place = packages / folder if (packages / folder).is_dir() else variants / folder
    own = ArgosTranslator([read_package(place)], threads=1)
    for text, (best,) in zip(KNOWN, own.translate(KNOWN, source="en", target="ko"), strict=True):
        (words,) = own.force([(text, best.text)], source="en", target="ko")
        assert [word.text for word in words] == best.text.split()
        total, end = sum(word.score for word in words), 0.5
        assert total - end < best.score * (len(words) + 1) <= total + 0.01


def test_a_word_of_another_text_is_improbable(translator: ArgosTranslator) -> None:
    korean = "그 보좌관이 서명했다"
    told = ("the adviser signed", "the aide signed", "the coordinator signed")
    scores = [
        words[1].score
        for words in translator.force([(text, korean) for text in told], source="en", target="ko")
    ]
    assert scores[0] > scores[1] > scores[2] + 10


@settings(max_examples=20, deadline=None)
@given(pairs=st.lists(st.tuples(TEXTS, TEXTS | st.text(max_size=30)), max_size=6))
def test_forced_words_do_not_depend_on_their_neighbours(
    translator: ArgosTranslator, pairs: list[tuple[str, str]]
) -> None:
    together = translator.force(pairs, source="en", target="ko")
    alone = [translator.force([pair], source="en", target="ko")[0] for pair in pairs]
    assert together == tuple(alone)
    for (text, rendering), words in zip(pairs, together, strict=True):
        assert [word.text for word in words] in (rendering.split(), [])
        assert words or not text.split() or not rendering.isalnum()
