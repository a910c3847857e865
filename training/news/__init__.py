"""A seed -> parallel news sentences, Korean and English, from a synchronous grammar.

Every sentence is derived on both sides at once: a frame (who says what, what happens after what)
is drawn, its slots are filled with clauses and phrases of one topic, and each filling knows its
Korean and its English form. People and events are invented; offices, bodies and places are real.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from training.news.derive import Derivation
from training.news.grammar import Topic, load_topics
from training.news.polish import english, korean

FRAMED = 60
"""How many whole-sentence rules of a topic would take as many sentences as the frames take."""


def generate(count: int, *, seed: int) -> Iterator[tuple[str, str]]:
    """`count` pairs (Korean, English); the same seed gives the same pairs in the same order."""
    return ((ko, en) for ko, en, _ in trace(count, seed=seed))


def trace(count: int, *, seed: int) -> Iterator[tuple[str, str, str]]:
    """As `generate`, with the names of the rules that made the pair."""
    rng = Random(seed)  # noqa: S311
    topics = load_topics()
    weights = [topic.weight for topic in topics]
    for _ in range(count):
        yield _pair(rng, rng.choices(topics, weights)[0])


def _pair(rng: Random, topic: Topic) -> tuple[str, str, str]:
    derivation = Derivation(rng, topic)
    whole = topic.clauses.get("sentence")
    frames = topic.lone_frames if derivation.group.alone else topic.frames
    own = len(whole.options) if whole else 0
    rule = (whole if whole and rng.random() * (own + FRAMED) < own else frames).draw(rng)
    ko, en = derivation.write(rule)
    return korean(ko), english(en), " ".join((topic.name, rule.name, *derivation.path))
