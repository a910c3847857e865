import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_stories import ENGLISH, KOREAN

from transcheck.errors import InputError
from transcheck.model import Article
from transcheck.read import article_from_text, read_article

AT = datetime.fromisoformat


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def headline(article: Article) -> str | None:
    return article.headline.of(article.text) if article.headline else None


def test_a_text_file_keeps_its_characters_and_yields_its_metadata(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "wire.txt", ENGLISH))
    assert article.text == ENGLISH
    assert headline(article) == "Haesong opens ferry line after twelve years"
    assert (article.language, article.byline) == ("en", "Nam So-ri")
    assert article.published == AT("2025-03-04T08:30:00+00:00")


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = write(tmp_path, "wire.txt", ENGLISH)
    assert read_article(str(path)) == read_article(path)


def test_line_ends_are_kept(tmp_path: Path) -> None:
    text = ENGLISH.replace("\n", "\r\n")
    article = read_article(write(tmp_path, "wire.txt", text))
    assert article.text == text
    assert headline(article) == "Haesong opens ferry line after twelve years"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949"]
)
def test_korean_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    article = read_article(write(tmp_path, "source.txt", KOREAN.encode(encoding)))
    assert (article.text, article.language) == (KOREAN, "ko")
    assert article.byline == "홍길동 기자"
    assert article.published == AT("2025-03-04T08:30:00+09:00")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_english_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    assert read_article(write(tmp_path, "wire.txt", ENGLISH.encode(encoding))).text == ENGLISH


@pytest.mark.parametrize(
    ("sidecar", "given", "published"),
    [
        ({"published": "2025-03-05", "timezone": "Asia/Seoul"}, {}, "2025-03-05T12:00:00+09:00"),
        ({"timezone": "America/New_York"}, {}, "2025-03-04T08:30:00-05:00"),
        ({"outlet": "The Korea Ferry Post"}, {}, "2025-03-04T08:30:00+09:00"),
        ({"published": "2025-03-05"}, {"published": "2025-03-06"}, "2025-03-06T12:00:00+00:00"),
        ({"timezone": "Asia/Seoul"}, {"timezone": "UTC"}, "2025-03-04T08:30:00+00:00"),
        ({"timezone": "Asia/Seoul"}, {"published": "2025-03-06"}, "2025-03-06T12:00:00+09:00"),
    ],
)
def test_arguments_win_over_the_sidecar_and_the_sidecar_over_the_text(
    tmp_path: Path, sidecar: dict[str, str], given: dict[str, Any], published: str
) -> None:
    write(tmp_path, "meta.json", json.dumps({"pair_id": "p", "wire": {"file": "w.txt", **sidecar}}))
    article = read_article(write(tmp_path, "w.txt", ENGLISH), **given)
    assert article.published == AT(published)
    assert article.outlet == sidecar.get("outlet")


def test_the_clock_is_that_of_the_newsroom() -> None:
    article = article_from_text(
        ENGLISH, published="2025-03-03T23:30:00Z", outlet="Haesong Herald", timezone="Asia/Seoul"
    )
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04T08:30:00+09:00"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"published": "soon"}, r"wire\.published: 'soon' is no publication date"),
        ({"timezone": "Haesong"}, r"wire\.timezone: 'Haesong' is no time zone"),
        ({"language": "fr"}, r"wire\.language: 'fr' is no language"),
        ({"outlet": ["a"]}, r"wire\.outlet is .*write it as text"),
    ],
)
def test_a_bad_sidecar_value_is_named(tmp_path: Path, entry: Any, complaint: str) -> None:
    write(tmp_path, "meta.json", json.dumps({"wire": {"file": "w.txt", **entry}}))
    with pytest.raises(InputError, match=r"meta\.json, " + complaint):
        read_article(write(tmp_path, "w.txt", ENGLISH))


@pytest.mark.parametrize("content", ["{", "[" * 100_000, b"\xff\xfe\x00"])
def test_a_broken_sidecar_is_named(tmp_path: Path, content: str | bytes) -> None:
    write(tmp_path, "meta.json", content)
    with pytest.raises(InputError, match=r"meta\.json: is no JSON"):
        read_article(write(tmp_path, "w.txt", ENGLISH))


def test_a_sidecar_of_other_files_says_nothing(tmp_path: Path) -> None:
    write(tmp_path, "meta.json", '["x", {"wire": {"file": "other.txt", "language": "ko"}}]')
    assert read_article(write(tmp_path, "w.txt", ENGLISH)).outlet is None


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \r\n\t\n", "is empty"),
    "wide-blank.txt": ("\u3000\n\u2003".encode(), "is empty"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG image"),
    "report.md": (b"%PDF-1.7\n", "is a PDF file"),
    "zeros.txt": (b"abc" + bytes(3000), "no encoding|binary"),
    "sparse.txt": (b"It said so.\n" * 90 + b"\x00", "is binary: it holds zero bytes"),
    "noise.txt": (bytes(range(256)) * 40, "no encoding|binary"),
    "control.txt": (b"\x01\x02\x03 he said" * 20, "is binary"),
    "japanese.txt": ("これは日本語の記事です。" * 20).encode(),
    "russian.txt": ("Это статья на русском языке. " * 20).encode(),
    "digits.txt": (b"1 2 3 4\n5 6 7 8\n", "holds no words"),
    "long.txt": (b"word " * 4_000_000, "larger than"),
    "longish.txt": (b"word " * 250_000, "characters, more than"),
    "lines.txt": (b"a\n" * 30_000, "lines"),
    "story.pdf": (b"%PDF", "tells no format"),
    "story": (b"text", "tells no format"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str) -> None:
    case = BAD[name]
    data, complaint = case if isinstance(case, tuple) else (case, "is written mostly in")
    with pytest.raises(InputError, match=complaint) as caught:
        read_article(write(tmp_path, name, data))
    message = str(caught.value)
    assert message.startswith(str(tmp_path / name))
    assert "\n" not in message


def test_what_is_no_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_article(tmp_path / "absent.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_article(tmp_path)
    with pytest.raises(InputError, match=r"cannot be read|no such file"):
        read_article(Path("a\x00b.txt"))
    with pytest.raises(InputError, match=r"cannot be read|no such file") as caught:
        read_article(Path("a\n" * 3000 + ".txt"))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="is a pipe or a device; save the article in a file"):
        read_article(tmp_path / "pipe.txt")


def test_a_language_that_the_letters_deny_is_refused() -> None:
    with pytest.raises(InputError, match="given as English but written in Korean"):
        article_from_text(KOREAN, language="en")


def test_a_few_foreign_words_change_no_language() -> None:
    assert article_from_text("The party's name is 해송당, the Haesong Party.").language == "en"
    assert (
        article_from_text(
            "NATO 대표단은 4일 Haesong Port Authority 항만을 방문했다고 해송시가 밝혔다."
        ).language
        == "ko"
    )


def test_stray_surrogates_do_not_reach_the_article() -> None:
    assert article_from_text("He said \ud800 so.").text == "He said \ufffd so."


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        article = article_from_text(text)
    except InputError as error:
        assert "\n" not in str(error)
    else:
        assert len(article.text) == len(text)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = write(tmp_path_factory.mktemp("any"), "a.txt", data)
    try:
        read_article(path)
    except InputError as error:
        assert "\n" not in str(error)


def test_markdown_signs_are_marked_and_the_words_are_not(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Ferry\n---\n\n# Haesong opens ferry line\n\n"
        "*By Nam So-ri*\n\n![A ferry](ferry.jpg)\n\n"
        "The city of Haesong [opened](https://harbor.example/a_b) a ferry line on Monday.\n\n"
        "> We waited for twelve years.\n\n---\n\n```\ncode\n```\n"
    )
    article = read_article(write(tmp_path, "wire.md", text))
    assert article.text == text
    assert headline(article) == "Haesong opens ferry line"
    assert article.byline == "Nam So-ri"
    marked = [mark.span.of(text) for mark in article.boilerplate if mark.kind == "markup"]
    assert marked == [
        "---", "title: Ferry", "---", "# ", "![A ferry](ferry.jpg)", "[",
        "](https://harbor.example/a_b)", "> ", "---", "```", "code", "```",
    ]  # fmt: skip
