"""The tables -> topics with their clauses, agents and sentence frames; all shared categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from training.news.rules import Choice, Rule, choice, parse
from training.news.tables import topics, words

_OUTSIDER = re.compile(
    r"씨\(|교수|연구위원|연구원|전문가|소식통|경제학자|평론가|유족|목격자|딜러|학자"
)
"""People who comment on the doings of others and cannot say "we" of those who act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Agents and what they do: every agent can be the subject of every action.

    `own`: the topic's speakers can say "we" of them. `alone`: two of them never act together.
    """

    agents: Choice
    actions: Choice
    own: bool
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One field of the news with its own agents, clauses and speakers."""

    name: str
    weight: int
    groups: tuple[Group, ...]
    clauses: Mapping[str, Choice]
    frames: Choice
    lone_frames: Choice

    def has(self, category: str) -> bool:
        """Whether the topic has clauses of this kind."""
        return category in self.clauses


CLAUSES = {"event": "e", "state": "s", "figure": "n", "speaker": "speaker", "sentence": "sentence"}
"""A topic table's keys and the categories that they stand for."""


@cache
def categories() -> dict[str, Choice]:
    """All categories that any rule may name, from the shared tables and every topic's words."""
    found: dict[str, Choice] = {}
    for name, text in _category_texts():
        if name in found:
            raise ValueError(f"the category {name} is defined twice")
        found[name] = parse(text, name=name)
    return found


def _category_texts() -> Iterator[tuple[str, str]]:
    for table in ("common", "offices", "bodies"):
        yield from words(table).items()
    for topic in topics():
        yield from words(f"topics/{topic}").get("words", {}).items()


@cache
def load_topics() -> tuple[Topic, ...]:
    """Every topic, with the frames that its clauses can fill."""
    return tuple(_topic(name) for name in topics())


def _topic(name: str) -> Topic:
    table = words(f"topics/{name}")
    clauses = {
        letter: parse(table[key], name=f"{name}.{key}")
        for key, letter in CLAUSES.items()
        if key in table
    }
    voices = clauses.get("speaker") or categories()["speaker_any"]
    insiders = (rule for rule in voices.options if not _OUTSIDER.search(str(rule.ko)))
    clauses |= {"speaker": voices, "insider": choice(tuple(insiders))}
    groups = tuple(
        Group(
            agents=parse(row["agent"], name=f"{name}.{key}.agent"),
            actions=parse(row["action"], name=f"{name}.{key}.action"),
            own=row.get("own", False),
            alone=row.get("alone", False),
        )
        for key, row in table["groups"].items()
    )
    at_hand = frozenset(clauses) | ({"w"} if any(group.own for group in groups) else set())
    return Topic(
        name=name,
        weight=table.get("weight", 10),
        groups=groups,
        clauses=clauses,
        frames=_frames(at_hand, ""),
        lone_frames=_frames(at_hand, "agent2"),
    )


@cache
def _frames(clauses: frozenset[str], without: str) -> Choice:
    """The sentence frames whose clauses are all at hand, none with the slot `without`."""
    missing = frozenset("esnw") - clauses | {without}
    every = parse(words("frames")["frame"], name="frame").options
    return choice(tuple(rule for rule in every if not missing & _needs(rule)))


def _needs(rule: Rule) -> frozenset[str]:
    return rule.slots | {slot.rstrip("123") for slot in rule.slots}
