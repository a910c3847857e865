"""A sentence with amounts -> other amounts: slips of scale, unit, bound and digit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import word_list, word_set
from training.perturb.telling import Held, Telling
from transcheck.facts.quantity import Quantity
from transcheck.model import Span

_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALES = ("thousand", "million", "billion", "trillion")
_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion)\b")
_WORDS = word_list(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_WORD = re.compile(rf"\b(?:{'|'.join((*_WORDS, *_TENS))})\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(more than|at least|less than|fewer than|at most|up to|over|under|nearly|almost|about"
    r"|around|roughly|approximately|some|below|above|no more than|exceeding)\s+"
    r"(?=[\d$€£]|[a-z]+\b)",
    re.IGNORECASE,
)
_REVERSED = {
    "more than": "less than", "less than": "more than", "fewer than": "more than",
    "at least": "at most", "at most": "at least", "over": "under",
    "under": "over", "below": "above", "above": "below", "nearly": "more than",
    "almost": "more than", "no more than": "more than", "exceeding": "not exceeding",
}  # fmt: skip
_UNITS = (
    ("days", "weeks", "months", "years", "hours", "minutes"),
    ("day", "week", "month", "year", "hour", "minute"),
    ("kilometers", "meters", "miles"), ("kilometres", "metres", "miles"),
    ("km", "m"), ("tons", "kilograms", "pounds"),
    ("megawatts", "gigawatts", "kilowatts"), ("hectares", "acres"),
)  # fmt: skip
_MODIFIES = re.compile(r"\b(?:an?|the) [\d.,]+$")
_PHRASAL = re.compile(
    r"\b(?:hand|take|turn|carr|[wr]un|fight|fought|took|disput|vot|talk|rall)\w*\s$"
)
_TIMES = re.compile(
    r"\b(?:doubled|tripled|quadrupled|twice|(?<!\ba )(?<!second )(?<!first )half|halved|a quarter"
    r"|a third)\b(?! an?\b|-)"
)
_LOSABLE = ("more than", "less than", "fewer than", "at least", "over", "up to")
_SETTLED = word_set(
    "the a an its his their this that than least to no most another these those all"
)
_MULTIPLES = {
    "doubled": "tripled", "tripled": "doubled", "quadrupled": "doubled", "halved": "doubled",
    "twice": "three times", "half": "a third", "a quarter": "half", "a third": "a quarter",
}  # fmt: skip


def by_powers_of_ten(scene: Scene) -> Iterator[Edit]:
    """A slip between 만, 억, 조 and thousand, million, billion: zeros too many or too few."""
    for fact in scene.telling.amounts:
        text = fact.span.of(scene.telling.text)
        scale = _SCALE.search(text)
        figure = _FIGURE.search(text)
        if scale and scene.random.random() < 0.5:
            at = _SCALES.index(scale[0])
            near = [_SCALES[k] for k in (at - 1, at + 1) if 0 <= k < len(_SCALES)]
            yield _inside(fact.span, scale, scene.random.choice(near))
        elif figure and fact.value.kind in ("count", "money", "length", "mass", "area"):
            power = scene.random.choice((-2, -1, 1, 2) if scale else (-1, 1, 1, 2))
            new = shifted(figure[0], power)
            whole = scale or fact.value.kind != "count" or "." not in new
            if new and whole:
                yield _inside(fact.span, figure, new)


def shifted(figure: str, power: int) -> str:
    """The figure times a power of ten, written as before; "" where it would look odd."""
    digits = figure.replace(",", "")
    whole, _, part = digits.partition(".")
    if whole == "0":
        return ""
    if power > 0:
        moved = whole + part.ljust(power, "0")[:power]
        rest = part[power:]
    else:
        if len(whole) <= -power:
            return ""
        moved, rest = whole[:power], (whole[power:] + part).rstrip("0")
        if rest and len(whole) > 4:
            return ""
    moved = moved.lstrip("0") or "0"
    grouped = f"{int(moved):,}" if "," in figure or len(moved) > 4 else moved
    return grouped + (f".{rest}" if rest else "")


def value(scene: Scene) -> Iterator[Edit]:
    """Another figure or number word of the same size."""
    for fact in scene.telling.amounts:
        if fact.value.kind == "label":
            continue
        text = fact.span.of(scene.telling.text)
        figure, word = _FIGURE.search(text), _WORD.search(text)
        if figure and int(re.sub(r"\D", "", figure[0])) > 1:
            yield _inside(fact.span, figure, _misread(figure[0], scene))
        elif word:
            listed = _WORDS if word[0].lower() in _WORDS else _TENS
            others = [each for each in listed if each != word[0].lower()]
            new = scene.random.choice(others)
            yield _inside(fact.span, word, new.capitalize() if word[0][0].isupper() else new)


def _misread(figure: str, scene: Scene) -> str:
    """One digit changed, or two neighbours transposed; the first stays above 1."""
    places = [k for k, sign in enumerate(figure) if sign.isdigit()]
    if len(places) > 1 and scene.random.random() < 0.3:
        one, two = scene.random.choice(list(itertools.pairwise(places)))
        signs = list(figure)
        signs[one], signs[two] = signs[two], signs[one]
        if figure[one] != figure[two] and signs[places[0]] not in "01":
            return "".join(signs)
    place = scene.random.choice(places[:2])
    low = 2 if place == places[0] else 0
    digits = [d for d in "0123456789"[low:] if d != figure[place]]
    return figure[:place] + scene.random.choice(digits) + figure[place + 1 :]


def currency(scene: Scene) -> Iterator[Edit]:
    """Won for dollars, dollars for won or yen."""
    for fact in scene.telling.amounts:
        text = fact.span.of(scene.telling.text)
        if fact.value.kind != "money":
            continue
        sign = re.search(r"(?:US)?([$€£¥])", text)
        word = re.search(r"\b(won|dollars|euros|yen|yuan|pounds)\b", text)
        if word:
            others = [w for w in ("won", "dollars", "euros", "yen", "yuan") if w != word[0]]
            yield _inside(fact.span, word, scene.random.choice(others))
        elif sign:
            new = text[: sign.start()] + text[sign.end() :] + " won"
            yield Edit(start=fact.span.start, end=fact.span.end, text=new)


def percent(scene: Scene) -> Iterator[Edit]:
    """Percentage points for percent, and the reverse."""
    text = scene.telling.text
    for found in re.finditer(r"(?<=\d)(\s?%|\spercent\b|\spercentage points?\b)(?!-)", text):
        if _MODIFIES.search(text, 0, found.start()):
            continue
        points = "point" in found[0]
        new = " percent" if points else " percentage points"
        yield Edit(start=found.start(), end=found.end(), text=new)


def unit(scene: Scene) -> Iterator[Edit]:
    """Another unit of the same dimension."""
    for fact in scene.telling.amounts:
        text = fact.span.of(scene.telling.text)
        for group in _UNITS:
            found = re.search(rf"\b(?:{'|'.join(group)})\b", text)
            if found and fact.value.kind != "money":
                new = scene.random.choice([u for u in group if u != found[0]])
                yield _inside(fact.span, found, new)


def bound(scene: Scene) -> Iterator[Edit]:
    """From "More than" turned round."""
    for found, _ in _bounds(scene.telling):
        new = _REVERSED.get(found[1].lower())
        if new:
            yield Edit(start=found.start(), end=found.end(1), text=_as(found[1], new))


def bound_lost(scene: Scene) -> Iterator[Edit]:
    """From "More than" or "at least" lost: the amount reads as exact."""
    for found, fact in _bounds(scene.telling):
        if found[1].lower() in _LOSABLE:
            text = scene.telling.text[found.end() : fact.span.end]
            if text:
                yield Edit(start=found.start(), end=fact.span.end, text=text)


def bound_added(scene: Scene) -> Iterator[Edit]:
    """From "More than", "at least" or "fewer than" before an exact amount."""
    for fact in scene.telling.amounts:
        before = " " + scene.telling.text[: fact.span.start].rstrip().lower()
        text = fact.span.of(scene.telling.text)
        joined = scene.telling.text[fact.span.end :].startswith("-") or before.endswith("-")
        if joined or before.rpartition(" ")[2] in _SETTLED:
            continue
        exact = fact.value.bound == "" and not fact.value.about
        if exact and fact.value.kind in ("count", "money", "percent", "duration"):
            less = "fewer than" if fact.value.kind == "count" else "less than"
            word = scene.random.choice(("more than", less, "at least", "up to"))
            low = text[0].lower() + text[1:]
            yield Edit(start=fact.span.start, end=fact.span.end, text=f"{word} {low}")


def multiple(scene: Scene) -> Iterator[Edit]:
    """Tripled for doubled, a third for half."""
    for found in _TIMES.finditer(scene.telling.text):
        yield Edit(start=found.start(), end=found.end(), text=_MULTIPLES[found[0]])


def swapped(scene: Scene) -> Iterator[Edit]:
    """Two amounts of one kind in each other's place."""
    facts = [f for f in scene.telling.amounts if f.value.kind in ("percent", "money", "count")]
    text = scene.telling.text
    for one, two in itertools.pairwise(facts):
        same = (one.value.kind, one.value.unit) == (two.value.kind, two.value.unit)
        between = text[one.span.end : two.span.start]
        first, second = _figures(text, one.span), _figures(text, two.span)
        apart = one.span.start and one.span.end <= two.span.start
        if same and apart and first and second and between.strip() not in ("to", "of", "of the"):
            swap = second.of(text) + text[first.end : second.start] + first.of(text)
            yield Edit(start=first.start, end=second.end, text=swap)


def _figures(text: str, span: Span) -> Span | None:
    """The figure of an amount, with its scale word and without its unit."""
    found = re.search(r"\d[\d,.]*(?: (?:thousand|million|billion|trillion)\b)?", span.of(text))
    if found is None:
        return None
    end = found.end() - (found[0][-1] in ",.")
    return Span(span.start + found.start(), span.start + end)


def _bounds(telling: Telling) -> Iterator[tuple[re.Match[str], Held[Quantity]]]:
    for found in _BOUND.finditer(telling.text):
        loose = found[1].lower() in ("over", "under", "about", "around", "up to", "some")
        if loose and _PHRASAL.search(telling.text, 0, found.start()):
            continue
        for fact in telling.amounts:
            timed = fact.value.kind == "duration" and found[1].lower() in ("over", "under")
            if fact.span.start in (found.start(), found.end()) and not timed:
                yield found, fact
                break


def _inside(span: Span, found: re.Match[str], new: str) -> Edit:
    return Edit(start=span.start + found.start(), end=span.start + found.end(), text=new)


def _as(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new
