"""The project's own pairs with their Korean source -> how well segments and differences are traced.

`python -m benchmarks.source [--split dev|test] [--json]`. Links are counted by the pairs of
segments that they join. `edited` are the same articles, a third of whose segments are taken out
of either side or joined to the next, drawn by a seed: the translations follow their source nearly
sentence by sentence, which says little of an aligner. `origin` are the findings on rows of drift
whose gold note tells where it came in: the share of them that says so, and of these the share that
is right.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.corpora import MANIFEST
from transcheck.backtranslate import load_lexicon
from transcheck.config import Config
from transcheck.corpus.manifest import read_manifest
from transcheck.facts import extract
from transcheck.model import Article, Finding, Span
from transcheck.pipeline import Checker
from transcheck.ports import Lexicon
from transcheck.read import Request, read_pair
from transcheck.report import Report
from transcheck.segment import segment
from transcheck.source import Side, link_source, side
from transcheck.source.evidence import Evidence

Cells = frozenset[tuple[int, int]]
Aligner = Callable[[Side, Side], Cells]

EDITS = 5
"""Edited versions of each pair."""
TAKEN_OUT, JOINED = 0.2, 0.15
"""The chance of a segment to be taken out, and to be joined to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Two articles' sides and the pairs of segments that belong together."""

    source: Side
    translation: Side
    cells: Cells


def measure(split: str = "dev") -> dict[str, float]:
    """Precision, recall and F1 of the stage and of plain aligners, on the pairs and edited."""
    pairs = [_labelled(folder) for folder in _folders(split)]
    sets: dict[str, Sequence[Labelled]] = {
        "": pairs,
        "edited.": [_edited(p, seed) for p in pairs for seed in range(EDITS)],
    }
    links = {
        f"source.{split}.{kind}{name}.{figure}": value
        for kind, labelled in sets.items()
        for name, align in ALIGNERS.items()
        for figure, value in _shares(labelled, align).items()
    }
    return {**links, **_origins(split)}


def _folders(split: str) -> Iterator[Path]:
    with MANIFEST.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            folder = MANIFEST.parent / row["pair_id"]
            if row["split"] == split and (folder / "source_links.jsonl").exists():
                yield folder


def _labelled(folder: Path) -> Labelled:
    names = ("wire.txt", "translation.txt", "source.ko.txt")
    wire, translation, source = (folder / name for name in names)
    pair = read_pair(
        Request(pair_id=folder.name, wire=wire, translation=translation, source=source)
    )
    assert pair.source
    rows = (folder / "source_links.jsonl").read_text("utf-8").splitlines()
    return Labelled(
        source=_side(pair.source, _lexicon().korean),
        translation=_side(pair.translation, _lexicon().english),
        cells=frozenset(
            (ours, theirs)
            for link in map(json.loads, rows)
            for ours in link["source"]
            for theirs in link["translation"]
        ),
    )


def _lexicon() -> Lexicon:
    return load_lexicon(Config().lexicon)


def _side(article: Article, words: Callable[[Sequence[str]], tuple[tuple[str, ...], ...]]) -> Side:
    segments = segment(article)
    texts = [each.span.of(article.text) for each in segments]
    return side(segments, words=words(texts), facts=extract(article))


def _edited(pair: Labelled, seed: int) -> Labelled:
    chance = Random(seed)  # noqa: S311
    source, ours = _edited_side(pair.source, chance)
    translation, theirs = _edited_side(pair.translation, chance)
    cells = frozenset((ours[a], theirs[b]) for a, b in pair.cells if a in ours and b in theirs)
    return Labelled(source=source, translation=translation, cells=cells)


def _edited_side(given: Side, chance: Random) -> tuple[Side, dict[int, int]]:
    """The side with segments taken out and joined, and where each of the others went."""
    where: dict[int, int] = {}
    tokens: list[tuple[str, ...]] = []
    lengths: list[int] = []
    for at, (said, length) in enumerate(zip(given.tokens, given.lengths, strict=True)):
        if chance.random() < TAKEN_OUT:
            continue
        if tokens and chance.random() < JOINED:
            tokens[-1] = tuple(dict.fromkeys([*tokens[-1], *said]))[:48]
            lengths[-1] += length + 1
        else:
            tokens.append(said)
            lengths.append(length)
        where[at] = len(tokens) - 1
    return Side(tokens=tuple(tokens), lengths=tuple(lengths)), where


def _linked(source: Side, translation: Side) -> Cells:
    links = link_source(source, translation, lexicon=_lexicon())
    return frozenset((a, b) for link in links for a in link.source for b in link.translation)


def _by_length(source: Side, translation: Side) -> Cells:
    """The same programme over lengths alone, as Gale and Church have it."""
    bare = [
        Side(tokens=((),) * len(each.lengths), lengths=each.lengths)
        for each in (source, translation)
    ]
    return _linked(*bare)


def _greedy(source: Side, translation: Side) -> Cells:
    """Each English segment with the Korean one that shares most tokens with it, if two or more."""
    evidence = Evidence(source, translation, _lexicon())
    shared = np.array(
        [
            (evidence.row(at, 0, len(translation.lengths))[1] > 0).sum(axis=1)
            for at in range(len(source.lengths))
        ]
    )
    best = shared.argmax(axis=0)
    return frozenset((int(best[at]), at) for at in range(len(best)) if shared[best[at], at] > 1)


ALIGNERS: dict[str, Aligner] = {"link": _linked, "length": _by_length, "greedy": _greedy}


def _shares(pairs: Sequence[Labelled], align: Aligner) -> dict[str, float]:
    made = [align(pair.source, pair.translation) for pair in pairs]
    right = sum(len(cells & pair.cells) for cells, pair in zip(made, pairs, strict=True))
    precision = right / max(1, sum(map(len, made)))
    recall = right / max(1, sum(len(pair.cells) for pair in pairs))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def _origins(split: str) -> dict[str, float]:
    checker = Checker(Config(backtranslate=False, titles=MANIFEST.with_name("titles.csv")))
    found = [
        (_told(note), _said(finding))
        for request in read_manifest(MANIFEST, split=split)
        for note, finding in _on_gold(checker.check(request))
    ]
    known = [(told, said) for told, said in found if told]
    spoken = [(told, said) for told, said in known if said]
    return {
        f"source.{split}.origin.findings": len(known),
        f"source.{split}.origin.said": len(spoken) / max(1, len(known)),
        f"source.{split}.origin.right": sum(a == b for a, b in spoken) / max(1, len(spoken)),
    }


def _on_gold(report: Report) -> Iterator[tuple[str, Finding]]:
    """The findings that weigh and their row's note, where both articles and the type agree."""
    rows = (MANIFEST.parent / report.pair.pair_id / "gold.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, rows):
        if row["label"] not in ("drift", "contradicted"):
            continue
        gold = (
            _place(report.pair.wire, row["wire"]),
            _place(report.pair.translation, row["translation"]),
        )
        for finding, places in _placed(report):
            same = all(any(gold[n].overlaps(span) for span in places[n]) for n in (0, 1))
            if same and finding.type in row["types"] and finding.severity != "neutral":
                yield row["note"] or "", finding


def _placed(report: Report) -> Iterator[tuple[Finding, tuple[list[Span], list[Span]]]]:
    """The findings of two-sided links with where they stand: their claims where no words do."""
    for judged in report.judgements:
        if judged.link.wire and judged.link.translation:
            ours = [report.wire_claims[at].extent for at in judged.link.wire]
            theirs = [report.translation_claims[at].extent for at in judged.link.translation]
            for finding in judged.findings:
                wire, translation = finding.wire, finding.translation
                yield (
                    finding,
                    ([wire.span] if wire else ours, [translation.span] if translation else theirs),
                )


def _place(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def _told(note: str) -> str:
    if "already" in note:
        return "korean"
    return "translation" if re.search("translator|the Korean (?:has|names)", note) else ""


def _said(finding: Finding) -> str:
    if "source already has" in finding.evidence:
        return "korean"
    return "translation" if "came in with translation" in finding.evidence else ""


def main(arguments: list[str] | None = None) -> int:
    """Print a table, or with --json one flat object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures = {name: round(value, 4) for name, value in measure(options.split).items()}
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:40} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
