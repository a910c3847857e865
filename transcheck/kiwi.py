"""The one door to kiwipiepy: loading its model takes seconds and some 300 MB, so it loads once."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


@cache
def kiwi() -> Kiwi:
    """The analyser, single-threaded, so that its answers come in one order.

    Without its dictionary of names of several words, which takes as long again to load.
    """
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1, load_multi_dict=False)


def signature() -> str:
    """The version whose morphemes a report's Korean comparisons rest on."""
    return f"kiwi-{version('kiwipiepy')}"
