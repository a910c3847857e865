"""The values that travel through transcheck: frozen all the way down, no I/O, no third-party code.

Text lives once, in `Article.text`, exactly as it was read. Everything else points at it with
half-open character spans, so a report can always highlight the original.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

Language: TypeAlias = Literal["en", "ko"]
Place: TypeAlias = Literal["headline", "lead", "body"]
ClaimKind: TypeAlias = Literal["direct", "indirect", "mixed", "own", "description"]
Verdict: TypeAlias = Literal[
    "consistent", "drift", "contradicted", "only_in_wire", "only_in_translation", "uncertain"
]
Severity: TypeAlias = Literal["neutral", "minor", "major", "critical"]
FindingType: TypeAlias = Literal[
    "name",
    "title",
    "number",
    "date",
    "meaning",
    "negation",
    "strength",
    "attribution",
    "quote",
    "addition",
    "omission",
    "terminology",
    "style",
]
Outcome: TypeAlias = Literal["agree", "notice", "differ", "unclear"]
PivotOutcome: TypeAlias = Literal["same_korean", "different_korean", "unclear"]

VERDICTS: tuple[Verdict, ...] = (
    "consistent",
    "drift",
    "contradicted",
    "only_in_wire",
    "only_in_translation",
    "uncertain",
)
SEVERITIES: tuple[Severity, ...] = ("neutral", "minor", "major", "critical")

MQM: dict[FindingType, str] = {
    "name": "accuracy/mistranslation",
    "title": "accuracy/mistranslation",
    "number": "accuracy/mistranslation",
    "date": "accuracy/mistranslation",
    "meaning": "accuracy/mistranslation",
    "negation": "accuracy/mistranslation",
    "strength": "accuracy/mistranslation",
    "attribution": "accuracy/mistranslation",
    "quote": "accuracy/mistranslation",
    "addition": "accuracy/addition",
    "omission": "accuracy/omission",
    "terminology": "terminology/inconsistent use",
    "style": "style",
}
"""Finding type -> MQM category (Lommel et al. 2014, the MQM core typology)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open) of one article's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that contains all of `spans`; `spans` must not be empty."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """A stretch of an article that is no reporting: byline, caption, share widget, copyright..."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read.

    `origin` says where the text came from, for messages only. `published` is an aware instant; a
    publication date without an hour is noon in the article's zone.
    """

    text: str
    language: Language = "en"
    origin: str = "<text>"
    outlet: str | None = None
    byline: str | None = None
    headline: Span | None = None
    published: datetime | None = None
    boilerplate: tuple[Boilerplate, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an article needs text")
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError("a publication instant needs a time zone")
        for mark in self.boilerplate:
            if mark.span.end > len(self.text):
                raise ValueError(f"boilerplate span {mark.span} runs past the text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One wire article and one translation of the same event, with the Korean source if any."""

    pair_id: str
    wire: Article
    translation: Article
    source: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One sentence of an article; `paragraph` counts from 0 in reading order."""

    span: Span
    paragraph: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is made to say a claim.

    `name` is the fullest form of the name that the article gives ("John Kirby"), without titles, or
    the describing words where nobody is named ("a White House official"). `mention` is what this
    clause itself says ("he"); it is None where the speaker carries over from an earlier clause.
    """

    name: str
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute: "said" (lemma "say"), "according to", "denied" (lemma "deny")."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition of an article, with who is made to say it.

    `extent` runs over the whole clause with its attribution frame; `content` holds what is said
    (several spans where the frame interrupts it). A claim of kind "own" is the article's own word
    and has no speaker; one of kind "description" says who somebody is ("Ann Lee, the minister").
    """

    extent: Span
    content: tuple[Span, ...]
    kind: ClaimKind
    place: Place
    speaker: Speaker | None = None
    cue: Cue | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a claim needs content")
        if not all(self.extent.contains(part) for part in self.content):
            raise ValueError("a claim's content lies inside its extent")

    def said(self, text: str) -> str:
        """The content's words in `text`, its parts joined by a space."""
        return " ".join(part.of(text) for part in self.content)


class FactValue(Hashable, Protocol):
    """A typed, normalised value; `str()` renders it for reports and is never parsed back."""

    @property
    def keys(self) -> frozenset[str]:
        """What equal or compatible values have in common; facts sharing a key pull links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, organisation or place; `full` is the fullest form in its article, without titles.

    "Ryder", "Gen. Ryder" and "Pat Ryder" in one article are all `Name(full="Pat Ryder")`.
    """

    kind: Literal["person", "organisation", "place"]
    full: str
    keys: frozenset[str]

    def __str__(self) -> str:
        return self.full


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office, rank or role, and the person (`Name.full`) whom the article gives it to."""

    office: str
    holder: str | None
    keys: frozenset[str]

    def __str__(self) -> str:
        return f"{self.holder}: {self.office}" if self.holder else self.office


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed value that an article states at a span."""

    type: FindingType
    span: Span
    value: FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One side of a link, with all that a comparison may look at: never empty of claims.

    `facts` are those in the claims; `known` holds the keys of all facts of the whole article, so
    that a rule can tell what this link leaves out from what the article nowhere says.
    """

    article: Article
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    known: frozenset[str] = frozenset()

    def of(self, type_: FindingType) -> tuple[Fact, ...]:
        """The facts of one type, in text order."""
        return tuple(fact for fact in self.facts if fact.type == type_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one rule says of one fact of the wire and its counterpart in the translation.

    "agree": the values are the same or compatible. "notice": the same value in another house
    style. "differ": the values exclude each other, or one side lacks or adds a fact that matters.
    "unclear": the rule looked and could not tell. Spans point into the side's own article.
    """

    type: FindingType
    outcome: Outcome
    rule: str
    explanation: str
    severity: Severity = "neutral"
    wire_span: Span | None = None
    translation_span: Span | None = None
    wire_value: str = ""
    translation_value: str = ""


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
class Pivot:
    """A link through Korean: both sides' renderings and what comparing them says.

    `similarity` is chrF over Korean characters, 0 to 100.
    """

    wire: str
    translation: str
    wire_backtranslation: str
    translation_backtranslation: str
    similarity: float
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
