"""A link, the comparisons made of it and its drift -> findings and one verdict.

When two values differ is their fact type's to say; every threshold from there to a verdict stands
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from transcheck.model import (
    SEVERITIES,
    Article,
    Comparison,
    Finding,
    FindingType,
    Judgement,
    Link,
    Passage,
    Reading,
    Severity,
    Signals,
    Span,
    Statement,
    Verdict,
    hull,
)

UNCERTAIN_DRIFT = 0.5
"""Drift from which a link without any finding is left to a person: as likely to differ as not."""
CONTRADICTING: frozenset[FindingType] = frozenset(
    {"name", "number", "date", "negation", "attribution", "meaning"}
)
"""Types whose values exclude each other: a major difference of one contradicts."""
WORDING: frozenset[FindingType] = frozenset({"terminology", "style"})
"""Types that say which words a desk wants, not what the words say: they move no verdict."""
ONE_EVENT = -0.3
"""Common ground (log odds) below which two articles are taken to tell of two events.

Between the development pairs of two events (-0.9, -0.4) and those of one (0.8 and more), and nearer
to the former: what it mutes may be drift.
"""
UNSETTLED_DRIFT = 0.5
"""Most drift of a link whose difference may be that of two events."""
GRAVE: frozenset[Severity] = frozenset({"major", "critical"})
UNSHARED = 0.2
"""Probability of a contradiction below which the drift model denies a minor negation.

There are many ways to say "no job": of our sentences kept back in training 33 of 61 of these
between honest retellings are then told as neutral, and of 19 at planted words 3.
"""


def judge(
    link: Link,
    *,
    wire: Statement,
    translation: Statement,
    comparisons: Sequence[Comparison],
    signals: Signals,
    drift: float,
) -> Judgement:
    """The verdict of a two-sided link; `drift` is the calibrated one."""
    findings = tuple(
        _finding(comparison, wire.article, translation.article)
        for comparison in comparisons
        if comparison.outcome in ("differ", "notice")
    )
    moved = tuple(finding for finding in findings if finding.type not in WORDING)
    verdict = _verdict(moved, drift)
    return Judgement(
        link=link,
        verdict=verdict,
        severity=worst(findings),
        drift=drift,
        explanation=_explanation(verdict, findings, comparisons, signals),
        findings=findings,
        signals=signals,
    )


def judge_alone(
    link: Link, statement: Statement, *, comparisons: Sequence[Comparison] = ()
) -> Judgement:
    """The verdict of a link that only one article has; `comparisons` are of its wording."""
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
    article = statement.article
    findings = (finding, *(_finding(said, article, article) for said in comparisons))
    return Judgement(
        link=link,
        verdict="only_in_wire" if in_wire else "only_in_translation",
        severity=worst(findings),
        drift=1.0,
        explanation=" ".join(found.explanation for found in findings),
        findings=findings,
    )


def two_events(common_ground: float) -> bool:
    """Whether two articles with so little common ground tell of two events."""
    return common_ground < ONE_EVENT


def unsettled(judged: Judgement) -> Judgement:
    """The judgement where the articles tell of two events: that they differ is then no drift."""
    findings = tuple(replace(finding, severity="neutral") for finding in judged.findings)
    judged = replace(judged, findings=findings, severity="neutral")
    if judged.verdict not in ("drift", "contradicted"):
        return judged
    return replace(judged, verdict="uncertain", drift=min(judged.drift, UNSETTLED_DRIFT))


def told_once(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements of a pair in order, each notice of house style only where it first stands."""
    told = set[tuple[str, str, str]]()
    for judged in judgements:
        new = []
        for finding in judged.findings:
            what = finding.rule, finding.wire_value, finding.translation_value
            if finding.type != "style" or what not in told:
                new.append(finding)
            if finding.type == "style":
                told.add(what)
        yield replace(judged, findings=tuple(new))


def confirmed(comparisons: Sequence[Comparison], reading: Reading | None) -> tuple[Comparison, ...]:
    """Minor negations that the drift model denies become neutral; their evidence says so.

    Without a reading all stay as they are.
    """
    if reading is None or reading.conflict >= UNSHARED:
        return tuple(comparisons)
    denied = f"the drift model gives a contradiction {reading.conflict:.2f}"
    return tuple(
        replace(c, severity="neutral", evidence="; ".join(filter(None, (c.evidence, denied))))
        if c.outcome == "differ" and c.severity == "minor" and c.type == "negation"
        else c
        for c in comparisons
    )


def gravest(comparisons: Iterable[Comparison]) -> Severity:
    """The gravest severity of what differs, wording left aside."""
    differing = (c for c in comparisons if c.outcome == "differ" and c.type not in WORDING)
    return max((c.severity for c in differing), key=SEVERITIES.index, default="neutral")


def worst(findings: Sequence[Finding]) -> Severity:
    """The gravest severity among the findings; neutral where there are none."""
    return max((f.severity for f in findings), key=SEVERITIES.index, default="neutral")


def score(findings: Sequence[Finding], *, words: int, weights: Mapping[Severity, float]) -> float:
    """MQM quality score, 0 to 100: penalty points per 100 words of translation off 100."""
    penalty = sum(weights[finding.severity] for finding in findings)
    return round(max(0.0, 100 - 100 * penalty / max(words, 1)), 1)


def _verdict(findings: Sequence[Finding], drift: float) -> Verdict:
    differing = [finding for finding in findings if finding.severity != "neutral"]
    if any(f.type in CONTRADICTING and f.severity in GRAVE for f in differing):
        return "contradicted"
    if differing:
        return "drift"
    return "uncertain" if drift >= UNCERTAIN_DRIFT else "consistent"


def _finding(comparison: Comparison, wire: Article, translation: Article) -> Finding:
    return Finding(
        type=comparison.type,
        severity=comparison.severity if comparison.outcome == "differ" else "neutral",
        rule=comparison.rule,
        explanation=_sentence(comparison.explanation),
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
    weighed = [finding.explanation for finding in findings if finding.severity != "neutral"]
    if verdict in ("drift", "contradicted"):
        return " ".join(weighed)
    if verdict == "uncertain":
        far = (
            f"The words are far apart (similarity {signals.similarity:.2f}) and no typed fact "
            "explains it: a person should look."
        )
        return " ".join([far, *weighed])
    agreed = [_sentence(c.explanation) for c in comparisons if c.outcome == "agree"]
    near = f"Both say the same (similarity {signals.similarity:.2f})."
    return " ".join([near, *weighed, *filter(None, dict.fromkeys(agreed))])


def _sentence(reason: str) -> str:
    """What a rule says, as a sentence that others can follow; nothing stays nothing."""
    return reason[:1].upper() + reason[1:] + ("." if reason and reason[-1] not in ".!?" else "")
