"""Sentences of one language and a trained network -> more pairs, whose other side it wrote.

For the direction into the sentences' language this is back-translation (Sennrich et al. 2016),
tagged as such (Caswell et al. 2019); for the other one it is distillation, which a run takes in
with `--forward`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from training.translate.cleaning import objection, tidy
from training.translate.pairs import Pair, read_pairs, write_pairs
from training.translate.translators import Translator

OTHER = {"ko": "en", "en": "ko"}
PORTION = 2000
MOST_REPEATED = 4
"""A word that comes back right after itself so often is a network that has lost its way."""


def extend(
    work: Path,
    language: str,
    translator: Translator,
    *,
    texts: Sequence[Path] = (),
    most: int,
    beam: int,
) -> tuple[Path, int]:
    """Translate at most `most` sentences and write `data/extra-LANGUAGE.tsv`; and how many stayed.

    The translator goes from `language` into the other one. `texts` are files with a sentence a
    line; where there are none, the news in `data/train.tsv` is taken, and what a machine
    translated there before.
    """
    lines = _lines(texts) if texts else _own(work, language)
    path = work / "data" / f"extra-{language}.tsv"
    pairs = _pairs(translator, language, islice(lines, most), beam)
    return path, write_pairs(path, pairs)


def _lines(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from filter(None, map(tidy, lines))


def _own(work: Path, language: str) -> Iterator[str]:
    for pair in read_pairs(work / "data" / "train.tsv"):
        if pair.machine == OTHER[language] or (not pair.tag and not pair.machine):
            yield getattr(pair, language)


def _pairs(
    translator: Translator, language: str, lines: Iterator[str], beam: int
) -> Iterator[Pair]:
    while texts := list(islice(lines, PORTION)):
        for text, made in zip(texts, translator.translate(texts, beam=beam), strict=True):
            sides = {language: text, OTHER[language]: tidy(made)}
            if not objection(sides["ko"], sides["en"]) and not repeats(made):
                yield Pair(ko=sides["ko"], en=sides["en"], machine=OTHER[language])


def repeats(text: str) -> bool:
    """Whether a word stands `MOST_REPEATED` times in a row."""
    words = text.split()
    runs = zip(*(words[at:] for at in range(MOST_REPEATED)), strict=False)
    return any(len(set(run)) == 1 for run in runs)
