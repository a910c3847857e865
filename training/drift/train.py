"""Groups of examples -> a trained cross-encoder: one run with a rate that rises and falls."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.drift.batches import UNKNOWN, Batch, batches
from training.drift.examples import Group
from training.drift.network import CrossEncoder, Output
from transcheck.drift.crossing import LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train: `steps` batches of about `pieces` word pieces, at `rate` at most.

    `ranking` and `spans` weigh the losses beside the pair's own; `fault` weighs a piece at fault
    against one that is not. Where there is a teacher, `anchor` is what its answers weigh.
    """

    steps: int = 1000
    pieces: int = 2304
    rate: float = 1e-4
    warmup: float = 0.06
    decay: float = 0.01
    ranking: float = 0.5
    spans: float = 0.7
    fault: float = 3.0
    anchor: float = 0.7
    seed: int = 1
    log_every: int = 50


def train(
    network: CrossEncoder,
    groups: Sequence[Group],
    tokenizer: Any,
    *,
    options: Options,
    log: Path,
    teacher: CrossEncoder | None = None,
) -> None:
    """Train in place; a line of the log every `log_every` steps."""
    torch.manual_seed(options.seed)
    optimiser = torch.optim.AdamW(
        [weight for weight in network.parameters() if weight.requires_grad],
        lr=options.rate,
        weight_decay=options.decay,
    )
    network.train()
    begun, losses = time.monotonic(), list[list[float]]()
    for step, batch in zip(range(options.steps), _stream(groups, tokenizer, options), strict=False):
        for part in optimiser.param_groups:
            part["lr"] = options.rate * factor(step / options.steps, options.warmup)
        targets = _targets(batch, teacher, options)
        parts = losses_of(_forward(network, batch), batch, targets, fault=options.fault)
        weighed = parts["pair"] + options.ranking * parts["rank"] + options.spans * parts["spans"]
        weighed.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append([float(value.detach()) for value in parts.values()])
        if (step + 1) % options.log_every == 0 or step + 1 == options.steps:
            means = [round(sum(column) / len(losses), 4) for column in zip(*losses, strict=True)]
            line = {"step": step + 1, "of": options.steps, **dict(zip(parts, means, strict=True))}
            line["seconds"] = round(time.monotonic() - begun)
            with log.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line) + "\n")
            losses.clear()
            torch.save(network.state_dict(), log.with_suffix(".last.pt"))


def factor(done: float, warmup: float) -> float:
    """Of the rate: up in a line, down in half a cosine (Loshchilov and Hutter 2017)."""
    if done < warmup:
        return done / warmup
    return 0.5 * (1 + math.cos(math.pi * (done - warmup) / (1 - warmup)))


def _targets(batch: Batch, teacher: CrossEncoder | None, options: Options) -> Targets:
    targets = targets_of(batch)
    if teacher is None:
        return targets
    with torch.no_grad():
        return anchored(targets, batch, _forward(teacher, batch), share=options.anchor)


def _stream(groups: Sequence[Group], tokenizer: Any, options: Options) -> Iterator[Batch]:
    random = Random(options.seed)  # noqa: S311 - chance for the order, not for secrets
    while True:
        yield from batches(groups, tokenizer, pieces=options.pieces, random=random)


def _forward(network: CrossEncoder, batch: Batch) -> Output:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output: Output = network(batch.ids, batch.sides, batch.present)
    return Output(pair=output.pair.float(), pieces=output.pieces.float())


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Probabilities: `pair` (batch, questions), NaN if not known; `pieces` (marked, labels)."""

    pair: Tensor
    pieces: Tensor


def targets_of(batch: Batch) -> Targets:
    """What the labels say."""
    marked = batch.labels[batch.labels != UNKNOWN]
    pieces = functional.one_hot(marked, len(LABELS)).float()
    return Targets(pair=batch.pair, pieces=pieces)


def anchored(targets: Targets, batch: Batch, output: Output, *, share: float) -> Targets:
    """What is not surely a difference is learned in part from a teacher's output.

    So what it knows of texts that resemble these isn't lost (Li and Hoiem 2016).
    """
    pair = output.pair.sigmoid().lerp(targets.pair, 1 - share)
    pieces = output.pieces[batch.labels != UNKNOWN].softmax(-1).lerp(targets.pieces, 1 - share)
    return Targets(
        pair=torch.where(targets.pair < 1, pair, targets.pair),
        pieces=torch.where(targets.pieces[:, :1] > 0, pieces, targets.pieces),
    )


def losses_of(output: Output, batch: Batch, targets: Targets, *, fault: float) -> dict[str, Tensor]:
    """Cross entropy of the pair's answers and of the pieces; of two tellings, which is worse.

    The worse one is to lead by a margin in whatever the other is not.
    """
    known = ~targets.pair.isnan()
    pair = functional.binary_cross_entropy_with_logits(output.pair[known], targets.pair[known])
    better, worse = batch.worse.unbind(1)
    harder = batch.pair[worse] > batch.pair[better]  # False where one is not known
    lead = (output.pair[worse] - output.pair[better])[harder]
    rank = functional.softplus(1.0 - lead).sum() / max(1, len(lead))
    weights = torch.full((output.pieces.shape[-1],), fault)
    weights[0] = 1.0
    pieces = output.pieces[batch.labels != UNKNOWN]  # there may be none: a mean is no number then
    spans = functional.cross_entropy(pieces, targets.pieces, weight=weights, reduction="sum")
    return {"pair": pair, "rank": rank, "spans": spans / (targets.pieces @ weights).sum().clamp(1)}
