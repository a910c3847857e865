"""Work on texts -> whether its processor time grows with their length, and no faster."""

from collections.abc import Callable
from time import process_time
from typing import TypeVar

LONGER = 4
GENEROUS = 10
"""Linear work takes some 4 times as long for a text of 4 times the length, quadratic work 16."""
UNNOTICED = 0.1
"""Seconds that no user waits for, and that are too few for a ratio to tell anything."""
TRIES = 3

Read = TypeVar("Read")


def grows_linearly(
    work: Callable[[Read], object],
    unit: str,
    *,
    size: int,
    prepare: Callable[[str], Read],
) -> bool:
    """Whether any of three tries with texts of `size` and 4 times `size` characters says so.

    What `prepare` makes of a text is not timed. Each text is another one, so that nothing
    remembered of an earlier one speeds it up.
    """
    work(prepare(f"{unit}x"))
    for attempt in range(1, TRIES + 1):
        short, long = (
            _seconds(work, prepare(unit * (length // len(unit)) + "x" * attempt))
            for length in (size, size * LONGER)
        )
        if long < GENEROUS * short + UNNOTICED:
            return True
    return False


def _seconds(work: Callable[[Read], object], read: Read) -> float:
    started = process_time()
    work(read)
    return process_time() - started
