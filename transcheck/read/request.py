"""A request to check two articles, named or given -> the pair, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from transcheck.errors import InputError
from transcheck.model import Article, Pair
from transcheck.read.article import FORMATS, article_from_text, read_article

Given: TypeAlias = Path | str | Article
"""An article, a path, or a string: a line that ends in the suffix of a format that transcheck reads
is a path, any other string is the article's text."""

_ROLES = frozenset({"article", "en", "english", "index", "translated", "translation"})
"""Stems that say what a file is for, not which story it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a caller asks to have checked; dates are ISO 8601, with or without an hour."""

    pair_id: str
    wire: Given
    translation: Given
    source: Given | None = None
    wire_published: str | None = None
    translation_published: str | None = None
    wire_outlet: str | None = None
    translation_outlet: str | None = None


def pair_id_of(translation: Path) -> str:
    """The id of a pair that is given none: the translation's stem, or its folder's name.

    The folder names the story where the file names but a role: "fire/translation.txt" is "fire".
    """
    if translation.stem.lower() not in _ROLES:
        return translation.stem
    return translation.parent.resolve().name or translation.stem


def read_pair(request: Request | Pair) -> Pair:
    """The pair that is named or given; raises InputError in one line where it cannot be checked."""
    pair = request if isinstance(request, Pair) else _pair(request)
    _in_english(pair.wire, "the wire")
    _in_english(pair.translation, "the translation")
    if pair.source is not None and pair.source.language != "ko":
        raise InputError(
            f"{pair.source.origin}: the source is not in Korean; give the Korean article"
        )
    if pair.wire.text.split() == pair.translation.text.split():
        raise InputError(
            f"{pair.wire.origin} and {pair.translation.origin} are the same article: "
            "nothing to compare; give the wire and the translation"
        )
    return pair


def _pair(request: Request) -> Pair:
    return Pair(
        pair_id=request.pair_id,
        wire=_read(request.wire, published=request.wire_published, outlet=request.wire_outlet),
        translation=_read(
            request.translation,
            published=request.translation_published,
            outlet=request.translation_outlet,
        ),
        source=None if request.source is None else _read(request.source),
    )


def _read(given: Given, *, published: str | None = None, outlet: str | None = None) -> Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, str) and not _names_file(given):
        return article_from_text(given, published=published, outlet=outlet)
    return read_article(Path(given), published=published, outlet=outlet)


def _names_file(given: str) -> bool:
    """Whether a string is the path of an article; a text may well end in a web address."""
    return "\n" not in given and Path(given[-20:]).suffix.lower() in FORMATS


def _in_english(article: Article, role: str) -> None:
    if article.language != "en":
        raise InputError(
            f"{article.origin}: {role} is in Korean; both articles must be English, "
            "the Korean original goes in as the source (--source)"
        )
