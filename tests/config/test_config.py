from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck import Config, UsageError, load_config
from transcheck.config import COUNTS, mqm_weights

CASES = tomllib.loads((Path(__file__).parent / "configs.toml").read_text("utf-8"))["config"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["toml"])
def test_a_value_that_cannot_be_meant(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "transcheck.toml"
    path.write_text(case["toml"], encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load_config(path)
    message = str(refused.value)
    assert message.startswith(f"{path}: {case['says'].replace('{here}', str(tmp_path))}")
    assert len(message.splitlines()) == 1


def test_files_that_are_none(tmp_path: Path) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\x00\xff\xfe")
    deep = tmp_path / "deep.toml"
    deep.write_text(f"window = {'[' * 100_000}", encoding="utf-8")
    for path, says in (
        (tmp_path / "absent.toml", "cannot be read (No such file or directory); check the path"),
        (tmp_path, "cannot be read (Is a directory); check the path"),
        (binary, "is no TOML"),
        (deep, "is no TOML"),
    ):
        with pytest.raises(UsageError) as refused:
            load_config(path)
        assert str(refused.value).startswith(f"{path}: {says}")


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    path = tmp_path / "transcheck.toml"
    path.write_text("", encoding="utf-8")
    assert load_config(path) == Config()
    assert load_config(str(path)) == Config()


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    for name in ("encoder", "packages"):
        (tmp_path / name).mkdir()
    path = tmp_path / "transcheck.toml"
    path.write_text(
        'encoder = "encoder"\npackages = ["packages"]\nmemory = "not/yet.sqlite"\n'
        "backtranslate = false\nthreads = 2\n\n[weights]\nminor = 2\n",
        encoding="utf-8",
    )
    assert load_config(path) == Config(
        encoder=tmp_path / "encoder",
        packages=(tmp_path / "packages",),
        memory=tmp_path / "not" / "yet.sqlite",
        backtranslate=False,
        threads=2,
        weights={**mqm_weights(), "minor": 2},
    )


@given(name=st.sampled_from(sorted(COUNTS)), number=st.integers())
def test_counts_keep_their_bounds_in_code_as_in_files(name: str, number: int) -> None:
    values = {"beam_size": 64, "n_best": 1, name: number}
    if number in COUNTS[name]:
        assert getattr(Config(**values), name) == number  # type: ignore[arg-type]
    else:
        with pytest.raises(UsageError, match=name):
            Config(**values)  # type: ignore[arg-type]
