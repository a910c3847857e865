"""The library's two calls, as the README shows them."""

from __future__ import annotations

from itertools import repeat
from pathlib import Path

import pytest
from desk import STORIES

import transcheck
from transcheck import Article, Checker, Config, InputError, ModelError, Report, Request, Skipped
from transcheck.read import read_pair

STORY = STORIES[0]
SPARE = Config(backtranslate=False, threads=1)


def test_paths_texts_and_articles_say_the_same(stories: Path) -> None:
    folder = stories / STORY["id"]
    paths = folder / "wire.txt", folder / "translation.txt"
    texts = tuple(path.read_text(encoding="utf-8") for path in paths)
    given = (
        paths,
        tuple(map(str, paths)),
        texts,
        tuple(map(transcheck.read_article, paths)),
    )
    reports = [transcheck.check(*articles, config=SPARE) for articles in given]
    assert len({report.to_json() for report in reports}) == 1
    assert list(reports[0].to_frame()["pair_id"].unique()) == ["pair"]


@pytest.mark.parametrize(
    "text",
    ["The berths shut, see\nhttps://galmae.example/berths.html", "The berths shut on Monday."],
)
def test_a_text_may_end_in_a_web_address(text: str) -> None:
    pair = read_pair(Request(pair_id="x", wire=text, translation="Two berths shut."))
    assert pair.wire.text == text


def test_a_name_of_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"absent\.txt: there is no such file"):
        transcheck.check("absent.txt", STORY["translation"], config=SPARE)


def test_many_pairs_come_lazily_in_order_with_what_was_skipped() -> None:
    good = Request(pair_id="good", wire=STORY["wire"], translation=STORY["translation"])
    bad = Request(pair_id="bad", wire=Path("absent.txt"), translation=STORY["translation"])
    endless = (request for both in repeat((good, bad)) for request in both)
    results = transcheck.check_many(endless, config=SPARE)
    for _ in range(SPARE.window):
        assert isinstance(next(results), Report)
        skipped = next(results)
        assert isinstance(skipped, Skipped)
        assert (skipped.pair_id, skipped.stage) == ("bad", "read")


def test_a_broken_model_stops_everything(tmp_path: Path) -> None:
    broken = Config(encoder=tmp_path, backtranslate=False)
    request = Request(pair_id="x", wire=STORY["wire"], translation=STORY["translation"])
    with pytest.raises(ModelError, match=str(tmp_path)):
        list(transcheck.check_many([request], config=broken))


def test_an_article_in_the_wrong_language() -> None:
    korean = Article(text="갈매 여객선 사무소는 선석 두 곳을 닫는다.", language="ko")
    with pytest.raises(InputError, match="the translation is in Korean"):
        transcheck.check(STORY["wire"], korean, config=SPARE)


def test_frames_hold_what_the_report_holds() -> None:
    report = Checker(SPARE).check(
        Request(pair_id="x", wire=STORY["wire"], translation=STORY["translation"])
    )
    claims, findings = report.to_frame(), report.findings_frame()
    assert list(claims["verdict"]) == [judged.verdict for judged in report.judgements]
    assert list(findings["type"]) == [finding.type for finding in report.findings]
    assert (claims["severity"] >= "major").sum() == sum(
        judged.severity in ("major", "critical") for judged in report.judgements
    )


def test_every_public_name_is_there() -> None:
    for name in transcheck.__all__:
        assert getattr(transcheck, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        transcheck.chek  # noqa: B018
