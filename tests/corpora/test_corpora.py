"""The demo corpora are what their README says: whole, well-formed and true to the calendar."""

import csv
import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest

from benchmarks.agreement import agreement
from transcheck.model import SEVERITIES, VERDICTS, FindingType
from transcheck.read import read_article
from transcheck.segment import segment

CORPORA = Path(__file__).parents[2] / "corpora"
COLUMNS = [
    "pair_id",
    "wire",
    "translation",
    "source",
    "wire_published",
    "translation_published",
    "wire_outlet",
    "translation_outlet",
    "section",
    "split",
]
SECTIONS = {
    "security and diplomacy",
    "economy and markets",
    "business",
    "courts and politics",
    "society and disasters",
}
GOLD_KEYS = [
    "id",
    "label",
    "wire",
    "translation",
    "types",
    "severity",
    "wire_speaker",
    "translation_speaker",
    "note",
]
SIDES = ("wire", "translation")
DIFFERENT = ("drift", "contradicted")
README = (CORPORA / "README.md").read_text(encoding="utf-8")


def named_behind(words: str) -> set[str]:
    """The pairs that the README names in the sentence that begins with `words`."""
    (sentence,) = re.findall(rf"^{words}[^.]*\.", README, re.MULTILINE)
    return set(re.findall(r"`([^`]+)`", sentence))


CLEAN = named_behind("Clean on purpose")
APART = named_behind("Of two events")
CALENDAR = re.compile(r"(\w+day)(?: in [A-Z]\w+)? is (\d{1,2} [A-Z][a-z]+ \d{4})")
NTH = re.compile(r"\b(?:on|the|From the) (\d{1,2})(?:st|nd|rd|th)\b")


def rows_of(name: str) -> list[dict[str, str]]:
    with (CORPORA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


MANIFEST = rows_of("manifest.csv")
PAIRS = [row["pair_id"] for row in MANIFEST]


def gold_of(pair: str, name: str = "gold.jsonl") -> list[dict[str, Any]]:
    lines = (CORPORA / pair / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def text_of(pair: str, side: str) -> str:
    return (CORPORA / pair / f"{side}.txt").read_text(encoding="utf-8")


GOLD = [
    pytest.param(pair, row, id=f"{pair}-{row['id']}") for pair in PAIRS for row in gold_of(pair)
]


def test_manifest_lists_every_folder_once() -> None:
    assert list(MANIFEST[0]) == COLUMNS
    assert len(set(PAIRS)) == len(PAIRS)
    assert set(PAIRS) == {path.name for path in CORPORA.iterdir() if path.is_dir()}


@pytest.mark.parametrize("row", MANIFEST, ids=PAIRS)
def test_manifest_row_agrees_with_the_folder(row: dict[str, str]) -> None:
    assert row["section"] in SECTIONS
    assert row["split"] in {"dev", "test"}
    meta = json.loads((CORPORA / row["pair_id"] / "meta.json").read_text(encoding="utf-8"))
    assert meta["pair_id"] == row["pair_id"]
    assert meta["synthetic"] is True
    for side in ("wire", "translation", "source"):
        assert (CORPORA / row[side]).read_text(encoding="utf-8").strip()
        assert row[side] == f"{row['pair_id']}/{meta[side]['file']}"
    for side in SIDES:
        assert row[f"{side}_published"] == meta[side]["published"]
        assert row[f"{side}_outlet"] == meta[side]["outlet"]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_korean_appeared_before_its_translation_and_after_the_event(pair: str) -> None:
    meta = json.loads((CORPORA / pair / "meta.json").read_text(encoding="utf-8"))
    moments = {side: datetime.fromisoformat(meta[side]["published"]) for side in (*SIDES, "source")}
    assert all(moment.tzinfo for moment in moments.values())
    event = date.fromisoformat(pair[-10:])
    assert moments["source"] < moments["translation"]
    told = moments.values() if pair not in APART else [moments["wire"]]
    assert all(0 <= (moment.date() - event).days <= 1 for moment in told)


@pytest.mark.parametrize("pair", PAIRS)
def test_the_source_is_korean_and_the_articles_have_their_length(pair: str) -> None:
    hangul = len(re.findall("[가-힣]", text_of(pair, "source.ko")))
    assert hangul > 500
    assert 150 <= len(text_of(pair, "wire").split()) <= 450
    assert not re.search("[가-힣]", text_of(pair, "wire") + text_of(pair, "translation"))


@pytest.mark.parametrize("pair", PAIRS)
def test_gold_ids_are_unique(pair: str) -> None:
    ids = [row["id"] for row in gold_of(pair)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("pair", "row"), GOLD)
def test_gold_row_is_well_formed(pair: str, row: dict[str, Any]) -> None:
    assert list(row) == GOLD_KEYS
    assert row["label"] in (*VERDICTS, "boilerplate")
    assert set(row["types"]) <= set(get_args(FindingType))
    assert row["severity"] in (None, *SEVERITIES)
    for side in SIDES:
        words = row[side]
        if words is None:
            assert row[f"{side}_speaker"] is None
        else:
            assert words == words.strip()
            assert text_of(pair, side).count(words) == 1


@pytest.mark.parametrize("pair", PAIRS)
def test_second_labels_are_well_formed(pair: str) -> None:
    for row in gold_of(pair, "second.jsonl"):
        assert list(row) == GOLD_KEYS
        assert row["label"] in (*VERDICTS, "boilerplate")
        for side in SIDES:
            assert row[side] is None or text_of(pair, side).count(row[side]) == 1


def test_the_readme_states_the_agreement() -> None:
    figures = agreement([CORPORA / pair for pair in PAIRS]).figures()
    for name in ("rows", "told.rows"):
        assert f" {figures[name]} rows" in README
    for name in ("verdicts.agree", "verdicts.kappa", "told.agree", "told.kappa", "links.f1"):
        assert f"{figures[name]:.3f}".lstrip("0") in README


@pytest.mark.parametrize(("pair", "row"), GOLD)
def test_gold_label_fits_its_sides_types_and_severity(pair: str, row: dict[str, Any]) -> None:
    has = tuple(row[side] is not None for side in SIDES)
    label, types, severity = row["label"], row["types"], row["severity"]
    if label == "boilerplate":
        assert sum(has) == 1
        assert (types, severity) == ([], None)
    elif label in {"only_in_wire", "only_in_translation"}:
        assert has == (label == "only_in_wire", label == "only_in_translation")
        assert types == ["omission" if has[0] else "addition"]
    else:
        assert has == (True, True)
    if label in DIFFERENT:
        assert types
        assert severity in {"minor", "major", "critical"}
        assert row["note"]
        assert pair not in CLEAN | APART
    if label == "consistent":
        assert severity == ("minor" if "quote" in types else None)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("pair", PAIRS)
def test_every_line_is_touched_by_a_gold_row(pair: str, side: str) -> None:
    text = text_of(pair, side)
    starts = [(text.index(row[side]), row[side]) for row in gold_of(pair) if row[side]]
    for line in re.finditer(r"\S[^\n]*", text):
        assert any(
            start < line.end() and line.start() < start + len(words) for start, words in starts
        ), line.group()


@pytest.mark.parametrize("pair", PAIRS)
def test_honest_differences_are_at_least_as_many_as_planted_ones(pair: str) -> None:
    labels = Counter(row["label"] for row in gold_of(pair))
    planted = sum(labels[label] for label in DIFFERENT)
    assert labels["consistent"] >= planted
    assert planted == 0 if pair in CLEAN | APART else 3 <= planted <= 8


def calendar_of(row: dict[str, Any]) -> list[tuple[str, date]]:
    return [
        (weekday, datetime.strptime(day, "%d %B %Y").date())
        for weekday, day in CALENDAR.findall(row["note"])
    ]


@pytest.mark.parametrize(("pair", "row"), [p for p in GOLD if calendar_of(p.values[1])])
def test_weekdays_are_true(pair: str, row: dict[str, Any]) -> None:
    for weekday, day in calendar_of(row):
        assert f"{day:%A}" == weekday
    named = NTH.findall(row["translation"])
    if "date" in row["types"] and row["label"] == "consistent" and named:
        assert {int(n) for n in named} <= {day.day for _, day in calendar_of(row)}
    assert abs((calendar_of(row)[0][1] - date.fromisoformat(pair[-10:])).days) <= 21


@pytest.mark.parametrize("pair", PAIRS)
def test_every_weekday_of_the_wire_is_dated_in_the_gold(pair: str) -> None:
    week = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    said = set(re.findall(rf"\b(?:{week})day\b", text_of(pair, "wire")))
    dated = {weekday for row in gold_of(pair) for weekday, _ in calendar_of(row)}
    linked = " ".join(row["wire"] for row in gold_of(pair) if row["translation"] and row["wire"])
    assert {day for day in said if day in linked} <= dated


def test_titles_are_dated_and_belong_to_people_of_the_articles() -> None:
    rows = rows_of("titles.csv")
    assert list(rows[0]) == ["holder", "office", "valid_from", "valid_to", "source"]
    wires = " ".join(text_of(pair, "wire") for pair in PAIRS)
    others = {"Lim Do-kwon"}
    for row in rows:
        start = date.fromisoformat(row["valid_from"])
        assert not row["valid_to"] or start < date.fromisoformat(row["valid_to"])
        assert row["holder"] in wires or row["holder"] in others
        assert row["office"]
        assert row["source"]


def test_glossary_terms_stand_in_the_sources() -> None:
    rows = rows_of("glossary.csv")
    assert list(rows[0]) == ["source_ko", "required", "forbidden"]
    sources = " ".join(text_of(pair, "source.ko") for pair in PAIRS)
    for row in rows:
        assert row["source_ko"] in sources
        assert row["required"]


def test_the_readme_counts_right() -> None:
    types: Counter[tuple[str, str]] = Counter()
    for row in MANIFEST:
        pair = row["pair_id"]
        gold = gold_of(pair)
        count = Counter(each["label"] for each in gold)
        alone = count["only_in_wire"] + count["only_in_translation"]
        apart = sum(count[label] for label in DIFFERENT)
        cells = (pair, row["section"], apart, count["consistent"], alone, count["boilerplate"])
        assert f"| {' | '.join(map(str, (*cells, len(gold))))} |" in README
        types.update((r["types"][0], r["label"]) for r in gold if r["label"] in DIFFERENT)
    for name in {name for name, _ in types}:
        assert f"| {name} | {types[name, 'drift']} | {types[name, 'contradicted']} |" in README


LINKED = sorted(path.parent.name for path in CORPORA.glob("*/source_links.jsonl"))


def test_eight_dev_and_four_test_pairs_have_their_source_linked() -> None:
    splits = [row["split"] for row in MANIFEST if row["pair_id"] in LINKED]
    assert splits.count("dev") >= 8
    assert splits.count("test") >= 4


@pytest.mark.parametrize("pair", LINKED)
def test_source_links_are_in_order_and_take_each_segment_once(pair: str) -> None:
    lines = (CORPORA / pair / "source_links.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for side, name, language in (
        ("source", "source.ko", "ko"),
        ("translation", "translation", "en"),
    ):
        article = read_article(CORPORA / pair / f"{name}.txt")
        assert article.language == language
        members = [member for row in rows for member in row[side]]
        assert members == sorted(set(members))
        assert members[-1] == len(segment(article)) - 1
