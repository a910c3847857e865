"""A sentence that reports what somebody said -> another cue, another speaker, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.perturb.names import listed, persons
from training.perturb.predicates import lowered
from training.perturb.row import Edit, capitalised
from training.perturb.scene import Scene
from training.perturb.tables import table, word_set
from training.perturb.telling import Telling
from transcheck.claims import claims
from transcheck.model import Article, Claim, Span
from transcheck.segment import segment

_SAID = word_set("said announced reported stated noted added explained declared")
_LEMMAS = word_set("say announce report state disclose reveal") | {"according to"}
_PRONOUN = re.compile(r"(?:it|he|she|they|its|his|her|their)\b")
_SINGULAR = re.compile(r" (?:says|is|was|has|claims)\b")
_WHO = (
    "officials", "a rival", "residents", "analysts", "the opposition", "critics", "prosecutors",
    "the union", "a former aide", "local media", "investors", "witnesses",
)  # fmt: skip
_CLAUSE = re.compile(
    r"\s(?:the|a|an|he|she|it|they|its|his|their|there|all|some|[A-Z][\w'’-]*|\d[\d,.]*)\s"
)


def reported(telling: Telling) -> tuple[Claim, ...]:
    """The claims that somebody is made to say, with their cues."""
    article = Article(text=telling.text)
    found = claims(article, segments=segment(article), facts=telling.facts)
    return tuple(claim for claim in found if claim.cue is not None)


def cue(scene: Scene) -> Iterator[Edit]:
    """From "Said" to "denied that", "joked", "warned"."""
    words = table("phrases")
    for claim in reported(scene.telling):
        span = claim.cue.span if claim.cue else claim.extent
        old = span.of(scene.telling.text)
        if old not in _SAID:
            continue
        rest = scene.telling.text[span.end :]
        if claim.content[0].start > span.end and rest.startswith(" that "):
            new = scene.random.choice(words["head_cues"].split())
            yield Edit(start=span.start, end=span.end, text=new)
        elif (
            claim.content[0].start > span.end
            and old == "said"
            and _CLAUSE.match(rest)
            and '"' not in rest[:3]
        ):
            new = scene.random.choice(words["head_cues"].split())
            yield Edit(start=span.start, end=span.end, text=f"{new} that")
        elif claim.content[-1].end <= span.start:
            new = scene.random.choice(words["tail_cues"].split())
            yield Edit(start=span.start, end=span.end, text=new)


def speaker(scene: Scene) -> Iterator[Edit]:
    """Another speaker."""
    telling = scene.telling
    named = {edit.start: edit for edit in persons(scene)}
    for mention in dict.fromkeys(_mentions(telling)):
        inside = [edit for at, edit in named.items() if mention.start <= at < mention.end]
        if inside and scene.random.random() < 0.5:
            yield inside[0]
        else:
            new = scene.random.choice(
                [*_WHO, f"{scene.random.choice(listed('newspapers'))} sources"]
            )
            yield Edit(start=mention.start, end=mention.end, text=new)


def _mentions(telling: Telling) -> Iterator[Span]:
    for claim in reported(telling):
        mention = claim.speaker.mention if claim.speaker else None
        if mention is None or mention.of(telling.text).lower() in (
            "it",
            "he",
            "she",
            "they",
            "who",
        ):
            continue
        start = _noun_start(telling.text, mention.start)
        if _SINGULAR.match(telling.text, mention.end) or "words" in mention.of(telling.text):
            continue
        yield Span(start, mention.end)


def _noun_start(text: str, start: int) -> int:
    """The mention with the article and the title before it."""
    words = re.search(
        r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s+(?:[A-Z]?[\w-]+\s+){0,3}?|(?:[A-Z][\w-]+\s+)+)$",
        text[:start],
    )
    return words.start() if words else start


def unattributed(scene: Scene) -> Iterator[Edit]:
    """Nobody says it any more: the claim reads as the article's own word."""
    telling = scene.telling
    seen = next((_spoken(claim) for claim in reported(scene.other)), None)
    for claim in reported(telling):
        frame, text = _spoken(claim), telling.text
        if frame is None or len(claim.content) != 1 or claim.kind != "indirect":
            continue
        content = claim.content[0]
        if (
            claim.cue is None
            or claim.cue.lemma not in _LEMMAS
            or _PRONOUN.match(text, content.start)
        ):
            continue
        before = text[: content.start]
        if frame.end <= content.start and frame.start < 3 + len(before) and before.count(",") == 0:
            yield Edit(start=0, end=content.start + 1, text=text[content.start].upper(), other=seen)
        elif frame.start >= content.end and telling.body_end >= frame.end > telling.body_end - 2:
            yield Edit(start=content.end, end=telling.body_end, text="", other=seen)


def _spoken(claim: Claim) -> Span | None:
    mention = claim.speaker.mention if claim.speaker else None
    if claim.cue is None or mention is None:
        return None
    return Span(min(mention.start, claim.cue.span.start), max(mention.end, claim.cue.span.end))


def moved(scene: Scene) -> Iterator[Edit]:
    """From "The mayor said the bridge would open." to "The bridge would open, the mayor said."."""
    telling = scene.telling
    found = re.match(r"([^,\"“]{3,60}) (said|announced|reported)(?: that)? ", telling.text)
    claim = next(iter(reported(telling)), None)
    if not found or claim is None or claim.cue is None or telling.body_end < 0:
        return
    content = telling.text[found.end() : telling.body_end]
    if claim.cue.span.start != found.start(2) or not _CLAUSE.match(f" {content} "):
        return
    who = lowered(telling, found[1])
    yield Edit(start=0, end=telling.body_end, text=f"{capitalised(content)}, {who} {found[2]}")
