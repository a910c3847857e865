"""Rules and a random generator -> one sentence in both languages: every slot filled once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import cast

from training.news import entities
from training.news.amounts import amounts, draw_amount
from training.news.clause import Clause
from training.news.conjugate import Predicate, conjugate, predicate
from training.news.dates import TIMES
from training.news.english import Number, Tense, VerbPhrase, wrapped
from training.news.grammar import Group, Topic, categories
from training.news.moods import Mood, moods
from training.news.rules import Choice, Parts, Rule, Slot, Verb
from training.news.values import Noun, Value

FIRST_DAY = date(2018, 1, 1)
DAYS = 3300
TRIES = 6
"""How often another filling is drawn where one sentence would name the same thing twice."""
TIMED = 0.55
"""Share of the story's own clauses that are given a time."""
BACKSHIFT = 0.6
"""Share of reported clauses whose English present moves behind the past verb of saying."""
TOPICAL = 0.7
"""Share of main clauses whose agent is the sentence's topic (은 rather than 이)."""

OPENING = 0.15
"""Share of the times that open the English sentence where they could also end it."""
WE = Noun(ko="우리", en="we", kind="p", gender="w")
_WHENS = {"day_f": "day_future", "day_p": "day", "stretch_f": "stretch", "stretch_p": "period_in"}
_TIME_WORDS = (
    "지난",
    "올해",
    "이달",
    "다음",
    "내년",
    "최근",
    "월 ",
    "년",
    "분기",
    "반기",
    "전날",
    "전 거래일",
)
_OWN = re.compile(r"\b(?:its|their)\b")
_CLAUSES = frozenset("avesnqmw")
_MATRIX_KINDS = {"a": 55, "e": 27, "n": 12, "s": 6}
_QUOTED_KINDS = {"a": 38, "s": 36, "e": 14, "n": 12}


class Derivation:
    """One sentence in the making: its topic, its day, and what it has named already."""

    def __init__(self, rng: Random, topic: Topic) -> None:
        self.rng = rng
        self.topic = topic
        self.group: Group = rng.choice(topic.groups)
        self.today = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        self.used: set[str] = set()
        self.path: list[str] = []

    def write(self, rule: Rule) -> tuple[str, str]:
        """The rule's two sides with every slot filled, particles and articles still marked."""
        scope: dict[str, Value] = {}
        ko = self._side(rule, rule.ko, scope, korean=True)
        return ko, self._side(rule, rule.en, scope, korean=False)

    def _side(self, rule: Rule, parts: Parts, scope: dict[str, Value], *, korean: bool) -> str:
        done = []
        for part in parts:
            if isinstance(part, str):
                done.append(part)
                continue
            value = scope.get(part.name)
            if value is None:
                value = scope[part.name] = self._fill(part, rule, scope)
            form = part.form
            if form.startswith("@"):
                form = scope[form[1:]].english("")
            done.append(value.korean(form) if korean else value.english(form))
        return "".join(done)

    def _fill(self, slot: Slot, rule: Rule, scope: dict[str, Value]) -> Value:
        """A new filling, another than those that the sentence has, where that can be had."""
        category = slot.category
        if category in _CLAUSES:
            return self._clause(slot, rule, scope)
        if category == "fperson":
            return self._foreigner(rule, scope)
        value = self._value(category, rule)
        for _ in range(TRIES):
            written = value.korean("")
            if written not in self.used or category in amounts():
                break
            value = self._value(category, rule)
        self.used.add(value.korean(""))
        return value

    def _foreigner(self, rule: Rule, scope: dict[str, Value]) -> Noun:
        """Somebody whose name is of the country that the same rule speaks of."""
        if "country" in rule.slots and "country" not in scope:
            scope["country"] = entities.native(self.rng, american="world_office" not in rule.slots)
        land = scope.get("country")
        return entities.foreign_person(self.rng, land.origin if isinstance(land, Noun) else "")

    def _value(self, category: str, rule: Rule) -> Value:
        if category in entities.NAMED:
            return entities.NAMED[category](self.rng)
        if category in TIMES:
            return TIMES[category](self.rng, self.today)
        if category in amounts():
            return draw_amount(self.rng, category, rule)
        if category in ("speaker", "insider"):
            return self._spokesperson(category)
        return self._noun(self.group.agents if category == "agent" else categories()[category])

    def _spokesperson(self, category: str) -> Noun:
        """Somebody who speaks; an official without a name is called "the official" later."""
        found = self._noun(self.topic.clauses[category])
        return replace(found, gender="o") if found.gender == "n" else found

    def _noun(self, options: Choice) -> Noun:
        """A word of the category, or a phrase of which the slots are filled in turn."""
        rule = options.draw(self.rng)
        if rule.plain:
            return Noun(ko=cast(str, rule.ko[0]), en=cast(str, rule.en[0]), kind=rule.kind)
        scope: dict[str, Value] = {}
        ko = self._side(rule, rule.ko, scope, korean=True)
        en = self._side(rule, rule.en, scope, korean=False)
        gender = next((v.gender for v in scope.values() if v.gender != "n"), "n")
        lands = (v for k, v in scope.items() if k == "country" and isinstance(v, Noun))
        origin = next((land.origin for land in lands), "")
        return Noun(ko=ko, en=en, kind=rule.kind, gender=gender, origin=origin)  # type: ignore[arg-type]

    def _clause(self, slot: Slot, rule: Rule, scope: dict[str, Value]) -> Clause:
        """A clause of its own kind, or of any kind under a mood where q, m or w asks for it."""
        match slot.category:
            case "q":
                return self._moody(self._kind(_QUOTED_KINDS), "q")
            case "m":
                return self._moody(self._kind(_MATRIX_KINDS), "m")
            case "w":
                return self._moody("w", "q")
            case "a":
                return self._acting("a")
            case "v":
                return self._action(self.group, self._agent_before(slot, rule, scope))
        return self._told(slot.category)

    def _agent_before(self, slot: Slot, rule: Rule, scope: dict[str, Value]) -> Value | None:
        """The agent that the frame puts before an action: the action agrees with it."""
        agent = "agent2" if slot.name == "v2" and "agent2" in rule.slots else "agent"
        if agent in rule.slots and agent not in scope:
            scope[agent] = self._fill(Slot("agent", agent, ""), rule, scope)
        return scope.get(agent)

    def _kind(self, weights: dict[str, int]) -> str:
        kinds = [kind for kind in weights if kind == "a" or self.topic.has(kind)]
        return self.rng.choices(kinds, [weights[kind] for kind in kinds])[0]

    def _told(self, kind: str) -> Clause:
        """An event, a state or a figure, with the subject that its rule has."""
        rule = self._fresh(self.topic.clauses[kind])
        tense: Tense = "pres" if kind == "s" else "past"
        scope: dict[str, Value] = {}
        said = predicate(self._side(rule, rule.ko, scope, korean=True))
        subject = self._side(rule, rule.en, scope, korean=False)
        verb = cast(Verb, rule.verb)
        return Clause(
            said=said,
            subject=subject,
            phrase=VerbPhrase(verb.lemma, self._side(rule, verb.rest, scope, korean=False)),
            number=cast(Number, verb.number) or _number(rule, scope),
            korean_tense=tense,
            english_tense=tense,
        )

    def _action(self, group: Group, agent: Value | None) -> Clause:
        """One of the group's actions without a subject, agreeing with `agent` if there is one."""
        rule = self._fresh(group.actions)
        scope: dict[str, Value] = {}
        said = predicate(self._side(rule, rule.ko, scope, korean=True))
        verb = cast(Verb, rule.verb)
        rest = self._side(rule, verb.rest, scope, korean=False)
        if agent:
            rest = _OWN.sub(agent.english("his"), rest)
        number = cast(Number, agent.number) if agent else "s"
        return Clause(said=said, subject="", phrase=VerbPhrase(verb.lemma, rest), number=number)

    def _acting(self, kind: str) -> Clause:
        """An action with one of its group's agents as subject, or with "we" (kind w)."""
        group = self._own() if kind == "w" else self.group
        agent = WE if kind == "w" else self._noun(group.agents)
        self.used.add(agent.ko)
        done = self._action(group, agent)
        said = Predicate(f"{agent.ko}_S {done.said.text}", done.said.kind)
        return replace(done, said=said, subject=agent.en)

    def _fresh(self, rules: Choice) -> Rule:
        """A clause rule that this sentence has not used yet, where one can be had."""
        rule = rules.draw(self.rng)
        for _ in range(TRIES):
            if rule.name not in self.path:
                break
            rule = rules.draw(self.rng)
        self.path.append(rule.name)
        return rule

    def _own(self) -> Group:
        """A group that the topic's speakers belong to and can call "we"."""
        return self.rng.choice([group for group in self.topic.groups if group.own])

    def _moody(self, kind: str, where: str) -> Clause:
        """A clause of the kind under a mood of the story's own voice (m) or of speech (q)."""
        bare = self._acting(kind) if kind in "aw" else self._told(kind)
        options, weights = moods("a" if kind == "w" else kind, where)
        mood = self.rng.choices(options, cum_weights=weights)[0]
        if where == "m" and self.rng.random() < TIMED:
            bare = self._timed(bare, mood, kind)
        self.path.append(mood.name)
        return replace(
            bare,
            said=_under(bare.said, mood.korean),
            phrase=wrapped(bare.phrase, self.rng.choice(mood.english)),
            particle=self._particle(kind, where),
            korean_tense=mood.korean_tense,
            english_tense=cast(Tense, mood.english_tense),
            back=self.rng.random() < BACKSHIFT,
        )

    def _particle(self, kind: str, where: str) -> str:
        """A main clause's agent is its topic as a rule; what happens is news and takes 이."""
        topical = kind in "aw" and where == "m" and self.rng.random() < TOPICAL
        return "은" if topical or kind == "w" else "이"

    def _timed(self, bare: Clause, mood: Mood, kind: str) -> Clause:
        """The clause with an adverb of time, unless its rule names a time or the mood has none."""
        if mood.time == "none" or "_S" not in bare.said.text or _names_time(bare.said.text):
            return bare
        when = ("stretch_" if kind == "n" else "day_") + ("f" if mood.time == "future" else "p")
        time = TIMES[_WHENS[when]](self.rng, self.today)
        said = Predicate(bare.said.text.replace("_S", f"_S {time.ko}", 1), bare.said.kind)
        if mood.time == "front" or self.rng.random() < OPENING:
            return replace(bare, said=said, subject=f"{time.en}, {bare.subject}")
        return replace(bare, said=said, phrase=bare.phrase.followed(f" {time.en}"))


def _names_time(text: str) -> bool:
    return any(word in text for word in _TIME_WORDS)


def _under(said: Predicate, ending: str) -> Predicate:
    """The predicate under a higher one; 않다 stays a descriptive verb after a descriptive verb."""
    if not ending:
        return said
    text = conjugate(said, ending)
    above = predicate(text)
    if ending == "지 않다" and said.kind in ("adjective", "copula"):
        return Predicate(text, "adjective")
    return above


def _number(rule: Rule, scope: dict[str, Value]) -> Number:
    """The number of a clause's subject: that of its last slot, plural where the form says so."""
    slots = [part for part in rule.en if isinstance(part, Slot)]
    if not slots:
        return "s"
    last = slots[-1]
    value = scope[last.name]
    if last.form in ("s", "thes") and isinstance(value, Noun):
        return "p" if value.kind in "cp" else "s"
    return cast(Number, value.number)
