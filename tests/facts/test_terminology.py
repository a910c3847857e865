"""A desk's glossary: what it forbids, where, and files that are none."""

from pathlib import Path

import pytest
from quote_style_sides import stated

from transcheck import UsageError
from transcheck.facts import compare
from transcheck.facts.terminology import Glossary, Term, load_glossary
from transcheck.facts.terminology import compare as compare_terms
from transcheck.model import Article

DESK = Glossary(
    terms=(
        Term(source_ko="해경", required=("coast guard",), forbidden=("marine police",)),
        Term(source_ko="추경", required=("extra budget",), forbidden=("budget", "BUD")),
        Term(source_ko="사람", forbidden=("folk",)),
    )
)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("The coast guard sent two boats.", []),
        ("The marine police sent two boats.", ["marine police"]),
        ("The Marine Police sent boats. The marine police left.", ["Marine Police"]),
        ("An extra budget was voted.", []),
        ("Two extra budgets were voted.", []),
        ("A budget was voted by folk.", ["budget", "folk"]),
        ("Two budgets were voted.", ["budgets"]),
        ("The budgetary committee met a bud.", []),
        ("Police at the marine base left.", []),
    ],
)
def test_forbidden_terms(text: str, used: list[str]) -> None:
    found = compare_terms(stated(text), DESK)
    assert [c.translation_value for c in found] == used
    assert all(c.translation_span and c.translation_span.of(text) in used for c in found)
    assert {(c.type, c.rule, c.severity) for c in found} <= {
        ("terminology", "terminology.forbidden", "minor")
    }


def test_the_required_term_is_named() -> None:
    (found,) = compare_terms(stated("The marine police left."), DESK)
    assert (
        found.explanation
        == "The glossary forbids “marine police” for 해경; it wants “coast guard”."
    )
    (found,) = compare_terms(stated("Folk came."), DESK)
    assert found.explanation == "The glossary forbids “Folk” for 사람."


def test_a_source_limits_the_glossary_to_its_terms() -> None:
    source = Article(text="해경이 떠났다.", language="ko")
    side = stated("The marine police showed folk the budget.")
    assert [c.translation_value for c in compare_terms(side, DESK.within(source))] == [
        "marine police"
    ]
    assert DESK.within(None) is DESK


def test_the_wire_may_use_any_term() -> None:
    wire, translation = stated("The marine police left."), stated("The coast guard left.")
    assert all(c.type != "terminology" for c in compare(wire, translation, glossary=DESK))
    assert any(c.type == "terminology" for c in compare(translation, wire, glossary=DESK))
    assert all(c.type != "terminology" for c in compare(translation, wire))


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        "\ufeffsource_ko,required,forbidden,note\n해경, coast guard |,marine police|sea police,x\n",
        encoding="utf-8",
    )
    glossary = load_glossary(path)
    assert glossary.terms == (
        Term(
            source_ko="해경",
            required=("coast guard",),
            forbidden=("marine police", "sea police"),
        ),
    )
    assert glossary.signature == load_glossary(path).signature != DESK.signature
    assert load_glossary(None) == Glossary()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column 'source_ko'; a glossary has the columns source_ko, required, forbidden"),
        (b"source_ko,required\n", "no column 'forbidden'"),
        (b"source_ko,required,forbidden\n\xff\xfe,,\n", "is no CSV in UTF-8"),
        (b'source_ko,required,forbidden\n"a"b,,\n', "is no CSV in UTF-8"),
        (None, "cannot be read (No such file or directory); check the path"),
    ],
)
def test_files_that_are_none(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError) as refused:
        load_glossary(path)
    assert str(refused.value).startswith(f"{path}: {says}")
    assert len(str(refused.value).splitlines()) == 1


def test_short_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("source_ko,required,forbidden\n해경\n", encoding="utf-8")
    assert load_glossary(path).terms == (Term(source_ko="해경"),)
