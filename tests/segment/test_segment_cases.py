"""Every hard case of `english.toml` and `korean.toml`, but for those marked unsolved."""

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from transcheck.model import Article, Language
from transcheck.segment import segment

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
SPACED_QUOTE = re.compile(r"\A(?!.*‖“|.*”‖).*[“’]", re.DOTALL)
"""A case with curly quotes; with no space beside it, a straight one would face either way."""


def cases(name: str) -> list[str]:
    """The cases of one file, group by group, that the rules solve."""
    groups = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
    return [case for group, some in groups.items() if group != "unsolved" for case in some]


def text_of(case: str) -> str:
    """The case without its boundary marks."""
    return case.replace("‖ ", "").replace("‖", "")


def expected(case: str) -> list[str]:
    """The case's sentences; a bullet belongs to none."""
    return [part.strip().removeprefix("• ") for part in case.split("‖")]


def sentences(text: str, language: Language = "en") -> list[str]:
    return [one.span.of(text) for one in segment(Article(text=text, language=language))]


@pytest.mark.parametrize("case", cases("english"))
def test_english(case: str) -> None:
    assert sentences(text_of(case)) == expected(case)


@pytest.mark.parametrize("case", [case for case in cases("english") if SPACED_QUOTE.search(case)])
def test_straight_quotes_part_like_curly_ones(case: str) -> None:
    straight = case.translate(STRAIGHT)
    assert sentences(text_of(straight)) == expected(straight)


@pytest.mark.parametrize("case", cases("korean"))
def test_korean(case: str) -> None:
    assert sentences(text_of(case), "ko") == expected(case)


@pytest.mark.parametrize("case", cases("korean"))
def test_decomposed_korean_parts_like_composed(case: str) -> None:
    decomposed = unicodedata.normalize("NFD", case)
    assert sentences(text_of(decomposed), "ko") == expected(decomposed)


def test_a_long_korean_article_parts_by_marks_alone() -> None:
    line = "그는 떠났다 그리고 아무도 오지 않았다"
    assert len(sentences(line, "ko")) == 2
    assert sentences(f"{line}\n" * 1000, "ko") == [line] * 1000
