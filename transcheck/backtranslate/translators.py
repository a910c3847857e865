"""Folders and options -> the translator of the back-translation, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.memory import Remembering
from transcheck.backtranslate.packages import Damaged, find, newest
from transcheck.ports import Translator

_LANGUAGES = {"en": "English", "ko": "Korean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """There is no translator; `reason` is one line for the report's notes."""

    reason: str


def translator_from(
    folders: tuple[Path, ...], *, beam_size: int, threads: int, memory: Path | None
) -> Translator | Absent:
    """Both directions from `folders`, the first that has one, with a memory if one is named.

    `folders` are usually `packages.argos_folders()` and then the shipped models. Raises ModelError
    where the memory cannot be used; a package is loaded, and can fail, when it is first needed.
    """
    there, back = newest(folders, "en", "ko"), newest(folders, "ko", "en")
    if there is None or back is None:
        missing = ("en", "ko") if there is None else ("ko", "en")
        return Absent(reason=_reason(folders, *missing))
    bare = ArgosTranslator((there, back), beam_size=beam_size, threads=threads)
    return Remembering(bare, memory) if memory is not None else bare


def _reason(folders: tuple[Path, ...], source: str, target: str) -> str:
    words = f"no {_LANGUAGES[source]}-{_LANGUAGES[target]} package is installed"
    damaged = [found.reason for found in find(folders) if isinstance(found, Damaged)]
    return f"{words} ({'; '.join(damaged)})" if damaged else words
