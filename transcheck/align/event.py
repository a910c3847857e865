"""Two articles' claims -> whether they tell one event.

Claims of one event find their counterpart, those of another such event only the like of it.
"""

from __future__ import annotations

from transcheck.align.evidence import evidence
from transcheck.align.side import Side


def common_ground(wire: Side, translation: Side) -> float:
    """The mean, over the claims of both articles, of each one's best evidence (log odds).

    Each article weighs the same. Raises ValueError where a side has no claim.
    """
    if not (wire.claims and translation.claims):
        raise ValueError("an article without claims tells no event")
    found = evidence(wire, translation)
    return float((found.max(axis=1).mean() + found.max(axis=0).mean()) / 2)
