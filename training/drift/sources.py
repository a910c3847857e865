"""Files of labelled sentence pairs -> groups of examples.

`contrast` is our own (`training/data/contrast`); the others are public sets in a folder given on
the command line, as tables with a header.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeAlias

from training.drift.examples import Example, Group, Mark, agreeing, differing, told
from training.perturb.engine import Contrast, Pair, contrasts, read_pairs
from training.perturb.row import Row
from training.perturb.telling import stems
from transcheck.model import Span

Nearest: TypeAlias = Callable[[Sequence[Pair]], Sequence[Sequence[int]]]
"""For each first sentence the other pairs whose second sentences are nearest to it."""

DATA = Path(__file__).parents[1] / "data"
HELD_OUT = 12
"""One of so many sentences is kept to measure on."""
PLANTED = 600
"""Errors that are planted in the pairs told twice that are kept."""
KEPT_HTER = 0.15
"""A post-edit this near to its draft (Snover et al. 2006) left its meaning alone, by and large."""
LOST_HTER = 0.6
"""And this far from it, hardly."""
REPEATED = 0.4
"""Share of the shorter passage's content words from which another repeats it."""
_MARKED = re.compile(r"\[\[(.+?)\]\]|\{\{(.+?)\}\}")
_BEFORE_MARK = re.compile(r" (?=[.,;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'m\b|'d\b)")
_AFTER_BRACKET = re.compile(r"(?<=[(\[$]) ")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


def own() -> tuple[list[Group], list[Pair]]:
    """All of our own contrasts, and the pairs told twice."""
    retold = read_pairs(sorted((DATA / "retold").glob("*.tsv")))
    return list(contrast((DATA / "contrast").glob("*.tsv"))), list(retold)


def kept_back(*, seed: int) -> Iterator[Group]:
    """Of our own text what is never trained on, with errors planted in the pairs told twice."""
    groups, retold = own()
    yield from (group for group in groups if held_out(group[0].wire))
    yield from planted(contrasts([p for p in retold if held_out(p[0])], PLANTED, seed=seed))


def held_out(text: str) -> bool:
    """Decided by the sentence's digest, so that it stays so when others are added."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD_OUT == 0


def contrast(paths: Iterable[Path]) -> Iterator[Group]:
    """`TYPE<TAB>FIRST<TAB>SECOND<TAB>ALTERED`; ValueError says where a line is no such row.

    The words at fault stand in [[ ]], once; what one side honestly tells alone in {{ }}.
    """
    for path in sorted(paths):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = line.split("\t")
            if len(cells) != 4 or line.count("[[") != 1:
                raise ValueError(f"{path}:{number}: four columns and one [[marked]] are needed")
            yield _contrast(*cells)


def _contrast(type_: str, first: str, second: str, altered: str) -> Group:
    wire, marks = unmarked(first, fault=type_, alone="omission")
    origin = "partial" if "{{" in first + second else "contrast"
    better, extras = unmarked(second, fault=type_, alone="addition")
    worse, faults = unmarked(altered, fault=type_, alone="addition")
    honest = tuple(mark for mark in marks if origin == "partial")
    return (
        told(wire, better, wire_spans=honest, translation_spans=extras, origin=origin),
        differing(
            wire, worse, type=type_, wire_spans=marks, translation_spans=faults, origin=origin
        ),
    )


def unmarked(text: str, *, fault: str, alone: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its brackets, and where the words that stood in them are."""
    plain, marks, end = "", list[Mark](), 0
    for found in _MARKED.finditer(text):
        plain += text[end : found.start()]
        type_, inner = (fault, found[1]) if found[1] else (alone, found[2])
        start = len(plain) + len(inner) - len(inner.lstrip(" ,"))
        marks.append((start, len(plain) + len(inner.rstrip()), type_))
        plain, end = plain + inner, found.end()
    return plain + text[end:], tuple(marks)


def planted(contrasts: Iterable[Contrast]) -> Iterator[Group]:
    """Each with the pair that it was made from."""
    for one in contrasts:
        yield _from_row(one.agree), _from_row(one.differ)


def _from_row(row: Row) -> Example:
    origin = f"planted.{row.rule}"
    if row.type is None:
        return agreeing(row.wire, row.translation, origin=origin)
    return differing(
        row.wire, row.translation, type=row.type, origin=origin,
        wire_spans=_mark(row.wire_span, row.type),
        translation_spans=_mark(row.translation_span, row.type),
    )  # fmt: skip


def _mark(span: Span | None, type_: str) -> tuple[Mark, ...]:
    return ((span.start, span.end, type_),) if span else ()


def inference(path: Path) -> Iterator[Group]:
    """Premise as the wire, hypothesis as the translation: what follows is founded.

    Whether the hypothesis leaves something out is not asked there, unless it contradicts.
    """
    for row in _table(path):
        label = row["label"]
        if label not in ("entailment", "neutral", "contradiction"):
            continue
        founded = label == "entailment"
        contradicts = label == "contradiction"
        yield (
            Example(
                wire=plain(row["premise"]), translation=plain(row["hypothesis"]),
                unfounded=float(not founded), lost=1.0 if contradicts else None,
                conflict=float(contradicts),
                wire_spans=() if founded and len(row["hypothesis"]) > 20 else None,
                translation_spans=() if founded else None,
                origin=path.stem,
            ),
        )  # fmt: skip


def post_edits(path: Path) -> Iterator[Group]:
    """A machine's draft with its post-edit: the more had to be rewritten, the surer they differ."""
    for row in _table(path):
        edited, draft = plain(row["post_edit"]), plain(row["mt"])
        doubt = (float(row["hter"]) - KEPT_HTER) / (LOST_HTER - KEPT_HTER)
        if not 4 <= len(edited.split()) <= 50 or edited == draft:
            continue
        if doubt <= 0:
            yield (agreeing(edited, draft, origin="post_edit"),)
        else:
            sure = min(doubt, 1.0)
            yield (
                Example(wire=edited, translation=draft, lost=sure, unfounded=sure, origin="draft"),
            )


def unrelated(
    pairs: Sequence[Pair], near: Sequence[Sequence[int]], *, seed: int
) -> Iterator[Group]:
    """Each first sentence with another pair's second: one of those `near` it, or any."""
    random = Random(seed)  # noqa: S311 - chance for examples, not for secrets
    for at, others in enumerate(near):
        first, other = pairs[at][0], random.choice([*others, random.randrange(len(pairs))])
        if other != at:
            yield (
                Example(
                    wire=first, translation=pairs[other][1], lost=1.0, unfounded=1.0, related=0.0,
                    origin="unrelated",
                ),
            )  # fmt: skip


def among_others(
    groups: Sequence[Group], near: Sequence[Sequence[int]], *, seed: int
) -> Iterator[Group]:
    """Each group with one or two further sentences around its wire sentence, as in an article.

    They are wire sentences of those `near` the group, which the translation does not tell.
    """
    random = Random(seed)  # noqa: S311 - chance for examples, not for secrets
    for group, others in zip(groups, near, strict=True):
        chosen = random.sample(list(others), min(random.choice((1, 2)), len(others)))
        told = [groups[at][0].wire for at in chosen]
        before = random.randrange(len(told) + 1)
        yield tuple(_surrounded(one, told[:before], told[before:]) for one in group)


def _surrounded(one: Example, before: Sequence[str], after: Sequence[str]) -> Example:
    lead = "".join(f"{text} " for text in before)
    tail = "".join(f" {text}" for text in after)
    end = len(lead) + len(one.wire)
    around = [(0, len(lead) - 1), (end + 1, end + len(tail))]
    marks = tuple((start, stop, "omission") for start, stop in around if start < stop)
    inside = one.wire_spans and tuple(
        (start + len(lead), stop + len(lead), type_) for start, stop, type_ in one.wire_spans
    )
    known = None if inside is None else tuple(sorted((*inside, *marks)))
    return replace(one, wire=lead + one.wire + tail, lost=1.0, wire_spans=known)


def stories(golds: Iterable[Path], near: Nearest) -> Iterator[Group]:
    """Rows of gold that link both sides are related; other rows of the same story are not.

    Whether they differ is left open: a calibration on the same gold is to judge that.
    """
    for gold in sorted(golds):
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        linked = {(row["wire"], row["translation"]) for row in rows}
        pairs = [pair for pair in sorted(linked, key=str) if all(pair)]
        apart = (
            (pair[0], pairs[other][1])
            for pair, others in zip(pairs, near(pairs), strict=True)
            for other in others
            if not any(_repeats(*sides) for sides in zip(pair, pairs[other], strict=True))
        )
        for related, found in ((1.0, pairs), (0.0, [p for p in apart if p not in linked])):
            for wire, translation in found:
                yield (
                    Example(wire=wire, translation=translation, related=related, origin="story"),
                )


def _repeats(one: str, other: str) -> bool:
    """Whether two passages of one article say much the same, as a headline and its story do."""
    ours, theirs = stems(one), stems(other)
    return len(ours & theirs) > REPEATED * min(len(ours), len(theirs))


def plain(text: str) -> str:
    """Tokenised text as people write it."""
    for token, mark in _BRACKETS.items():
        text = text.replace(token, mark)
    return _AFTER_BRACKET.sub("", _BEFORE_MARK.sub("", text)).strip()


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
