"""A file or a text -> an `Article` with its metadata, its headline and its boilerplate marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from transcheck.errors import InputError
from transcheck.model import Article, Boilerplate, Language
from transcheck.read.boilerplate import Layout, lay_out
from transcheck.read.dates import published_in
from transcheck.read.encoding import decode_page, decode_text
from transcheck.read.files import load, shown
from transcheck.read.language import checked
from transcheck.read.markdown import markup
from transcheck.read.metadata import NOTHING, Metadata, beside, metadata_of
from transcheck.read.page import read_page

MAX_CHARACTERS = 1_000_000
"""An article may have this many characters: as many as a long novel."""

MAX_LINES = 20_000
"""An article may have this many lines, each of which is held against every rule."""

SEOUL = "Asia/Seoul"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_KOREAN_NEWSROOM = re.compile(r"\bKorea|Yonhap|Newsis|\bNews1\b|\.kr\b|[가-힣]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one file format yields before the text itself is looked at."""

    text: str
    found: Metadata = NOTHING
    headline: str | None = None
    markup: tuple[Boilerplate, ...] = ()


def _plain(data: bytes, where: str) -> Draft:
    return Draft(text=decode_text(data, where))


def _markdown(data: bytes, where: str) -> Draft:
    text = decode_text(data, where)
    return Draft(text=text, markup=markup(text))


def _page(data: bytes, where: str) -> Draft:
    page = read_page(decode_page(data, where), where)
    return Draft(text=page.text, found=page.found, headline=page.headline)


FORMATS: dict[str, Callable[[bytes, str], Draft]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _page,
    ".htm": _page,
}
"""File name suffix -> reader of that format."""


def read_article(
    path: str | Path,
    *,
    language: Language | None = None,
    published: str | None = None,
    outlet: str | None = None,
    timezone: str | None = None,
) -> Article:
    """Reads one article file of a format in `FORMATS`.

    Metadata comes from the arguments, else from a `meta.json` beside the file, else from the page,
    else from the text. `published` is an ISO date or instant, `timezone` an IANA name. A time
    without a zone is read in `timezone`, else in Seoul where the language or the newsroom is
    Korean, else in UTC; a date without an hour is noon. InputError says in one line what is wrong.
    """
    path = Path(path)
    where = shown(path)
    data = load(path)
    read = FORMATS.get(path.suffix.lower())
    if read is None:
        suffix = f"the suffix {path.suffix!r}" if path.suffix else "a name without suffix"
        raise InputError(f"{where}: {suffix} tells no format; name it {', '.join(FORMATS)}")
    given = _given(language, published, outlet, timezone, f"{where}: ")
    draft = read(data, where)
    return _article(draft, known=given.over(beside(path)), where=where)


def article_from_text(
    text: str,
    *,
    language: Language | None = None,
    published: str | None = None,
    outlet: str | None = None,
    timezone: str | None = None,
    origin: str = "<text>",
) -> Article:
    """The article that a plain text is; arguments and errors as for `read_article`."""
    given = _given(language, published, outlet, timezone, f"{origin}: ")
    return _article(Draft(text=text), known=given, where=origin)


def _given(
    language: str | None,
    published: str | None,
    outlet: str | None,
    timezone: str | None,
    where: str,
) -> Metadata:
    values = {
        "language": language,
        "published": published,
        "outlet": outlet,
        "timezone": timezone,
    }
    return metadata_of(values, where)


def _article(draft: Draft, *, known: Metadata, where: str) -> Article:
    text = _SURROGATE.sub("\ufffd", draft.text)
    _refuse_unfit(text, where)
    known = known.over(draft.found)
    language = checked(known.language, text, where)
    layout = lay_out(text, markup=draft.markup, outlet=known.outlet, headline=draft.headline)
    outlet = known.outlet or layout.outlet
    return Article(
        text=text,
        language=language,
        origin=where,
        outlet=outlet,
        byline=known.byline or layout.byline,
        headline=layout.headline,
        published=_instant(known, layout, _home(known.timezone, language, outlet, layout)),
        boilerplate=layout.boilerplate,
    )


def _refuse_unfit(text: str, where: str) -> None:
    if not text.strip():
        raise InputError(f"{where}: is empty; give the text of an article")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{where}: has {len(text):,} characters, more than {MAX_CHARACTERS:,}; "
            "give one article at a time"
        )
    if len(text.splitlines()) > MAX_LINES:
        raise InputError(f"{where}: has more than {MAX_LINES:,} lines; give one article at a time")
    if "\x00" in text:
        raise InputError(f"{where}: holds NUL characters, so it is not text; give plain text")


def _home(
    declared: ZoneInfo | None, language: Language, outlet: str | None, layout: Layout
) -> ZoneInfo | None:
    """The newsroom's zone: as declared, or Seoul where its own lines show that it is Korean."""
    signs = " ".join(filter(None, (outlet, *layout.imprint)))
    korean = language == "ko" or _KOREAN_NEWSROOM.search(signs)
    return declared or (ZoneInfo(SEOUL) if korean else None)


def _instant(known: Metadata, layout: Layout, home: ZoneInfo | None) -> datetime | None:
    stamps = (published_in(line) for line in layout.dates)
    stamp = known.published or next(filter(None, stamps), None)
    return stamp.instant(home) if stamp else None
