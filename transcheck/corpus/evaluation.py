"""A gold file or a manifest -> the figures of a checker, or of a report, against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from transcheck.corpus.evaluate import Answer, answers
from transcheck.corpus.figures import Figures, figures
from transcheck.corpus.gold import Gold, read_gold
from transcheck.corpus.manifest import read_manifest
from transcheck.errors import InputError
from transcheck.model import Checked, Pair, Skipped
from transcheck.pipeline import Checker
from transcheck.read import Request, read_pair
from transcheck.read.request import pair_id_of
from transcheck.report import Result, load, record_path

Labelled: TypeAlias = tuple[Path, Request]
"""A gold file and the pair that it labels."""

Scored: TypeAlias = tuple[Result, tuple[Gold, ...]]
"""A result and its pair's gold; none for a pair that was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures over all pairs, the answers they come from, and the pairs left out."""

    figures: Figures
    answers: tuple[Answer, ...]
    skipped: tuple[Skipped, ...]
    signature: str

    def data(self) -> dict[str, object]:
        """The figures as plain data, for JSON."""
        return {
            "pairs": len(self.figures.each),
            "rows": self.figures.total["rows",],
            **self.figures.shares(),
            "intervals": self.figures.intervals(),
            "confusion": self.figures.confusion,
            "skipped": {skipped.pair_id: skipped.reason for skipped in self.skipped},
            "signature": self.signature,
        }


def evaluation(
    path: Path, *, checker: Checker, against: Path | None = None, split: str | None = None
) -> Evaluation:
    """Check the pairs that have gold, or take their stored reports, and compare.

    `path` is a `gold.jsonl` beside `wire.txt` and `translation.txt`, or a manifest whose pairs
    have a `gold.jsonl` beside their wire; of a manifest `split` takes the rows with that word in
    their `split` column. `against` is a report's folder or one pair's record.
    Raises InputError where gold or report is malformed.
    """
    labelled = tuple(_labelled(path, split))
    results = _checked(labelled, checker) if against is None else _stored(labelled, against)
    scored: list[tuple[Checked, tuple[Gold, ...]]] = []
    skipped: list[Skipped] = []
    for result, gold in results:
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            scored.append((result, gold))
    return Evaluation(
        figures=figures(scored),
        answers=tuple(answer for checked, gold in scored for answer in answers(checked, gold)),
        skipped=tuple(skipped),
        signature=" ".join(dict.fromkeys(checked.signature for checked, _ in scored)),
    )


def evaluation_lines(found: Evaluation) -> Iterator[str]:
    """The figures with their intervals, the confusions, the rows answered otherwise."""
    data = found.data()
    intervals = found.figures.intervals()
    yield f"pairs {data['pairs']}, gold rows {data['rows']}"
    for name, share in found.figures.shares().items():
        low, high = intervals.get(name, (None, None))
        yield f"{name:28} {share:.3f}" + ("" if low is None else f"  [{low:.3f}, {high:.3f}]")
    for label, verdicts in found.figures.confusion.items():
        said = ", ".join(f"{verdict} {count}" for verdict, count in verdicts.items())
        yield f"gold {label}: {said}"
    for answer in found.answers:
        if not answer.right:
            yield (
                f"  {answer.pair_id} {answer.gold.gold_id}: "
                f"gold {answer.gold.label}, report {answer.verdict}"
            )
    for skipped in found.skipped:
        yield f"skipped {skipped.pair_id}: {skipped.reason}"
    yield f"signature {found.signature}"


def _labelled(path: Path, split: str | None) -> Iterator[Labelled]:
    """Each gold file with the pair that it labels."""
    if path.name.endswith("gold.jsonl"):
        yield path, _beside(path)
        return
    found = 0
    for request in read_manifest(path, split=split):
        gold = Path(str(request.wire)).with_name("gold.jsonl")
        if gold.exists():
            found += 1
            yield gold, request
    if not found:
        raise InputError(f"{path}: no pair has a gold.jsonl beside its wire; nothing to evaluate")


def _beside(gold: Path) -> Request:
    """The pair in the folder of its gold file."""
    source = gold.with_name("source.ko.txt")
    translation = gold.with_name("translation.txt")
    return Request(
        pair_id=pair_id_of(translation),
        wire=gold.with_name("wire.txt"),
        translation=translation,
        source=source if source.exists() else None,
    )


def _checked(labelled: Sequence[Labelled], checker: Checker) -> Iterator[Scored]:
    """Each pair checked now; all gold is read before the first, so that a bad row costs no time."""
    cases = [_case(gold, request) for gold, request in labelled]
    results = checker.check_many(given for given, _ in cases)
    return ((result, gold) for (_, gold), result in zip(cases, results, strict=True))


def _case(gold: Path, request: Request) -> tuple[Request | Pair, tuple[Gold, ...]]:
    """The pair with its gold; a pair that cannot be read is left to the check, which says why."""
    try:
        pair = read_pair(request)
    except InputError:
        return request, ()
    return pair, read_gold(gold, pair)


def _stored(labelled: Sequence[Labelled], report: Path) -> Iterator[Scored]:
    """Each pair as the report has it, with its gold found in the articles that were checked."""
    for gold, request in labelled:
        result = load(_record(report, request.pair_id, alone=len(labelled) == 1))
        yield result, () if isinstance(result, Skipped) else read_gold(gold, result.pair)


def _record(report: Path, pair_id: str, *, alone: bool) -> Path:
    """The pair's record: by its id or, where it `alone` is wanted, the only one there is."""
    path = record_path(report, pair_id)
    if path.exists():
        return path
    records = [report] if report.is_file() else list((report / "pairs").glob("*.json"))
    if not alone or len(records) != 1:
        raise InputError(f"{report}: holds no report of {pair_id!r}; check the pair first")
    return records[0]
