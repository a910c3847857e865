"""PolNeAR's annotated news articles -> how well claims find content, sources and cues."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from transcheck.claims import claims
from transcheck.facts import name, title
from transcheck.model import Article, Claim, Span
from transcheck.segment import segment

PARTS = ("content", "source", "cue")


def measure(data: Path, *, split: str = "dev") -> dict[str, float]:
    """`polnear.content_f1`, `polnear.source_f1`, `polnear.cue_f1`, `polnear.cue_character_f1`.

    Each is 0 to 1, micro-averaged over all articles of `data/polnear/{split}.jsonl` (Newell,
    Margolin and Ruths 2018). That set's authors give their annotators' agreement in two ways, by
    attribution and by token, and so do these figures.

    `cue_f1` goes by attribution: an annotated cue is found if a claim's cue shares a character with
    it, and a claim's cue is right if it shares one with any annotated cue; F1 of the two shares.
    Where a cue ends is a matter of taste there ("said", "said in a statement", "put out a statement
    saying"), so that the next figure punishes what no reader of a report sees.

    The others go by character: the characters of an article that belong to any annotated content
    (source, cue), against those that belong to the content (speaker's mention, cue) of any claim
    that is neither the article's own word nor a description. Annotated marks of quotation count as
    content, although claims leave them out; a cue within a claim's content ("denied the rumour")
    counts as cue alone, as it is annotated. Raises OSError where the file is absent.
    """
    counts: Counter[tuple[str, str]] = Counter()
    with (data / "polnear" / f"{split}.jsonl").open(encoding="utf-8") as rows:
        for row in rows:
            counts.update(_counts(json.loads(row)))
    return {
        "polnear.content_f1": _f1(counts, "content"),
        "polnear.source_f1": _f1(counts, "source"),
        "polnear.cue_f1": _found_f1(counts),
        "polnear.cue_character_f1": _f1(counts, "cue"),
    }


def _counts(row: dict[str, Any]) -> Counter[tuple[str, str]]:
    article = Article(text=row["text"])
    facts = tuple(sorted((*name.extract(article), *title.extract(article)), key=lambda f: f.span))
    found = claims(article, segments=segment(article), facts=facts)
    counts: Counter[tuple[str, str]] = Counter()
    for part in PARTS:
        gold = _characters(Span(*span) for said in row["attributions"] for span in said[part])
        ours = _characters(span for claim in found for span in _spans(claim, part))
        if part == "content":
            ours -= _characters(span for claim in found for span in _spans(claim, "cue"))
        counts[part, "both"] = len(gold & ours)
        counts[part, "gold"] = len(gold)
        counts[part, "ours"] = len(ours)
    counts.update(_cues(row["attributions"], found))
    return counts


def _cues(annotated: list[dict[str, Any]], found: tuple[Claim, ...]) -> Counter[tuple[str, str]]:
    """How many cues each side has, and how many of them share a character with the other's."""
    gold = [_characters(Span(*span) for span in said["cue"]) for said in annotated if said["cue"]]
    ours = [_characters([span]) for span in {s for claim in found for s in _spans(claim, "cue")}]
    everywhere = {"gold": set().union(*gold), "ours": set().union(*ours)}
    return Counter(
        {
            ("cues", "gold"): len(gold),
            ("cues", "ours"): len(ours),
            ("cues", "gold met"): sum(bool(cue & everywhere["ours"]) for cue in gold),
            ("cues", "ours met"): sum(bool(cue & everywhere["gold"]) for cue in ours),
        }
    )


def _found_f1(counts: Counter[tuple[str, str]]) -> float:
    recall = counts["cues", "gold met"] / max(1, counts["cues", "gold"])
    precision = counts["cues", "ours met"] / max(1, counts["cues", "ours"])
    return 2 * precision * recall / max(1e-9, precision + recall)


def _spans(claim: Claim, part: str) -> Iterator[Span]:
    if claim.kind in ("own", "description"):
        return
    if part == "content":
        yield from claim.content
    elif part == "source" and claim.speaker and claim.speaker.mention:
        yield claim.speaker.mention
    elif part == "cue" and claim.cue:
        yield claim.cue.span


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _f1(counts: Counter[tuple[str, str]], part: str) -> float:
    return 2 * counts[part, "both"] / max(1, counts[part, "gold"] + counts[part, "ours"])
