"""Cells, columns and frames."""

from __future__ import annotations

import csv
import io
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import ferry, hostile, skipped

from transcheck.model import VERDICTS
from transcheck.report import Report
from transcheck.report.columns import CLAIM_COLUMNS, FINDING_COLUMNS, PAIR_COLUMNS
from transcheck.report.rows import claim_rows, finding_rows, pair_row
from transcheck.report.tables import cell, write_tables

CASES = tomllib.loads((Path(__file__).parent / "cells.toml").read_text(encoding="utf-8"))["cell"]
DESIGN = {
    "claims": "pair_id, link_id, verdict, severity, drift, wire_text, translation_text, "
    "wire_start, wire_end, translation_start, translation_end, wire_speaker, "
    "translation_speaker, types, explanation, similarity, chrf, bleu, wire_pivot, "
    "translation_pivot, pivot_similarity, wire_backtranslation, translation_backtranslation, "
    "signature",
    "findings": "pair_id, link_id, finding_id, type, mqm, severity, wire_span, translation_span, "
    "wire_value, translation_value, rule, explanation, evidence",
}


def test_columns_stand_in_the_order_of_the_design() -> None:
    assert ", ".join(CLAIM_COLUMNS) == DESIGN["claims"]
    assert ", ".join(FINDING_COLUMNS) == DESIGN["findings"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_cells(case: dict[str, Any]) -> None:
    assert cell(case["text"], case.get("kind", "text")) == case["cell"]


@given(st.text(st.characters()))
def test_no_text_cell_is_a_formula_or_holds_a_control_character(text: str) -> None:
    made = cell(text, "text")
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert not set(made) & set(map(chr, [*range(9), *range(11, 32), 127]))
    made.encode()


@given(st.lists(st.text(st.characters()), min_size=2, max_size=4))
def test_rows_read_back_as_they_were_written(texts: list[str]) -> None:
    cells = [cell(text, "text") for text in texts]
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows([cells, cells])
    file.seek(0)
    assert list(csv.reader(file)) == [cells, cells]


def test_a_link_of_many_claims_joins_them_and_spans_them_all() -> None:
    row = next(claim_rows(ferry()))
    text = ferry().pair.translation.text
    first, second = row["translation_text"].split(" … ")
    assert text[int(row["translation_start"]) :].startswith(first)
    assert text[: int(row["translation_end"])].endswith(second)
    assert row["translation_speaker"] == "Ministry of Oceans"


def test_ids_count_in_order() -> None:
    assert [row["link_id"] for row in claim_rows(ferry())][:2] == ["L001", "L002"]
    found = [(row["link_id"], row["finding_id"]) for row in finding_rows(ferry())]
    assert found[:3] == [("L002", "F001"), ("L003", "F002"), ("L004", "F003")]


def test_a_pair_counts_its_links_and_findings() -> None:
    row = pair_row(ferry())
    assert sum(int(row[verdict]) for verdict in VERDICTS) == int(row["links"]) == 11
    assert (row["findings"], row["critical"], row["worst"], row["score"]) == (
        "7",
        "1",
        "critical",
        "71.2",
    )
    assert list(row) == list(PAIR_COLUMNS) == list(pair_row(skipped()))
    assert pair_row(skipped())["links"] == ""


def test_numbers_stay_numbers_and_texts_lose_their_teeth(tmp_path: Path) -> None:
    claims, findings, pairs = write_tables((hostile(), skipped()), tmp_path)
    with claims.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["similarity"] for row in rows} == {"-0.100"}
    assert rows[6]["wire_text"].startswith("'=HYPERLINK")
    assert rows[0]["pair_id"].startswith("'=cmd")
    assert len(pd.read_csv(findings)) == len(rows) == 11
    assert pd.read_csv(pairs)["status"].tolist() == ["checked", "skipped"]


def test_frames_have_real_types() -> None:
    report = Report.of(ferry())
    frame = report.to_frame()
    assert list(frame.columns) == list(CLAIM_COLUMNS)
    assert frame["similarity"].dtype == "Float64"
    assert frame["wire_start"].dtype == "Int64"
    assert frame["wire_start"].isna().sum() == 1
    assert frame["wire_text"].iloc[-1] == ""
    assert (frame["severity"] >= "major").sum() == 3
    assert report.findings_frame()["severity"].max() == "critical"


def test_a_frame_holds_what_is_no_character_as_one_that_is() -> None:
    made = ferry()
    report = Report.of(replace(made, pair=replace(made.pair, pair_id="a\ud800\x00b")))
    assert set(report.to_frame()["pair_id"]) == {"a\ufffd\ufffdb"}
    assert set(report.findings_frame()["pair_id"]) == {"a\ufffd\ufffdb"}


def test_a_frame_of_nothing_has_the_same_types() -> None:
    empty = Report.of(
        Report(
            pair=ferry().pair,
            wire_claims=(),
            translation_claims=(),
            judgements=(),
            signature="",
            score=100.0,
        )
    )
    assert empty.to_frame().dtypes.equals(Report.of(ferry()).to_frame().dtypes)
