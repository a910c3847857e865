"""A network -> what moves its parameters, and how fast at which share of the training.

Hidden matrices are moved by Muon (Jordan et al. 2024; its update scaled as Liu et al. 2025 do, so
that one rate serves both), embeddings and norms by AdamW.
"""

from __future__ import annotations

from typing import Any

import torch

from training.translate.network import Network

BETAS = (0.9, 0.98)


class Optimiser:
    """One or two of torch's optimisers as one."""

    def __init__(self, network: Network, *, kind: str, rate: float, decay: float) -> None:
        matrices = [
            parameter
            for name, parameter in network.named_parameters()
            if kind == "muon" and parameter.dim() == 2 and not name.startswith("embedding")
        ]
        chosen = {id(parameter) for parameter in matrices}
        others = [p for p in network.parameters() if id(p) not in chosen]
        self.rate = rate
        self.parts: list[torch.optim.Optimizer] = [
            torch.optim.AdamW(others, lr=rate, betas=BETAS, eps=1e-9, weight_decay=0, fused=True)
        ]
        if matrices:
            muon = torch.optim.Muon(
                matrices, lr=rate, weight_decay=decay, adjust_lr_fn="match_rms_adamw"
            )
            self.parts.append(muon)

    def step(self, factor: float) -> None:
        """Move by the gradients at `factor` of the full rate, and forget them."""
        for part in self.parts:
            for group in part.param_groups:
                group["lr"] = self.rate * factor
            part.step()
            part.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict[str, Any]]:
        """Of each part."""
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states: list[dict[str, Any]]) -> None:
        """As `state_dict` gave it."""
        for part, state in zip(self.parts, states, strict=True):
            part.load_state_dict(state)


def factor_at(step: int, progress: float, warmup: int) -> float:
    """Share of the full rate: up over `warmup` steps, then down in a line to nothing at the end."""
    return min(1.0, (step + 1) / warmup) * max(0.0, 1.0 - progress)
