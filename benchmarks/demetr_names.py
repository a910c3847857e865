"""DEMETR and ECB+ -> how often changed names are found, and how often unchanged ones are flagged.

python benchmarks/demetr_names.py DATA
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

from transcheck.facts import name
from transcheck.facts.persons import same_person
from transcheck.model import Article, Claim, Span, Statement

_SCORE = {"agree": 1.0, "notice": 1.0, "unclear": 0.5, "differ": 0.0}


def statement(text: str) -> Statement:
    """A sentence as an article of one claim of its own, with its names."""
    article = Article(text=text)
    whole = Span(0, len(text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    return Statement(article=article, claims=(claim,), facts=name.extract(article))


def rules(one: str, other: str) -> set[str]:
    """The rules by which the names of two sentences differ."""
    found = name.compare(statement(one), statement(other))
    return {c.rule for c in found if c.type == "name" and c.outcome == "differ"}


def measure(data: Path) -> dict[str, float]:
    """Figures of the folder `data`: recall and false alarms (shares), AUC of person wording."""
    rows = _rows(data / "demetr" / "demetr.tsv")
    named = [row for row in rows if row["error_type"] == "names"]
    figures = {
        "demetr.recall.names": _share(named, "bad_mt"),
        "demetr.fa.names": _share(named, "good_mt"),
        "demetr.fa.names.all": _share(_distinct(rows), "good_mt"),
        "ecbplus.person_auc": _person_auc(data / "ecbplus" / "person_mention_pairs_dev.tsv"),
    }
    for kind in ("ne_replaced", "gender"):
        part = [row for row in named if row["perturbation"] == kind]
        figures[f"demetr.recall.names.{kind}"] = _share(part, "bad_mt")
        figures[f"demetr.fa.names.{kind}"] = _share(part, "good_mt")
    return figures


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _distinct(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return list({(row["reference"], row["good_mt"]): row for row in rows}.values())


def _share(rows: list[dict[str, str]], column: str) -> float:
    return sum(bool(rules(row["reference"], row[column])) for row in rows) / len(rows)


def _person_auc(path: Path) -> float:
    """The chance that a same-person pair scores above a pair of two persons; ties count half."""
    scores: dict[str, list[float]] = defaultdict(list)
    for row in _rows(path):
        scores[row["label"]].append(_SCORE[same_person(row["mention_1"], row["mention_2"])])
    same = scores.pop("same")
    others = [score for group in scores.values() for score in group]
    wins = sum((a > b) + (a == b) / 2 for a in same for b in others)
    return wins / (len(same) * len(others))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=2))
