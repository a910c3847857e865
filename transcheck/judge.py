"""A link, the comparisons of its facts and its text drift -> findings and one verdict.

Every threshold that decides a verdict stands here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transcheck.model import (
    SEVERITIES,
    Article,
    Comparison,
    Finding,
    FindingType,
    Judgement,
    Link,
    Passage,
    Severity,
    Signals,
    Span,
    Statement,
    Verdict,
    hull,
)

UNCERTAIN_DRIFT = 0.75
"""Text drift from which a link without any finding is left to a person."""
SEVERITY_DRIFT: Mapping[Severity, float] = {
    "neutral": 0.0,
    "minor": 0.6,
    "major": 0.9,
    "critical": 0.98,
}
"""Least drift of a link with a finding of a severity."""
CONTRADICTING: frozenset[FindingType] = frozenset(
    {"name", "number", "date", "negation", "attribution"}
)
"""Types whose values exclude each other: a major difference of one contradicts."""
GRAVE: frozenset[Severity] = frozenset({"major", "critical"})


def judge(
    link: Link,
    *,
    wire: Statement,
    translation: Statement,
    comparisons: Sequence[Comparison],
    signals: Signals,
    text_drift: float,
) -> Judgement:
    """The verdict of a two-sided link; `text_drift` is the calibrated drift of its words alone."""
    findings = tuple(
        _finding(comparison, wire.article, translation.article)
        for comparison in comparisons
        if comparison.outcome in ("differ", "notice")
    )
    severity = worst(findings)
    verdict = _verdict(findings, text_drift)
    return Judgement(
        link=link,
        verdict=verdict,
        severity=severity,
        drift=round(max(text_drift, SEVERITY_DRIFT[severity]), 3),
        explanation=_explanation(verdict, findings, comparisons, signals),
        findings=findings,
        signals=signals,
    )


def judge_alone(link: Link, statement: Statement) -> Judgement:
    """The verdict of a link that only one article has."""
    in_wire = bool(link.wire)
    span = hull(tuple(claim.extent for claim in statement.claims))
    passage = Passage(article=statement.article, span=span)
    described = all(claim.kind == "description" for claim in statement.claims)
    here, there = ("wire", "translation") if in_wire else ("translation", "wire")
    finding = Finding(
        type="omission" if in_wire else "addition",
        severity="neutral" if described else "minor",
        rule=f"link.only_in_{here}",
        explanation=f"Only the {here} says this; nothing in the {there} corresponds.",
        wire=passage if in_wire else None,
        translation=None if in_wire else passage,
    )
    return Judgement(
        link=link,
        verdict="only_in_wire" if in_wire else "only_in_translation",
        severity=finding.severity,
        drift=1.0,
        explanation=finding.explanation,
        findings=(finding,),
    )


def worst(findings: Sequence[Finding]) -> Severity:
    """The gravest severity among the findings; neutral where there are none."""
    return max((f.severity for f in findings), key=SEVERITIES.index, default="neutral")


def score(findings: Sequence[Finding], *, words: int, weights: Mapping[Severity, float]) -> float:
    """MQM quality score, 0 to 100: penalty points per 100 words of translation off 100."""
    penalty = sum(weights[finding.severity] for finding in findings)
    return round(max(0.0, 100 - 100 * penalty / max(words, 1)), 1)


def _verdict(findings: Sequence[Finding], text_drift: float) -> Verdict:
    differing = [finding for finding in findings if finding.severity != "neutral"]
    if any(f.type in CONTRADICTING and f.severity in GRAVE for f in differing):
        return "contradicted"
    if differing:
        return "drift"
    return "uncertain" if text_drift >= UNCERTAIN_DRIFT else "consistent"


def _finding(comparison: Comparison, wire: Article, translation: Article) -> Finding:
    return Finding(
        type=comparison.type,
        severity=comparison.severity if comparison.outcome == "differ" else "neutral",
        rule=comparison.rule,
        explanation=comparison.explanation,
        wire=_passage(wire, comparison.wire_span),
        translation=_passage(translation, comparison.translation_span),
        wire_value=comparison.wire_value,
        translation_value=comparison.translation_value,
        evidence=comparison.evidence,
    )


def _passage(article: Article, span: Span | None) -> Passage | None:
    return None if span is None else Passage(article=article, span=span)


def _explanation(
    verdict: Verdict,
    findings: Sequence[Finding],
    comparisons: Sequence[Comparison],
    signals: Signals,
) -> str:
    """The reason in words: what differs, else what agrees, else how near the words are."""
    if verdict in ("drift", "contradicted"):
        return " ".join(f.explanation for f in findings if f.severity != "neutral")
    if verdict == "uncertain":
        return (
            f"The words are far apart (similarity {signals.similarity:.2f}) and no typed fact "
            "explains it: a person should look."
        )
    agreed = [c.explanation for c in comparisons if c.outcome == "agree" and c.explanation]
    near = f"Both say the same (similarity {signals.similarity:.2f})."
    return " ".join([near, *dict.fromkeys(agreed)])
