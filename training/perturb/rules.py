"""The one table of rules: what each changes, the type of finding it makes, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from training.perturb import (
    additions,
    clauses,
    dates,
    forms,
    gaps,
    names,
    numbers,
    offices,
    order,
    polarity,
    predicates,
    slips,
    speech,
    tenses,
)
from training.perturb.lexical import related
from training.perturb.phrases import phrases
from training.perturb.row import Edit
from training.perturb.scene import Find, Scene
from training.perturb.tables import Relation, words_of
from transcheck.model import FindingType

Weight: TypeAlias = int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way to change a sentence; `type` is what it makes of a change, None where meaning stays.

    `type` is that of a change to the translation; `TURNED` says what it is in the wire copy.
    `weight` is how often the rule is tried.
    """

    name: str
    find: Find
    type: FindingType | None
    weight: Weight = 2


def _related(relation: Relation) -> Find:
    def find(scene: Scene) -> list[Edit]:
        return related(scene.telling, words_of(relation), scene.random)

    return find


DIFFER: tuple[Rule, ...] = (
    Rule(name="number.powers_of_ten", find=numbers.by_powers_of_ten, type="number", weight=5),
    Rule(name="number.value", find=numbers.value, type="number", weight=6),
    Rule(name="number.currency", find=numbers.currency, type="number", weight=1),
    Rule(name="number.percent", find=numbers.percent, type="number", weight=1),
    Rule(name="number.unit", find=numbers.unit, type="number", weight=1),
    Rule(name="number.bound", find=numbers.bound, type="number", weight=1),
    Rule(name="number.bound_lost", find=numbers.bound_lost, type="number", weight=1),
    Rule(name="number.bound_added", find=numbers.bound_added, type="number", weight=1),
    Rule(name="number.multiple", find=numbers.multiple, type="number", weight=1),
    Rule(name="number.swapped", find=numbers.swapped, type="number", weight=1),
    Rule(name="name.person", find=names.persons, type="name", weight=6),
    Rule(name="name.place", find=names.places, type="name", weight=7),
    Rule(name="name.body", find=names.bodies, type="name", weight=5),
    Rule(name="title.office", find=offices.office, type="title", weight=9),
    Rule(name="title.portfolio", find=offices.portfolio, type="title", weight=2),
    Rule(name="title.standing", find=offices.standing, type="title", weight=1),
    Rule(name="date.named", find=dates.named, type="date", weight=5),
    Rule(name="date.day", find=dates.day, type="date", weight=1),
    Rule(name="date.year", find=dates.year, type="date", weight=1),
    Rule(name="date.hour", find=dates.hour, type="date", weight=1),
    Rule(name="negation.in", find=polarity.put_in, type="negation", weight=6),
    Rule(name="negation.out", find=polarity.taken_out, type="negation", weight=3),
    Rule(name="meaning.antonym", find=_related("antonym"), type="meaning", weight=10),
    Rule(name="meaning.hypernym", find=_related("hypernym"), type="meaning", weight=8),
    Rule(name="meaning.sibling", find=_related("sibling"), type="meaning", weight=6),
    Rule(name="meaning.roles", find=predicates.swap_roles, type="meaning", weight=3),
    Rule(name="meaning.names_swapped", find=names.swapped, type="meaning", weight=3),
    Rule(name="meaning.cause", find=phrases("cause"), type="meaning", weight=4),
    Rule(name="meaning.because_swapped", find=predicates.because, type="meaning", weight=1),
    Rule(name="meaning.tense", find=tenses.tense, type="meaning", weight=6),
    Rule(name="meaning.aspect", find=tenses.aspect, type="meaning", weight=4),
    Rule(name="meaning.question", find=tenses.question, type="meaning", weight=4),
    Rule(name="damage.shuffled", find=slips.shuffled, type="meaning", weight=2),
    Rule(name="strength.modality", find=phrases("modality"), type="strength", weight=6),
    Rule(name="strength.scope", find=phrases("scope"), type="strength", weight=4),
    Rule(name="attribution.cue", find=speech.cue, type="attribution", weight=3),
    Rule(name="attribution.speaker", find=speech.speaker, type="attribution", weight=3),
    Rule(name="attribution.lost", find=speech.unattributed, type="attribution", weight=1),
    Rule(name="clause.dropped", find=clauses.drop_clause, type="omission", weight=8),
    Rule(name="phrase.dropped", find=clauses.drop_fact, type="omission", weight=4),
    Rule(name="phrase.plain_dropped", find=gaps.plain_phrase, type="omission", weight=4),
    Rule(name="subject.dropped", find=gaps.subject, type="omission", weight=4),
    Rule(name="noun.dropped", find=gaps.noun, type="omission", weight=4),
    Rule(name="verb.dropped", find=gaps.verb, type="omission", weight=4),
    Rule(name="modifier.dropped", find=gaps.modifier, type="omission", weight=4),
    Rule(name="clause.added", find=clauses.add_clause, type="addition", weight=6),
    Rule(name="lead.added", find=clauses.add_lead, type="addition", weight=1),
    Rule(name="adjective.added", find=additions.adjective, type="addition", weight=2),
    Rule(name="adverb.added", find=additions.adverb, type="addition", weight=3),
    Rule(name="noun.added", find=additions.second_noun, type="addition", weight=2),
    Rule(name="ending.added", find=additions.ending, type="addition", weight=2),
    Rule(name="intensifier.added", find=additions.intensifier, type="addition", weight=3),
)
AGREE: tuple[Rule, ...] = (
    Rule(name="keep.synonym", find=_related("synonym"), type=None, weight=8),
    Rule(name="keep.phrase", find=phrases("phrases", "synonyms"), type=None, weight=5),
    Rule(name="keep.spelling", find=forms.spelling, type=None, weight=2),
    Rule(name="keep.casing", find=forms.casing, type=None, weight=1),
    Rule(name="keep.punctuation", find=forms.punctuation, type=None, weight=2),
    Rule(name="keep.detached", find=forms.detached, type=None, weight=1),
    Rule(name="keep.figures", find=forms.figures, type=None, weight=3),
    Rule(name="keep.short_forms", find=forms.short_forms, type=None, weight=3),
    Rule(name="keep.ministry", find=forms.ministries, type=None, weight=1),
    Rule(name="keep.passive", find=predicates.passive, type=None, weight=4),
    Rule(name="keep.speech_moved", find=speech.moved, type=None, weight=2),
    Rule(name="keep.clause_first", find=order.clause_first, type=None, weight=3),
    Rule(name="keep.clause_last", find=order.clause_last, type=None, weight=2),
    Rule(name="keep.day_moved", find=order.day_moved, type=None, weight=1),
    Rule(name="keep.title_moved", find=order.title_moved, type=None, weight=2),
    Rule(name="keep.stutter", find=slips.stutter, type=None, weight=1),
    Rule(name="keep.unpunctuated", find=slips.unpunctuated, type=None, weight=1),
    Rule(name="keep.typo", find=slips.typo, type=None, weight=1),
    Rule(name="keep.function_word", find=slips.function_word, type=None, weight=1),
)
TURNED: dict[FindingType, FindingType] = {"omission": "addition", "addition": "omission"}
"""What a change to the translation would be, made in the wire copy instead."""
