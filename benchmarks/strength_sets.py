"""Sets labelled for how strongly something is said -> what the operators of strength tell of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import correlation, fmean

from transcheck.facts import strength
from transcheck.facts.lexicon import transparent
from transcheck.facts.strength import CERTAINTY, Strength
from transcheck.facts.wording import words
from transcheck.model import Article

Row = Mapping[str, str]

PLAIN = 4
"""The step of a statement without any operator, as on the scale of certainty."""
_BEFORE = 6
LABELS = ("same", "exaggerates", "downplays")


def insciout(data: Path) -> dict[str, float]:
    """`insciout.macro_f1` and its `.baseline`, which always says "same", 0 to 1.

    The weakest operator of a press release against that of its abstract (Wright & Augenstein 2021).
    """
    rows = list(_rows(data / "insciout" / "insciout.tsv"))
    told = [_told(_step(row["abstract_claim"]), _step(row["press_claim"])) for row in rows]
    gold = [row["label"] for row in rows]
    return {
        "insciout.macro_f1": _macro_f1(gold, told),
        "insciout.macro_f1.baseline": _macro_f1(gold, ["same"] * len(gold)),
    }


def commitmentbank(data: Path) -> dict[str, float]:
    """`commitmentbank.correlation`: Pearson's, of how far a writer commits to an embedded clause.

    Against the negations just before the clause that a verb hands on to it ("I don't think that"),
    counted as less commitment (de Marneffe et al. 2019).
    """
    rows = list(_rows(data / "commitmentbank" / "items.tsv"))
    ours = [-_negations(row["premise"], row["hypothesis"]) for row in rows]
    gold = [float(row["mean"]) for row in rows]
    return {"commitmentbank.correlation": correlation(ours, gold)}


def _negations(premise: str, clause: str) -> float:
    """How many negations before the clause reach it."""
    found = words(premise)
    stems = {word.stem for word in words(clause) if word.content}
    places = [at for at, word in enumerate(found) if word.content and word.stem in stems]
    first = places[-len(stems) :][0] if places else len(found)
    before = found[max(0, first - _BEFORE) : first]
    handed = any(word.lemma in transparent() for word in before)
    return float(handed * sum(word.entry.negator == "strong" for word in before))


def _step(text: str) -> int:
    """The step of the weakest operator of certainty in the text."""
    values = [fact.value for fact in strength.extract(Article(text=text))]
    steps = [v.step for v in values if isinstance(v, Strength) and v.scale == CERTAINTY]
    return min(steps, default=PLAIN)


def _told(abstract: int, press: int) -> str:
    if abstract == press:
        return "same"
    return "exaggerates" if press > abstract else "downplays"


def _macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    return fmean(_f1(gold, told, label) for label in LABELS)


def _f1(gold: Sequence[str], told: Sequence[str], label: str) -> float:
    both = sum(a == b == label for a, b in zip(gold, told, strict=True))
    return 2 * both / max(1, gold.count(label) + told.count(label))


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
