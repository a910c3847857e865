"""A sentence -> the same sentence with its parts in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from training.perturb.names import listed
from training.perturb.predicates import lowered
from training.perturb.row import Edit, capitalised
from training.perturb.scene import Scene
from training.perturb.tables import shipped
from transcheck.model import Span

_SUBORDINATE = re.compile(r"\b(?:that|when|who|which|since|it|he|she|they|while|after|before)\b")
_MOVABLE = re.compile(r"(?:after|before|because|while|although|despite|amid|following|during)\s")
_LEADING = re.compile(
    r"((?:After|Before|Because|While|Although|Despite|Amid|Following|During|On|In|At|If)\s[^,\"“]{4,70}),"
    r"\s([^\"“]{15,})\.$"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|which|who)\b")
_VERB = re.compile(r"\b(?:is|are|was|were|has|had|have|will|would|said|to be)\b")
_CLAUSAL = ("After", "Before", "Because", "While", "Although", "If")
_BARE_BEFORE = re.compile(r"(?:\b(?:said|by|with|to|from|of|that|for|and|against|told)|,)\s$")
_BEFORE_NAME = re.compile(r"[^\w\s]")


def clause_first(scene: Scene) -> Iterator[Edit]:
    """A clause from the end of the sentence to its head."""
    telling = scene.telling
    for span in telling.clauses:
        clause = span.of(telling.text).strip(", ")
        main = telling.text[: span.start]
        if span.end != telling.body_end or not _MOVABLE.match(clause) or _PRONOUN.search(clause):
            continue
        reports = re.search(r"\b(?:that|said|told|says|asked|announced)\b", main)
        if "," not in main and telling.bare(Span(0, span.end)) and not reports:
            new = f"{capitalised(clause)}, {lowered(telling, main)}"
            yield Edit(start=0, end=telling.body_end, text=new)


def clause_last(scene: Scene) -> Iterator[Edit]:
    """A clause from the head of the sentence to its end."""
    found = _LEADING.match(scene.telling.text)
    phrase = found and (not _VERB.search(found[1]) or found[1].startswith(_CLAUSAL))
    if found and phrase and not _PRONOUN.search(found[1]) and "," not in found[2]:
        clause = found[1][0].lower() + found[1][1:]
        yield Edit(start=0, end=scene.telling.body_end, text=f"{capitalised(found[2])} {clause}")


def day_moved(scene: Scene) -> Iterator[Edit]:
    """From "On Tuesday" from the end of the sentence to its head."""
    telling, text = scene.telling, scene.telling.text
    for fact in telling.of("date"):
        led = re.search(r"\s(on)\s$", text[: fact.span.start])
        if led and fact.span.end == telling.body_end and not _SUBORDINATE.search(text):
            main = text[: led.start()]
            if not _BEFORE_NAME.search(main.replace("'", "").replace("-", "")):
                new = f"{led[1].capitalize()} {fact.span.of(text)}, {lowered(telling, main)}"
                yield Edit(start=0, end=telling.body_end, text=new)


def title_moved(scene: Scene) -> Iterator[Edit]:
    """From "Defense Minister Ann Lee" to "Ann Lee, the defense minister,"."""
    telling, text = scene.telling, scene.telling.text
    persons = [name for name in telling.names if name.value.kind == "person"]
    for title, name in product(telling.of("title"), persons):
        spoken, joint = title.span.of(text), text[title.span.end : name.span.start]
        after = text[name.span.end : name.span.end + 1]
        before = text[: title.span.start]
        odd = spoken.endswith(".") or spoken.startswith("ex-") or " " not in name.span.of(text)
        close = joint == " " and after not in ("'", "’", "-")
        if close and not odd and (not before or _BARE_BEFORE.search(before)):
            comma = "" if after in (",", ".") else ","
            new = f"{name.span.of(text)}, the {_small(spoken)}{comma}"
            yield Edit(start=title.span.start, end=name.span.end, text=new)


def _small(office: str) -> str:
    """The office as it is written behind a name: its own words small, names in it as they are."""
    offices = (name for row in shipped("titles") for name in row["english"].split("|"))
    known = {word for name in offices for word in name.split()}
    known |= {each.lower() for each in listed("departments")}
    return " ".join(w.lower() if w.lower() in known else w for w in office.split())
