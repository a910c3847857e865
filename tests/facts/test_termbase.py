"""A glossary as TBX: what its entries become, and files that are none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quote_style_sides import stated

from transcheck import UsageError
from transcheck.facts.terminology import Term, compare, load_glossary

TABLE = tomllib.loads((Path(__file__).parent / "termbase.toml").read_text(encoding="utf-8"))
FRAME = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
    '<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>%s</body></text></martif>'
)


def saved(text: str, folder: Path, name: str = "terms.tbx") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["what"])
def test_entries(case: dict, tmp_path: Path) -> None:
    glossary = load_glossary(saved(FRAME % case["entries"], tmp_path))
    assert glossary.terms == tuple(
        Term(source_ko=korean, required=tuple(required), forbidden=tuple(forbidden))
        for korean, required, forbidden in case["terms"]
    )


@pytest.mark.parametrize("case", TABLE["refused"], ids=lambda case: case["says"])
def test_files_that_are_none(case: dict, tmp_path: Path) -> None:
    path = saved(case["text"], tmp_path, "terms.xml")
    with pytest.raises(UsageError) as refused:
        load_glossary(path)
    assert str(refused.value).startswith(f"{path}{case['says']}")
    assert len(str(refused.value).splitlines()) == 1


def test_a_file_that_is_absent(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"terms\.TBX: cannot be read \(No such file"):
        load_glossary(tmp_path / "terms.TBX")


def test_it_forbids_as_a_csv_does(tmp_path: Path) -> None:
    glossary = load_glossary(saved(FRAME % TABLE["case"][0]["entries"], tmp_path))
    table = saved(
        "source_ko,required,forbidden\n해경,coast guard|maritime guard,marine police|sea police\n",
        tmp_path,
        "terms.csv",
    )
    assert glossary.signature == load_glossary(table).signature
    (found,) = compare(stated("The marine police left; the coast guard came."), glossary)
    assert found.translation_value == "marine police"


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.mktemp("noise") / "terms.tbx"
    path.write_bytes(noise)
    with pytest.raises(UsageError):
        load_glossary(path)
