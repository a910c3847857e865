"""Pairs of articles -> reports: read, segment, facts, claims, align, back-translate, drift, judge.

The only module that knows the order. Models are called once per window of pairs, over all their
texts; no result depends on what else is in the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from transcheck.align import Side, align
from transcheck.analysis import Analysed, Linked
from transcheck.backtranslate import Absent, argos_folders, pivots, translator_from
from transcheck.claims import claims
from transcheck.config import Config
from transcheck.drift import (
    MiniLMEncoder,
    RememberingEncoder,
    bleu,
    chrf,
    load_calibration,
    signals,
)
from transcheck.errors import InputError
from transcheck.facts import compare, extract
from transcheck.judge import judge, judge_alone, score
from transcheck.kiwi import signature as kiwi_signature
from transcheck.model import Article, Judgement, Link, Pair, Pivot, Signals, Skipped
from transcheck.ports import Encoder, Translator
from transcheck.read import Request, read_pair
from transcheck.report import Report
from transcheck.segment import segment
from transcheck.version import VERSION

NOTHING_IN_COMMON = (
    "the two articles have no claim in common; check that both tell of the same event"
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
        self._encoder = RememberingEncoder(
            encoder or MiniLMEncoder(self.config.encoder, threads=self.config.threads)
        )
        self._given = translator
        self._chrf, self._bleu = chrf(), bleu()

    @cached_property
    def signature(self) -> str:
        """All that can change a figure of a report, as sacreBLEU signs its scores."""
        translator = self._translator
        parts = {
            "transcheck": VERSION,
            "enc": self._encoder.signature,
            "mt": "none"
            if isinstance(translator, Absent)
            else f"{translator.signature}+{kiwi_signature()}",
            "metric": f"{self._chrf.signature},{self._bleu.signature}".replace("|", "."),
            "cal": load_calibration().version,
            "weights": "/".join(f"{points:g}" for points in self.config.weights.values()),
        }
        return "|".join(f"{name}:{value}" for name, value in parts.items())

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
        analysed = [_analyse(request) for request in window]
        self._encode_all(item for item in analysed if isinstance(item, Linked))
        linked = [self._link(item) if isinstance(item, Linked) else item for item in analysed]
        measured = iter(self._measure([item for item in linked if isinstance(item, Linked)]))
        for item in linked:
            yield item if isinstance(item, Skipped) else self._report(item, measured)

    def _encode_all(self, items: Iterable[Linked]) -> None:
        """One pass of the encoder over all claims of the window; later calls find them done."""
        self._encoder.encode(
            [words for item in items for words in (*item.wire.each(), *item.translation.each())]
        )

    def _link(self, item: Linked) -> Linked | Skipped:
        item = replace(item, links=align(self._side(item.wire), self._side(item.translation)))
        if item.shared:
            return item
        return Skipped(pair_id=item.pair.pair_id, stage="align", reason=NOTHING_IN_COMMON)

    def _side(self, analysed: Analysed) -> Side:
        members = range(len(analysed.claims))
        return Side(
            claims=analysed.claims,
            texts=analysed.each(),
            vectors=self._encoder.encode(analysed.each()),
            keys=tuple(analysed.keys(member) for member in members),
        )

    @cached_property
    def _translator(self) -> Translator | Absent:
        """The translator given, else the one of the installed or shipped packages, if any."""
        if self._given is not None:
            return self._given
        if not self.config.backtranslate:
            return Absent(reason="back-translation is switched off")
        return translator_from(
            (*argos_folders(), *self.config.packages),
            beam_size=self.config.beam_size,
            threads=self.config.threads,
            memory=self.config.memory,
        )

    def _measure(self, items: Sequence[Linked]) -> tuple[Signals, ...]:
        """The signals of all two-sided links of the window, in order."""
        texts = [item.texts(link) for item in items for link in item.shared]
        through: Sequence[Pivot | None] = [None] * len(texts)
        if not isinstance(self._translator, Absent):
            through = pivots(texts, translator=self._translator, n_best=self.config.n_best)
        return signals(
            texts, pivots=through, encoder=self._encoder, chrf=self._chrf, bleu=self._bleu
        )

    def _report(self, item: Linked, measured: Iterator[Signals]) -> Report:
        judgements = tuple(self._judge(item, link, measured) for link in item.links)
        findings = [finding for judged in judgements for finding in judged.findings]
        return Report(
            pair=item.pair,
            wire_claims=item.wire.claims,
            translation_claims=item.translation.claims,
            judgements=judgements,
            signature=self.signature,
            score=score(
                findings,
                words=len(item.translation.article.text.split()),
                weights=self.config.weights,
            ),
            notes=self._notes,
        )

    def _judge(self, item: Linked, link: Link, measured: Iterator[Signals]) -> Judgement:
        wire, translation = (
            item.wire.statement(link.wire),
            item.translation.statement(link.translation),
        )
        if not (link.wire and link.translation):
            return judge_alone(link, wire if link.wire else translation)
        found = next(measured)
        return judge(
            link,
            wire=wire,
            translation=translation,
            comparisons=compare(wire, translation),
            signals=found,
            text_drift=load_calibration().drift(found),
        )

    @property
    def _notes(self) -> tuple[str, ...]:
        """What a reader must know of signals that are absent."""
        if isinstance(self._translator, Absent):
            return (f"The pivot signal is absent: {self._translator.reason}.",)
        return ()


def _analyse(request: Request | Pair) -> Linked | Skipped:
    """Both articles with their claims and facts, still without links."""
    stage = "read"
    try:
        pair = read_pair(request) if isinstance(request, Request) else request
        stage = "segment"
        wire, translation = _claims_of(pair.wire), _claims_of(pair.translation)
    except InputError as error:
        return Skipped(pair_id=request.pair_id, stage=stage, reason=str(error))
    return Linked(pair=pair, wire=wire, translation=translation, links=())


def _claims_of(article: Article) -> Analysed:
    segments = segment(article)
    if not segments:
        raise InputError(f"{article.origin}: no sentence in it; give the article's own text")
    facts = extract(article)
    return Analysed(
        article=article, facts=facts, claims=claims(article, segments=segments, facts=facts)
    )
