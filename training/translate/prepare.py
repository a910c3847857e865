"""Corpora, grammar and test sets -> the pairs to train on and the pairs to choose checkpoints by.

Writes `data/train.tsv`, `data/report.json` and `ready/dev.tsv`, `ready/tests/*.tsv` under the work
folder. The same inputs and seed give the same bytes.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from training.translate.cleaning import letters, objection, tidy
from training.translate.corpora import (
    MIXTURE,
    OWN,
    Corpus,
    grammar,
    read_mixture,
    read_park_dev,
    read_tests,
    sides,
)
from training.translate.overlap import Seen
from training.translate.pairs import Pair, write_pairs

DEV_PAIRS = 200
"""Of each development set at most."""
DEV_ONE_IN = 40
"""Of our own pairs one in so many is held out for development, by its digest: adding pairs to the
corpus never moves one that was there from one side to the other."""
SAME_SIDE = 3
"""A sentence is met at most so often with different translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where everything comes from; `grammar` is how many pairs the news grammar gives."""

    parallel: Path
    lexicon: Path
    bench: Path | None
    grammar: int
    seed: int
    mixture: Path = MIXTURE
    share_alike: bool = True


@dataclass(slots=True)
class Filter:
    """Lets each good pair through once and counts what it refuses, by reason."""

    tests: Mapping[str, Seen]
    refused: Counter[str] = field(default_factory=Counter)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    met: Counter[str] = field(default_factory=Counter)

    def admits(self, ko: str, en: str) -> bool:
        """Whether to train on this tidy pair."""
        reason = objection(ko, en) or self._again(ko, en) or self._tested(ko, en)
        if reason:
            self.refused[reason] += 1
        return not reason

    def _again(self, ko: str, en: str) -> str:
        key = letters(ko), letters(en)
        if key in self.pairs or any(self.met[side] >= SAME_SIDE for side in key):
            return "duplicate"
        self.pairs.add(key)
        self.met.update(key)
        return ""

    def _tested(self, ko: str, en: str) -> str:
        return "test" if self.tests["ko"].meets(ko) or self.tests["en"].meets(en) else ""


def prepare(sources: Sources, work: Path) -> dict[str, dict[str, int]]:
    """Write everything; returns the counts for each corpus: kept, and refused by reason."""
    tests = read_tests(sources.bench)
    dev = development(sources.bench)
    report: dict[str, dict[str, int]] = {}
    write_pairs(work / "ready" / "dev.tsv", dev)
    for name, rows in tests.items():
        pairs = (Pair(ko=ko, en=en) for ko, en in rows)
        write_pairs(work / "ready" / "tests" / f"{name}.tsv", pairs)
    held_out = [*(row for rows in tests.values() for row in rows), *((p.ko, p.en) for p in dev)]
    write_pairs(work / "data" / "train.tsv", _training(sources, held_out, report))
    text = json.dumps(report, indent=1, ensure_ascii=False)
    (work / "data" / "report.json").write_text(text + "\n", encoding="utf-8")
    return report


def development(bench: Path | None) -> list[Pair]:
    """Some of the older news and some of our own, which are then not trained on."""
    own = sorted(
        ((tidy(ko), tidy(en)) for path in _own_news() for ko, en in _raw(path) if _is_dev(ko)),
        key=lambda row: _digest(row[0]),
    )
    park = [(tidy(ko), tidy(en)) for ko, en in read_park_dev(bench)]
    park = sorted((row for row in park if not objection(*row)), key=lambda row: _digest(row[0]))
    return [Pair(ko=ko, en=en) for ko, en in (*own[:DEV_PAIRS], *park[:DEV_PAIRS])]


def _training(
    sources: Sources, held_out: Iterable[tuple[str, str]], report: dict[str, dict[str, int]]
) -> Iterator[Pair]:
    ko, en = zip(*held_out, strict=True)
    rules = Filter({"ko": Seen(ko, "ko"), "en": Seen(en, "en")})
    folders = {"parallel": sources.parallel, "lexicon": sources.lexicon, "own": OWN}
    for corpus in read_mixture(sources.mixture):
        if sources.share_alike or not corpus.share_alike:
            raw = list(sides(corpus, folders))
            random.Random(f"{sources.seed} {corpus.name}").shuffle(raw)  # noqa: S311 - no secret
            yield from _admitted(corpus, raw, rules, report)
    if sources.grammar:
        corpus = Corpus(name="grammar", file="", licence="Apache-2.0")
        yield from _admitted(corpus, grammar(sources.grammar, seed=sources.seed), rules, report)


def _admitted(
    corpus: Corpus,
    raw: Iterable[tuple[str, str]],
    rules: Filter,
    report: dict[str, dict[str, int]],
) -> Iterator[Pair]:
    """The corpus's good pairs up to its cap; its row is added to the report."""
    rules.refused.clear()
    kept = 0
    for left, right in raw:
        if corpus.cap is not None and kept >= corpus.cap:
            break
        ko, en = tidy(left, corpus.form), tidy(right, corpus.form)
        if rules.admits(ko, en):
            kept += 1
            yield Pair(ko=ko, en=en, tag=corpus.tag, copies=corpus.copies, machine=corpus.machine)
    report[corpus.name] = {"kept": kept, **dict(sorted(rules.refused.items()))}


def _own_news() -> list[Path]:
    return sorted((OWN / "news").glob("*.tsv"))


def _raw(path: Path) -> Iterator[tuple[str, str]]:
    return sides(
        Corpus(name=path.stem, file=f"own/news/{path.name}", licence="Apache-2.0"), {"own": OWN}
    )


def _is_dev(ko: str) -> bool:
    return _digest(tidy(ko)) % DEV_ONE_IN == 0


def _digest(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8])
