"""A telling and a relation of words -> the edits that put a related word in a word's place."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from training.perturb.row import Edit
from training.perturb.tables import (
    Form,
    Reading,
    Words,
    inflected,
    verbs,
    word_set,
)
from training.perturb.telling import Telling
from transcheck.model import Span

MODALS = word_set("will would can could may might must shall should")
BEING = word_set("be is are was were been being am")
HAVING = word_set("have has had having")
DOING = word_set("do does did")
NOT = frozenset(("not", "n't", "never"))
_BETWEEN = NOT | word_set("also already been just since now ever still long once")
"""What may stand between a helping verb and its participle."""
DETERMINERS = word_set(
    "a an the this that these those its his her their our your my no any some each every "
    "another both all several many few most"
)
PREPOSITIONS = word_set(
    "of in on at for from with by into over under about against between during after before "
    "amid through than per via as"
)
PRONOUNS = word_set("he she it they we i you who")
_FIXED = word_set(
    "interest supply united national joint state general world central labor right long rate "
    "point means number percent won"
)
"""Words that are most often part of a fixed term."""
_TERM_STARTS = word_set("central prime natural attorney district vice high supreme security")
"""Words that most often make a fixed term with the noun behind them."""
_SHY = frozenset(("like", "as", "as well", "united"))


def related(telling: Telling, words: Words, random: Random) -> list[Edit]:
    """One edit for each word that has a related word; the form of the word is kept."""
    return list(_edits(telling, words, random))


def _edits(telling: Telling, words: Words, random: Random) -> Iterator[Edit]:
    known = words.readings
    for at, word in enumerate(telling.words):
        following = telling.words[at + 1] if at + 1 < len(telling.words) else None
        both = f"{word.low} {following.low}" if following else ""
        if (
            following
            and both in known
            and telling.text[word.span.end : following.span.start] == " "
        ):
            span, low = Span(word.span.start, following.span.end), both
        else:
            span, low = word.span, word.low
        if low not in known or low in _FIXED or not telling.free(span):
            continue
        if at and word.text[0].isupper():
            continue
        fitting = [each for each in known[low] if _fits(telling, at, each)]
        if fitting:
            word_class, form, lemma = fitting[0]
            other = random.choice(words.stand_ins[word_class, lemma])
            yield Edit(start=span.start, end=span.end, text=inflected(other, form))


def _fits(telling: Telling, at: int, reading: Reading) -> bool:
    word_class, form, lemma = reading
    before, after = telling.at(at - 1), telling.at(at + 1 + lemma.count(" "))
    if word_class == "verb":
        infinitive = after == "to" and any(
            f == "base" for _, f in verbs().get(telling.at(at + 2), ())
        )
        return not infinitive and verb_fits(telling, at, form)
    if word_class == "noun":
        verbal = (
            before in _TERM_STARTS
            or before in MODALS | PRONOUNS | NOT | DOING
            or (before == "to" and form == "base")
        )
        return not verbal and after not in ("the", "a", "an", "-")
    if word_class == "adjective":
        if before in DETERMINERS and after in BEING | HAVING | MODALS | PREPOSITIONS | PRONOUNS:
            return False
        return before not in MODALS | {"to"} and after not in _SHY and after.isalpha()
    return after not in ("than", "as")


def verb_fits(telling: Telling, at: int, form: Form) -> bool:
    """Whether the word there can be a verb in this form, as far as its neighbours tell."""
    before, two = telling.at(at - 1), telling.at(at - 2)
    if before.endswith("ly") or before in _BETWEEN:
        before = before if before == "been" else two
    if form == "base":
        return before in MODALS | DOING | {"to", "cannot"} or before.endswith("n't")
    if form == "third":
        return before not in DETERMINERS | PREPOSITIONS | MODALS | {"to", "'s"} and before.isalpha()
    if form == "ing":
        return before in BEING | PREPOSITIONS | {",", "by", "after", "begin", "began", "started"}
    helped = before in BEING | HAVING | {"get", "got", "having"} or before in DETERMINERS
    by = telling.at(at + 1) == "by"
    if form == "participle":
        return helped or by
    return not helped and not by and before != "to" and before not in PREPOSITIONS
