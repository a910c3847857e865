"""A network and held-out groups -> how well it tells tellings that agree from those that don't."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.drift.batches import UNKNOWN, batches
from training.drift.examples import Example, Group
from training.drift.network import CrossEncoder
from transcheck.drift.crossing import QUESTIONS

ALARMS = 0.05
DIFFERS = ("lost", "unfounded")
"""The questions that a difference of any kind answers."""


@torch.no_grad()
def answers(
    network: CrossEncoder, groups: Sequence[Group], tokenizer: Any, *, asked: Sequence[str]
) -> tuple[list[Example], NDArray[np.float64], tuple[int, int, int]]:
    """The examples, their drift (the greatest logit of what is `asked`), and (hits, marked, known).

    These count word pieces: marked and at fault, marked, at fault.
    """
    network.eval()
    columns = [QUESTIONS.index(question) for question in asked]
    examples, drifts, counts = list[Example](), list[float](), np.zeros(3, dtype=int)
    for batch in batches(groups, tokenizer, pieces=8192):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            output = network(batch.ids, batch.sides, batch.present)
        drifts += output.pair[:, columns].float().amax(1).tolist()
        examples += batch.examples
        known = batch.labels != UNKNOWN
        marked, fault = output.pieces.argmax(-1)[known] > 0, batch.labels[known] > 0
        counts += [int((marked & fault).sum()), int(marked.sum()), int(fault.sum())]
    return examples, np.array(drifts), (int(counts[0]), int(counts[1]), int(counts[2]))


def measure(
    network: CrossEncoder,
    groups: Sequence[Group],
    tokenizer: Any,
    *,
    asked: Sequence[str] = DIFFERS,
) -> dict[str, float]:
    """Share of each type above the threshold that flags `ALARMS` of the others; piece F1.

    An example differs if the answer to anything `asked` is yes.
    """
    examples, drifts, (hits, marked, fault) = answers(network, groups, tokenizer, asked=asked)
    agree = np.array([not any(getattr(one, question) for question in asked) for one in examples])
    threshold = float(np.quantile(drifts[agree], 1 - ALARMS)) if agree.any() else 0.0
    by_type = defaultdict[str, list[bool]](list)
    for one, drift, fine in zip(examples, drifts, agree, strict=True):
        if not fine:
            by_type[one.type or "any"].append(bool(drift > threshold))
    figures = {name: float(np.mean(found)) for name, found in sorted(by_type.items())}
    figures["all"] = float((drifts[~agree] > threshold).mean())
    figures["accuracy"] = _ranked(examples, drifts, agree)
    figures["span_f1"] = 2 * hits / max(1, marked + fault)
    return {name: round(value, 3) for name, value in figures.items()}


def _ranked(
    examples: Sequence[Example], drifts: NDArray[np.float64], agree: NDArray[np.bool_]
) -> float:
    """How often, of two tellings beside one wire sentence, the worse one drifts more."""
    best: dict[str, float] = {}
    worse = list[tuple[str, float]]()
    for one, drift, fine in zip(examples, drifts, agree, strict=True):
        if fine:
            best[one.wire] = float(drift)
        else:
            worse.append((one.wire, float(drift)))
    found = [drift > best[wire] for wire, drift in worse if wire in best]
    return float(np.mean(found)) if found else 0.0
