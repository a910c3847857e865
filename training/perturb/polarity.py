"""A sentence -> the same with a negation put in or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.news.english import past, third
from training.perturb.lexical import BEING, DOING, HAVING, MODALS, NOT, verb_fits
from training.perturb.row import Edit
from training.perturb.scene import Scene
from training.perturb.tables import pairs, table, verbs, word_set
from training.perturb.telling import Telling

_AUXILIARIES = (MODALS | {"is", "are", "was", "were", "has", "have", "had"}) - {"may"}
_SHORT = {"won't": "will", "can't": "can", "cannot": "can", "shan't": "shall"}
_OBJECT = word_set(
    "the a an its his her their our this that these those all some two three four five six "
    "more about nearly to"
)
_REPORTING = word_set("said told added noted asked reported announced according")
_SUBJECT_END = re.compile(r"[a-z0-9)]$|[A-Z]\w*$", re.IGNORECASE)


def put_in(scene: Scene) -> Iterator[Edit]:
    """From "Not" behind an auxiliary, or "did not" before a past tense."""
    telling = scene.telling
    for at, word in enumerate(telling.words):
        after, before = telling.at(at + 1), telling.at(at - 1)
        if (word.low in _AUXILIARIES and at and _negatable(telling, at)) or (
            word.low == "may" and word.text == "may" and after.isalpha() and after not in NOT
        ):
            yield Edit(start=word.span.end, end=word.span.end, text=" not")
        elif is_finite_past(telling, at) and before not in NOT:
            lemma = next(each for each, form in verbs()[word.low] if form == "past")
            yield Edit(start=word.span.start, end=word.span.end, text=f"did not {lemma}")


def _negatable(telling: Telling, at: int) -> bool:
    word, after, before = telling.at(at), telling.at(at + 1), telling.at(at - 1)
    if not after[:1].isalnum() or after in NOT or before in ("the", "a", "of", "its", "his", "to"):
        return False
    if word in HAVING:
        helping = any(form == "participle" for _, form in verbs().get(after, ()))
        return helping or after == "been"
    return after not in ("no", "nothing", "none", "neither", "nobody", "unable", "so")


def is_finite_past(telling: Telling, at: int) -> bool:
    """Whether the word there is a past-tense predicate with an object, as far as can be told."""
    word = telling.words[at]
    if not any(form == "past" for _, form in verbs().get(word.low, ())) or word.low in _REPORTING:
        return False
    after, before = telling.at(at + 1), telling.at(at - 1)
    following = telling.words[at + 1].text if at + 1 < len(telling.words) else ""
    taken = after in _OBJECT or following[:1].isdigit() or following[:1].isupper()
    clear = before not in BEING | HAVING | DOING | MODALS | NOT | {"to", "the", "a", "an", ""}
    subject = bool(_SUBJECT_END.search(before)) and not before.endswith(("'s", "ly"))
    return (
        taken and clear and subject and word.text.islower() and telling.free(word.span)
        and verb_fits(telling, at, "past")
    )  # fmt: skip


def taken_out(scene: Scene) -> Iterator[Edit]:
    """From "Not" away, "no longer" to "still", "refused to" to "agreed to"."""
    telling = scene.telling
    for at, word in enumerate(telling.words):
        after = telling.words[at + 1] if at + 1 < len(telling.words) else None
        short = _SHORT.get(word.low) or (word.low[:-3] if word.low.endswith("n't") else "")
        if after is None or telling.at(at + 1) in ("only", "just", "merely", "least"):
            continue
        if word.low == "not" and telling.at(at - 1) in _AUXILIARIES | DOING | {"may", "be"}:
            yield _without(telling, at - 1, at, telling.at(at - 1), telling.words[at - 1].text)
        elif short:
            yield _without(telling, at, at, short, word.text)
        elif word.low == "no" and after.low.endswith("s") and after.text.islower():
            yield Edit(start=word.span.start, end=after.span.end, text=after.text)
    for old, options in pairs(table("phrases")["negation_out"]):
        for found in re.finditer(rf"\b{re.escape(old)}\b", telling.text, re.IGNORECASE):
            new = scene.random.choice(options)
            new = new.capitalize() if found[0][0].isupper() else new
            yield Edit(start=found.start(), end=found.end(), text=new)


def _without(telling: Telling, first: int, last: int, helper: str, written: str) -> Edit:
    start, end = telling.words[first].span.start, telling.words[last].span.end
    following = telling.words[last + 1]
    lemma = following.low
    plain = following.text.islower() and any(f == "base" for _, f in verbs().get(lemma, ()))
    if helper in DOING and plain:
        form = past(lemma) if helper == "did" else third(lemma) if helper == "does" else lemma
        return Edit(start=start, end=following.span.end, text=form)
    kept = (
        helper
        if helper in DOING
        else written.split("n't", maxsplit=1)[0]
        if first != last
        else helper
    )
    return Edit(start=start, end=end, text=kept)
