import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck.read.boilerplate import lay_out
from transcheck.read.rules import load_rules

CASES = tomllib.loads((Path(__file__).parent / "data" / "lines.toml").read_text("utf-8"))["line"]
HEADLINE = "Haesong opens ferry line after twelve years"
LEAD = "The city of Haesong opened a ferry line to its largest island, officials said on Monday."
BODY = "Some 300 passengers rode on the first day, according to the operator of the line."
FRAMES = {
    "top": "{head}\n{line}\n\n{lead}\n\n{body}\n",
    "lead": "{head}\n\n{line}\n\n{body}\n",
    "middle": "{head}\n\n{lead}\n\n{line}\n\n{body}\n",
    "end": "{head}\n\n{lead}\n\n{body}\n\n{line}\n",
}


def story(case: dict[str, Any]) -> str:
    frame = FRAMES[case.get("at", "middle")]
    return frame.format(head=HEADLINE, lead=LEAD, body=BODY, line=case["text"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_line_is_marked_as_the_table_says(case: dict[str, Any]) -> None:
    text = story(case)
    found = [[mark.kind, mark.span.of(text)] for mark in lay_out(text).boilerplate]
    assert found == case.get("marked", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_headline_is_found_whatever_stands_around_it(case: dict[str, Any]) -> None:
    text = story(case)
    headline = lay_out(text).headline
    assert headline is not None
    assert headline.of(text) == HEADLINE


def test_half_of_the_cases_are_look_alikes() -> None:
    look_alikes = [case for case in CASES if "marked" not in case]
    assert len(CASES) >= 60
    assert 2 * len(look_alikes) >= len(CASES)


def test_the_masthead_is_told_from_the_headline() -> None:
    text = f"The Haesong Herald\n\n{HEADLINE}\n\n{LEAD}\n"
    layout = lay_out(text)
    assert layout.outlet == "The Haesong Herald"
    assert layout.headline is not None
    assert layout.headline.of(text) == HEADLINE


def test_a_known_outlet_is_recognised_whatever_its_form() -> None:
    text = f"Blue Pier\n\n{HEADLINE}\n\n{LEAD}\n"
    layout = lay_out(text, outlet="Blue Pier (Yonhap)")
    assert [mark.kind for mark in layout.boilerplate] == ["outlet"]


def test_a_title_case_headline_is_no_masthead() -> None:
    text = f"Haesong Hears Good News\n\n{LEAD}\n"
    layout = lay_out(text)
    assert layout.boilerplate == ()
    assert layout.headline is not None


def test_text_without_a_headline_has_none() -> None:
    assert lay_out(f"{LEAD}\n{BODY}").headline is None
    assert lay_out("Haesong").headline is None


def test_what_the_lines_say_of_the_article_is_kept() -> None:
    text = f"{HEADLINE}\nBy Nam So-ri\n{LEAD}\n© Haesong Herald. All rights reserved.\n"
    layout = lay_out(text)
    assert (layout.byline, layout.outlet) == ("Nam So-ri", "Haesong Herald")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Nam So-ri, Washington Correspondent", "Nam So-ri"),
        ("By Pak Ha-neul and Mina Castellan, Staff reporters", "Pak Ha-neul and Mina Castellan"),
        ("By Yonhap", "Yonhap"),
        ("[Harbor Business Daily Reporter Hong Gil-dong]", "Hong Gil-dong"),
        ("Reporter Nam So-ri, Haesong (sori@harbor.example)", "Nam So-ri"),
    ],
)
def test_a_byline_is_the_names_alone(line: str, byline: str) -> None:
    assert lay_out(f"{HEADLINE}\n{line}\n{LEAD}\n").byline == byline


FRAGMENTS = st.sampled_from([case["text"] for case in CASES] + list("\n\n\n |(©[.#*-\t\u2028\r"))


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=12).map("".join))
def test_marks_stand_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    spans = [mark.span for mark in lay_out(text).boilerplate]
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip("\n\r") for span in spans)


HOSTILE = [
    "(" * 400_000,
    "A " * 400_000,
    "a@" * 400_000,
    "Share " * 150_000,
    "By A-a, " * 100_000,
    "1:11 " * 150_000,
    "|" * 400_000,
    "- " * 400_000,
    "(Yonhap)" * 100_000,
    "*_" * 400_000,
    "Kim-" * 200_000,
    "\n".join(["By Kim Kim and Kim Kim and Kim"] * 20_000),
    "\n".join(["Jan 1, 2025 Jan 1, 2025 Jan 1"] * 20_000),
    "가" * 400_000,
    " " * 400_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_lines_take_no_more_than_a_moment(text: str) -> None:
    load_rules()
    lay_out(text)
