"""The two calls of the library for those who need no `Checker` of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transcheck.config import Config
from transcheck.model import Pair, Skipped
from transcheck.pipeline import Checker
from transcheck.read import Given, Request
from transcheck.report import Report


def check(
    wire: Given,
    translation: Given,
    *,
    source: Given | None = None,
    pair_id: str = "pair",
    config: Config | None = None,
) -> Report:
    """Check one pair; each article is a path, its text, or an `Article`.

    Raises InputError where an article cannot be read or checked, ModelError over a model.
    """
    request = Request(pair_id=pair_id, wire=wire, translation=translation, source=source)
    return Checker(config).check(request)


def check_many(
    requests: Iterable[Request | Pair], *, config: Config | None = None
) -> Iterator[Report | Skipped]:
    """A result for each request, in order and lazily; what cannot be checked is `Skipped`."""
    return Checker(config).check_many(requests)
