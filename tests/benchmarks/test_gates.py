"""Figures against floors: what passes the gates, and that silence does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gates import holds


@pytest.mark.parametrize(
    ("name", "figure", "kept"),
    [
        ("demetr.recall.names", 0.8, True),
        ("demetr.recall.names", 0.7, False),
        ("demetr.fa.names", 0.7, True),
        ("demetr.fa.names", 0.8, False),
        ("dual_refs.major", 0.8, False),
    ],
)
def test_shares_have_floors_and_false_alarms_ceilings(
    name: str, figure: float, kept: bool, tmp_path: Path
) -> None:
    assert holds(name, 0.75, {name: figure}, data=tmp_path) is kept


def test_a_figure_may_be_missing_only_with_its_data(tmp_path: Path) -> None:
    assert holds("demetr.recall.names", 0.75, {}, data=tmp_path)
    (tmp_path / "bench" / "demetr").mkdir(parents=True)
    assert not holds("demetr.recall.names", 0.75, {}, data=tmp_path)
    assert not holds("corpora.dev.link_recall", 0.75, {}, data=tmp_path)
