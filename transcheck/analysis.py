"""An article's claims and facts, held together, and what the later stages ask of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from transcheck.align import Side
from transcheck.model import (
    Article,
    Claim,
    Fact,
    Link,
    Pair,
    Signals,
    Span,
    Statement,
    Suspect,
    hull,
)
from transcheck.ports import Encoder
from transcheck.source import Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """An article with all its claims and facts.

    `known` are the keys of every fact; `stated` has for each claim the indices of its facts.
    """

    article: Article
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    known: frozenset[str] = field(init=False, repr=False)
    stated: tuple[tuple[int, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", _keys(self.facts))
        object.__setattr__(self, "stated", tuple(_stated(self.claims, self.facts)))

    def statement(self, members: Sequence[int]) -> Statement:
        """What these claims state."""
        return Statement(
            article=self.article,
            claims=tuple(self.claims[member] for member in members),
            facts=self._facts(members),
            known=self.known,
        )

    def words(self, members: Sequence[int]) -> str:
        """What these claims say, as one text."""
        return " ".join(self.claims[member].said(self.article.text) for member in members)

    def place(self, members: Sequence[int], span: Span) -> Span:
        """Where the article has a span of `words(members)`."""
        at, found = 0, list[Span]()
        for part in (part for member in members for part in self.claims[member].content):
            shared = max(span.start, at), min(span.end, at + len(part))
            if shared[0] < shared[1]:
                found.append(Span(*(part.start + offset - at for offset in shared)))
            at += len(part) + 1
        return hull(tuple(found))

    def placed(self, members: Sequence[int], suspects: Sequence[Suspect]) -> tuple[Suspect, ...]:
        """Suspects of `words(members)` with their spans in the article."""
        return tuple(replace(each, span=self.place(members, each.span)) for each in suspects)

    def each(self) -> tuple[str, ...]:
        """What each claim says."""
        return tuple(self.words([member]) for member in range(len(self.claims)))

    def keys(self, member: int) -> frozenset[str]:
        """The keys of the facts that one claim states; of a description, its holder's alone."""
        facts = self._facts([member])
        if self.claims[member].kind == "description":
            return _keys([fact for fact in facts if fact.type == "name"])
        return _keys(facts)

    def _facts(self, members: Sequence[int]) -> tuple[Fact, ...]:
        stated = {at for member in members for at in self.stated[member]}
        return tuple(self.facts[at] for at in sorted(stated))

    def side(self, encoder: Encoder) -> Side:
        """What aligning looks at."""
        return Side(
            claims=self.claims,
            texts=self.each(),
            vectors=encoder.encode(self.each()),
            keys=tuple(self.keys(member) for member in range(len(self.claims))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A pair with both articles analysed and their claims linked.

    `original` is the Korean source, where there is one; `common_ground` is how much of either
    article finds its like in the other, in log odds.
    """

    pair: Pair
    wire: Analysed
    translation: Analysed
    original: Original | None = None
    links: tuple[Link, ...] = ()
    common_ground: float = 0.0

    @property
    def shared(self) -> tuple[Link, ...]:
        """The links that have both sides."""
        return tuple(link for link in self.links if link.wire and link.translation)

    def statements(self, link: Link) -> tuple[Statement, Statement]:
        """What the link's two sides state; a side without claims states nothing."""
        return self.wire.statement(link.wire), self.translation.statement(link.translation)

    def texts(self, link: Link) -> tuple[str, str]:
        """The words of the link's two sides."""
        return self.wire.words(link.wire), self.translation.words(link.translation)

    def placed(self, link: Link, signals: Signals) -> Signals:
        """The signals of the link's texts, suspects where the articles have their words."""
        reading = signals.reading
        if reading is None:
            return signals
        wire = self.wire.placed(link.wire, reading.wire)
        translation = self.translation.placed(link.translation, reading.translation)
        return replace(signals, reading=replace(reading, wire=wire, translation=translation))


def _stated(claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[tuple[int, ...]]:
    """For each claim the indices of its facts; looks at those alone that stand near it."""
    order = sorted(range(len(facts)), key=lambda at: facts[at].span.start)
    starts = [facts[at].span.start for at in order]
    longest = max((len(fact.span) for fact in facts), default=0)
    for claim in claims:
        first = bisect_left(starts, claim.extent.start - longest)
        near = order[first : bisect_left(starts, claim.extent.end)]
        yield tuple(sorted(at for at in near if _states(claim, facts[at])))


def _states(claim: Claim, fact: Fact) -> bool:
    """Whether the fact belongs to the claim; who holds an office is a description's to state."""
    if fact.type == "title" and claim.kind != "description":
        return False
    return claim.extent.overlaps(fact.span)


def _keys(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset().union(*(fact.value.keys for fact in facts))
