"""How large a network is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of a network; `dropout` is a probability."""

    pieces: int
    width: int
    heads: int
    hidden: int
    encoder_layers: int
    decoder_layers: int
    dropout: float = 0.0


PRESETS = {
    "tiny": {"width": 64, "heads": 2, "hidden": 128, "encoder_layers": 2, "decoder_layers": 1},
    "mini": {"width": 256, "heads": 4, "hidden": 1024, "encoder_layers": 3, "decoder_layers": 1},
    "small": {"width": 256, "heads": 4, "hidden": 1024, "encoder_layers": 6, "decoder_layers": 2},
    "full": {"width": 384, "heads": 6, "hidden": 1536, "encoder_layers": 10, "decoder_layers": 2},
}
"""Without pieces and dropout. `full` fills 32 MB as int8; the others are made for processors."""
