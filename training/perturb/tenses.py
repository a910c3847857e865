"""A sentence -> the same in another tense or aspect, or asked instead of told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.news.english import gerund, participle, past, third
from training.perturb.lexical import (
    BEING,
    DETERMINERS,
    HAVING,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    verb_fits,
)
from training.perturb.nominals import many
from training.perturb.polarity import is_finite_past
from training.perturb.predicates import lowered
from training.perturb.row import Edit, capitalised
from training.perturb.scene import Scene
from training.perturb.tables import Form, verbs, word_set
from training.perturb.telling import Telling
from transcheck.facts.words import ordinary_words
from transcheck.model import Span

_HELPERS = (MODALS | word_set("is are was were has have had")) - {"may", "might"}
_OTHER_DAY = {"is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had"}
_REPORTED = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|(?:according|report|announc|add|warn|claim|not|argu|stat"
    r"|suggest|indicat|believ|confirm|insist|explain|predict|estimat)(?:s|es|ed|ing)?"
    r"|th(?:ink|ought|inks)|f(?:ind|ound|inds)|sh(?:ow|ows|owed)|knew|whether|if)\b"
)
"""Where a report's tense follows its cue's, another tense may say the same."""
_NOT_OPENING = PREPOSITIONS | word_set(
    "and but or if when while because although though since until that who which what how why "
    "where as not despite amid following according to"
)
_JOINTS = word_set(", ; : that who which when while because where whose – — ( \" “ - '")
_FINITE_OBJECTS = (DETERMINERS | {"that", "it", "them"}) - {"most", "few", "many"}
_LONGEST = 9


def _forms(low: str, *wanted: Form) -> str:
    """The lemma of which the word may be one of the wanted forms; "" where it is none."""
    return next((lemma for lemma, form in verbs().get(low, ()) if form in wanted), "")


def finite(telling: Telling, at: int) -> tuple[str, Form] | None:
    """The lemma and form, "past" or "third", of the predicate there, as far as can be told."""
    word = telling.words[at]
    lemma = _forms(word.low, "past")
    if at == 0 or not word.text.islower() or not telling.free(word.span):
        return None
    strong = lemma and participle(lemma) != past(lemma) and verb_fits(telling, at, "past")
    if is_finite_past(telling, at) or (strong and telling.at(at - 1) not in _HELPERS):
        return lemma, "past"
    present = _forms(word.low, "third")
    before = telling.words[at - 1].text
    single = before[0].isalpha() and (before[0].isupper() or not before.endswith("s"))
    if present and single and verb_fits(telling, at, "third"):
        after, two = telling.at(at + 1), telling.at(at + 2)
        taken = _forms(two, "base") if after == "to" else after in _FINITE_OBJECTS
        return (present, "third") if taken else None
    return None


def opening(telling: Telling) -> int | None:
    """The index of the first auxiliary or finite verb, with nothing but its subject before it."""
    if not telling.words or telling.at(0) in _NOT_OPENING or telling.words[0].span.start:
        return None
    for at, word in enumerate(telling.words[:_LONGEST]):
        if word.low in _JOINTS or (at == 0 and word.low in _HELPERS):
            return None
        if at and word.low in _HELPERS and telling.at(at - 1) not in DETERMINERS:
            return at if _helps(telling, at) else None
        if at and finite(telling, at):
            return at
        verbal = word.low.endswith("ed") or _forms(word.low, "past", "participle", "third")
        if at and verbal and telling.at(at - 1) not in DETERMINERS and word.text.islower():
            return None
    return None


def _helps(telling: Telling, at: int) -> bool:
    after = telling.at(at + 1)
    if telling.at(at) in HAVING:
        return after in ("been", "not", "also", "already") or bool(_forms(after, "participle"))
    return after[:1].isalnum() or after in ("$", "€", "£")


def question(scene: Scene) -> Iterator[Edit]:
    """From "The court has rejected" to "Has the court rejected", with a question mark."""
    telling = scene.telling
    at = opening(telling)
    if at is None or telling.body_end < 0 or _REPORTED.search(telling.text):
        return
    verb, after = telling.words[at], telling.at(at + 1)
    subject = telling.text[: verb.span.start].rstrip()
    if telling.at(0) in ordinary_words() or telling.at(0) in DETERMINERS | PRONOUNS - {"i"}:
        subject = lowered(telling, subject)
    found = finite(telling, at)
    asked = f"{capitalised(verb.text)} {subject}"
    if verb.low not in _HELPERS and found:
        asked = f"{'Did' if found[1] == 'past' else 'Does'} {subject} {found[0]}"
    if after and telling.bare(Span(0, verb.span.end)):
        yield Edit(start=0, end=verb.span.end, text=asked, closing="?")


def aspect(scene: Scene) -> Iterator[Edit]:
    """What is done is being done, and what is under way is done."""
    telling = scene.telling
    first = opening(telling)
    for at, (one, two) in enumerate(zip(telling.words, telling.words[1:], strict=False)):
        both = Span(one.span.start, two.span.end)
        new = _helped(one.low, two.low, telling.at(at + 2)) if telling.free(both) else None
        found = finite(telling, at)
        if new:
            yield Edit(start=both.start, end=both.end, text=scene.random.choice(new))
        elif found and found[1] == "past" and telling.free(one.span):
            be = "were" if many(telling.text[: one.span.start]) else "was"
            helper = scene.random.choice((be, "had been")) if at == first else "had been"
            new_verb = f"{helper} {gerund(found[0])}"
            yield Edit(start=one.span.start, end=one.span.end, text=new_verb)


def _helped(helper: str, word: str, after: str) -> tuple[str, ...] | None:
    """What "has opened", "is opening", "was opened", "has been opened" may become."""
    is_, has = ("are", "have") if helper in ("have", "are", "were") else ("is", "has")
    done, going = _forms(word, "participle"), _forms(word, "ing")
    passive = _forms(after, "participle")
    if helper in ("has", "have") and (done or (word == "been" and passive)):
        return (f"{is_} {gerund(done) if done else 'being'}", f"had {word}")
    if helper in ("is", "are") and (going or (word == "being" and passive)):
        return (f"{has} {participle(going) if going else 'been'}",)
    if helper in ("was", "were") and going:
        return (f"had {participle(going)}", past(going))
    if helper in ("was", "were") and done:
        return (f"{is_} being {word}", f"{helper} being {word}")
    return None


def tense(scene: Scene) -> Iterator[Edit]:
    """What has happened is to come or is so now, and what is to come has happened."""
    telling = scene.telling
    reported = any(word.low == "that" for word in telling.words)
    for at, word in enumerate(telling.words):
        yield from _to_come(telling, at)
        if word.text.islower() and not reported and not _REPORTED.search(telling.text):
            yield from _other_day(telling, at)


def _to_come(telling: Telling, at: int) -> Iterator[Edit]:
    word = telling.words[at]
    following = telling.words[at + 1] if at + 1 < len(telling.words) else None
    after = following.low if following else ""
    if word.text == "will" and following:
        lemma = _forms(after, "base")
        if lemma and telling.at(at - 1) not in ("the", "a", "his", "her", "its"):
            yield Edit(start=word.span.start, end=following.span.end, text=past(lemma))
    elif word.low in ("has", "have") and following and telling.at(at - 1) not in MODALS | {"to"}:
        lemma = _forms(after, "participle")
        if lemma:
            yield Edit(start=word.span.start, end=following.span.end, text=f"will {lemma}")
    elif word.low in ("was", "were") and _forms(after, "participle"):
        yield Edit(start=word.span.start, end=word.span.end, text="will be")
    elif is_finite_past(telling, at) and at:
        lemma = _forms(word.low, "past")
        yield Edit(start=word.span.start, end=word.span.end, text=f"will {lemma}")
    elif word.low in ("plans", "plan", "intends", "expects") and after == "to":
        yield from _planned(telling, at)


def _planned(telling: Telling, at: int) -> Iterator[Edit]:
    verb = telling.words[at + 2] if at + 2 < len(telling.words) else None
    if verb and any(form == "base" for _, form in verbs().get(verb.low, ())):
        start = telling.words[at].span.start
        yield Edit(start=start, end=verb.span.end, text=past(verb.low))


def _other_day(telling: Telling, at: int) -> Iterator[Edit]:
    """From "is" to "was", from "plans" to "planned", and back."""
    word, after = telling.words[at], telling.at(at + 1)
    perfect = word.low in HAVING and (after == "been" or _forms(after, "participle"))
    new = "" if perfect else _OTHER_DAY.get(word.low, "")
    found = finite(telling, at) if not new and word.low not in BEING | HAVING | MODALS else None
    if found and found[1] == "third":
        new = past(found[0])
    elif found and opening(telling) == at:
        plural = many(telling.text[: word.span.start])
        new = found[0] if plural else third(found[0])
    if new and at and after[:1].isalnum() and telling.free(word.span):
        yield Edit(start=word.span.start, end=word.span.end, text=new)
