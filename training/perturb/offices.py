"""A sentence with offices and ranks -> another office; transcheck's own title table says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from training.perturb.names import listed
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import shipped, word_set
from transcheck.model import Span

_RANKS = (
    "Gen.",
    "Lt. Gen.",
    "Maj. Gen.",
    "Brig. Gen.",
    "Col.",
    "Lt. Col.",
    "Maj.",
    "Capt.",
    "Sgt.",
)
_RANK = re.compile(r"(?:(?:Lt|Maj|Brig)\. )?Gen\.|(?:Lt\. )?Col\.|Maj\.|Capt\.|Sgt\.")
_LEFT_OUT = word_set(
    "cardinal major private general captain coach director manager teacher doctor founder "
    "owner justice chief head leader member official officer figure whip anchor author fellow"
)
"""Words that are as often no office where they stand alone in lower case."""
_FORMER = re.compile(r"\b(former|acting|incumbent)\s+")
_HELD = re.compile(r"\b(?:the|a|an|its|their|his|her|then|as)\s+$", re.IGNORECASE)


@cache
def _offices() -> dict[str, dict[str, str]]:
    """An English office (lower case) -> its row of the title table."""
    rows = [r for r in shipped("titles") if r["kind"] in ("office", "rank", "role")]
    return {name: row for row in rows for name in row["english"].split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    known = sorted(_offices(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w-])", re.IGNORECASE)


def office(scene: Scene) -> Iterator[Edit]:
    """Another office or rank: the deputy for the head, a neighbour in the table, another kind."""
    for span in _mentions(scene):
        text = span.of(scene.telling.text)
        row = _offices().get(text.lower())
        if row is None:
            continue
        new = scene.random.choice(_others(row))
        yield Edit(start=span.start, end=span.end, text=_cased(text, new))
    for found in _RANK.finditer(scene.telling.text):
        new = scene.random.choice([rank for rank in _RANKS if rank != found[0]])
        yield Edit(start=found.start(), end=found.end(), text=new)


def _mentions(scene: Scene) -> Iterator[Span]:
    text = scene.telling.text
    titles = [fact.span for fact in scene.telling.of("title")]
    for found in _pattern().finditer(text):
        span = Span(*found.span())
        given = any(title.contains(span) and title.end == span.end for title in titles)
        spoken = _HELD.search(text, 0, span.start) and found[0].lower() not in _LEFT_OUT
        alone = text[span.end : span.end + 1] in (" ", ",", ".", "'", "’")
        if given or (spoken and alone and found[0].islower()):
            yield span


def _others(row: dict[str, str]) -> list[str]:
    family = [r for r in _offices().values() if r["family"] == row["family"]]
    near = [_first(r) for r in family if r["id"] != row["id"] and r["level"] != row["level"]]
    kin = [
        _first(r)
        for r in _offices().values()
        if r["kind"] == row["kind"] and r["family"] != row["family"] and r["level"] == row["level"]
    ]
    kin = [name for name in kin if len(name) > 3]
    return sorted({name for name in near if len(name) > 3}) * 8 + sorted(set(kin)) or ["president"]


def _first(row: dict[str, str]) -> str:
    return row["english"].split("|")[0]


def _cased(old: str, new: str) -> str:
    if old.isupper() and len(old) <= 4:
        return new.upper() if len(new) <= 4 else new
    if not old[0].isupper():
        return new
    small = {"of", "the", "at", "and", "to"}
    return " ".join(w if w in small else w[0].upper() + w[1:] for w in new.split(" "))


def portfolio(scene: Scene) -> Iterator[Edit]:
    """The justice minister for the defence minister."""
    text = scene.telling.text
    known = listed("departments")
    names = "|".join((*known, "Defence", "Labour", "Unification", "Economy", "Culture", "Science"))
    holders = r"(?:vice |deputy )?(?:minister|secretary|ministry)"
    for found in re.finditer(rf"\b({names})(?= {holders}\b)", text, re.IGNORECASE):
        old = found[1].lower().replace("defence", "defense").replace("labour", "labor")
        new = scene.random.choice([each for each in known if each.lower() != old])
        new = new if found[1][0].isupper() else new.lower()
        yield Edit(start=found.start(1), end=found.end(1), text=new)


def standing(scene: Scene) -> Iterator[Edit]:
    """From "Former" lost or added."""
    text = scene.telling.text
    for found in _FORMER.finditer(text):
        word = re.match(r"\w+", text[found.end() :])
        if word:
            end = found.end() + word.end()
            yield Edit(start=found.start(), end=end, text=word[0])
    for span in _mentions(scene):
        before = text[: span.start].lower()
        bare = before.endswith(("the ", " a ", " an ")) or not before.strip()
        if bare and not before.endswith(("former ", "acting ")):
            old = span.of(text)
            low = old if old.isupper() or before.strip() else old[0].lower() + old[1:]
            yield Edit(start=span.start, end=span.end, text=f"former {low}")
