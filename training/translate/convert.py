"""A trained network and its vocabulary -> CTranslate2's model folder, int8 or float32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from training.translate.layers import EPSILON, CrossAttention, FeedForward, SelfAttention
from training.translate.network import DecoderLayer, EncoderLayer, Network
from training.translate.tokenizer import load


def convert(network: Network, vocabulary: Path, folder: Path, *, quantization: str) -> None:
    """Write `model.bin`, `config.json` and the shared vocabulary; `folder` is made.

    `quantization` is CTranslate2's name: "int8", "float32". Sources get their </s> from the model,
    as Argos Translate gives none.
    """
    from ctranslate2.specs import Activation, TransformerSpec

    shape = network.shape
    layers = shape.encoder_layers, shape.decoder_layers
    spec = TransformerSpec.from_config(
        layers, shape.heads, pre_norm=True, activation=Activation.RELU
    )
    _encoder(spec.encoder, network)
    _decoder(spec.decoder, network)
    pieces = pieces_of(vocabulary, shape.pieces)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.layer_norm_epsilon = EPSILON
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def pieces_of(vocabulary: Path, count: int) -> list[str]:
    """The pieces by their ids, filled up to the network's `count` with names that no text has."""
    processor = load(vocabulary)
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [*pieces, *(f"<unused{number}>" for number in range(count - len(pieces)))]


def _encoder(spec: Any, network: Network) -> None:
    spec.embeddings[0].weight = _array(network.embedding)
    _norm(spec.layer_norm, network.encoder_norm)
    for layer_spec, layer in zip(spec.layer, network.encoder, strict=True):
        assert isinstance(layer, EncoderLayer)
        _self_attention(layer_spec.self_attention, layer.attention)
        _feed(layer_spec.ffn, layer.feed)


def _decoder(spec: Any, network: Network) -> None:
    spec.embeddings.weight = _array(network.embedding)
    spec.projection.weight = _array(network.embedding)
    _norm(spec.layer_norm, network.decoder_norm)
    for layer_spec, layer in zip(spec.layer, network.decoder, strict=True):
        assert isinstance(layer, DecoderLayer)
        _self_attention(layer_spec.self_attention, layer.attention)
        _cross_attention(layer_spec.attention, layer.cross)
        _feed(layer_spec.ffn, layer.feed)


def _self_attention(spec: Any, attention: SelfAttention) -> None:
    _norm(spec.layer_norm, attention.norm)
    spec.linear[0].weight = _array(attention.inward)
    spec.linear[1].weight = _array(attention.outward)


def _cross_attention(spec: Any, attention: CrossAttention) -> None:
    _norm(spec.layer_norm, attention.norm)
    spec.linear[0].weight = _array(attention.query)
    spec.linear[1].weight = _array(attention.memory)
    spec.linear[2].weight = _array(attention.outward)


def _feed(spec: Any, feed: FeedForward) -> None:
    _norm(spec.layer_norm, feed.norm)
    spec.linear_0.weight = _array(feed.inward)
    spec.linear_1.weight = _array(feed.outward)


def _norm(spec: Any, norm: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = _numpy(norm.weight), _numpy(norm.bias)


def _array(layer: nn.Linear | nn.Embedding) -> NDArray[np.float32]:
    return _numpy(layer.weight)


def _numpy(parameter: Tensor) -> NDArray[np.float32]:
    # a copy each time: quantising works in place
    return np.array(parameter.detach().float().cpu().numpy(), dtype=np.float32)
