"""A small network that reads as the drift model does, and the tokenizer that both share."""

from __future__ import annotations

from types import SimpleNamespace

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.drift.network import WIDTH, CrossEncoder
from transcheck.config import shipped_models
from transcheck.drift.crossing import MOST_PIECES

TOKENIZER_FILE = shipped_models() / "all-minilm-l6-v2" / "tokenizer.json"
WORDS = 499


class ToyEncoder(nn.Module):
    """Takes and gives what a BERT does; a piece sees itself, its side and the mean of all."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = nn.Embedding(WORDS, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.layer = nn.Linear(2 * WIDTH, WIDTH)

    def forward(
        self, *, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor
    ) -> SimpleNamespace:
        present = attention_mask.unsqueeze(-1)
        states = (self.embeddings(input_ids % WORDS) + self.sides(token_type_ids)) * present
        mean = (states.sum(1, keepdim=True) / present.sum(1, keepdim=True)).expand_as(states)
        return SimpleNamespace(
            last_hidden_state=torch.tanh(self.layer(torch.cat([states, mean], -1)))
        )


def toy_network() -> CrossEncoder:
    """The same weights every time."""
    torch.manual_seed(5)
    return CrossEncoder(ToyEncoder(), dropout=0.0)


def tokenizer() -> Tokenizer:
    """The shipped one, set as the recipe sets it."""
    made = Tokenizer.from_file(str(TOKENIZER_FILE))
    made.no_padding()
    made.enable_truncation(MOST_PIECES)
    return made
