"""A gold file or a manifest -> the figures of a checker, or of a report, against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transcheck.corpus.evaluate import Answer, Figures, answers, figures
from transcheck.corpus.gold import Gold, read_gold
from transcheck.corpus.manifest import read_manifest
from transcheck.errors import InputError
from transcheck.model import Checked, Skipped
from transcheck.pipeline import Checker
from transcheck.read import Request
from transcheck.report import load, record_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures over all pairs, the answers they come from, and the pairs left out."""

    figures: Figures
    answers: tuple[Answer, ...]
    skipped: tuple[Skipped, ...]
    signature: str

    def data(self) -> dict[str, object]:
        """The figures as plain data, for JSON."""
        confusion: dict[str, dict[str, int]] = {}
        for (label, verdict), count in sorted(self.figures.confusion.items()):
            confusion.setdefault(label, {})[verdict] = count
        return {
            "pairs": self.figures.pairs,
            "rows": self.figures.rows,
            **self.figures.shares(),
            "confusion": confusion,
            "skipped": {skipped.pair_id: skipped.reason for skipped in self.skipped},
            "signature": self.signature,
        }


def evaluation(path: Path, *, checker: Checker, against: Path | None = None) -> Evaluation:
    """Check the pairs that have gold, or take their stored reports, and compare.

    `path` is a `gold.jsonl` beside `wire.txt` and `translation.txt`, or a manifest whose pairs
    have a `gold.jsonl` beside their wire. Raises InputError where gold or report is malformed.
    """
    wanted = dict(_wanted(path))
    requests = list(wanted.values())
    results = (
        checker.check_many(requests)
        if against is None
        else (_stored(against, request.pair_id) for request in requests)
    )
    scored: list[tuple[Checked, tuple[Gold, ...]]] = []
    skipped = []
    for gold_path, result in zip(wanted, results, strict=True):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            scored.append((result, read_gold(gold_path, result.pair)))
    return Evaluation(
        figures=figures(scored),
        answers=tuple(answer for checked, gold in scored for answer in answers(checked, gold)),
        skipped=tuple(skipped),
        signature=scored[0][0].signature if scored else "",
    )


def evaluation_lines(found: Evaluation) -> Iterator[str]:
    """The figures as lines of text, then every row that the report answers otherwise."""
    data = found.data()
    yield f"pairs {data['pairs']}, gold rows {data['rows']}"
    for name, share in found.figures.shares().items():
        yield f"{name:18} {share:.3f}"
    for answer in found.answers:
        if not answer.right:
            yield (
                f"  {answer.pair_id} {answer.gold.gold_id}: "
                f"gold {answer.gold.label}, report {answer.verdict}"
            )
    for skipped in found.skipped:
        yield f"skipped {skipped.pair_id}: {skipped.reason}"
    yield f"signature {found.signature}"


def _wanted(path: Path) -> Iterator[tuple[Path, Request]]:
    """Each gold file with the pair that it labels."""
    if path.name.endswith("gold.jsonl"):
        folder = path.parent
        source = folder / "source.ko.txt"
        yield (
            path,
            Request(
                pair_id=folder.resolve().name,
                wire=folder / "wire.txt",
                translation=folder / "translation.txt",
                source=source if source.exists() else None,
            ),
        )
        return
    labelled = 0
    for request in read_manifest(path):
        gold = Path(str(request.wire)).with_name("gold.jsonl")
        if gold.exists():
            labelled += 1
            yield gold, request
    if not labelled:
        raise InputError(f"{path}: no pair has a gold.jsonl beside its wire; nothing to evaluate")


def _stored(report: Path, pair_id: str) -> Checked | Skipped:
    """The stored result of a pair: by its id, or the only one there is."""
    if report.is_file():
        return load(report)
    path = record_path(report, pair_id)
    if not path.exists():
        records = sorted((report / "pairs").glob("*.json"))
        if len(records) != 1:
            raise InputError(f"{report}: holds no report of {pair_id!r}; check the pair first")
        path = records[0]
    return load(path)
