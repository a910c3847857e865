"""A trained network and source ids -> target ids, by beam search in batches on any device."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.translate.layers import Cache
from training.translate.network import Network
from training.translate.tokenizer import END, PAD, START

LENGTH_PENALTY = 0.2
"""As Argos Translate has it: a score is the sum of log probabilities by length ** this."""
MOST_STEPS = 200
BATCH_TOKENS = {"cpu": 2048, "cuda": 32768}


@dataclass(slots=True, kw_only=True)
class _Beams:
    """`tokens` (rows, beam, steps), `scores` (rows, beam), `done` and `lengths` likewise."""

    tokens: Tensor
    scores: Tensor
    done: Tensor
    lengths: Tensor


def decode(network: Network, sources: Sequence[Sequence[int]], *, beam: int) -> list[list[int]]:
    """The best rendering of each source, without <s> and </s>; sources end in </s>."""
    device = next(network.parameters()).device
    made: dict[int, list[int]] = {}
    with torch.inference_mode():
        for numbers in _groups(sources, BATCH_TOKENS.get(device.type, 2048) // beam):
            rows = _rectangle([sources[number] for number in numbers]).to(device)
            made.update(zip(numbers, _search(network, rows, beam), strict=True))
    return [made[number] for number in range(len(sources))]


def _groups(sources: Sequence[Sequence[int]], size: int) -> Iterator[list[int]]:
    """Numbers of sources of like lengths, longest first, about `size` tokens at a time."""
    ordered = sorted(range(len(sources)), key=lambda number: -len(sources[number]))
    while ordered:
        count = max(1, size // max(1, len(sources[ordered[0]])))
        yield ordered[:count]
        ordered = ordered[count:]


def _rectangle(rows: Sequence[Sequence[int]]) -> Tensor:
    made = torch.full((len(rows), max(map(len, rows))), PAD)
    for at, row in enumerate(rows):
        made[at, : len(row)] = torch.tensor(row)
    return made


def _search(network: Network, source: Tensor, beam: int) -> list[list[int]]:
    encoded, mask = network.encode(source)
    encoded, mask = encoded.repeat_interleave(beam, 0), mask.repeat_interleave(beam, 0)
    memories = [layer.cross.remember(encoded) for layer in network.decoder]
    caches = [Cache() for _ in memories]
    beams = _start(source, beam)
    for at in range(MOST_STEPS):
        last = beams.tokens[:, :, -1].flatten()
        logits = network.step(last, at, memories, mask, caches)
        rows = _grow(beams, torch.log_softmax(logits, dim=-1))
        if bool(beams.done.all()):
            break
        for cache in caches:
            cache.choose(rows)
    return _best(beams)


def _start(source: Tensor, beam: int) -> _Beams:
    rows, device = len(source), source.device
    scores = torch.full((rows, beam), float("-inf"), device=device)
    scores[:, 0] = 0
    return _Beams(
        tokens=torch.full((rows, beam, 1), START, device=device),
        scores=scores,
        done=torch.zeros((rows, beam), dtype=torch.bool, device=device),
        lengths=torch.zeros((rows, beam), device=device),
    )


def _grow(beams: _Beams, found: Tensor) -> Tensor:
    """Each row goes on with its best candidates; returns the rows of the caches that they use.

    A finished candidate stays as it is and competes with the others by its score.
    """
    rows, beam = beams.scores.shape
    found = found.view(rows, beam, -1)
    found[:, :, [PAD, START]] = float("-inf")
    found[beams.done] = float("-inf")
    found[..., PAD][beams.done] = 0
    scores, flat = (beams.scores[:, :, None] + found).flatten(1).topk(beam)
    parent, token = flat // found.shape[2], flat % found.shape[2]
    kept = beams.tokens.gather(1, parent[:, :, None].expand(-1, -1, beams.tokens.shape[2]))
    beams.tokens = torch.cat([kept, token[:, :, None]], dim=2)
    was_done = beams.done.gather(1, parent)
    beams.lengths = beams.lengths.gather(1, parent) + ~was_done
    beams.scores, beams.done = scores, was_done | (token == END)
    return (parent + torch.arange(rows, device=parent.device)[:, None] * beam).flatten()


def _best(beams: _Beams) -> list[list[int]]:
    rated = beams.scores / beams.lengths.clamp(min=1) ** LENGTH_PENALTY
    rows = torch.arange(len(rated), device=rated.device)
    chosen = beams.tokens[rows, rated.argmax(dim=1), 1:].tolist()
    return [[token for token in row if token not in (END, PAD)] for row in chosen]
