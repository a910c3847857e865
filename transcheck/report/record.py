"""A checked or skipped pair -> its record: a JSON object that carries all of it.

The record is the durable form of a result: one line of `report.jsonl`, one file of `pairs/`, and
enough to make every other report again (`restore.from_record` gives the value back). Its keys
stand in a fixed order and change only with `SCHEMA`:

    {"schema", "status": "checked", "pair_id", "signature", "score", "notes": [str],
     "wire": ARTICLE, "translation": ARTICLE, "source": ARTICLE | null, "links": [LINK]}
    {"schema", "status": "skipped", "pair_id", "stage", "reason"}

    ARTICLE  {"language", "outlet", "byline", "published": ISO 8601 | null, "headline": SPAN | null,
              "boilerplate": [{"span": SPAN, "kind"}], "text", "claims": [CLAIM]}
    CLAIM    {"extent": SPAN, "content": [SPAN], "kind", "place",
              "speaker": {"name", "mention": SPAN | null} | null,
              "cue": {"span": SPAN, "lemma"} | null, "text"}
    LINK     {"link_id", "wire": [claim index], "translation": [claim index], "verdict", "severity",
              "drift", "explanation", "signals": SIGNALS | null, "findings": [FINDING]}
    SIGNALS  {"similarity", "chrf", "bleu", "pivot": PIVOT | null, "reading": READING | null}
    PIVOT    {"wire", "translation", "wire_backtranslation", "translation_backtranslation",
              "similarity", "difference", "outcome", "evidence"}
    READING  {"lost", "unfounded", "conflict", "related", "wire": [SUSPECT],
              "translation": [SUSPECT]}
    SUSPECT  {"type", "span": SPAN, "probability"}
    FINDING  {"finding_id", "type", "mqm", "severity", "rule", "explanation",
              "wire": PASSAGE | null, "translation": PASSAGE | null,
              "wire_value", "translation_value", "evidence"}
    PASSAGE  {"span": SPAN, "text"}
    SPAN     [start, end]: Unicode code points of the article's text, half-open

What can be derived ("text" of claims and passages, ids, "mqm") is there for readers and is not read
back. `Article.origin` is left out: it names a place on one machine.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeAlias

from transcheck.model import (
    Article,
    Claim,
    Finding,
    Passage,
    Pivot,
    Reading,
    Signals,
    Skipped,
    Span,
    Suspect,
)
from transcheck.report.columns import rounded
from transcheck.report.rows import Numbered, Result, numbered

Record: TypeAlias = dict[str, Any]

SCHEMA = "transcheck-record/1"

_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_record(result: Result) -> Record:
    """The record of one pair; its figures are rounded as in the tables."""
    if isinstance(result, Skipped):
        return {
            "schema": SCHEMA,
            "status": "skipped",
            "pair_id": result.pair_id,
            "stage": result.stage,
            "reason": result.reason,
        }
    pair = result.pair
    return {
        "schema": SCHEMA,
        "status": "checked",
        "pair_id": pair.pair_id,
        "signature": result.signature,
        "score": rounded("score", result.score),
        "notes": list(result.notes),
        "wire": _article(pair.wire, result.wire_claims),
        "translation": _article(pair.translation, result.translation_claims),
        "source": _article(pair.source, ()) if pair.source else None,
        "links": [_link(item) for item in numbered(result)],
    }


def to_line(result: Result) -> str:
    """The record as one line of JSON with its newline.

    Lone surrogates and what some readers take for a line end are written as escapes.
    """
    text = json.dumps(to_record(result), ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _article(article: Article, claims: tuple[Claim, ...]) -> Record:
    return {
        "language": article.language,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "headline": _maybe_span(article.headline),
        "boilerplate": [
            {"span": _span(mark.span), "kind": mark.kind} for mark in article.boilerplate
        ],
        "text": article.text,
        "claims": [_claim(claim, article.text) for claim in claims],
    }


def _claim(claim: Claim, text: str) -> Record:
    speaker, cue = claim.speaker, claim.cue
    return {
        "extent": _span(claim.extent),
        "content": [_span(part) for part in claim.content],
        "kind": claim.kind,
        "place": claim.place,
        "speaker": {"name": speaker.name, "mention": _maybe_span(speaker.mention)}
        if speaker
        else None,
        "cue": {"span": _span(cue.span), "lemma": cue.lemma} if cue else None,
        "text": claim.extent.of(text),
    }


def _link(item: Numbered) -> Record:
    judged = item.judged
    return {
        "link_id": item.link_id,
        "wire": list(judged.link.wire),
        "translation": list(judged.link.translation),
        "verdict": judged.verdict,
        "severity": judged.severity,
        "drift": rounded("drift", judged.drift),
        "explanation": judged.explanation,
        "signals": _signals(judged.signals) if judged.signals else None,
        "findings": [_finding(finding_id, finding) for finding_id, finding in item.findings],
    }


def _signals(signals: Signals) -> Record:
    return {
        "similarity": rounded("similarity", signals.similarity),
        "chrf": rounded("chrf", signals.chrf),
        "bleu": rounded("bleu", signals.bleu),
        "pivot": _pivot(signals.pivot) if signals.pivot else None,
        "reading": _reading(signals.reading) if signals.reading else None,
    }


def _reading(reading: Reading) -> Record:
    return {
        "lost": reading.lost,
        "unfounded": reading.unfounded,
        "conflict": reading.conflict,
        "related": reading.related,
        "wire": [_suspect(suspect) for suspect in reading.wire],
        "translation": [_suspect(suspect) for suspect in reading.translation],
    }


def _suspect(suspect: Suspect) -> Record:
    return {
        "type": suspect.type,
        "span": _span(suspect.span),
        "probability": suspect.probability,
    }


def _pivot(pivot: Pivot) -> Record:
    return {
        "wire": pivot.wire,
        "translation": pivot.translation,
        "wire_backtranslation": pivot.wire_backtranslation,
        "translation_backtranslation": pivot.translation_backtranslation,
        "similarity": rounded("pivot_similarity", pivot.similarity),
        "difference": pivot.difference,
        "outcome": pivot.outcome,
        "evidence": pivot.evidence,
    }


def _finding(finding_id: str, finding: Finding) -> Record:
    return {
        "finding_id": finding_id,
        "type": finding.type,
        "mqm": finding.mqm,
        "severity": finding.severity,
        "rule": finding.rule,
        "explanation": finding.explanation,
        "wire": _passage(finding.wire) if finding.wire else None,
        "translation": _passage(finding.translation) if finding.translation else None,
        "wire_value": finding.wire_value,
        "translation_value": finding.translation_value,
        "evidence": finding.evidence,
    }


def _passage(passage: Passage) -> Record:
    return {"span": _span(passage.span), "text": passage.text}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _maybe_span(span: Span | None) -> list[int] | None:
    return _span(span) if span else None
