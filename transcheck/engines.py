"""A configuration -> the encoder, the translator and the metrics, loaded when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from transcheck.backtranslate import (
    Absent,
    Lexicon,
    Remembering,
    argos_folders,
    load_lexicon,
    load_scale,
    pivots,
    translator_from,
)
from transcheck.config import Config
from transcheck.drift import (
    CrossEncoder,
    MiniLMEncoder,
    RememberingEncoder,
    bleu,
    chrf,
    load_calibration,
    signals,
)
from transcheck.facts.register import load_register
from transcheck.facts.terminology import load_glossary
from transcheck.kiwi import signature as kiwi_signature
from transcheck.model import Pivot, Severity, Signals
from transcheck.ports import Encoder, Translator
from transcheck.version import VERSION


class Engines:
    """What computes: one set for all pairs of a checker."""

    def __init__(
        self, config: Config, *, encoder: Encoder | None, translator: Translator | None
    ) -> None:
        self._config = config
        self._given = translator
        self.encoder = RememberingEncoder(
            encoder or MiniLMEncoder(config.encoder, threads=config.threads)
        )
        self._reader = CrossEncoder(config.drift_model, threads=config.threads)
        self._chrf, self._bleu = chrf(), bleu()
        self.glossary = load_glossary(config.glossary)
        self.register = load_register(config.titles)

    @cached_property
    def translator(self) -> Translator | Absent:
        """The translator given, else that of the installed or shipped packages, if any."""
        if self._given is not None:
            return self._given
        if not self._config.backtranslate:
            return Absent(reason="back-translation is switched off")
        return translator_from(
            (*argos_folders(), *self._config.packages),
            beam_size=self._config.beam_size,
            threads=self._config.threads,
            memory=self._config.memory,
        )

    @property
    def lexicon(self) -> Lexicon:
        """The table of word translations."""
        return load_lexicon(self._config.lexicon)

    @cached_property
    def signature(self) -> str:
        """All that can change a figure of a report, as sacreBLEU signs its scores."""
        parts = {
            "transcheck": VERSION,
            "enc": self.encoder.signature,
            "drift": self._reader.signature,
            "lex": f"{self.lexicon.signature}+{kiwi_signature()}",
            **self._pivot_signature(),
            "metric": f"{self._chrf.signature},{self._bleu.signature}".replace("|", "."),
            "cal": load_calibration().version,
            "weights": "/".join(f"{points:g}" for points in self._config.weights.values()),
        }
        if self.glossary.terms:
            parts["terms"] = self.glossary.signature
        if self._config.titles:
            parts["titles"] = self.register.signature
        return "|".join(f"{name}:{value}" for name, value in parts.items())

    def _pivot_signature(self) -> dict[str, str]:
        if isinstance(self.translator, Absent):
            return {"mt": "none"}
        return {
            "mt": f"{self.translator.signature}-nbest{self._config.n_best}",
            "pivot": load_scale().version,
        }

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of signals that are absent or of a memory that was damaged."""
        if isinstance(self.translator, Absent):
            return (f"The pivot signal is absent: {self.translator.reason}.",)
        return tuple(self.translator.notes) if isinstance(self.translator, Remembering) else ()

    def measure(self, texts: Sequence[tuple[str, str]]) -> tuple[Signals, ...]:
        """The signals of each (wire, translation), through Korean where there is a translator."""
        through: Sequence[Pivot | None] = [None] * len(texts)
        if not isinstance(self.translator, Absent):
            through = pivots(
                texts,
                translator=self.translator,
                lexicon=self.lexicon,
                n_best=self._config.n_best,
            )
        return signals(
            texts,
            pivots=through,
            readings=self._reader.read(texts),
            encoder=self.encoder,
            chrf=self._chrf,
            bleu=self._bleu,
        )

    def drift(self, measured: Signals, *, severity: Severity) -> float:
        """The calibrated drift of a link, 0 to 1; `severity` is its facts' gravest one."""
        return load_calibration().drift(measured, severity=severity)
