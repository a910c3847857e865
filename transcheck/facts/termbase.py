"""A TBX file (ISO 30042, the TBX-Basic dialect) -> its concepts' Korean and English terms.

Both generations are read: `termEntry/langSet/tig` or `ntig` of 2008, `conceptEntry/langSec/termSec`
of 2019, the status as a `termNote` or as an element of its own. No entity is expanded and nothing
outside the file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from transcheck.errors import UsageError

_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_STATUS = "administrativeStatus"
_FORBIDDEN = frozenset({"deprecatedTerm", "supersededTerm"})
_ALLOWED = frozenset({"preferredTerm", "admittedTerm", "legalTerm", "regulatedTerm"})
_ENDING = "-admn-sts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One entry of a termbase; an English term without a status is allowed."""

    korean: tuple[str, ...]
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]


def read_tbx(path: Path) -> tuple[Concept, ...]:
    """The concepts of a TBX file that have an English term; raises UsageError in one line."""
    root = _parse(path)
    entries = [element for element in root.iter() if element.tag in _ENTRIES]
    if not entries:
        raise UsageError(
            f"{path}: has no termEntry or conceptEntry; save the glossary as TBX-Basic or CSV"
        )
    concepts = (_concept(entry, path) for entry in entries)
    return tuple(concept for concept in concepts if concept.allowed or concept.forbidden)


def _parse(path: Path) -> Element:
    """The file's elements, their names without prefixes; entity declarations are refused."""
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> NoReturn:
        raise UsageError(
            f"{path}, line {parser.CurrentLineNumber}: declares an entity; write its text instead"
        )

    parser.StartElementHandler = lambda tag, attributes: builder.start(_local(tag), attributes)
    parser.EndElementHandler = lambda tag: builder.end(_local(tag))
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(path.read_bytes(), True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = parser.CurrentLineNumber
        raise UsageError(f"{path}, line {line}: is no XML ({error}); save it as TBX") from error
    return builder.close()


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _concept(entry: Element, path: Path) -> Concept:
    terms: dict[str, list[tuple[str, str]]] = {"ko": [], "en": []}
    for section in entry:
        if section.tag in _LANGUAGES:
            language = section.get("xml:lang", "").lower().partition("-")[0]
            terms.setdefault(language, []).extend(_terms(section, path))
    return Concept(
        korean=tuple(dict.fromkeys(word for word, _ in terms["ko"])),
        allowed=tuple(word for word, status in terms["en"] if status not in _FORBIDDEN),
        forbidden=tuple(word for word, status in terms["en"] if status in _FORBIDDEN),
    )


def _terms(section: Element, path: Path) -> Iterator[tuple[str, str]]:
    """The terms of one language, each with its administrative status, "" where it has none."""
    for group in section:
        if group.tag in _TERMS:
            words = [_text(element) for element in group.iter("term")]
            for word in filter(None, words):
                yield word, _status(group, where=f"{path}: {word!r}")


def _status(group: Element, *, where: str) -> str:
    for element in group.iter():
        if _STATUS in (element.tag, element.get("type")):
            status = _text(element).removesuffix(_ENDING)
            if status not in _ALLOWED | _FORBIDDEN:
                raise UsageError(
                    f"{where} has the {_STATUS} {status!r}; use preferredTerm{_ENDING}, "
                    f"admittedTerm{_ENDING}, deprecatedTerm{_ENDING} or supersededTerm{_ENDING}"
                )
            return status
    return ""


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
