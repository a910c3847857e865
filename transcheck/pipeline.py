"""Pairs of articles -> reports: read, segment, facts, claims, align, back-translate, drift, judge.

The only module that knows the order. Models are called once per window of pairs, over all their
texts; no result depends on what else is in the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from transcheck.align import align, common_ground
from transcheck.analysis import Analysed, Linked
from transcheck.claims import claims
from transcheck.config import Config
from transcheck.drift import differences
from transcheck.engines import Engines
from transcheck.errors import InputError
from transcheck.facts import compare, extract, terminology
from transcheck.judge import (
    confirmed,
    gravest,
    judge,
    judge_alone,
    score,
    told_once,
    two_events,
    unsettled,
)
from transcheck.model import Article, Judgement, Link, Pair, Signals, Skipped
from transcheck.ports import Encoder, Translator
from transcheck.read import Request, read_pair
from transcheck.report import Report
from transcheck.segment import segment
from transcheck.source import Cut, Original, original

NOTHING_IN_COMMON = (
    "the two articles have no claim in common; check that both tell of the same event"
)

TWO_EVENTS = (
    "The two articles seem to tell of two events: few claims of one find their like in the other. "
    "What differs is listed as uncertain or as a neutral finding, not as drift."
)


class Checker:
    """Checks pairs under one configuration; models load at the first pair and stay."""

    def __init__(
        self,
        config: Config | None = None,
        *,
        encoder: Encoder | None = None,
        translator: Translator | None = None,
    ) -> None:
        self.config = config or Config()
        self._engines = Engines(self.config, encoder=encoder, translator=translator)

    @property
    def signature(self) -> str:
        """All that can change a figure of a report."""
        return self._engines.signature

    def check(self, request: Request | Pair) -> Report:
        """The report of one pair; raises InputError where it cannot be checked."""
        (result,) = self.check_many([request])
        if isinstance(result, Skipped):
            raise InputError(result.reason)
        return result

    def check_many(self, requests: Iterable[Request | Pair]) -> Iterator[Report | Skipped]:
        """A result for each request, in order, computed a window of pairs at a time."""
        waiting = iter(requests)
        while window := list(islice(waiting, self.config.window)):
            yield from self._check_window(window)

    def _check_window(self, window: Sequence[Request | Pair]) -> Iterator[Report | Skipped]:
        analysed = [_analysed(request) for request in window]
        self._encode_ahead([item for item in analysed if isinstance(item, Linked)])
        linked = [item if isinstance(item, Skipped) else self._linked(item) for item in analysed]
        ready = [item for item in linked if isinstance(item, Linked)]
        texts = [item.texts(link) for item in ready for link in item.shared]
        measured = iter(self._engines.measure(texts))
        for item in linked:
            yield item if isinstance(item, Skipped) else self._report(item, measured)

    def _encode_ahead(self, items: Sequence[Linked]) -> None:
        """One pass of the encoder over all claims of the window; later calls find them done."""
        self._engines.encoder.encode(
            [words for item in items for words in (*item.wire.each(), *item.translation.each())]
        )

    def _linked(self, item: Linked) -> Linked | Skipped:
        encoder = self._engines.encoder
        wire, translation = item.wire.side(encoder), item.translation.side(encoder)
        item = replace(item, links=align(wire, translation), original=self._original(item))
        if item.shared:
            return replace(item, common_ground=common_ground(wire, translation))
        return Skipped(pair_id=item.pair.pair_id, stage="align", reason=NOTHING_IN_COMMON)

    def _original(self, item: Linked) -> Original | None:
        """The Korean source, where there is one, linked to the translation."""
        if item.pair.source is None:
            return None
        source, translation = item.pair.source, item.pair.translation
        return original(
            Cut(article=source, segments=segment(source), facts=extract(source)),
            Cut(
                article=translation,
                segments=segment(translation),
                facts=item.translation.facts,
            ),
            lexicon=self._engines.lexicon,
        )

    def _report(self, item: Linked, measured: Iterator[Signals]) -> Report:
        terms = self._engines.glossary.within(item.pair.source)
        judged = (self._judged(item, link, measured, terms) for link in item.links)
        apart = two_events(item.common_ground)
        judgements = tuple(unsettled(made) if apart else made for made in told_once(judged))
        findings = [finding for made in judgements for finding in made.findings]
        words = len(item.pair.translation.text.split())
        return Report(
            pair=item.pair,
            wire_claims=item.wire.claims,
            translation_claims=item.translation.claims,
            judgements=judgements,
            signature=self.signature,
            score=score(findings, words=words, weights=self.config.weights),
            notes=(TWO_EVENTS, *self._engines.notes) if apart else self._engines.notes,
        )

    def _judged(
        self, item: Linked, link: Link, measured: Iterator[Signals], terms: terminology.Glossary
    ) -> Judgement:
        wire, translation = item.statements(link)
        if not link.translation:
            return judge_alone(link, wire)
        if not link.wire:
            return judge_alone(
                link, translation, comparisons=terminology.compare(translation, terms)
            )
        found = item.placed(link, next(measured))
        told = compare(wire, translation, glossary=terms, register=self._engines.register)
        compared = confirmed(told, found.reading)
        suspected = differences(found.reading, wire, translation, settled=compared)
        said = (*compared, *suspected)
        if item.original:
            said = item.original.trace(said, wire=wire, translation=translation, compare=compare)
        return judge(
            link,
            wire=wire,
            translation=translation,
            comparisons=said,
            signals=found,
            drift=self._engines.drift(found, severity=gravest(compared)),
        )


def _analysed(request: Request | Pair) -> Linked | Skipped:
    """Both articles with their facts and claims, still without links."""
    stage = "read"
    try:
        pair = read_pair(request)
        stage = "segment"
        wire, translation = _claims_of(pair.wire), _claims_of(pair.translation)
    except InputError as error:
        return Skipped(pair_id=request.pair_id, stage=stage, reason=str(error))
    return Linked(pair=pair, wire=wire, translation=translation)


def _claims_of(article: Article) -> Analysed:
    segments = segment(article)
    if not segments:
        raise InputError(f"{article.origin}: no sentence in it; give the article's own text")
    facts = extract(article)
    made = claims(article, segments=segments, facts=facts)
    return Analysed(article=article, facts=facts, claims=made)
