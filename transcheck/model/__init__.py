"""The values that travel through transcheck: frozen all the way down, no I/O, no third-party code.

Text lives once, in `Article.text`, exactly as it was read. Everything else points at it with
half-open character spans, so a report can always highlight the original.
"""

from transcheck.model.article import Article, Boilerplate, Pair, Segment, Span, hull
from transcheck.model.claim import Claim, Cue, Speaker
from transcheck.model.fact import Comparison, Fact, FactValue, Name, Statement, Title
from transcheck.model.kinds import (
    MQM,
    SEVERITIES,
    VERDICTS,
    ClaimKind,
    FindingType,
    Language,
    Outcome,
    PivotOutcome,
    Place,
    Severity,
    Verdict,
)
from transcheck.model.reading import Reading, Suspect
from transcheck.model.result import (
    Checked,
    Finding,
    ForcedWord,
    Hypothesis,
    Judgement,
    Link,
    Passage,
    Pivot,
    Signals,
    Skipped,
)

__all__ = [
    "MQM",
    "SEVERITIES",
    "VERDICTS",
    "Article",
    "Boilerplate",
    "Checked",
    "Claim",
    "ClaimKind",
    "Comparison",
    "Cue",
    "Fact",
    "FactValue",
    "Finding",
    "FindingType",
    "ForcedWord",
    "Hypothesis",
    "Judgement",
    "Language",
    "Link",
    "Name",
    "Outcome",
    "Pair",
    "Passage",
    "Pivot",
    "PivotOutcome",
    "Place",
    "Reading",
    "Segment",
    "Severity",
    "Signals",
    "Skipped",
    "Span",
    "Speaker",
    "Statement",
    "Suspect",
    "Title",
    "Verdict",
    "hull",
]
