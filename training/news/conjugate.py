"""A Korean predicate in dictionary form and an ending -> the conjugated form, plain news style.

Endings are written in their full shape: "고", "으면서", "았다", "아야", "ㄴ", "ㄹ 것", "는다". An
ending that begins with 으 or a bare final letter links to the stem as the stem's class asks; one
that begins with 아 harmonises with it. A star chooses by part of speech: "*다" is the plain present
(한다, 크다, 이다), "*는" the present and "*ㄴ" the past adnominal form, "*다고" the present quoted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from training.news.hangul import coda, is_syllable, rebuild, vowel
from training.news.stems import is_irregular, stems

Kind = Literal["verb", "adjective", "exist", "copula"]

_STAR: dict[str, dict[Kind, str]] = {
    "*다": {"verb": "는다", "adjective": "다", "exist": "다", "copula": "이다"},
    "*라": {"verb": "는다", "adjective": "다", "exist": "다", "copula": "이라"},
    "*는": {"verb": "는", "adjective": "ㄴ", "exist": "는", "copula": "ㄴ"},
    "*ㄴ": {"verb": "ㄴ", "adjective": "았던", "exist": "았던", "copula": "았던"},
}
_CONTRACTED = {"ㅏ": "ㅏ", "ㅓ": "ㅓ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅐ": "ㅐ", "ㅔ": "ㅔ",
               "ㅚ": "ㅙ", "ㅕ": "ㅕ", "ㅑ": "ㅑ"}  # fmt: skip
_DROPS_RIEUL = "ㄴㄹㅁㅂ"


class Predicate(NamedTuple):
    """A clause or verb phrase that ends in a predicate's dictionary form ("회담을 열다").

    A copula is written with its particle mark: "불가피한 조치_이다".
    """

    text: str
    kind: Kind


def predicate(text: str) -> Predicate:
    """`text` with its last word's part of speech; raises ValueError where it ends otherwise."""
    if not text.endswith("다"):
        raise ValueError(f"no dictionary form at the end of {text!r}")
    if text.endswith("_이다"):
        return Predicate(text, "copula")
    before, _, last = text.rpartition(" ")
    if last == "않다":
        denied = before.rpartition(" ")[2]
        describes = denied[:-1] + "다" in stems("adjectives") or denied.endswith("이지")
        return Predicate(text, "adjective" if describes else "verb")
    if last.endswith(("있다", "없다")):
        return Predicate(text, "exist")
    return Predicate(text, "adjective" if last in stems("adjectives") else "verb")


def conjugate(said: Predicate, ending: str) -> str:
    """`said` with `ending` in place of its 다; what follows the ending's first word is kept."""
    if ending.startswith("*"):
        ending = _STAR[ending[:2]][said.kind] + ending[2:]
    if said.kind == "copula":
        return said.text[:-3] + _copula(ending)
    head, _, last = said.text[:-1].rpartition(" ")
    return f"{head} {join(last, ending)}" if head else join(last, ending)


@lru_cache(maxsize=65536)
def join(stem: str, ending: str) -> str:
    """One word's stem with an ending."""
    first, rest = ending[0], ending[1:]
    if ending.startswith("는다") and coda(stem[-1]) in ("", "ㄹ"):
        return _with_coda(stem, "ㄴ", rest)
    if first in "아았":
        done = infinitive(stem)
        return done + rest if first == "아" else done[:-1] + rebuild(done[-1], coda="ㅆ") + rest
    if first == "으":
        return _linked(stem, rest)
    if not is_syllable(first):
        return _with_coda(stem, first, rest)
    if first in "는니네" and coda(stem[-1]) == "ㄹ":
        return stem[:-1] + rebuild(stem[-1], coda="") + ending
    return stem + ending


def infinitive(stem: str) -> str:
    """The stem with 아 or 어, contracted as newspapers write it (해, 돼, 높여, 올라)."""
    if stem[-1] == "하":
        return stem[:-1] + "해"
    if stem[-1] == "르":
        return _reu(stem)
    if is_irregular(stem):
        return _irregular(stem)
    if coda(stem[-1]):
        return stem + ("아" if vowel(stem[-1]) in "ㅏㅗㅑ" else "어")
    return _contracted(stem)


def _contracted(stem: str) -> str:
    """The infinitive of a stem that ends in a vowel."""
    before, last = stem[:-1], stem[-1]
    if vowel(last) == "ㅡ":
        bright = bool(before) and vowel(before[-1]) in "ㅏㅗ"
        return before + rebuild(last, vowel="ㅏ" if bright else "ㅓ")
    if vowel(last) in _CONTRACTED:
        return before + rebuild(last, vowel=_CONTRACTED[vowel(last)])
    return stem + "어"


def _reu(stem: str) -> str:
    before = stem[:-1]
    if stem in stems("rieul_reo"):
        return stem + "러"
    bright = bool(before) and vowel(before[-1]) in "ㅏㅗ"
    if stem in stems("plain_reu"):
        return before + ("라" if bright else "러")
    doubled = before[:-1] + rebuild(before[-1], coda="ㄹ")
    return doubled + ("라" if bright else "러")


def _class(stem: str) -> str:
    """ㅂ, ㄷ, ㅅ or ㅎ where the stem's final letter is irregular; else nothing."""
    return coda(stem[-1]) if is_irregular(stem) else ""


def _irregular(stem: str) -> str:
    last, before = stem[-1], stem[:-1]
    bright = vowel(last) in "ㅏㅗㅑ"
    match coda(last):
        case "ㅂ":
            return before + rebuild(last, coda="") + ("와" if stem[-1] in "돕곱" else "워")
        case "ㄷ":
            return before + rebuild(last, coda="ㄹ") + ("아" if bright else "어")
        case "ㅅ":
            return before + rebuild(last, coda="") + ("아" if bright else "어")
    return before + rebuild(last, coda="", vowel="ㅐ")


def _linked(stem: str, rest: str) -> str:
    """The stem before an ending that begins with 으."""
    last, before = stem[-1], stem[:-1]
    match _class(stem):
        case "ㅂ":
            return before + rebuild(last, coda="") + "우" + rest
        case "ㄷ":
            return before + rebuild(last, coda="ㄹ") + "으" + rest
        case "ㅅ":
            return before + rebuild(last, coda="") + "으" + rest
        case "ㅎ":
            return before + rebuild(last, coda="") + rest
    return stem + rest if coda(last) in ("", "ㄹ") else stem + "으" + rest


def _with_coda(stem: str, letter: str, rest: str) -> str:
    """The stem before an ending that is a bare final letter: 할, 만든, 도울, 먹을."""
    last = stem[-1]
    if not coda(last):
        return stem[:-1] + rebuild(last, coda=letter) + rest
    if coda(last) == "ㄹ":
        return stem[:-1] + rebuild(last, coda="ㄻ" if letter == "ㅁ" else letter) + rest
    linked = _linked(stem, "")
    if linked != stem and not coda(linked[-1]):
        return linked[:-1] + rebuild(linked[-1], coda=letter) + rest
    return linked + rest


def _copula(ending: str) -> str:
    """이다 with an ending, its own vowel marked where it falls after a noun's vowel."""
    first, rest = ending[0], ending[1:]
    if ending.startswith(("이다", "이라")):
        return f"_{ending}"
    if first == "았":
        return f"_이었{rest}"
    if first == "으":
        return "이" + rest
    if first in _DROPS_RIEUL:
        return rebuild("이", coda=first) + rest
    return "이" + (ending.replace("아", "어", 1) if first == "아" else ending)
