"""Decoder output and wanted tokens -> cross-entropy with label smoothing, a few rows at a time.

The logits of a batch are its largest tensor by far. They are made, used and overwritten by their
own gradient in portions, so that memory and cache traffic stay small.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

PORTION = {"cpu": 256, "cuda": 8192}
"""Rows whose logits exist at one time."""


class _Smoothed(torch.autograd.Function):
    """Sum over the rows of (1 - e) * -log p(wanted) + e * mean over pieces of -log p(piece)."""

    @staticmethod
    def forward(
        ctx: Any, out: Tensor, weight: Tensor, wanted: Tensor, smoothing: float
    ) -> tuple[Tensor, Tensor]:
        cast = weight.to(out.dtype)
        into_out, into_weight = torch.empty_like(out), torch.zeros_like(weight)
        loss = torch.zeros((), dtype=torch.float32, device=out.device)
        plain = torch.zeros_like(loss)
        size = PORTION.get(out.device.type, 256)
        for start in range(0, len(out), size):
            part = slice(start, start + size)
            spread, likelihood, gradient = _portion(out[part] @ cast.T, wanted[part], smoothing)
            loss += (1 - smoothing) * likelihood + smoothing * spread
            plain += likelihood
            into_out[part] = gradient @ cast
            into_weight += gradient.T @ out[part]
        ctx.save_for_backward(into_out, into_weight)
        ctx.mark_non_differentiable(plain)
        return loss, plain

    @staticmethod
    def backward(ctx: Any, loss: Tensor, _: Tensor) -> tuple[Tensor, Tensor, None, None]:
        into_out, into_weight = ctx.saved_tensors
        return into_out * loss.to(into_out.dtype), into_weight * loss, None, None


def smoothed_loss(
    out: Tensor, weight: Tensor, wanted: Tensor, smoothing: float
) -> tuple[Tensor, Tensor]:
    """Sums over the rows: the loss to train on, and -log p(wanted) in nats to report.

    `out` (rows, width), `weight` (pieces, width), `wanted` (rows,).
    """
    loss, plain = _Smoothed.apply(out, weight, wanted, smoothing)
    return loss, plain


def _portion(logits: Tensor, wanted: Tensor, smoothing: float) -> tuple[Tensor, Tensor, Tensor]:
    """Both parts of the loss, and its gradient to the logits in their own type."""
    type_, pieces = logits.dtype, logits.shape[1]
    known = torch.log_softmax(logits.float(), dim=1)
    chosen = known.gather(1, wanted[:, None])
    spread, likelihood = -known.mean(dim=1).sum(), -chosen.sum()
    gradient = known.exp_().sub_(smoothing / pieces)
    gradient.scatter_add_(1, wanted[:, None], torch.full_like(chosen, smoothing - 1))
    return spread, likelihood, gradient.to(type_)
