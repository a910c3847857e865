"""`data/boilerplate.toml` -> compiled rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from transcheck.read.dates import STAMP

Where: TypeAlias = Literal["cell", "head", "tail"]
_TERM = re.compile(r"\(\?&(\w+)\)")
_STOP = r"[.!?…。다\"'”’)\]>*_]"
_AFTER_SENTENCE = rf"(?:\A|(?<={_STOP})|(?<={_STOP}\s))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table; `pattern` is anchored as its place in the line asks."""

    kind: str
    pattern: re.Pattern[str]
    opening: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The table, by the place in the line that a rule looks at, and what captions are known by.

    `credit` is any sign-off at the end of a line, `agency` one that names a known agency.
    """

    cell: tuple[Rule, ...]
    head: tuple[Rule, ...]
    tail: tuple[Rule, ...]
    outlet: re.Pattern[str]
    credit: re.Pattern[str]
    agency: re.Pattern[str]
    words: Mapping[str, frozenset[str]]


@cache
def load_rules() -> Rules:
    """The rules of the shipped table."""
    text = resources.files("transcheck").joinpath("data/boilerplate.toml").read_text("utf-8")
    table = tomllib.loads(text)
    terms = {"stamp": STAMP, **table["terms"]}
    agencies, tag = (_expand(f"(?&{term})", terms) for term in ("agencies", "tag"))
    return Rules(
        cell=_rules(table["rule"], terms, "cell"),
        head=_rules(table["rule"], terms, "head"),
        tail=_rules(table["rule"], terms, "tail"),
        outlet=re.compile(table["masthead"]["outlet"]),
        credit=re.compile(rf"(?:\((?:{agencies}|{tag})\)|\[{agencies}\]|/ ?{agencies})\.?\Z"),
        agency=re.compile(rf"{agencies}[)\]]?\.?\Z"),
        words={name: frozenset(words.split()) for name, words in table["caption_words"].items()},
    )


def _rules(
    rows: list[Mapping[str, str]], terms: Mapping[str, str], where: Where
) -> tuple[Rule, ...]:
    anchored = {"cell": r"(?:{})\Z", "head": r"(?:{})", "tail": _AFTER_SENTENCE + r"(?:{})\Z"}
    return tuple(
        Rule(
            kind=row["kind"],
            opening=bool(row.get("opening")),
            pattern=re.compile(
                anchored[where].replace("{}", _expand(row["pattern"], terms)),
                re.IGNORECASE if row.get("ignore_case") else 0,
            ),
        )
        for row in rows
        if row["where"] == where
    )


def _expand(pattern: str, terms: Mapping[str, str]) -> str:
    """The pattern with every term, and the terms in it, written out."""
    return _TERM.sub(lambda term: f"(?:{_expand(terms[term[1]], terms)})", pattern)
