"""A checked or skipped pair -> rows of text cells, column by column.

An absent value is an empty cell. Figures have the decimals of `DECIMALS`; a record on disk holds
the same rounded figures, so the rows of a pair read back are the same to the letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from transcheck.model import (
    SEVERITIES,
    VERDICTS,
    Article,
    Checked,
    Claim,
    Finding,
    Judgement,
    Severity,
    Signals,
    Skipped,
    hull,
)
from transcheck.report.columns import (
    CLAIM_COLUMNS,
    DECIMALS,
    FINDING_COLUMNS,
    PAIR_COLUMNS,
    Kind,
    rounded,
)

Result: TypeAlias = Checked | Skipped
Row: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A judgement with its id (L001, in order) and those of its findings (F001, per pair)."""

    link_id: str
    judged: Judgement
    findings: tuple[tuple[str, Finding], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the report: its columns in order, and how one pair fills its rows."""

    name: str
    columns: Mapping[str, Kind]
    rows: Callable[[Result], Iterable[Row]]


def numbered(checked: Checked) -> Iterator[Numbered]:
    """The judgements in order, with the ids that every report gives them."""
    seen = 0
    for place, judged in enumerate(checked.judgements, start=1):
        ids = (f"F{seen + number:03d}" for number in range(1, len(judged.findings) + 1))
        findings = tuple(zip(ids, judged.findings, strict=True))
        seen += len(findings)
        yield Numbered(link_id=f"L{place:03d}", judged=judged, findings=findings)


def claim_rows(result: Result) -> Iterator[Row]:
    """One row per link; empty for a pair that was skipped."""
    if isinstance(result, Skipped):
        return
    for item in numbered(result):
        judged = item.judged
        wire = tuple(result.wire_claims[index] for index in judged.link.wire)
        translation = tuple(result.translation_claims[index] for index in judged.link.translation)
        cells = {
            "pair_id": result.pair.pair_id,
            "link_id": item.link_id,
            "verdict": judged.verdict,
            "severity": judged.severity,
            "drift": _figure("drift", judged.drift),
            **_side("wire", wire, result.pair.wire),
            **_side("translation", translation, result.pair.translation),
            "types": "; ".join(dict.fromkeys(finding.type for finding in judged.findings)),
            "explanation": judged.explanation,
            **_signals(judged.signals),
            "signature": result.signature,
        }
        yield _in_order(CLAIM_COLUMNS, cells)


def finding_rows(result: Result) -> Iterator[Row]:
    """One row per finding; empty for a pair that was skipped."""
    if isinstance(result, Skipped):
        return
    for item in numbered(result):
        for finding_id, finding in item.findings:
            cells = {
                "pair_id": result.pair.pair_id,
                "link_id": item.link_id,
                "finding_id": finding_id,
                "type": finding.type,
                "mqm": finding.mqm,
                "severity": finding.severity,
                "wire_span": finding.wire_text,
                "translation_span": finding.translation_text,
                "wire_value": finding.wire_value,
                "translation_value": finding.translation_value,
                "rule": finding.rule,
                "explanation": finding.explanation,
                "evidence": finding.evidence,
            }
            yield _in_order(FINDING_COLUMNS, cells)


def pair_row(result: Result) -> Row:
    """The pair's one row: `status` is "checked", or "skipped" with its stage and reason.

    `worst` is the worst finding's severity; `neutral` to `critical` count findings; words are
    counted between white space, outside boilerplate.
    """
    if isinstance(result, Skipped):
        cells = {"pair_id": result.pair_id, "stage": result.stage, "reason": result.reason}
        return _in_order(PAIR_COLUMNS, {**cells, "status": "skipped"})
    verdicts = Counter(judged.verdict for judged in result.judgements)
    severities = Counter(finding.severity for finding in result.findings)
    wire, translation = result.pair.wire, result.pair.translation
    cells = {
        "pair_id": result.pair.pair_id,
        "status": "checked",
        "score": _figure("score", result.score),
        "worst": _worst(result),
        "links": str(len(result.judgements)),
        **{verdict: str(verdicts[verdict]) for verdict in VERDICTS},
        "findings": str(len(result.findings)),
        **{severity: str(severities[severity]) for severity in SEVERITIES},
        "wire_words": str(_words(wire)),
        "translation_words": str(_words(translation)),
        "wire_outlet": wire.outlet or "",
        "translation_outlet": translation.outlet or "",
        "wire_published": _instant(wire.published),
        "translation_published": _instant(translation.published),
        "notes": "; ".join(result.notes),
        "signature": result.signature,
    }
    return _in_order(PAIR_COLUMNS, cells)


TABLES: tuple[Table, ...] = (
    Table(name="claims", columns=CLAIM_COLUMNS, rows=claim_rows),
    Table(name="findings", columns=FINDING_COLUMNS, rows=finding_rows),
    Table(name="pairs", columns=PAIR_COLUMNS, rows=lambda result: (pair_row(result),)),
)


def _in_order(columns: Mapping[str, Kind], cells: Mapping[str, str]) -> Row:
    return {column: cells.get(column, "") for column in columns}


def _figure(name: str, value: float) -> str:
    return f"{rounded(name, value):.{DECIMALS[name]}f}"


def _side(side: str, claims: tuple[Claim, ...], article: Article) -> Row:
    """The columns of one side of a link; none where the side is empty."""
    if not claims:
        return {}
    around = hull(tuple(claim.extent for claim in claims))
    names = dict.fromkeys(claim.speaker.name for claim in claims if claim.speaker)
    return {
        f"{side}_text": " … ".join(claim.extent.of(article.text) for claim in claims),
        f"{side}_start": str(around.start),
        f"{side}_end": str(around.end),
        f"{side}_speaker": "; ".join(names),
    }


def _signals(signals: Signals | None) -> Row:
    if signals is None:
        return {}
    row = {name: _figure(name, getattr(signals, name)) for name in ("similarity", "chrf", "bleu")}
    if signals.pivot is None:
        return row
    pivot = signals.pivot
    return row | {
        "wire_pivot": pivot.wire,
        "translation_pivot": pivot.translation,
        "pivot_similarity": _figure("pivot_similarity", pivot.similarity),
        "wire_backtranslation": pivot.wire_backtranslation,
        "translation_backtranslation": pivot.translation_backtranslation,
    }


def _worst(checked: Checked) -> Severity:
    found = (finding.severity for finding in checked.findings)
    return max(found, key=SEVERITIES.index, default="neutral")


def _words(article: Article) -> int:
    kept, at = 0, 0
    for mark in sorted(article.boilerplate, key=lambda mark: mark.span):
        kept += len(article.text[at : mark.span.start].split())
        at = max(at, mark.span.end)
    return kept + len(article.text[at:].split())


def _instant(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
