"""A small language of our own sentences, and a work folder that has gone through every step of it.

The sentences are built from a word table so that a tiny network can learn some of it in seconds.
"""

from __future__ import annotations

import itertools
import random
from pathlib import Path

WHO = {"장관은": "The minister", "총리는": "The premier", "대변인은": "The spokesman"}
WHERE = {"서울에서": "in Seoul", "도쿄에서": "in Tokyo", "런던에서": "in London"}
WHAT = {
    "협정에 서명했다": "signed the accord",
    "회담을 미뤘다": "put off the talks",
    "예산을 늘렸다": "raised the budget",
    "공장을 둘러봤다": "toured the plant",
}
TESTED = [
    ("환경 당국은 강물의 수질을 다시 조사했다.", "The environment office tested the river again."),
    ("시민 수백 명이 광장에 모여 촛불을 들었다.", "Hundreds held candles in the square."),
]
CHOSEN_BY = [
    ("법원은 상인들의 청구를 기각했다.", "The court dismissed the merchants' claim."),
    ("태풍이 섬을 지나 북쪽으로 올라갔다.", "The typhoon passed the island and went north."),
]
MIXTURE = """
[[corpus]]
name = "talks"
file = "parallel/talks.tsv"
licence = "CC BY-SA 4.0"

[[corpus]]
name = "notes"
file = "parallel/notes.tsv"
licence = "MIT"
tag = "docs"
cap = 20

[[corpus]]
name = "rendered"
file = "parallel/rendered.tsv"
licence = "MIT"
machine = "ko"
"""


def sentences() -> list[tuple[str, str]]:
    """All pairs of the language: who, where, how many times, what."""
    made = [
        (
            f"{who} {where} {number}번째로 {what}.",
            f"{WHO[who]} {WHAT[what]} for the {number}th time {WHERE[where]}.",
        )
        for who, where, what in itertools.product(WHO, WHERE, WHAT)
        for number in range(4, 14)
    ]
    random.Random(7).shuffle(made)  # noqa: S311 - no secret
    return made


def write_corpus(root: Path) -> Path:
    """Folders `parallel`, `lexicon` and `bench`, and `mixture.toml`, below `root`."""
    made = sentences()
    rows = {
        "parallel/talks.tsv": [*made[:260], *TESTED],
        "parallel/notes.tsv": [(f"메모: {ko}", f"Note: {en}") for ko, en in made[260:300]],
        "parallel/rendered.tsv": [(f"어제 {ko}", f"Yesterday: {en}") for ko, en in made[300:320]],
        "bench/translation/ntrex128.eng-kor.tsv": TESTED,
        "bench/translation/korean-english-park.dev.tsv": CHOSEN_BY,
        "lexicon/empty.tsv": [],
    }
    for name, pairs in rows.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{ko}\t{en}\n" for ko, en in pairs), encoding="utf-8")
    (root / "mixture.toml").write_text(MIXTURE, encoding="utf-8")
    return root


def arguments(root: Path, out: Path) -> list[str]:
    """Of the steps that read the corpus."""
    named = {name: root / name for name in ("parallel", "lexicon", "bench")}
    given = [part for name, path in named.items() for part in (f"--{name}", str(path))]
    return [*given, "--mixture", str(root / "mixture.toml"), "--grammar", "0", "--out", str(out)]
