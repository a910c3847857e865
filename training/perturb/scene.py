"""What a rule is given: the sentence to change, its other telling, a source of chance, and more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from training.perturb.row import Edit
from training.perturb.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`telling` is to be changed; `elsewhere` is a sentence of another story to borrow from."""

    telling: Telling
    other: Telling
    random: Random
    elsewhere: Telling


Find: TypeAlias = Callable[[Scene], Iterable[Edit]]
"""A rule: all the edits that it can make; the caller picks one of them."""
