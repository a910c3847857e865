"""What a batch keeps: after an end, an early end, a change, a damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from transcheck import Checker, Config, Request, Skipped, UsageError
from transcheck.corpus import run_batch
from transcheck.report import REPORTERS, Result

WIRE = "The mill of {town} will hire {hands} people in May, its owner Ida Brandt said on Monday.\n"
TRANSLATION = "Ida Brandt, owner of the mill in {town}, said Monday it would hire {hands} people.\n"
TOWNS = ("Soriam", "Dalgok", "Bexley", "Ohan")


class Counting:
    """An encoder that remembers how many texts it was given; its vectors tell texts apart."""

    signature = "counting"

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += len(texts)
        vectors = np.array([[1.0, len(text) / 1000] for text in texts], dtype=np.float32)
        return vectors.reshape(len(texts), 2)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


@pytest.fixture
def checker(encoder: Counting) -> Checker:
    return Checker(Config(backtranslate=False, window=2), encoder=encoder)


@pytest.fixture
def requests() -> tuple[Request, ...]:
    return tuple(
        Request(
            pair_id=town.lower(),
            wire=WIRE.format(town=town, hands=hands),
            translation=TRANSLATION.format(town=town, hands=hands),
            wire_published="2025-03-03T09:00+09:00",
        )
        for hands, town in enumerate(TOWNS, start=20)
    )


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def run(
    requests: Sequence[Request], checker: Checker, out: Path, *, resume: bool = False
) -> Iterator[Result]:
    return run_batch(requests, checker=checker, out=out, formats=REPORTERS, resume=resume)


def ids(results: Iterator[Result]) -> list[str]:
    return [
        result.pair_id if isinstance(result, Skipped) else result.pair.pair_id for result in results
    ]


def test_resuming_a_finished_batch_computes_nothing(
    requests: tuple[Request, ...], checker: Checker, encoder: Counting, tmp_path: Path
) -> None:
    assert ids(run(requests, checker, tmp_path)) == [request.pair_id for request in requests]
    before, texts = files(tmp_path), encoder.texts
    assert ids(run(requests, checker, tmp_path, resume=True)) == [r.pair_id for r in requests]
    assert encoder.texts == texts
    assert files(tmp_path) == before


def test_a_batch_that_ends_early_leaves_tables_of_what_is_done(
    requests: tuple[Request, ...], checker: Checker, tmp_path: Path
) -> None:
    running = run(requests, checker, tmp_path / "early")
    first = ids(iter([next(running)]))
    running.close()  # type: ignore[attr-defined]
    assert first == ["soriam"]
    list(run(requests[:1], checker, tmp_path / "alone"))
    assert files(tmp_path / "early") == files(tmp_path / "alone")
    list(run(requests, checker, tmp_path / "early", resume=True))
    list(run(requests, checker, tmp_path / "whole"))
    assert files(tmp_path / "early") == files(tmp_path / "whole")


@pytest.mark.parametrize(
    "change",
    [
        {"wire": "The mill of Dalgok will hire 200 people in May, Ida Brandt said on Monday.\n"},
        {"translation": TRANSLATION.format(town="Dalgok", hands=2)},
        {"wire_published": "2025-03-03T00:00+00:00"},
        {"wire_outlet": "The Dalgok Mercury"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_resuming_checks_what_has_changed(
    change: dict[str, str], requests: tuple[Request, ...], checker: Checker, tmp_path: Path
) -> None:
    list(run(requests, checker, tmp_path / "out"))
    changed = (requests[0], replace(requests[1], **change), *requests[2:])  # type: ignore[arg-type]
    order = ids(run(changed, checker, tmp_path / "out", resume=True))
    assert order == ["soriam", "bexley", "ohan", "dalgok"]
    list(run(changed, checker, tmp_path / "fresh"))
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_resuming_checks_all_under_another_configuration(
    requests: tuple[Request, ...], checker: Checker, encoder: Counting, tmp_path: Path
) -> None:
    list(run(requests, checker, tmp_path))
    strict = Config(
        backtranslate=False, weights={"neutral": 1, "minor": 1, "major": 9, "critical": 9}
    )
    texts = encoder.texts
    list(run(requests, Checker(strict, encoder=encoder), tmp_path, resume=True))
    assert encoder.texts > texts


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"schema": "transcheck-record/0"}'])
def test_a_damaged_record_is_made_again(
    damage: str, requests: tuple[Request, ...], checker: Checker, tmp_path: Path
) -> None:
    list(run(requests, checker, tmp_path))
    before = files(tmp_path)
    (tmp_path / "pairs" / "bexley.json").write_text(damage, encoding="utf-8")
    list(run(requests, checker, tmp_path, resume=True))
    assert files(tmp_path) == before


def test_a_skipped_pair_is_tried_again(
    requests: tuple[Request, ...], checker: Checker, tmp_path: Path
) -> None:
    late = tmp_path / "late.txt"
    asked = (replace(requests[0], wire=late), *requests[1:])
    first = next(run(asked, checker, tmp_path / "out"))
    assert isinstance(first, Skipped)
    late.write_text(WIRE.format(town="Soriam", hands=20), encoding="utf-8")
    results = {ids(iter([r]))[0]: r for r in run(asked, checker, tmp_path / "out", resume=True)}
    assert not isinstance(results["soriam"], Skipped)


def test_a_folder_that_cannot_be_is_found_out_before_the_first_pair(
    requests: tuple[Request, ...], checker: Checker, encoder: Counting, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"cannot write into .*choose another folder"):
        next(run(requests, checker, tmp_path / "file"))
    assert encoder.texts == 0
