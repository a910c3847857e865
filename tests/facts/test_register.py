"""The register of office-holders: what it knows of a title, and what it does to a comparison."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck import UsageError
from transcheck.facts import compare, title
from transcheck.facts.incumbents import consult
from transcheck.facts.offices import parse
from transcheck.facts.register import Register, Table, load_register
from transcheck.facts.tenures import SHIPPED_UNTIL, read_tenures, shipped_tenures
from transcheck.facts.words import table
from transcheck.model import Article, Claim, Span, Statement

HERE = Path(__file__).parent
SEOUL = timezone(timedelta(hours=9))
DESK = Register(tables=(Table(tenures=read_tenures(HERE / "register.csv")),))
SHIPPED = load_register(None)
DAY = timedelta(days=1)
HEADER = "holder,office,valid_from,valid_to,source\n"


def rows(file: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]


def statement(text: str, day: str | None) -> Statement:
    noon = datetime.fromisoformat(day).replace(hour=12, tzinfo=SEOUL) if day else None
    article = Article(text=text, published=noon)
    whole = Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    return Statement(article=article, claims=(claim,), facts=title.extract(article))


def known(register: Register, holder: str, words: str, day: date) -> str:
    office = parse(words)
    assert office is not None
    return register.look_up(holder, office, (day,)).known


@pytest.mark.parametrize(
    "row", rows("register_lookups.jsonl"), ids=lambda row: f"{row['holder']}, {row['words']}"
)
def test_lookups(row: dict) -> None:
    day = date.fromisoformat(row["day"])
    assert known(DESK, row["holder"], row["words"], day) == row["known"]


@pytest.mark.parametrize(
    "row", rows("register_cases.jsonl"), ids=lambda row: f"{row['translation']} {row['day']}"
)
def test_cases(row: dict) -> None:
    wire, translation = (statement(row[side], row["day"]) for side in ("wire", "translation"))
    plain = title.compare(wire, translation)
    found = consult(plain, DESK, wire=wire, translation=translation)
    assert [[c.outcome, c.rule, c.severity] for c in found] == row["found"]
    evidence = "".join(c.evidence for c in found)
    assert row["evidence"].lower() in evidence.lower() if row["evidence"] else not evidence
    assert all(c in compare(wire, translation, register=DESK) for c in found)


def test_the_evidence_names_office_days_and_source() -> None:
    wire, translation = (
        statement(f"{words} Kang Min-ho spoke.", "2024-06-20")
        for words in ("Prime Minister", "Foreign Minister")
    )
    (found,) = consult(title.compare(wire, translation), DESK, wire=wire, translation=translation)
    assert found.explanation.endswith("; the translation's title was out of date")
    assert found.evidence == (
        "The register: Kang Min-ho has been prime minister, South Korea since 2024-06-01 "
        "(the desk); Kang Min-ho was foreign minister, South Korea from 2023-01-10 to 2024-05-31 "
        "(the desk). The wire's title was right on 2024-06-20."
    )


def test_an_article_that_gives_both_offices_overrules() -> None:
    wire, translation = (
        statement(f"{words} Ann Lee spoke.", None) for words in ("Prime Minister", "Trade Minister")
    )
    assert {c.rule for c in title.compare(wire, translation)} == {"title.other_office"}
    both = frozenset().union(*(fact.value.keys for fact in (*wire.facts, *translation.facts)))
    told = Statement(article=wire.article, claims=wire.claims, facts=wire.facts, known=both)
    assert {c.outcome for c in title.compare(told, translation)} == {"unclear"}
    assert {c.outcome for c in title.compare(translation, told)} == {"unclear"}


def test_a_person_s_own_table_speaks_first(tmp_path: Path) -> None:
    path = tmp_path / "titles.csv"
    path.write_text(f'{HEADER}Ann Lee,"president, South Korea",2023-01-01,,desk\n', "utf-8")
    desk, day = load_register(path), date(2024, 6, 20)
    assert known(desk, "Ann Lee", "South Korean President", day) == "same"
    assert known(SHIPPED, "Ann Lee", "South Korean President", day) == "other_holder"
    assert desk.signature != SHIPPED.signature == load_register(None).signature


ENDED = [tenure for tenure in shipped_tenures() if tenure.end and tenure.end <= SHIPPED_UNTIL]
OPEN = [tenure for tenure in shipped_tenures() if not tenure.over(date.max)]


@pytest.mark.parametrize("tenure", shipped_tenures(), ids=str)
def test_the_shipped_rows_hold_on_their_first_day(tenure) -> None:  # type: ignore[no-untyped-def]
    if " " in tenure.holder and tenure.begin <= SHIPPED_UNTIL:
        found = SHIPPED.look_up(tenure.holder, tenure.office, (tenure.begin,))
        assert found.known == "same"


def test_ended_rows_are_never_right_without_another_and_open_ones_fall_silent() -> None:
    for tenure in ENDED:
        day = tenure.end + DAY
        again = any(t.holds(day) and t.holder == tenure.holder for t in shipped_tenures())
        if " " in tenure.holder and not again:
            assert SHIPPED.look_up(tenure.holder, tenure.office, (day,)).known == "stale"
    later = SHIPPED_UNTIL + DAY
    for tenure in OPEN:
        assert SHIPPED.look_up(tenure.holder, tenure.office, (later,)).known == "unknown"
        assert SHIPPED.look_up("Zed Quill", tenure.office, (later,)).known == "unknown"
    assert len(ENDED) > 250
    assert len(OPEN) > 90


def test_nearly_every_shipped_row_speaks() -> None:
    assert len(shipped_tenures()) == len(table("office_holders.csv"))


def test_further_columns(tmp_path: Path) -> None:
    path = tmp_path / "titles.csv"
    path.write_text(
        "\ufeffholder,holder_ko,office,office_ko,body,valid_from,valid_to,source,note\n"
        "Ann Lee,이안,foreign minister,외교부 장관,South Korea,2024-01-01,2024-12-31,desk,x\n"
        "Tom Dunn,던,dealer in won,외환딜러,Hanbit Bank,2024-01-01,,desk,x\n",
        encoding="utf-8",
    )
    (tenure,) = read_tenures(path)
    assert tenure.title == "foreign minister, South Korea"
    assert tenure.office.countries == {"country:KR"}
    assert (tenure.begin, tenure.end) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", ": no column 'holder'; a register of titles has the columns holder, office, valid_"),
        ("holder,office,valid_from,valid_to\n", ": no column 'source'"),
        (f"{HEADER}Ann Lee,mayor,2024-13-01,,x\n", ", line 2: valid_from is '2024-13-01'; give"),
        (f"{HEADER}A B,mayor,2024-01-01,,x\nA B,mayor,2024-01-01,soon,x\n", ", line 3: valid_to"),
        (f"{HEADER}Ann Lee,mayor,,,x\n", ", line 2: valid_from is empty; give the first day"),
        (f"{HEADER},mayor,2024-01-01,,x\n", ", line 2: holder is empty; name the holder"),
        (f"{HEADER}Ann Lee,,2024-01-01,,x\n", ", line 2: office is empty; name the office"),
        (f"{HEADER}Ann Lee\n", ", line 2: office is empty"),
        (f"{HEADER}Ann Lee,mayor,2024-02-01,2024-01-01,x\n", ", line 2: valid_to 2024-01-01 is be"),
        (f'{HEADER}"a"b,mayor,2024-02-01,,x\n', ": is no CSV in UTF-8"),
        (b"holder,office,valid_from,valid_to,source\n\xff\n", ": is no CSV in UTF-8"),
        (None, ": cannot be read (No such file or directory); check the path"),
    ],
)
def test_files_that_are_none(content: str | bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "titles.csv"
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UsageError) as refused:
        load_register(path)
    assert str(refused.value).startswith(f"{path}{says}")
    assert len(str(refused.value).splitlines()) == 1


WORDS = st.sampled_from(
    ["Foreign Minister", "Prime Minister", "Kang Min-ho", "Mona Trask", "South Korean", "former",
     "Tom Dunn", "Seowon Mayor", "State Department", "deputy spokesperson", "spokesperson", ",",
     "the", "of", "Hugo Stein", "Hanbit", "CEO", "chairman", "."]
)  # fmt: skip
PROSE = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)


@given(PROSE, PROSE)
def test_no_agreement_becomes_a_difference(one: str, other: str) -> None:
    wire, translation = statement(one, "2024-06-20"), statement(other, "2024-06-20")
    plain = title.compare(wire, translation)
    found = consult(plain, DESK, wire=wire, translation=translation)
    for before, after in zip(plain, found, strict=False):
        assert before.outcome in ("differ", "unclear") or after == before
    assert all(c.outcome == "notice" and c.severity == "neutral" for c in found[len(plain) :])
    assert consult(plain, Register(), wire=wire, translation=translation) == plain


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_words_make_it_raise(text: str, holder: str) -> None:
    office = parse(text) or parse("mayor of Seowon")
    assert office is not None
    assert DESK.look_up(holder, office, (date(2024, 6, 20),)).known
