"""The whole way through on the demo pairs: real models, real articles."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

import transcheck
from transcheck import Checker, Request, Skipped
from transcheck.config import Config
from transcheck.corpus import read_manifest
from transcheck.report import Report

CORPORA = Path(__file__).parents[2] / "corpora"
NIGHT = (
    "The harbour office closed two piers on Monday.\n\n"
    "Crews found cracks in 14 pillars, said Mina Seo, the harbour's chief engineer.\n"
)
MORNING = (
    "On the 3rd, the port authority shut two piers.\n\n"
    "Chief Engineer Mina Seo of the harbour said, “Cracks were found in 140 pillars.”\n"
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(threads=1))


@pytest.fixture(scope="module")
def reports(checker: Checker) -> list[Report]:
    results = list(checker.check_many(read_manifest(CORPORA / "manifest.csv")))
    assert all(isinstance(result, Report) for result in results)
    return [result for result in results if isinstance(result, Report)]


def test_a_tenfold_number_is_found(checker: Checker) -> None:
    report = checker.check(Request(pair_id="piers", wire=NIGHT, translation=MORNING))
    (number,) = (found for found in report.findings if found.type == "number")
    assert number.severity == "critical"
    assert (number.wire_text, number.translation_text) == ("14", "140")
    assert any(judged.verdict == "contradicted" for judged in report.judgements)


def test_every_claim_is_judged_and_no_boilerplate_is_a_claim(reports: list[Report]) -> None:
    for report in reports:
        linked = {at for judged in report.judgements for at in judged.link.wire}
        for at, claim in enumerate(report.wire_claims):
            assert at in linked or claim.kind == "description"
            for mark in report.pair.wire.boilerplate:
                if mark.kind != "dateline":
                    assert not mark.span.contains(claim.extent)


def test_results_do_not_depend_on_order_or_window(reports: list[Report]) -> None:
    requests = read_manifest(CORPORA / "manifest.csv")[::-1]
    one_by_one = Checker(Config(threads=1, window=1)).check_many(requests)
    assert [result.to_json() for result in one_by_one if isinstance(result, Report)] == [
        report.to_json() for report in reports[::-1]
    ]


def test_reports_say_which_signal_is_absent() -> None:
    silent = Checker(Config(threads=1, backtranslate=False))
    report = silent.check(Request(pair_id="piers", wire=NIGHT, translation=MORNING))
    assert report.notes == ("The pivot signal is absent: back-translation is switched off.",)
    assert "|mt:none|" in report.signature


def test_the_signature_names_what_the_evidence_of_a_source_rests_on(
    checker: Checker, tmp_path: Path
) -> None:
    other = shutil.copytree(Config().lexicon, tmp_path / "lexicon")
    manifest = json.loads((other / "manifest.json").read_text(encoding="utf-8"))
    (other / "manifest.json").write_text(json.dumps(manifest | {"version": "other"}), "utf-8")
    silent = Config(threads=1, backtranslate=False)
    one, another = (Checker(each).signature for each in (silent, replace(silent, lexicon=other)))
    assert one != another == one.replace("|lex:lexical-en_ko-1-", "|lex:lexical-en_ko-other-")
    assert "|lex:lexical-en_ko-1-" in checker.signature
    assert "+kiwi-" in one


def test_check_many_is_lazy_and_keeps_order(checker: Checker, tmp_path: Path) -> None:
    def requests() -> object:
        for number in count():
            wire = tmp_path / "absent.txt" if number == 1 else NIGHT
            yield Request(pair_id=str(number), wire=wire, translation=MORNING)

    results = checker.check_many(requests())  # type: ignore[arg-type]
    first, second, third = (next(results) for _ in range(3))
    assert isinstance(first, Report)
    assert isinstance(second, Skipped)
    assert (second.pair_id, second.stage) == ("1", "read")
    assert "absent.txt" in second.reason
    assert isinstance(third, Report)
    assert third.pair.pair_id == "2"


def test_articles_with_nothing_in_common_are_skipped(checker: Checker) -> None:
    other = "Quarterly coffee imports fell by a third, the growers' board reported.\n"
    (result,) = checker.check_many([Request(pair_id="x", wire=NIGHT, translation=other)])
    assert isinstance(result, Skipped)
    assert result.stage == "align"


def test_articles_of_two_events_list_no_drift(checker: Checker) -> None:
    manifest = read_manifest(CORPORA / "manifest.csv", split="dev")
    (request,) = [r for r in manifest if r.pair_id == "sovereign-bonds-2025-06-24"]
    report = checker.check(request)
    assert "two events" in report.notes[0]
    assert {finding.severity for finding in report.findings} == {"neutral"}
    assert not {judged.verdict for judged in report.judgements} & {"drift", "contradicted"}


def test_the_library_takes_texts_paths_and_articles(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(NIGHT, encoding="utf-8")
    by_text = transcheck.check(NIGHT, MORNING)
    by_path = transcheck.check(str(path), MORNING)
    by_article = transcheck.check(transcheck.Article(text=NIGHT), MORNING)
    frames = [report.to_frame() for report in (by_text, by_path, by_article)]
    assert all(frame.equals(frames[0]) for frame in frames)
    assert list(frames[0]["verdict"].astype(str)).count("contradicted") == 1


@pytest.mark.parametrize(
    ("korean", "says"),
    [
        ("기둥 14개에 금이 갔다고 밝혔다.", "came in with translation"),
        ("기둥 140개에 금이 갔다고 밝혔다.", "already"),
    ],
)
def test_the_korean_source_tells_where_a_number_changed(
    checker: Checker, korean: str, says: str
) -> None:
    source = f"항만청은 지난 3일 부두 두 곳을 닫았다.\n\n서미나 기술본부장은 {korean}\n"
    request = Request(pair_id="piers", wire=NIGHT, translation=MORNING, source=source)
    (number,) = (found for found in checker.check(request).findings if found.type == "number")
    assert says in number.evidence
