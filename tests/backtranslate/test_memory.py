"""Laws of the translation memory: it changes no rendering, survives a kill and a damaged file."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.memory import SLICE, Remembering
from transcheck.errors import ModelError
from transcheck.model import ForcedWord, Hypothesis, Language

SURROGATES = st.characters(categories=["Cs"])


class Shouting:
    """A translator of the simplest kind, which knows what it was asked."""

    signature = "shouting-1"

    def __init__(self, *, fails_at: str | None = None) -> None:
        self.asked: list[str] = []
        self.fails_at = fails_at

    def supports(self, source: Language, target: Language) -> bool:
        return source != target

    def translate(
        self, texts: Sequence[str], *, source: Language, target: Language, n_best: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        if self.fails_at in texts:
            raise ModelError("killed")
        self.asked.extend(texts)
        return tuple(
            tuple(
                Hypothesis(text=f"{source}{target}{text}{n}!", score=-0.125) for n in range(n_best)
            )
            for text in texts
        )

    def force(
        self, pairs: Sequence[tuple[str, str]], *, source: Language, target: Language
    ) -> tuple[tuple[ForcedWord, ...], ...]:
        return tuple((ForcedWord(text=f"{source}{target}{b}", score=-0.5),) for _, b in pairs)


def test_the_same_as_the_bare_translator(translator: ArgosTranslator, tmp_path: Path) -> None:
    texts = ["the adviser", "a storm", "the adviser", ""]
    bare = translator.translate(texts, source="en", target="ko", n_best=3)
    for path in (None, tmp_path / "deep" / "memory.sqlite"):
        for _ in range(2):
            remembering = Remembering(translator, path)
            assert remembering.translate(texts, source="en", target="ko", n_best=3) == bare
            assert remembering.signature == translator.signature
            assert remembering.supports("ko", "en") and remembering.notes == ()


@settings(max_examples=50, deadline=None)
@given(calls=st.lists(st.lists(st.sampled_from("abcdefgh") | st.text(SURROGATES, max_size=2))))
def test_nothing_is_translated_twice(calls: list[list[str]]) -> None:
    inner = Shouting()
    remembering = Remembering(inner)
    for texts in calls:
        found = remembering.translate(texts, source="en", target="ko", n_best=2)
        assert found == Shouting().translate(texts, source="en", target="ko", n_best=2)
    assert len(inner.asked) == len(set(inner.asked))


def test_keys_tell_everything_apart(tmp_path: Path) -> None:
    inner = Shouting()
    remembering = Remembering(inner, tmp_path / "memory.sqlite")
    ways: list[tuple[Language, Language, int]] = [("en", "ko", 1), ("ko", "en", 1), ("en", "ko", 2)]
    for source, target, n_best in ways:
        remembering.translate(["x"], source=source, target=target, n_best=n_best)
    assert inner.asked == ["x", "x", "x"]
    inner.signature = "shouting-2"
    remembering.translate(["x"], source="en", target="ko")
    assert len(inner.asked) == 4


def test_a_run_that_dies_keeps_what_it_had(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    texts = [str(number) for number in range(3 * SLICE)]
    with pytest.raises(ModelError, match="killed"):
        Remembering(Shouting(fails_at=texts[-1]), path).translate(texts, source="en", target="ko")
    inner = Shouting()
    again = Remembering(inner, path).translate(texts, source="en", target="ko")
    assert again == Shouting().translate(texts, source="en", target="ko")
    assert inner.asked == texts[2 * SLICE :]


def _killed(path: Path) -> NoReturn:
    texts = [str(number) for number in range(SLICE)]
    Remembering(Shouting(), path).translate(texts, source="en", target="ko")
    database = sqlite3.connect(path)
    database.execute("BEGIN IMMEDIATE")
    database.execute("DELETE FROM rendering")
    multiprocessing.current_process().kill()
    raise AssertionError


def test_a_kill_in_the_middle_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    process = multiprocessing.get_context("spawn").Process(target=_killed, args=(path,))
    process.start()
    process.join()
    inner = Shouting()
    remembering = Remembering(inner, path)
    remembering.translate([str(number) for number in range(SLICE)], source="en", target="ko")
    assert inner.asked == [] and remembering.notes == ()


def _work(path: Path, first: int) -> int:
    texts = [str(number) for number in range(first, first + 200)]
    found = Remembering(Shouting(), path).translate(texts, source="en", target="ko")
    return sum(best[0].text == f"enko{text}0!" for text, best in zip(texts, found, strict=True))


def test_several_processes_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(_work, [path] * 4, range(0, 400, 100))) == [200] * 4


@pytest.mark.parametrize("path", [None, "memory.sqlite"])
def test_threads_share_an_object(path: str | None, tmp_path: Path) -> None:
    remembering = Remembering(Shouting(), tmp_path / path if path else None)

    def work(first: int) -> str:
        texts = [str(number) for number in range(first, first + 50)]
        return remembering.translate(texts, source="en", target="ko")[0][0].text

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(20))) == [f"enko{first}0!" for first in range(20)]


@pytest.mark.parametrize("damage", ["text", "pages", "truncated"])
def test_a_damaged_file_is_set_aside(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    texts = [f"{number} {'x' * 300}" for number in range(200)]
    Remembering(Shouting(), path).translate(texts, source="en", target="ko")
    raw = path.read_bytes()
    changed = {
        "text": b"this is no database, " * 999,
        "pages": raw[:100] + b"\xff" * (len(raw) - 100),
        "truncated": raw[: len(raw) // 2],
    }
    path.write_bytes(changed[damage])
    remembering = Remembering(Shouting(), path)
    found = remembering.translate(texts, source="en", target="ko")
    assert found == Shouting().translate(texts, source="en", target="ko")
    (note,) = remembering.notes
    assert "was damaged" in note and "\n" not in note
    assert (tmp_path / "memory.sqlite.damaged").exists()
    inner = Shouting()
    Remembering(inner, path).translate(texts, source="en", target="ko")
    assert inner.asked == []


@pytest.mark.parametrize("value", ["", "[]", "7", '[["a"]]', "[" * 99_999, '[["a", "b"]]'])
def test_a_damaged_row_is_made_again(value: str, tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    expected = Remembering(Shouting(), path).translate(["x"], source="en", target="ko")
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE rendering SET value = ?", (value,))
    database.close()
    assert Remembering(Shouting(), path).translate(["x"], source="en", target="ko") == expected


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    database = sqlite3.connect(path)
    with database:
        database.execute("CREATE TABLE bookmark (url TEXT)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(ModelError, match="another program's"):
        Remembering(Shouting(), path)
    assert path.read_bytes() == before


def test_paths_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for path in (tmp_path, tmp_path / "file" / "memory.sqlite"):
        with pytest.raises(ModelError) as raised:
            Remembering(Shouting(), path)
        assert "\n" not in str(raised.value)
