"""Token ids -> logits: the encoder-decoder of Vaswani et al. (2017), normalised before each layer.

Every choice is one that CTranslate2 represents exactly, in every version that Argos Translate runs
on: sinusoidal positions, ReLU, LayerNorm, one matrix for both embeddings and the projection.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

from training.translate.layers import Cache, CrossAttention, FeedForward, LayerNorm, SelfAttention
from training.translate.shape import Shape
from training.translate.tokenizer import PAD

MOST_POSITIONS = 1024


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape)
        self.feed = FeedForward(shape)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(rows, length, width) -> the same."""
        x = x + self.dropout(self.attention(x, mask=mask, causal=False))
        return x + self.dropout(self.feed(x))


class DecoderLayer(nn.Module):
    """Self-attention, attention to the encoder's output, and feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape)
        self.cross = CrossAttention(shape)
        self.feed = FeedForward(shape)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(
        self, x: Tensor, memory: tuple[Tensor, Tensor], mask: Tensor, cache: Cache | None = None
    ) -> Tensor:
        """(rows, length, width) -> the same."""
        own = self.attention(x, mask=None, causal=cache is None, cache=cache)
        x = x + self.dropout(own)
        x = x + self.dropout(self.cross(x, memory, mask))
        return x + self.dropout(self.feed(x))


class Network(nn.Module):
    """The whole; `dtype` is what it works in, on whatever device its parameters are."""

    positions: Tensor

    def __init__(self, shape: Shape, dtype: torch.dtype = torch.float32) -> None:
        super().__init__()
        self.shape, self.dtype = shape, dtype
        self.embedding = nn.Embedding(shape.pieces, shape.width)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = LayerNorm(shape.width)
        self.dropout = nn.Dropout(shape.dropout)
        self.register_buffer("positions", sinusoids(shape.width), persistent=False)
        self._initialise()

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """(rows, length) -> the encoder's output and the mask of what is no padding in it."""
        mask = (source != PAD)[:, None, None, :]
        x = self._embed(source, 0)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x), mask

    def forward(self, source: Tensor, given: Tensor) -> Tensor:
        """The decoder's output for every step at once, (rows, length, width)."""
        encoded, mask = self.encode(source)
        x = self._embed(given, 0)
        for layer in self.decoder:
            x = layer(x, layer.cross.remember(encoded), mask)
        return self.decoder_norm(x)

    def step(
        self,
        last: Tensor,
        at: int,
        memories: list[tuple[Tensor, Tensor]],
        mask: Tensor,
        caches: list[Cache],
    ) -> Tensor:
        """Logits after the tokens `last`, (rows,), at step `at`: (rows, pieces), float32."""
        x = self._embed(last[:, None], at)
        for layer, memory, cache in zip(self.decoder, memories, caches, strict=True):
            x = layer(x, memory, mask, cache)
        out = self.decoder_norm(x)[:, 0]
        return F.linear(out, self.embedding.weight.to(out.dtype)).float()

    def _embed(self, ids: Tensor, at: int) -> Tensor:
        scale = math.sqrt(self.shape.width)
        x = self.embedding(ids) * scale + self.positions[at : at + ids.shape[1]]
        return self.dropout(x.to(self.dtype))

    def _initialise(self) -> None:
        depth = 2 * len(self.encoder) + 3 * len(self.decoder)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                nn.init.xavier_uniform_(parameter)
            if name.endswith("outward.weight"):
                parameter.data.div_(math.sqrt(depth))
        # shared with the projection: larger ones would make the untrained network repeat its input
        nn.init.normal_(self.embedding.weight, std=0.5 * self.shape.width**-0.5)


def sinusoids(width: int) -> Tensor:
    """CTranslate2's positions: they count from 1, sines first, then cosines, (positions, width)."""
    step = math.log(10000) / (width // 2 - 1)
    scales = torch.exp(torch.arange(width // 2) * -step)
    angles = torch.arange(1, MOST_POSITIONS + 1)[:, None] * scales
    return torch.cat([angles.sin(), angles.cos()], dim=1)
