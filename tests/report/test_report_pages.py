"""Pages without a browser: nothing of an article is lost, added or let loose."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import ferry, hostile, skipped

from transcheck.model import Article, Boilerplate, Checked, Claim, Judgement, Link, Pair, Span
from transcheck.report import Report
from transcheck.report.files import printable
from transcheck.report.html import index_page, pair_page
from transcheck.report.marks import Mark, cut


class Page(HTMLParser):
    """The text of each article on a page, the ids, the addresses and the tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.spans: list[tuple[str, str]] = []
        self._depth, self._look = 0, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [values["href"] or ""] if "href" in values else []
        assert not [name for name in values if name.startswith("on")]
        assert "style" not in values
        if tag == "div":
            self._depth += self._depth > 0 or values.get("class") == "text"
            if self._depth == 1:
                self.texts.append("")
        self._look = values.get("data-l") or "" if tag == "span" else ""

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "div" and self._depth > 0
        self._look = ""

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data
            self.spans.append((self._look, data))


@pytest.mark.parametrize("checked", [ferry(), hostile()], ids=["ferry", "hostile"])
def test_the_articles_stand_on_the_page_to_the_letter(checked: Checked) -> None:
    page = Page(pair_page(checked))
    pair = checked.pair
    articles = [pair.wire, pair.translation, *([pair.source] if pair.source else [])]
    assert page.texts == [printable(article.text) for article in articles]


@pytest.mark.parametrize("checked", [ferry(), hostile()], ids=["ferry", "hostile"])
def test_ids_are_unique_and_every_link_leads_somewhere(checked: Checked) -> None:
    page = Page(pair_page(checked))
    assert len(page.ids) == len(set(page.ids))
    assert {target[1:] for target in page.targets} <= set(page.ids)


spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 50)
)


@given(st.text(st.characters() | st.sampled_from("\n \r\t<&"), min_size=1), st.lists(spans))
def test_cutting_loses_nothing_and_marks_what_it_should(text: str, where: list[Span]) -> None:
    marks = [Mark(span=span, layer="claim", key=str(key)) for key, span in enumerate(where)]
    pieces = [piece for block in cut(text, marks) for piece in block.pieces]
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        shown = "".join(piece.text for piece in pieces if mark in piece.marks)
        assert shown == mark.span.of(text)
        opened = sum(mark in piece.opens for piece in pieces)
        assert opened == bool(re.sub(r"\n\s*", "", _outside_gaps(text, mark.span)))


def _outside_gaps(text: str, span: Span) -> str:
    kept = re.sub(r"\n\s*", lambda gap: "\n" * len(gap[0]), text)
    return span.of(kept).replace("\n", "")


@given(st.text(min_size=1).filter(str.strip), st.lists(spans, max_size=6))
def test_any_text_with_any_claims_is_shown_to_the_letter(text: str, where: list[Span]) -> None:
    inside = [span for span in where if span.end <= len(text)]
    claims = tuple(Claim(extent=s, content=(s,), kind="own", place="body") for s in inside)
    judgements = tuple(
        Judgement(
            link=Link(wire=(at,), translation=()),
            verdict="only_in_wire",
            severity="minor",
            drift=0.0,
            explanation="",
        )
        for at in range(len(claims))
    )
    quiet = tuple(Boilerplate(span=span, kind="caption") for span in inside[:1])
    article = Article(text=text, boilerplate=quiet)
    checked = Checked(
        pair=Pair(pair_id="p", wire=article, translation=Article(text="x")),
        wire_claims=claims,
        translation_claims=(),
        judgements=judgements,
        signature="s",
        score=1.0,
    )
    page = Page(pair_page(checked))
    assert page.texts == [printable(text), "x"]
    for at, span in enumerate(inside, start=1):
        shown = "".join(data for look, data in page.spans if f"L{at:03d}" in look.split())
        assert "".join(shown.split()) == "".join(_outside_gaps(printable(text), span).split())


@pytest.mark.parametrize(
    "page", [pair_page(ferry()), index_page([ferry(), skipped()])], ids=["pair", "index"]
)
def test_the_policy_admits_the_page_s_own_style_and_script_alone(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        (inline,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert not re.search(r"https?:", page)


def test_the_page_says_what_the_report_holds() -> None:
    page = pair_page(ferry(), index="../index.html")
    for words in ("71.2", "No translation model is installed", "Korean source", "../index.html"):
        assert words in page
    assert page.count('class="card ') == 11
    assert page.count('class="finding ') == 7


def test_the_index_lists_what_could_not_be_checked() -> None:
    page = index_page([ferry(), hostile(), skipped()])
    assert 'href="pairs/ferry-2025-03-14.html"' in page
    assert "the translation is empty" in page
    assert "<b>../../x</b>" not in page


def test_a_pair_without_claims_has_a_page(tmp_path: Path) -> None:
    bare = replace(ferry(), judgements=(), wire_claims=(), translation_claims=(), notes=())
    path = Report.of(bare).to_html(tmp_path / "bare.html")
    assert "No claims to compare" in path.read_text(encoding="utf-8")
