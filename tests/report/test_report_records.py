"""Records: what is written is what is read back, and damage is one clear line."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import ferry, hostile, skipped

from transcheck.errors import InputError
from transcheck.model import MQM, Reading, Skipped, Span, Suspect
from transcheck.report import from_record, load, to_record, write_pair
from transcheck.report.record import to_line

RESULTS = pytest.mark.parametrize("result", [ferry(), hostile(), skipped()], ids=["a", "b", "c"])


@RESULTS
def test_a_record_reads_back_to_the_same_record(result: Any, tmp_path: Path) -> None:
    path = write_pair(result, tmp_path, formats=())[-1]
    assert to_record(load(path)) == to_record(result)
    assert to_line(load(path)) == to_line(result)


@RESULTS
def test_a_line_is_one_line_whatever_splits_it(result: Any) -> None:
    assert to_line(result).splitlines(keepends=True) == [to_line(result)]


def test_all_but_the_place_and_the_rounding_come_back() -> None:
    checked, back = ferry(), from_record(to_record(ferry()))
    assert not isinstance(back, Skipped)
    assert back.wire_claims == checked.wire_claims
    assert back.translation_claims == checked.translation_claims
    assert back.pair.source is not None
    for article, original in (
        (back.pair.wire, checked.pair.wire),
        (back.pair.translation, checked.pair.translation),
        (back.pair.source, checked.pair.source),
    ):
        assert original is not None
        assert article == replace(original, origin="<text>")
    assert back.score == 71.2
    readings = [j.signals.reading for j in checked.judgements if j.signals]
    assert [j.signals.reading for j in back.judgements if j.signals] == readings
    assert any(reading and reading.wire and reading.translation for reading in readings)
    assert [finding.wire_text for finding in back.findings] == [
        finding.wire_text for finding in checked.findings
    ]


def _without(record: Any, path: tuple[Any, ...]) -> Any:
    copy = json.loads(json.dumps(record))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = {"no": "such"}
    return copy


@pytest.mark.parametrize(
    "path",
    [
        ("schema",),
        ("links", 0, "verdict"),
        ("links", 1, "findings", 0, "severity"),
        ("links", 1, "findings", 0, "wire"),
        ("links", 1, "signals", "reading", "lost"),
        ("links", 1, "signals", "reading", "wire", 0, "type"),
        ("links", 1, "signals", "reading", "translation", 0, "span"),
        ("wire", "text"),
        ("wire", "published"),
        ("wire", "claims", 0, "extent"),
        ("links",),
    ],
)
def test_a_damaged_record_is_an_input_error(path: tuple[Any, ...]) -> None:
    with pytest.raises(InputError, match="check again"):
        from_record(_without(to_record(ferry()), path))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 1}', "[" * 100_000, "\xff"])
def test_a_file_that_is_no_record_is_an_input_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=r"x\.json") as caught:
        load(path)
    assert "\n" not in str(caught.value)


def _readings() -> st.SearchStrategy[Reading]:
    chance = st.floats(0, 1)
    places = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda at: Span(at[0], sum(at)))
    suspects = st.lists(
        st.builds(Suspect, type=st.sampled_from(sorted(MQM)), span=places, probability=chance),
        max_size=3,
    ).map(tuple)
    figures = {field.name: chance for field in fields(Reading) if field.type == "float"}
    return st.builds(Reading, **figures, wire=suspects, translation=suspects)


@given(_readings())
def test_any_reading_reads_back(reading: Reading) -> None:
    checked = ferry()
    first, *others = checked.judgements
    assert first.signals
    signals = replace(first.signals, reading=reading)
    told = replace(checked, judgements=(replace(first, signals=signals), *others))
    back = from_record(json.loads(to_line(told)))
    assert not isinstance(back, Skipped)
    assert back.judgements[0].signals
    assert back.judgements[0].signals.reading == reading


def test_a_missing_record_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        load(tmp_path / "none.json")


@given(st.text(st.characters(), max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_skipped_pair_reads_back(pair_id: str, stage: str, reason: str) -> None:
    result = Skipped(pair_id=pair_id, stage=stage, reason=reason)
    assert from_record(json.loads(to_line(result))) == result
