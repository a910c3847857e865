from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_stories import ENGLISH_BODY, KOREAN_BODY, page

from transcheck.errors import InputError
from transcheck.read import read_article

META = (
    "<title>Haesong opens ferry line - Haesong Herald</title>"
    '<meta property="og:site_name" content="Haesong Herald">'
    '<meta name="author" content="Nam So-ri">'
)
DATES = (
    '<meta property="article:published_time" content="2025-03-04T08:30:00+09:00">'
    '<meta property="article:modified_time" content="2025-03-05T10:00:00+09:00">'
)
JSON_LD = (
    '<script type="application/ld+json">{"@context": ["https://schema.org"],'
    '"@type": "NewsArticle",'
    '"headline": "Haesong opens ferry line", "datePublished": "2025-03-04T08:30:00+09:00",'
    '"author": {"@type": "Person", "name": "Nam So-ri"}}</script>'
)


def write(folder: Path, data: str | bytes) -> Path:
    path = folder / "story.html"
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return path


def test_a_page_yields_its_article_and_what_it_declares(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, page(ENGLISH_BODY, head=META + DATES)))
    lines = article.text.split("\n")
    assert lines[0] == "Haesong opens ferry line"
    assert lines[2] == '"We waited for twelve years," said Mayor Kang Do-yun & her deputy.'
    assert len(lines) == 4
    assert article.headline is not None
    assert article.headline.of(article.text) == "Haesong opens ferry line"
    assert (article.outlet, article.byline) == ("Haesong Herald", "Nam So-ri")
    assert article.published == datetime.fromisoformat("2025-03-04T08:30:00+09:00")


@pytest.mark.parametrize(
    ("head", "instant"),
    [
        (JSON_LD, "2025-03-04T08:30:00+09:00"),
        (META + '<meta name="date" content="2025-03-04">', "2025-03-04T12:00:00+00:00"),
        (META, None),
    ],
)
def test_the_date_is_the_declared_one(tmp_path: Path, head: str, instant: str | None) -> None:
    article = read_article(write(tmp_path, page(ENGLISH_BODY, head=head)))
    assert article.published == (datetime.fromisoformat(instant) if instant else None)


def test_a_headline_outside_the_extracted_text_is_put_before_it(tmp_path: Path) -> None:
    body = ENGLISH_BODY.replace("<h1>Haesong opens ferry line</h1>", "")
    article = read_article(write(tmp_path, page(body, head=META)))
    assert article.headline is not None
    assert article.headline.of(article.text) == "Haesong opens ferry line"
    assert article.headline.start == 0


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("euc-kr", "cp949"),
        ("EUC-KR", "euc-kr"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-8", "utf-8"),
        ("utf-8", "cp949"),
        ("unicode_escape", "utf-8"),
        ("no-such-charset", "cp949"),
    ],
)
def test_a_korean_page_is_read_in_its_charset(tmp_path: Path, declared: str, encoding: str) -> None:
    html = page(KOREAN_BODY, charset=declared).encode(encoding)
    article = read_article(write(tmp_path, html))
    assert article.language == "ko"
    assert "강도윤 시장은" in article.text


def test_a_stray_byte_spoils_no_page(tmp_path: Path) -> None:
    html = page(KOREAN_BODY, charset="euc-kr").encode("cp949").replace(b"</h1>", b"\xff</h1>")
    assert "강도윤 시장은" in read_article(write(tmp_path, html)).text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        page(""),
        page("<script>alert(1)</script>"),
        "<" * 300,
        "<!doctype html>",
        page("<p>1 2 3</p>"),
        "\x00<html>",
    ],
)
def test_a_page_without_an_article_is_one_clear_line(tmp_path: Path, html: str) -> None:
    with pytest.raises(InputError) as caught:
        read_article(write(tmp_path, html))
    assert str(caught.value).startswith(str(tmp_path / "story.html"))
    assert "\n" not in str(caught.value)


HOSTILE = {
    "nested blocks": "<div>" * 100_000 + "He said so.",
    "nested inline": page(ENGLISH_BODY + "<b><i>" * 15_000),
    "nested tables": "<table><tr><td>" * 10_000 + "He said so.",
    "entities": page("<p>" + "&amp;lt;" * 100_000 + "</p>"),
    "unknown entities": page("<p>" + "&x" * 100_000),
    "attributes": page("<p " + "a=b " * 100_000 + ">" + ENGLISH_BODY),
    "comments": page("<!--" * 30_000 + ENGLISH_BODY),
    "doctype": "<!DOCTYPE html [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]>" + page(ENGLISH_BODY + "&b;"),
    "json": page(ENGLISH_BODY, head=JSON_LD.replace("[", "[" * 50_000)),
    "long title": page(ENGLISH_BODY, head="<title>" + "a - " * 100_000 + "</title>"),
    "digits": page("<p>" + "2025-03-04 " * 50_000 + "</p>" + ENGLISH_BODY),
    "controls": page(ENGLISH_BODY.replace(" ", " \x0b")),
    "surrogates": page(ENGLISH_BODY + "<p>\ud800 he said so again and again.</p>"),
    "url": "http://harbor.example/story",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_or_refused(tmp_path: Path, name: str) -> None:
    try:
        read_article(write(tmp_path, HOSTILE[name]))
    except InputError as error:
        assert "\n" not in str(error)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h1>",
        "<table>",
        "<tr>",
        "<td>",
        "<meta charset=utf-16>",
        "<time datetime='9999-99-99'>",
        "<article>",
        "<!--",
        "-->",
        "<title>",
        "&#0;",
        "&nbsp;",
        "<br>",
        "<script>",
        "</script>",
        "<a href='",
        "'>",
        "The mayor said so on Monday. ",
        "해송시가 밝혔다. ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=8)), max_size=30).map("".join))
def test_any_page_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, html: str) -> None:
    path = write(tmp_path_factory.mktemp("page"), "<html>" + html)
    try:
        read_article(path)
    except InputError as error:
        assert "\n" not in str(error)
