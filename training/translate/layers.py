"""The network's layers: attention and feed-forward, each with its normalisation before it.

Linear layers have no bias. Parameters are float32; work is done in the type of what comes in.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

from training.translate.shape import Shape

EPSILON = 1e-5


class Linear(nn.Linear):
    """Without bias, and in the type of what comes in."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__(width, out, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """(..., width) -> (..., out)."""
        return F.linear(x, self.weight.to(x.dtype))


class LayerNorm(nn.LayerNorm):
    """In the type of what comes in; torch sums up in float32 within."""

    def __init__(self, width: int) -> None:
        super().__init__(width, eps=EPSILON)

    def forward(self, x: Tensor) -> Tensor:
        """(..., width) -> the same."""
        weight, bias = self.weight.to(x.dtype), self.bias.to(x.dtype)
        return F.layer_norm(x, self.normalized_shape, weight, bias, self.eps)


class Cache:
    """Keys and values of the steps decoded so far in one layer, (rows, heads, steps, size)."""

    def __init__(self) -> None:
        self.keys: Tensor | None = None
        self.values: Tensor | None = None

    def append(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """All keys and values with the new ones at the end."""
        if self.keys is not None and self.values is not None:
            keys = torch.cat([self.keys, keys], dim=2)
            values = torch.cat([self.values, values], dim=2)
        self.keys, self.values = keys, values
        return keys, values

    def choose(self, rows: Tensor) -> None:
        """Go on with these rows alone."""
        if self.keys is not None and self.values is not None:
            self.keys, self.values = self.keys[rows], self.values[rows]


class SelfAttention(nn.Module):
    """Over all positions, or with `causal` or a cache over the earlier ones."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = LayerNorm(shape.width)
        self.inward = Linear(shape.width, 3 * shape.width)
        self.outward = Linear(shape.width, shape.width)

    def forward(
        self, x: Tensor, *, mask: Tensor | None, causal: bool, cache: Cache | None = None
    ) -> Tensor:
        """What the layer adds to `x`, (rows, length, width)."""
        queries, keys, values = split(self.inward(self.norm(x)), 3, self.heads)
        if cache is not None:
            keys, values = cache.append(keys, values)
        return self.outward(joined(attend(queries, keys, values, mask=mask, causal=causal)))


class CrossAttention(nn.Module):
    """From the decoder to the encoder's output."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = LayerNorm(shape.width)
        self.query = Linear(shape.width, shape.width)
        self.memory = Linear(shape.width, 2 * shape.width)
        self.outward = Linear(shape.width, shape.width)

    def remember(self, encoded: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of the encoder's output."""
        keys, values = split(self.memory(encoded), 2, self.heads)
        return keys, values

    def forward(self, x: Tensor, memory: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """What the layer adds to `x`, (rows, length, width)."""
        (queries,) = split(self.query(self.norm(x)), 1, self.heads)
        return self.outward(joined(attend(queries, *memory, mask=mask, causal=False)))


class FeedForward(nn.Module):
    """Two linear layers with a ReLU between them."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = LayerNorm(shape.width)
        self.inward = Linear(shape.width, shape.hidden)
        self.outward = Linear(shape.hidden, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        """What the layer adds to `x`, (rows, length, width)."""
        return self.outward(F.relu(self.inward(self.norm(x))))


def attend(
    queries: Tensor, keys: Tensor, values: Tensor, *, mask: Tensor | None, causal: bool
) -> Tensor:
    """Attention scaled by the size; all are (rows, heads, length, size), True in `mask` is seen.

    Written out where there is no GPU: torch's fused kernel is five times slower there when it goes
    backward in bfloat16.
    """
    if queries.is_cuda:
        return F.scaled_dot_product_attention(
            queries, keys, values, attn_mask=mask, is_causal=causal
        )
    if causal:
        size = queries.shape[2], keys.shape[2]
        mask = torch.ones(size, dtype=torch.bool, device=queries.device).tril()
    scores = (queries * queries.shape[-1] ** -0.5) @ keys.transpose(-1, -2)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ values


def split(x: Tensor, parts: int, heads: int) -> tuple[Tensor, ...]:
    """(rows, length, parts x width) -> so many of (rows, heads, length, size)."""
    rows, length, _ = x.shape
    return x.view(rows, length, parts, heads, -1).permute(2, 0, 3, 1, 4).unbind()


def joined(x: Tensor) -> Tensor:
    """(rows, heads, length, size) -> (rows, length, width)."""
    return x.transpose(1, 2).flatten(2)
