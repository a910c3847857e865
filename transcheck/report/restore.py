"""A record, as JSON or as a file of it -> the checked or skipped pair that it was made from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

from transcheck.errors import InputError
from transcheck.model import (
    MQM,
    SEVERITIES,
    VERDICTS,
    Article,
    Boilerplate,
    Checked,
    Claim,
    ClaimKind,
    Cue,
    Finding,
    Judgement,
    Language,
    Link,
    Pair,
    Passage,
    Pivot,
    PivotOutcome,
    Place,
    Reading,
    Signals,
    Skipped,
    Span,
    Speaker,
    Suspect,
)
from transcheck.report.record import SCHEMA, Record
from transcheck.report.rows import Result

T = TypeVar("T")


def load(path: Path) -> Result:
    """The result that a record file holds; raises InputError where it holds none."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is no transcheck record: it is not JSON") from error
    try:
        return from_record(record)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def from_record(record: Record) -> Result:
    """The result of a record; raises InputError where the record is not of this schema."""
    try:
        if record["schema"] != SCHEMA:
            raise InputError(f"a record of {record['schema']!r}, not {SCHEMA!r}: check again")
        return _skipped(record) if record["status"] == "skipped" else _checked(record)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"no whole transcheck record ({error!r}): check again") from error


def _skipped(record: Record) -> Skipped:
    return Skipped(
        pair_id=str(record["pair_id"]), stage=str(record["stage"]), reason=str(record["reason"])
    )


def _checked(record: Record) -> Checked:
    source = record["source"]
    pair = Pair(
        pair_id=str(record["pair_id"]),
        wire=_article(record["wire"]),
        translation=_article(record["translation"]),
        source=_article(source) if source else None,
    )
    return Checked(
        pair=pair,
        wire_claims=tuple(_claim(claim) for claim in record["wire"]["claims"]),
        translation_claims=tuple(_claim(claim) for claim in record["translation"]["claims"]),
        judgements=tuple(_judgement(link, pair) for link in record["links"]),
        signature=str(record["signature"]),
        score=float(record["score"]),
        notes=tuple(str(note) for note in record["notes"]),
    )


def _article(article: Record) -> Article:
    published = article["published"]
    return Article(
        text=article["text"],
        language=_one_of(get_args(Language), article["language"]),
        outlet=article["outlet"],
        byline=article["byline"],
        headline=_maybe_span(article["headline"]),
        published=datetime.fromisoformat(published) if published else None,
        boilerplate=tuple(
            Boilerplate(span=Span(*mark["span"]), kind=mark["kind"])
            for mark in article["boilerplate"]
        ),
    )


def _claim(claim: Record) -> Claim:
    speaker, cue = claim["speaker"], claim["cue"]
    return Claim(
        extent=Span(*claim["extent"]),
        content=tuple(Span(*part) for part in claim["content"]),
        kind=_one_of(get_args(ClaimKind), claim["kind"]),
        place=_one_of(get_args(Place), claim["place"]),
        speaker=Speaker(name=speaker["name"], mention=_maybe_span(speaker["mention"]))
        if speaker
        else None,
        cue=Cue(span=Span(*cue["span"]), lemma=cue["lemma"]) if cue else None,
    )


def _judgement(link: Record, pair: Pair) -> Judgement:
    signals = link["signals"]
    return Judgement(
        link=Link(wire=tuple(link["wire"]), translation=tuple(link["translation"])),
        verdict=_one_of(VERDICTS, link["verdict"]),
        severity=_one_of(SEVERITIES, link["severity"]),
        drift=float(link["drift"]),
        explanation=link["explanation"],
        findings=tuple(_finding(finding, pair) for finding in link["findings"]),
        signals=_signals(signals) if signals else None,
    )


def _signals(signals: Record) -> Signals:
    pivot, reading = signals["pivot"], signals["reading"]
    return Signals(
        similarity=float(signals["similarity"]),
        chrf=float(signals["chrf"]),
        bleu=float(signals["bleu"]),
        pivot=_pivot(pivot) if pivot else None,
        reading=_reading(reading) if reading else None,
    )


def _reading(reading: Record) -> Reading:
    return Reading(
        lost=float(reading["lost"]),
        unfounded=float(reading["unfounded"]),
        conflict=float(reading["conflict"]),
        related=float(reading["related"]),
        wire=tuple(_suspect(suspect) for suspect in reading["wire"]),
        translation=tuple(_suspect(suspect) for suspect in reading["translation"]),
    )


def _suspect(suspect: Record) -> Suspect:
    return Suspect(
        type=_one_of(tuple(MQM), suspect["type"]),
        span=Span(*suspect["span"]),
        probability=float(suspect["probability"]),
    )


def _pivot(pivot: Record) -> Pivot:
    return Pivot(
        wire=pivot["wire"],
        translation=pivot["translation"],
        wire_backtranslation=pivot["wire_backtranslation"],
        translation_backtranslation=pivot["translation_backtranslation"],
        similarity=float(pivot["similarity"]),
        difference=float(pivot["difference"]),
        outcome=_one_of(get_args(PivotOutcome), pivot["outcome"]),
        evidence=pivot["evidence"],
    )


def _finding(finding: Record, pair: Pair) -> Finding:
    return Finding(
        type=_one_of(tuple(MQM), finding["type"]),
        severity=_one_of(SEVERITIES, finding["severity"]),
        rule=finding["rule"],
        explanation=finding["explanation"],
        wire=_passage(finding["wire"], pair.wire),
        translation=_passage(finding["translation"], pair.translation),
        wire_value=finding["wire_value"],
        translation_value=finding["translation_value"],
        evidence=finding["evidence"],
    )


def _passage(passage: Record | None, article: Article) -> Passage | None:
    return Passage(article=article, span=Span(*passage["span"])) if passage else None


def _maybe_span(span: Sequence[int] | None) -> Span | None:
    return Span(*span) if span else None


def _one_of(allowed: Sequence[T], value: Any) -> T:
    return allowed[allowed.index(value)]
