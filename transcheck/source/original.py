"""A pair's Korean source, linked to the translation -> what each comparison's evidence is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transcheck.model import Article, Claim, Comparison, Fact, Segment, Span, Statement
from transcheck.ports import Compare, Lexicon
from transcheck.source.links import SourceLink, link_source
from transcheck.source.origin import Asked, Told, origin
from transcheck.source.side import Side, side


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An article in segments, with its facts, both in text order."""

    article: Article
    segments: tuple[Segment, ...]
    facts: tuple[Fact, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each segment."""
        return tuple(each.span.of(self.article.text) for each in self.segments)

    def statement(self, members: Iterable[int]) -> Statement:
        """What these segments state, each a claim of the article's own."""
        spans = [self.segments[at] for at in sorted(members)]
        return Statement(
            article=self.article,
            claims=tuple(
                Claim(extent=each.span, content=(each.span,), kind="own", place=each.place)
                for each in spans
            ),
            facts=tuple(f for f in self.facts if any(s.span.overlaps(f.span) for s in spans)),
            known=frozenset().union(*(fact.value.keys for fact in self.facts)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A Korean source beside its translation, with the links of their segments.

    `words` are the Korean words of each segment of the source.
    """

    source: Cut
    translation: Cut
    words: tuple[tuple[str, ...], ...]
    links: tuple[SourceLink, ...]
    lexicon: Lexicon

    def trace(
        self,
        comparisons: Sequence[Comparison],
        *,
        wire: Statement,
        translation: Statement,
        compare: Compare,
    ) -> tuple[Comparison, ...]:
        """The comparisons of a link, each that differs with where the difference came in.

        `compare` is what compares two statements' facts.
        """
        return tuple(
            self._traced(found, wire, translation, compare) if found.outcome == "differ" else found
            for found in comparisons
        )

    def _traced(
        self, found: Comparison, wire: Statement, translation: Statement, compare: Compare
    ) -> Comparison:
        spans = [found.translation_span] if found.translation_span else _extents(translation)
        links = self._behind(spans)
        if not links:
            return found
        members = [at for link in links for at in link.source]
        told = Told(
            korean=self.source.statement(members),
            translation=self.translation.statement(at for link in links for at in link.translation),
            words=tuple(word for at in members for word in self.words[at]),
        )
        said = origin(
            Asked(
                found=found,
                wire=wire,
                translation=translation,
                told=told,
                lexicon=self.lexicon,
                compare=compare,
            )
        )
        return replace(found, evidence=" ".join(filter(None, (found.evidence, said))))

    def _behind(self, spans: Sequence[Span]) -> tuple[SourceLink, ...]:
        """The links that the translation's words at the spans came by."""
        segments = self.translation.segments
        met = {at for at, s in enumerate(segments) if any(s.span.overlaps(span) for span in spans)}
        return tuple(link for link in self.links if met.intersection(link.translation))


def original(source: Cut, translation: Cut, *, lexicon: Lexicon) -> Original:
    """The source linked to its translation."""
    words, units = lexicon.korean(source.texts), lexicon.english(translation.texts)
    ours: Side = side(source.segments, words=words, facts=source.facts)
    theirs: Side = side(translation.segments, words=units, facts=translation.facts)
    return Original(
        source=source,
        translation=translation,
        words=words,
        links=link_source(ours, theirs, lexicon=lexicon),
        lexicon=lexicon,
    )


def _extents(statement: Statement) -> list[Span]:
    return [claim.extent for claim in statement.claims]
