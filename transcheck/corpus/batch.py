"""Requests -> results on disk: each pair as soon as it is checked, the tables when all are done.

A finished pair leaves its record; every table is made from the records. So what an interrupted run
has finished stays, and `resume` checks only what has changed or is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from transcheck.errors import InputError, UsageError
from transcheck.model import Pair, Skipped
from transcheck.pipeline import Checker
from transcheck.read import Request, read_pair
from transcheck.report import Result, Stored, load, record_path, write_pair, write_summary


def run_batch(
    requests: Sequence[Request],
    *,
    checker: Checker,
    out: Path,
    formats: Collection[str],
    resume: bool = False,
) -> Generator[Result, None, None]:
    """Results in the order they are done, each on disk before it is yielded.

    When the iterator ends or is closed, early or not, the tables of all finished pairs are
    written. Raises UsageError where `out` cannot be written.
    """
    _make(out)
    done: set[str] = set()
    try:
        for result in _results(requests, checker=checker, out=out, resume=resume):
            write_pair(result, out, formats=formats)
            done.add(pair_id(result))
            yield result
    finally:
        finished = [request.pair_id for request in requests if request.pair_id in done]
        if finished:
            write_summary(Stored(out, finished), out, formats=formats)


def _make(out: Path) -> None:
    """Finds out before the first pair, not after, that nothing can be kept."""
    try:
        (out / "pairs").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"cannot write into {out}: {error.strerror}; choose another folder"
        ) from error


def pair_id(result: Result) -> str:
    """The id of a checked or skipped pair."""
    return result.pair_id if isinstance(result, Skipped) else result.pair.pair_id


def _results(
    requests: Sequence[Request], *, checker: Checker, out: Path, resume: bool
) -> Iterator[Result]:
    """Kept results first, so that an interrupted run is soon where it was, then new ones."""
    fresh = []
    for request in requests:
        kept = _kept(request, checker, out) if resume else None
        if kept is None:
            fresh.append(request)
        else:
            yield kept
    yield from checker.check_many(fresh)


def _kept(request: Request, checker: Checker, out: Path) -> Result | None:
    """The stored result, if the pair and all that can change a figure are what they were."""
    try:
        result = load(record_path(out, request.pair_id))
        if isinstance(result, Skipped) or result.signature != checker.signature:
            return None
        return result if _contents(read_pair(request)) == _contents(result.pair) else None
    except InputError:
        return None


def _contents(pair: Pair) -> tuple[object, ...]:
    """All that a check looks at: a time of day counts in its zone, a file's place does not."""
    articles = [article for article in (pair.wire, pair.translation, pair.source) if article]
    return tuple(
        (replace(article, origin=""), article.published and article.published.isoformat())
        for article in articles
    )
