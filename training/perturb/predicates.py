"""A plain sentence -> its subject, verb and object; the same retold in another voice or tense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.news.english import participle
from training.perturb.lexical import BEING, DETERMINERS, MODALS
from training.perturb.nominals import PLURAL_STARTS, STOPS, many
from training.perturb.polarity import is_finite_past
from training.perturb.row import Edit, capitalised
from training.perturb.scene import Scene
from training.perturb.tables import verbs, word_set
from training.perturb.telling import Telling
from transcheck.model import Span

_JOINTS = STOPS - {"of"}
_PRONOUNS = word_set("he she it they we i you this that these there which who")
_NOT_PASSIVE = word_set(
    "have become be remain cost last include total resemble lack mean want let rise climb grow "
    "fall jump soar drop gain slip surge decline increase decrease plunge"
)
_POSSESSIVES = word_set("its his her their our my")
_REDUCED = word_set("ing past participle")
_LONGEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Of "Police arrested three workers in Busan" the first three parts, and the verb's lemma."""

    subject: str
    verb: Span
    lemma: str
    object: Span
    written: str

    @property
    def plural(self) -> bool:
        """Whether the object is a plural, as far as its first and last words tell."""
        return many(self.written)


def frame(telling: Telling) -> Frame | None:
    """The subject, verb and object with which the sentence opens; None where it does not."""
    for at, word in enumerate(telling.words[: _LONGEST + 1]):
        if word.low in _JOINTS or not word.text[0].isalnum() or word.low in verbs_of_being():
            return None
        if at and is_finite_past(telling, at):
            break
    else:
        return None
    subject = telling.text[: word.span.start].strip()
    after = _object(telling, at + 1)
    lemma = next(each for each, form in verbs()[word.low] if form == "past")
    if after is None or telling.at(0) in _PRONOUNS or lemma in _NOT_PASSIVE:
        return None
    if telling.at(at + 1) in _POSSESSIVES or after.of(telling.text)[0] in "$€£0123456789":
        return None
    if not telling.bare(Span(0, after.end)) or after.of(telling.text).lower() in _PRONOUNS:
        return None
    return Frame(
        subject=subject, verb=word.span, lemma=lemma, object=after, written=after.of(telling.text)
    )


def verbs_of_being() -> frozenset[str]:
    """Auxiliaries: a sentence that has one in its subject's place is not a plain one."""
    return BEING | MODALS | {"has", "have", "had", "did", "not"}


def _object(telling: Telling, first: int) -> Span | None:
    last = first
    while last < len(telling.words) and last - first <= _LONGEST:
        word = telling.words[last]
        ends = word.low in _JOINTS or word.text in (",", ".", ";", "—", "–", ":")
        if ends and not telling_figure(telling, word.span):
            break
        forms = {form for _, form in verbs().get(word.low, ())}
        led = telling.at(last - 1) in DETERMINERS
        if last > first and (word.text[0].isdigit() or (forms & _REDUCED and not led)):
            return None
        last += 1
    else:
        return None
    whens = [f.span.start for f in telling.of("date")]
    end = telling.words[last - 1].span.end if last > first else 0
    start = telling.words[first].span.start
    end = min([end, *[when - 1 for when in whens if start < when < end]])
    return Span(start, end) if start < end and telling.at(first) != "to" else None


def telling_figure(telling: Telling, span: Span) -> bool:
    """Whether the mark stands inside a name or an amount ("more than 3,000 won")."""
    return any(fixed.contains(span) and fixed.start < span.start for fixed in telling.fixed)


def swap_roles(scene: Scene) -> Iterator[Edit]:
    """Who does it becomes the one to whom it is done."""
    found = frame(scene.telling)
    if found:
        text = scene.telling.text
        verb = text[found.verb.start : found.verb.end]
        new = f"{found.written} {verb} {lowered(scene.telling, found.subject)}"
        yield Edit(start=0, end=found.object.end, text=capitalised(new))


def passive(scene: Scene) -> Iterator[Edit]:
    """From "Police arrested three workers" to "Three workers were arrested by police"."""
    found = frame(scene.telling)
    rest = scene.telling.text[found.object.end :] if found else ""
    if found and not _second_verb(rest) and not rest.startswith(" by "):
        be = "were" if found.plural else "was"
        subject = lowered(scene.telling, found.subject)
        new = f"{capitalised(found.written)} {be} {participle(found.lemma)} by {subject}"
        yield Edit(start=0, end=found.object.end, text=new)


def _second_verb(rest: str) -> bool:
    """Whether the subject has another verb behind "and"."""
    joined = re.search(r"\b(?:and|but|then) (?:\w+ly )?(\w+)", rest)
    return bool(joined and verbs().get(joined[1].lower()))


def lowered(telling: Telling, text: str) -> str:
    """The sentence's opening words as they are written inside a sentence."""
    first = telling.words[0]
    named = any(
        fact.span.start <= first.span.start < fact.span.end
        for fact in telling.facts
        if fact.type in ("name", "title", "date")
    )
    second = telling.words[1].text if len(telling.words) > 1 else ""
    known = first.low in PLURAL_STARTS | DETERMINERS | {"in"}
    if first.text.isupper() and len(first.text) > 1:
        return text
    if known or (not named and not second[:1].isupper()):
        return text[0].lower() + text[1:]
    return text


def because(scene: Scene) -> Iterator[Edit]:
    """From "A because B" to "B because A"."""
    text, end = scene.telling.text, scene.telling.body_end
    found = re.fullmatch(
        r"([^,\"“;]{15,120}) because (?!of )([^,\"“;]{12,120})", text[: max(end, 0)]
    )
    if found and not re.match(r"(?:he|she|it|they)\b", found[2]):
        effect = lowered(scene.telling, found[1])
        yield Edit(start=0, end=end, text=f"{capitalised(found[2])} because {effect}")
