"""A web page -> its article's text and what the page declares of it; the door to trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from transcheck.errors import InputError
from transcheck.read.dates import Stamp, stamp_of
from transcheck.read.metadata import Metadata

MAX_TAGS = 40_000
"""A page may have this many tags; extraction takes time in proportion (4 s at worst for these)."""

_STRUCTURE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What trafilatura, htmldate and lxml raise on pages that nobody foresaw."""

_LONGEST_HEADLINE = 300
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PRUNED = ["//figcaption", "//figure", "//aside", "//button", "//form"]
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "deferred_url_extractor": True,
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
    "max_date": "2099-12-31",
}
"""Only what the page declares, not a date that happens to stand in it; and no look at the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article of a page, its paragraphs on lines of their own, the headline on the first."""

    text: str
    found: Metadata
    headline: str | None


def read_page(html: str, where: str) -> Page:
    """Extracts the article; InputError, opened by `where`, if the page has none or is no page."""
    if html.count("<") > MAX_TAGS:
        raise InputError(f"{where}: has more than {MAX_TAGS:,} tags; save the article's text alone")
    document = _extracted(_NOT_XML.sub("", html))
    body = (document.text or "").strip() if document else ""
    if document is None or not body:
        raise InputError(f"{where}: holds no article; save the page of one story, or its text")
    headline = _headline(document.title, document.sitename)
    known = headline is None or headline in body[: 4 * len(headline)]
    found = Metadata(
        outlet=document.sitename or None,
        byline=document.author or None,
        published=_stamp(document.date),
    )
    return Page(text=body if known else f"{headline}\n{body}", found=found, headline=headline)


def _extracted(html: str) -> Any:
    from trafilatura import bare_extraction, load_html

    try:
        tree = load_html(html)
        return tree is not None and bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_PRUNED,
            date_extraction_params=dict(_DATES),
        )
    except _STRUCTURE:
        return None


def _headline(title: str | None, site: str | None) -> str | None:
    """The page's title without the outlet's name behind it."""
    if not title:
        return None
    title = " ".join(title.split())
    if site:
        title = re.sub(rf"\s*(?:[-–—|:]|::)\s*{re.escape(site)}\s*\Z", "", title)
    return title if 0 < len(title) <= _LONGEST_HEADLINE else None


def _stamp(date: str | None) -> Stamp | None:
    """Reads htmldate's answer, which has a date without an hour as midnight without a zone."""
    if not date:
        return None
    try:
        return stamp_of(date.removesuffix("T00:00:00"), "page")
    except InputError:
        return None
