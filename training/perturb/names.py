"""A sentence with names -> another person, place or body of the same kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from training.news.tables import words
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import shipped, table
from training.perturb.telling import Held
from transcheck.model import Name

_LATIN = re.compile(r"[가-힣]+ ([A-Za-z]+)")
_FAR = 60
"""Characters between two names beyond which what is said of them is not one thing."""
_MINISTRY = re.compile(r"(?<=Ministry of )[A-Z]\w+(?: [A-Z]\w+)?|\b[A-Z]\w+(?= (?:M|m)inistry\b)")


def persons(scene: Scene) -> Iterator[Edit]:
    """Another person: the whole name, the surname alone, or one syllable of a Korean name."""
    for fact in _names(scene, "person"):
        text = fact.span.of(scene.telling.text)
        around = scene.telling.text[max(fact.span.start - 1, 0) : fact.span.end + 1]
        doubtful = " " not in text and fact.span.start == 0
        new = "" if "-" in (around[0], around[-1]) or doubtful else _person(text, scene)
        if new:
            yield _whole(fact, new)


def _person(text: str, scene: Scene) -> str:
    parts = text.split()
    surnames = _surnames("korean")
    korean = parts[0] in surnames and (len(parts) == 1 or "-" in text or len(parts) == 3)
    random = scene.random
    if korean:
        given = _given(scene) if len(parts) > 1 else ""
        if "-" in text and random.random() < 0.4:
            first = parts[1].split("-")[0]
            return f"{parts[0]} {first}-{given.split('-')[1]}"
        other = random.choice(surnames)
        return " ".join(filter(None, (other, given)))
    if not all(part[:1].isupper() for part in parts):
        return ""
    others = _surnames("foreign")
    if len(parts) == 1:
        return random.choice(others)
    if random.random() < 0.5:
        return f"{' '.join(parts[:-1])} {random.choice(others)}"
    return f"{random.choice(_firsts())} {random.choice(others)}"


def _given(scene: Scene) -> str:
    pool = _syllables()
    return f"{scene.random.choice(pool).capitalize()}-{scene.random.choice(pool)}"


@cache
def _syllables() -> tuple[str, ...]:
    groups = (group.split() for group in words("names")["first"].split(";"))
    return tuple(dict.fromkeys(group[1] for group in groups if len(group) > 1))


@cache
def _surnames(kind: str) -> tuple[str, ...]:
    names = words("names")
    if kind == "korean":
        found = [g.split()[1:] for g in names["surnames"].split(";")]
        return tuple(dict.fromkeys(n for group in found for n in group))
    found = [_LATIN.findall(g["surnames"]) for g in names["groups"].values()]
    return tuple(dict.fromkeys(n for group in found for n in group if len(n) > 2))


@cache
def _firsts() -> tuple[str, ...]:
    found = [
        _LATIN.findall(g["male"] + ";" + g["female"]) for g in words("names")["groups"].values()
    ]
    return tuple(dict.fromkeys(n for group in found for n in group if len(n) > 2))


def places(scene: Scene) -> Iterator[Edit]:
    """Another country, capital or city; "American" gives way to another such adjective."""
    for fact in _names(scene, "place"):
        text = fact.span.of(scene.telling.text)
        for known in _place_sets():
            if text in known:
                new = scene.random.choice([each for each in known if each != text])
                yield _whole(fact, new)
                break


@cache
def _place_sets() -> tuple[tuple[str, ...], ...]:
    rows = [row for row in shipped("places") if len(row["code"]) == 2]
    known = [_weighed(row["code"]) for row in rows]
    rows = [row for row, weight in zip(rows, known, strict=True) if weight]
    bare = [row for row in rows if row["names"].split("|")[0][-1] != "s"]
    countries = tuple(n for row in bare for n in row["names"].split("|")[:1] if "." not in n)
    adjectives = tuple(n for row in rows for n in row["adjectives"].split("|")[:1] if n)
    capitals = tuple(n for row in rows for n in row["capitals"].split("|")[:1] if n)
    return (
        countries,
        adjectives,
        listed("cities"),
        (*capitals, *listed("world_cities")),
    )


def _weighed(code: str) -> bool:
    return code in words("places")["weights"].split() or code in ("KR", "KP")


def bodies(scene: Scene) -> Iterator[Edit]:
    """Another ministry, agency, news agency or company."""
    for fact in _names(scene, "organisation"):
        text = fact.span.of(scene.telling.text)
        ministry = _MINISTRY.search(text)
        if ministry:
            known = listed("departments" if "inistry of" not in text else "ministries")
            new = scene.random.choice([each for each in known if each not in text])
            yield Edit(
                start=fact.span.start + ministry.start(),
                end=fact.span.start + ministry.end(),
                text=new,
            )
            continue
        the = scene.telling.text[: fact.span.start].lower().endswith("the ")
        known = next((s for s in _body_sets() if text in s), ())
        if not known and " " not in text and (the or text.isupper()):
            continue
        known = known or (_body_sets()[-1] if the else listed("companies"))
        new = scene.random.choice([each for each in known if each != text])
        yield _whole(fact, new)


@cache
def _body_sets() -> tuple[tuple[str, ...], ...]:
    rows = shipped("organisations")
    full = [r["english"].split("|")[0] for r in rows]
    short = [n for r in rows for n in r["english"].split("|")[1:] if n.isupper() and n.isalpha()]
    return (
        listed("newspapers"),
        tuple(dict.fromkeys(short)),
        tuple(n for n in full if not n.isupper()),
    )


@cache
def listed(name: str) -> tuple[str, ...]:
    """A list of `names.toml`."""
    block = " ".join(table("names")[name].split())
    return tuple(each.strip() for each in block.split(";") if each.strip())


def swapped(scene: Scene) -> Iterator[Edit]:
    """Two names of one kind in each other's place: who does it and to whom it is done."""
    text = scene.telling.text
    facts = scene.telling.names
    for one, two in _neighbours(facts):
        between = text[one.span.end : two.span.start]
        first, second = one.span.of(text), two.span.of(text)
        joined = {"and", "or", ","} & set(re.findall(r"\w+|,", between)) and len(between) < 12
        both = joined or between.strip() in ("", "-", "'s", "with") or " with " in f" {between} "
        counted = re.search(r"\b(?:two|both|between)\s$", text[: one.span.start])
        before, after = text[: one.span.start], text[two.span.end :]
        paired = before.endswith(" and ") or after.startswith(" and ")
        near = len(between) < _FAR and not paired
        person = one.value.kind != "place"
        if not both and not counted and near and (person or _alike(first, second)):
            yield Edit(start=one.span.start, end=two.span.end, text=second + between + first)


def _alike(first: str, second: str) -> bool:
    """Whether both are known adjectives ("Chinese") or both are known names of places."""
    countries, adjectives, *cities = _place_sets()
    nouns = {*countries, *(city for listed_ in cities for city in listed_)}
    return {first, second} <= set(adjectives) or {first, second} <= nouns


def _neighbours(facts: Sequence[Held[Name]]) -> Iterator[tuple[Held[Name], Held[Name]]]:
    for at, one in enumerate(facts):
        for two in facts[at + 1 :]:
            same = one.value.kind == two.value.kind and not one.value.keys & two.value.keys
            if same and one.span.end < two.span.start:
                yield one, two


def _names(scene: Scene, kind: str) -> list[Held[Name]]:
    return [fact for fact in scene.telling.names if fact.value.kind == kind]


def _whole(fact: Held[Name], new: str) -> Edit:
    return Edit(start=fact.span.start, end=fact.span.end, text=new)
