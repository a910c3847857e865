"""Pairs that agree -> rows: the pair as told, told otherwise, or with one thing changed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeAlias

from training.perturb.row import Edit, Row, Side, apply
from training.perturb.rules import AGREE, DIFFER, TURNED, Rule
from training.perturb.scene import Scene
from training.perturb.telling import Telling, read
from transcheck.model import Span

Pair: TypeAlias = tuple[str, str]
"""Two tellings that agree: the wire copy's and the translation's."""

TRIES = 60
"""Pairs that are looked at for one that a rule applies to."""
_SIDES: tuple[Side, Side] = ("wire", "translation")
_BOTH = ("number.", "name.", "date.", "title.", "meaning.hypernym", "meaning.sibling")
"""Rules by which both tellings can be changed alike and then still agree."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Shares of the rows: those that agree, and among these those as told and those changed alike.

    The others that agree are told otherwise. `wire` is the share of changes made in the wire copy.
    """

    agree: float = 0.45
    as_told: float = 0.4
    alike: float = 0.2
    wire: float = 0.35


PLAIN_MIX = Mix()


def read_pairs(paths: Sequence[Path]) -> tuple[Pair, ...]:
    """The pairs of tab-separated files, one a line, in order, each once; ValueError says where."""
    found: dict[Pair, None] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            for number, row in enumerate(rows, 1):
                if len(row) != 2 or not all(cell.strip() for cell in row):
                    raise ValueError(f"{path}:{number}: two columns are needed")
                found[row[0].strip(), row[1].strip()] = None
    return tuple(found)


def rows(
    pairs: Sequence[Pair], count: int, *, seed: int = 1, mix: Mix = PLAIN_MIX
) -> Iterator[Row]:
    """Up to `count` rows, no two the same; the same arguments give the same rows.

    Fewer come where the pairs give no more.
    """
    random = Random(seed)  # noqa: S311 - chance for examples, not for secrets
    seen: set[tuple[str, str]] = set()
    while pairs and len(seen) < count:
        agree = random.random() < mix.agree
        tries = (_row(pairs, random, mix, agree=agree) for _ in range(TRIES))
        row = next((r for r in tries if r and (r.wire, r.translation) not in seen), None)
        if row is None:
            return
        seen.add((row.wire, row.translation))
        yield row


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A pair that agrees and the same pair with one thing changed."""

    agree: Row
    differ: Row


def contrasts(
    pairs: Sequence[Pair],
    count: int,
    *,
    seed: int = 1,
    mix: Mix = PLAIN_MIX,
    differ: Sequence[Rule] = DIFFER,
    agree: Sequence[Rule] = AGREE,
) -> Iterator[Contrast]:
    """Up to `count` contrasts; the row that agrees is as told, told otherwise or changed alike.

    Fewer come where `TRIES` times as many looks find no more.
    """
    random = Random(seed)  # noqa: S311 - chance for examples, not for secrets
    made = 0
    for _ in range(count * TRIES if pairs else 0):
        if made == count:
            return
        rule, pair = _drawn(differ, random), random.choice(pairs)
        elsewhere = random.choice(random.choice(pairs))
        side = _SIDES[random.random() >= mix.wire]
        changed = perturbed(pair, rule, random=random, side=side, elsewhere=elsewhere)
        if changed is not None:
            made += 1
            row = _agreeing(pair, random, mix, differ=differ, agree=agree)
            yield Contrast(agree=row, differ=changed)


def _agreeing(
    pair: Pair, random: Random, mix: Mix, *, differ: Sequence[Rule], agree: Sequence[Rule]
) -> Row:
    """The pair told otherwise or changed alike where the mix says so and a rule applies."""
    kind = random.random()
    row = None
    if mix.as_told <= kind < mix.as_told + mix.alike:
        rules = [each for each in differ if each.name.startswith(_BOTH)]
        row = _alike(pair, _drawn(rules, random), random)
    elif kind >= mix.as_told:
        side = _SIDES[random.random() >= mix.wire]
        row = perturbed(pair, _drawn(agree, random), random=random, side=side)
    return row or Row(wire=pair[0], translation=pair[1], label="agree", rule="as_told")


def _row(pairs: Sequence[Pair], random: Random, mix: Mix, *, agree: bool) -> Row | None:
    if not agree:
        return _searched(pairs, _drawn(DIFFER, random), random, mix)
    kind = random.random()
    if kind < mix.as_told:
        wire, translation = random.choice(pairs)
        return Row(wire=wire, translation=translation, label="agree", rule="as_told")
    if kind < mix.as_told + mix.alike:
        rule = _drawn([each for each in DIFFER if each.name.startswith(_BOTH)], random)
        tries = (_alike(random.choice(pairs), rule, random) for _ in range(TRIES))
        return next(filter(None, tries), None)
    return _searched(pairs, _drawn(AGREE, random), random, mix)


def _drawn(rules: Sequence[Rule], random: Random) -> Rule:
    return random.choices(rules, [rule.weight for rule in rules])[0]


def _searched(pairs: Sequence[Pair], rule: Rule, random: Random, mix: Mix) -> Row | None:
    for _ in range(TRIES):
        pair, elsewhere = random.choice(pairs), random.choice(random.choice(pairs))
        side = _SIDES[random.random() >= mix.wire]
        row = perturbed(pair, rule, random=random, side=side, elsewhere=elsewhere)
        if row is not None:
            return row
    return None


def perturbed(
    pair: Pair, rule: Rule, *, random: Random, side: Side, elsewhere: str = ""
) -> Row | None:
    """The pair with one side changed by the rule once; None where it finds nothing to change."""
    at = _SIDES.index(side)
    scene = Scene(
        telling=read(pair[at]), other=read(pair[1 - at]), random=random, elsewhere=read(elsewhere)
    )
    edits = list(rule.find(scene))
    if not edits:
        return None
    return _changed(pair, rule, random.choice(edits), side)


def _changed(pair: Pair, rule: Rule, edit: Edit, side: Side) -> Row | None:
    at = _SIDES.index(side)
    done = apply(pair[at], edit)
    if done is None:
        return None
    text, span = done
    texts = (text, pair[1]) if side == "wire" else (pair[0], text)
    if rule.type is None:
        return Row(wire=texts[0], translation=texts[1], label="agree", rule=rule.name)
    here: Span | None = None if edit.other else span
    spans = (here, edit.other) if side == "wire" else (edit.other, here)
    if not any(spans):
        return None
    kind = TURNED.get(rule.type, rule.type) if side == "wire" else rule.type
    return Row(
        wire=texts[0], translation=texts[1], label="differ", rule=rule.name, type=kind,
        wire_span=spans[0], translation_span=spans[1],
    )  # fmt: skip


def _alike(pair: Pair, rule: Rule, random: Random) -> Row | None:
    """Both sides changed in the same words, so that an unlikely word is no sign of a difference."""
    one, two = map(read, pair)
    scene = Scene(telling=one, other=two, random=random, elsewhere=one)
    edits = list(rule.find(scene))
    random.shuffle(edits)
    for edit in edits:
        twin = _twin(edit, one, two)
        done = apply(pair[0], edit), apply(pair[1], twin) if twin else None
        if done[0] and done[1]:
            name = f"alike.{rule.name}"
            return Row(wire=done[0][0], translation=done[1][0], label="agree", rule=name)
    return None


def _twin(edit: Edit, one: Telling, two: Telling) -> Edit | None:
    """The same edit in the other telling; None unless both say the words, and the thing, once."""
    old = one.text[edit.start : edit.end]
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    places = [list(word.finditer(telling.text)) for telling in (one, two)]
    if len(old) < _SHORTEST or any(len(found) != 1 for found in places):
        return None
    touched = [fact for fact in one.facts if fact.span.start <= edit.start < fact.span.end]
    keys = {key for fact in touched for key in fact.value.keys}
    for telling in (one, two):
        if sum(not keys.isdisjoint(fact.value.keys) for fact in telling.facts) > 1:
            return None
    return Edit(start=places[1][0].start(), end=places[1][0].end(), text=edit.text)
