"""Two articles' claims -> whether they tell one event.

Claims of one event find their counterpart, those of another such event only the like of it.
"""

from __future__ import annotations

from transcheck.align.evidence import evidence
from transcheck.align.side import Side
from transcheck.align.weights import shipped


def common_ground(wire: Side, translation: Side) -> float:
    """Log odds that both tell one event, were as many pairs of articles to tell two.

    Rests on the mean, over the claims of both articles, of each one's best evidence; each article
    weighs the same. Raises ValueError where a side has no claim.
    """
    by_name = shipped().event
    return by_name["bias"] + by_name["likeness"] * best_likeness(wire, translation)


def best_likeness(wire: Side, translation: Side) -> float:
    """The mean of each claim's best evidence; raises ValueError where a side has no claim."""
    if not (wire.claims and translation.claims):
        raise ValueError("an article without claims tells no event")
    found = evidence(wire, translation)
    return float((found.max(axis=1).mean() + found.max(axis=0).mean()) / 2)
