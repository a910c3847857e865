"""Table text -> the rules of the synchronous grammar, both sides split into words and slots.

A rule is a line `korean | english` or one of `korean=english` parted by semicolons. `{weapon}` is a
slot, `{weapon:s}` one of its forms, `{country2}` a second filling of the same category,
`{few:@weapon}` an amount of what another slot holds. English
verbs that inflect stand in angle brackets: `{state} <impose> sanctions on {country}`; the rule is
then a clause and its Korean ends in a dictionary form, with `_S` for its subject's particle. A
number and a star before a line is its weight; `~p`, `~u`, `~n` after it say plural only,
uncountable, name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import NamedTuple

from training.news.values import Countability

SLOT = re.compile(r"\{([a-z_]+)(\d?)(?::([^}]*))?\}")
_VERB = re.compile(r"<([a-z-]+)([^>/]*)(?:/([sp]))?>")
_WEIGHT = re.compile(r"(\d+)\* ")
_KIND = re.compile(r"\s?~([cupn])$")


class Slot(NamedTuple):
    """A place to fill: the category, the filling's name in its rule, and the form wanted."""

    category: str
    name: str
    form: str


Part = str | Slot
Parts = tuple[Part, ...]


class Verb(NamedTuple):
    """A clause's inflecting verb with what follows it, and the number where it is fixed."""

    lemma: str
    number: str
    rest: Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of a table: two sides with the same slots.

    `verb` is None unless the rule is a clause; then `en` is the clause's subject.
    """

    name: str
    ko: Parts
    en: Parts
    kind: Countability = "c"
    verb: Verb | None = None
    weight: int = 1
    plain: bool = False

    @property
    def slots(self) -> frozenset[str]:
        """The names of the Korean side's slots."""
        return frozenset(part.name for part in self.ko if isinstance(part, Slot))


class Choice(NamedTuple):
    """Weighted alternatives."""

    options: tuple[Rule, ...]
    weights: tuple[int, ...]

    def draw(self, rng: Random) -> Rule:
        """One of them."""
        return rng.choices(self.options, cum_weights=self.weights)[0]


def choice(options: tuple[Rule, ...]) -> Choice:
    """Alternatives by their own weights."""
    return Choice(options, tuple(accumulate(rule.weight for rule in options)))


def parse(text: str, *, name: str) -> Choice:
    """A category's text -> its rules; raises ValueError where a line is no rule."""
    found = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        if line.startswith("#"):
            continue
        if " | " in line:
            found.append(_rule(line, name=f"{name}.{number}"))
        else:
            pairs = filter(None, (pair.strip() for pair in line.split(";")))
            found.extend(_word(pair, name=name) for pair in pairs)
    return choice(tuple(found))


def _word(pair: str, *, name: str) -> Rule:
    if pair.count("=") != 1:
        raise ValueError(f"{name}: no Korean=English pair: {pair!r}")
    ko, en = pair.split("=")
    return _rule(f"{ko.strip()} | {en.strip()}", name=name)


def _rule(line: str, *, name: str) -> Rule:
    weight = _WEIGHT.match(line)
    ko, en = line[weight.end() if weight else 0 :].split(" | ")
    kind = _KIND.search(en)
    en = en[: kind.start()] if kind else en
    verb = _VERB.search(en)
    _agree(ko, en, name=name)
    head = en[: verb.start()].strip() if verb else en
    return Rule(
        name=name,
        ko=_parts(ko),
        en=_parts(head),
        kind=kind.group(1) if kind else "c",  # type: ignore[arg-type]
        verb=verb and Verb(verb[1], verb[3] or "", _parts(verb[2] + en[verb.end() :])),
        weight=int(weight[1]) if weight else 1,
        plain="{" not in line,
    )


def _agree(ko: str, en: str, *, name: str) -> None:
    """Both sides have to name the same fillings."""
    sides = [set(_names(side)) for side in (ko, en)]
    if sides[0] != sides[1]:
        raise ValueError(f"{name}: the sides' slots differ: {ko} | {en}")


def _names(side: str) -> Iterator[str]:
    for slot in SLOT.finditer(side):
        yield slot[1] + slot[2]
        if (slot[3] or "").startswith("@"):
            yield slot[3][1:]


def _parts(text: str) -> Parts:
    parts: list[Part] = []
    at = 0
    for slot in SLOT.finditer(text):
        if slot.start() > at:
            parts.append(text[at : slot.start()])
        parts.append(Slot(slot[1], slot[1] + slot[2], slot[3] or ""))
        at = slot.end()
    if at < len(text):
        parts.append(text[at:])
    return tuple(parts)
