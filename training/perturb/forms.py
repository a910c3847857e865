"""A sentence -> the same sentence in another spelling, case, punctuation or short form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from training.perturb.names import listed
from training.perturb.row import Edit, capitalised
from training.perturb.scene import Scene
from training.perturb.tables import lines, shipped, table, word_list
from transcheck.model import Span

_UNITS = {
    " percent": "%", "%": " percent", " kilometers": " km", " km": " kilometers",
    " kilograms": " kg", " meters": " metres", " p.m.": " pm", " a.m.": " am",
}  # fmt: skip
_UNIT = re.compile(rf"(?<=\d)(?:{'|'.join(map(re.escape, _UNITS))})(?![\w-])")
_DIGITS = word_list("two three four five six seven eight nine ten")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3},\d{3}(?![,\d])")
_DOLLARS = re.compile(r"\$(\d[\d,.]*\d|\d)((?: (?:million|billion|trillion))?)(?![\w-])")
_LONG = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.",
    "October": "Oct.", "November": "Nov.", "December": "Dec.", "General": "Gen.",
    "Senator": "Sen.", "Professor": "Prof.", "Governor": "Gov.", "Lieutenant": "Lt.",
    "Colonel": "Col.", "Captain": "Capt.",
}  # fmt: skip
_CONTRACTED = {
    "will not": "won't", "cannot": "can't", "can not": "can't", "did not": "didn't",
    "does not": "doesn't", "do not": "don't", "is not": "isn't", "are not": "aren't",
    "was not": "wasn't", "were not": "weren't", "has not": "hasn't", "have not": "haven't",
    "had not": "hadn't", "would not": "wouldn't", "could not": "couldn't",
    "should not": "shouldn't",
}  # fmt: skip
_CONTRACTION = re.compile(rf"\b(?:{'|'.join((*_CONTRACTED, *_CONTRACTED.values()))})\b")
_SHORT_COUNTRIES = {"United States": "US", "U.S.": "US", "US": "U.S.", "United Kingdom": "U.K."}


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines(table("synonyms")["spelling"]):
        one, _, other = line.partition(" ")
        found |= {one: other} | ({other: one} if " " not in other else {})
    return found


def spelling(scene: Scene) -> Iterator[Edit]:
    """From "Defence" for "defense"."""
    for word in scene.telling.words:
        new = _spellings().get(word.low)
        if new and not word.text.isupper():
            new = new.capitalize() if word.text[0].isupper() else new
            yield Edit(start=word.span.start, end=word.span.end, text=new)


def casing(scene: Scene) -> Iterator[Edit]:
    """All in lower case, in capitals, in a headline's capitals, or a title in small letters."""
    text = scene.telling.text
    whole = (text.lower(), text.upper(), " ".join(map(capitalised, text.split(" "))))
    yield Edit(start=0, end=len(text), text=scene.random.choice(whole))
    for fact in scene.telling.of("title"):
        dated = any(date.span.overlaps(fact.span) for date in scene.telling.of("date"))
        if fact.span.start > 0 and not dated:
            yield Edit(start=fact.span.start, end=fact.span.end, text=fact.span.of(text).lower())


def punctuation(scene: Scene) -> Iterator[Edit]:
    """A full stop lost, other quotation marks, a comma less, spaces doubled."""
    text = scene.telling.text
    if scene.telling.body_end > 0:
        yield Edit(start=scene.telling.body_end, end=len(text), text="")
    if '"' in text or "“" in text:
        marks = scene.random.choice((("‘", "’"), ("“", "”"), ("«", "»")))
        new = re.sub(r'["“]([^"“”]*)["”]', rf"{marks[0]}\1{marks[1]}", text)
        yield Edit(start=0, end=len(text), text=new)
    if "'" in text:
        yield Edit(start=0, end=len(text), text=text.replace("'", "’"))
    for found in re.finditer(r",(?= (?:and|but|while|after|who|which|according)\b)", text):
        yield Edit(start=found.start(), end=found.end(), text="")
    for found in re.finditer(r"(?<=[a-z])-(?=[a-z])", text):
        yield Edit(start=found.start(), end=found.end(), text=" ")
    space = text.find(" ", len(text) // 2)
    if space > 0:
        yield Edit(start=space, end=space + 1, text="  ")


def detached(scene: Scene) -> Iterator[Edit]:
    """A clause between commas set off by dashes or brackets."""
    text = scene.telling.text
    for span in scene.telling.clauses:
        part = span.of(text)
        inner = part.strip(", ")
        if not part.startswith(",") or not re.match(r"(?:which|who|including|where)\b", inner):
            continue
        before, after = scene.random.choice(((" — ", " — "), (" (", ") "), (" – ", " – ")))
        last = span.end >= scene.telling.body_end
        end = span.end if last else span.end + 1
        closing = after.rstrip() if last and ")" in after else "" if last else after
        yield Edit(start=span.start, end=end, text=f"{before}{inner}{closing}")


def figures(scene: Scene) -> Iterator[Edit]:
    """From "3.2%" for "3.2 percent", "5" for "five", "3000" for "3,000", "dollars" for "$"."""
    text = scene.telling.text
    for found in _UNIT.finditer(text):
        yield Edit(start=found.start(), end=found.end(), text=_UNITS[found[0]])
    for found in _THOUSANDS.finditer(text):
        yield Edit(start=found.start(), end=found.end(), text=found[0].replace(",", ""))
    for found in _DOLLARS.finditer(text):
        new = f"{found[1]}{found[2]} dollars"
        yield Edit(start=found.start(), end=found.end(), text=new)
    counts = [fact.span for fact in scene.telling.of("number")]
    for word in scene.telling.words:
        if any(span.contains(word.span) for span in counts) and word.text in _DIGITS:
            new = str(_DIGITS.index(word.text) + 2)
            yield Edit(start=word.span.start, end=word.span.end, text=new)
        elif any(span == word.span for span in counts) and word.text in [
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            "10",
        ]:
            yield Edit(start=word.span.start, end=word.span.end, text=_DIGITS[int(word.text) - 2])


def short_forms(scene: Scene) -> Iterator[Edit]:
    """A short form for a long one ("UN", "Jan.", "won't"), and the reverse."""
    telling = scene.telling
    known = _LONG | {short: long for long, short in _LONG.items()} | _SHORT_COUNTRIES | _bodies()
    pattern = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    for found in re.finditer(rf"(?<![\w.-])(?:{pattern})(?![\w-])", telling.text):
        month = found[0] in _LONG and not re.match(r" (?:\d|[A-Z])", telling.text[found.end() :])
        ends = found[0].endswith(".") and found.end() >= len(telling.text)
        if not month and not ends:
            yield Edit(start=found.start(), end=found.end(), text=known[found[0]])
    for found in _CONTRACTION.finditer(telling.text):
        reverse = {short: long for long, short in _CONTRACTED.items()}
        new = _CONTRACTED.get(found[0]) or reverse[found[0]]
        if telling.bare(Span(*found.span())):
            yield Edit(start=found.start(), end=found.end(), text=new)


@cache
def _bodies() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in shipped("organisations"):
        names = row["english"].split("|")
        short = [n for n in names if n.isupper() and n.isalpha() and len(n) > 1]
        if short and not names[0].isupper() and short[0] not in ("EC", "WHO", "IT", "SPA"):
            found[names[0]] = short[0]
            found[short[0]] = names[0]
    return found


def ministries(scene: Scene) -> Iterator[Edit]:
    """From "Defense Ministry" for "Ministry of Defense", and the reverse."""
    known = "|".join(each for each in listed("ministries") if each != "Foreign Affairs")
    text = scene.telling.text
    for found in re.finditer(rf"\bMinistry of ({known})\b(?! and|, )", text):
        yield Edit(start=found.start(), end=found.end(), text=f"{found[1]} Ministry")
    for found in re.finditer(rf"\b({known}) Ministry\b", text):
        yield Edit(start=found.start(), end=found.end(), text=f"Ministry of {found[1]}")
