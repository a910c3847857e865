"""Two sentences as one sequence of word pieces -> what differs, for the pair and for each piece.

MiniLM (Wang et al. 2020) reads both sides together, as Devlin et al. (2019) have it. The pair's
head sees the first piece's state and, of each side, the greatest value of every dimension, so
that one word at fault is not averaged away.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from transcheck.drift.crossing import LABELS, QUESTIONS

WIDTH = 384
HIDDEN = 256
FAR = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Logits: `pair` (batch, len(QUESTIONS)), `pieces` (batch, length, len(LABELS))."""

    pair: Tensor
    pieces: Tensor


class CrossEncoder(nn.Module):
    """The encoder with its two heads; the embeddings stay as they are."""

    def __init__(self, encoder: nn.Module, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        for weight in encoder.embeddings.parameters():  # type: ignore[union-attr]
            weight.requires_grad = False
        self.dropout = nn.Dropout(dropout)
        self.dense = nn.Linear(3 * WIDTH, HIDDEN)
        self.pair = nn.Linear(HIDDEN, len(QUESTIONS))
        self.pieces = nn.Linear(WIDTH, len(LABELS))

    def forward(self, ids: Tensor, sides: Tensor, present: Tensor) -> Output:
        """All of shape (batch, length): piece ids, 0 or 1 for the side, whether it is a piece."""
        states = self.encoder(
            input_ids=ids, token_type_ids=sides, attention_mask=present.long()
        ).last_hidden_state
        states = self.dropout(states.float())
        hidden = torch.tanh(self.dense(torch.cat([states[:, 0], *tops(states, sides, present)], 1)))
        return Output(pair=self.pair(self.dropout(hidden)), pieces=self.pieces(states))


def tops(states: Tensor, sides: Tensor, present: Tensor) -> list[Tensor]:
    """The greatest value of every dimension over each side's pieces, the first piece left out."""
    inside = present.clone()
    inside[:, 0] = False
    return [
        states.masked_fill(~(inside & (sides == side)).unsqueeze(-1), FAR).amax(dim=1)
        for side in (0, 1)
    ]


def pretrained(folder: Path) -> CrossEncoder:
    """The network with the public encoder's weights and new heads."""
    from transformers import BertModel

    return CrossEncoder(
        BertModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            attn_implementation="eager",  # the fused one nearly doubles a step on a processor
            hidden_dropout_prob=0.0,  # as chance is drawn by one thread, dropout halves the speed
            attention_probs_dropout_prob=0.0,
        )
    )
