"""Links, signals, findings, judgements: what a check comes to."""

from __future__ import annotations

from dataclasses import dataclass

from transcheck.model.article import Article, Pair, Span
from transcheck.model.claim import Claim
from transcheck.model.kinds import MQM, FindingType, PivotOutcome, Severity, Verdict
from transcheck.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Claims of both sides, by index, that speak of the same thing; at most one side is empty."""

    wire: tuple[int, ...]
    translation: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.wire and not self.translation:
            raise ValueError("a link needs a claim on at least one side")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One translation of a text with its model score (mean log-probability per target token)."""

    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedWord:
    """A word of a given rendering with its log-probability, the sum over its pieces."""

    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pivot:
    """A link through Korean: both sides' renderings and what comparing them says.

    `similarity` is chrF over Korean characters, 0 to 100. `difference` is the calibrated chance, 0
    to 1, that the two sides stand for different Korean; where the outcome is "unclear" because a
    text did not come through, it rests on the lexicon alone.
    """

    wire: str
    translation: str
    wire_backtranslation: str
    translation_backtranslation: str
    similarity: float
    difference: float
    outcome: PivotOutcome
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The measured signals of a two-sided link; None where a signal is absent.

    `similarity`: cosine of the embeddings, -1 to 1. `chrf`, `bleu`: sacreBLEU, 0 to 100.
    """

    similarity: float
    chrf: float
    bleu: float
    pivot: Pivot | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article, pointed at."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The words, exactly as the article has them."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One explained difference between the wire and the translation."""

    type: FindingType
    severity: Severity
    rule: str
    explanation: str
    wire: Passage | None = None
    translation: Passage | None = None
    wire_value: str = ""
    translation_value: str = ""
    evidence: str = ""

    @property
    def mqm(self) -> str:
        """The MQM category of this finding's type."""
        return MQM[self.type]

    @property
    def wire_text(self) -> str:
        """The wire's words that the finding is about; empty where the wire has none."""
        return self.wire.text if self.wire else ""

    @property
    def translation_text(self) -> str:
        """The translation's words that the finding is about; empty where it has none."""
        return self.translation.text if self.translation else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A link with its verdict and everything that led to it; `drift` is 0 (same) to 1."""

    link: Link
    verdict: Verdict
    severity: Severity
    drift: float
    explanation: str
    findings: tuple[Finding, ...] = ()
    signals: Signals | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.drift <= 1:
            raise ValueError(f"drift is between 0 and 1, not {self.drift}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Everything that the check of one pair found; judgements stand in the wire's order."""

    pair: Pair
    wire_claims: tuple[Claim, ...]
    translation_claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    signature: str
    score: float
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 100:
            raise ValueError(f"a score is between 0 and 100, not {self.score}")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of their links."""
        return tuple(finding for judged in self.judgements for finding in judged.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A pair that could not be checked, and why; `stage` is the stage that gave up."""

    pair_id: str
    stage: str
    reason: str
