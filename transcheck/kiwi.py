"""The one door to kiwipiepy: loading its model takes seconds and some 500 MB, so it loads once."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


@cache
def kiwi() -> Kiwi:
    """The analyser, single-threaded, so that its answers come in one order."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1)


def signature() -> str:
    """The version whose morphemes a report's Korean comparisons rest on."""
    return f"kiwi-{version('kiwipiepy')}"
