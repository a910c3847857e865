"""What is known of a trained direction -> the model card that its package carries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.translate.corpora import Corpus

WEAKNESSES = {
    "ko_en": "subjects that Korean leaves out are guessed; names come in any of their spellings",
    "en_ko": "the ending of the plain news style is used for every text; particles after names and"
    " numbers in Latin script can be wrong",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`kept` pairs by corpus (`data/report.json`), how the run went, and `scores.json`.

    Of the run: its options and the last line of its log.
    """

    kept: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    mixture: Sequence[Corpus] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    log: Mapping[str, Any] = field(default_factory=dict)
    scores: Sequence[Mapping[str, Any]] = ()


def gather_figures(work: Path, direction: str, mixture: Sequence[Corpus]) -> Figures:
    """From what the other steps left in the work folder; what is absent stays empty."""
    log = _lines(work / direction / "log.jsonl")
    trained: dict[str, Any] = next((line for line in reversed(log) if "nats" in line), {})
    return Figures(
        kept=_json(work / "data" / "report.json", {}),
        mixture=mixture,
        options=_json(work / direction / "options.json", {}),
        log=trained,
        scores=[s for s in _json(work / "scores.json", []) if s["direction"] == direction],
    )


def card(direction: str, version: str, figures: Figures) -> str:
    """Markdown."""
    source, _, target = direction.partition("_")
    parts = (
        f"# {source} -> {target}, version {version}\n\nTranslates news sentences. A transformer"
        " for CTranslate2, int8, with a SentencePiece vocabulary for both languages.",
        "## Quality\n\n" + (_scores(figures.scores) or "Not measured."),
        "## Data\n\n" + _data(figures),
        "## Recipe\n\n`python -m training.translate` of transcheck made it, with these options"
        " (`shape` is what the preset stands for):\n\n"
        f"```json\n{json.dumps(dict(figures.options), indent=1)}\n```\n\n"
        f"Last line of its log: `{json.dumps(dict(figures.log))}`",
        "## Known weaknesses\n\nTrained on little text: rare words, names and long sentences go"
        " wrong, and what it writes must not be published unread. It is meant for comparing"
        f" sentences. In this direction {WEAKNESSES[direction]}.",
        "## Licence\n\nThe weights and this card: Apache-2.0, see LICENSE. They hold no text of the"
        " corpora above; whether a licence that asks for sharing alike reaches weights is not"
        " settled. Rows marked so can be left out with `data --no-share-alike`.",
    )
    return "\n\n".join(parts) + "\n"


def _scores(scores: Sequence[Mapping[str, Any]]) -> str:
    if not scores:
        return ""
    rows = [
        f"| {s['test']} | {s['sentences']} | {s['translator']} | {s['beam']} | {s['bleu']}"
        f" | {s['chrf2']} |"
        for s in scores
    ]
    signatures = sorted({signature for s in scores for signature in s["signatures"]})
    head = "| test | sentences | translator | beam | BLEU | chrF2 |\n|---|---|---|---|---|---|"
    return "\n".join([head, *rows, "", *(f"- `{signature}`" for signature in signatures)])


def _data(figures: Figures) -> str:
    licences = {corpus.name: corpus for corpus in figures.mixture}
    rows = []
    for name, counts in figures.kept.items():
        corpus = licences.get(name)
        licence = corpus.licence if corpus else "Apache-2.0"
        copies = corpus.copies if corpus else 1
        alike = " (share-alike)" if corpus and corpus.share_alike else ""
        if counts["kept"]:
            rows.append(f"| {name} | {counts['kept']} | {copies} | {licence}{alike} |")
    return "\n".join(["| corpus | pairs | copies | licence |", "|---|---|---|---|", *rows])


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _json(path: Path, otherwise: Any) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else otherwise
