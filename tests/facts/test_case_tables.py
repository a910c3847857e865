"""The case tables of the fact types: large enough, with what agrees and what differs in balance."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENOUGH = 80
LEAST_SHARE = 0.35
KOREAN = 20
AGREEING = {"quote.verbatim", "quote.excerpt", "quote.edited", "notice", "agree", ""}
TABLES = {
    "attribution": ("attribution_cases.jsonl",),
    "date": ("date_cases.toml",),
    "name": ("name_cases.jsonl",),
    "negation": ("polarity_cases.toml",),
    "number": ("number_cases.toml",),
    "persons": ("name_persons.jsonl",),
    "quote": ("quote_cases.jsonl",),
    "strength": ("strength_cases.toml",),
    "style": ("style_cases.jsonl",),
    "title": ("title_cases.jsonl", "title_korean.jsonl"),
}
ACROSS = ("date", "name", "number", "persons", "title")


def cases(kind: str) -> list[tuple[str, str]]:
    """For each case of a fact type what is expected, and its texts."""
    found = []
    for name in TABLES[kind]:
        text = (HERE / name).read_text(encoding="utf-8")
        if name.endswith(".jsonl"):
            rows = [json.loads(line) for line in text.splitlines()]
            found += [(row.get("outcome", row.get("rule")), str(row)) for row in rows]
        else:
            for key, value in tomllib.loads(text).items():
                rows = [] if isinstance(value, str) else value
                found += [(key.removeprefix("undated_"), f"{key} {row}") for row in rows]
    return found


@pytest.mark.parametrize("kind", TABLES)
def test_enough_cases_of_both_kinds(kind: str) -> None:
    same = Counter(expected in AGREEING or expected == "silent" for expected, _ in cases(kind))
    assert same.total() >= ENOUGH
    assert min(same.values()) >= LEAST_SHARE * same.total()


@pytest.mark.parametrize("kind", ACROSS)
def test_enough_cases_across_languages(kind: str) -> None:
    korean = [text for _, text in cases(kind) if any("가" <= letter <= "힣" for letter in text)]
    assert len(korean) >= KOREAN


def test_no_case_stands_twice() -> None:
    for kind in TABLES:
        texts = Counter(text for _, text in cases(kind))
        assert not [text for text, times in texts.items() if times > 1], kind
