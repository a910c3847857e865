"""A training run's state <-> files: whole for resuming, or small weights in parts for carrying."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.translate.network import Network
from training.translate.shape import Shape

PART_BYTES = 15 << 20
"""Size of a part: some machines hand back files of at most 16 MiB."""
INDEX = "weights.json"
STEPS = 127.0
"""Of an eighth-bit weight, as CTranslate2 has them."""

Weights = Mapping[str, Tensor]


def save(path: Path, state: dict[str, Any]) -> None:
    """Write whatever torch can, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    torch.save(state, beside)
    beside.replace(path)


def load(path: Path) -> dict[str, Any]:
    """What `save` wrote, on the CPU; nothing but data is read from it."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def export(shape: Shape, weights: Weights, into: Path, *, kind: str) -> list[Path]:
    """Write the weights as "float16" or "int8" in parts below `PART_BYTES`, with an index.

    CTranslate2's int8 model made from either is the same as from these int8 weights; going on to
    train wants float16.
    """
    arrays = {
        name: array
        for key, tensor in weights.items()
        for name, array in _packed(key, tensor.float().cpu().numpy(), kind).items()
    }
    stream = io.BytesIO()
    np.savez(stream, **arrays)  # type: ignore[arg-type]
    data = stream.getvalue()
    into.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, start in enumerate(range(0, len(data), PART_BYTES)):
        paths.append(into / f"weights.{number:02}")
        paths[-1].write_bytes(data[start : start + PART_BYTES])
    index = {
        "shape": _fields(shape),
        "kind": kind,
        "parts": [path.name for path in paths],
        "sha256": sha256(data).hexdigest(),
    }
    (into / INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return [*paths, into / INDEX]


def gather(folder: Path) -> tuple[Shape, dict[str, Tensor]]:
    """Shape and float32 weights from `export`'s files; ValueError where a part is bad."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    data = b"".join((folder / name).read_bytes() for name in index["parts"])
    if sha256(data).hexdigest() != index["sha256"]:
        raise ValueError(f"{folder}: the parts are not those that {INDEX} lists")
    with np.load(io.BytesIO(data)) as arrays:
        weights = {
            name: torch.from_numpy(_unpacked(arrays, name))
            for name in arrays.files
            if not name.endswith("/scale")
        }
    return Shape(**index["shape"]), weights


def network_of(folder: Path, dtype: torch.dtype = torch.float32) -> Network:
    """The trained network in a run's folder: exported parts, the best checkpoint, or the last."""
    if (folder / INDEX).is_file():
        shape, weights = gather(folder)
    else:
        best = folder / "best.pt"
        state = load(best if best.is_file() else folder / "last.pt")
        shape, weights = Shape(**state["shape"]), state["average"]
    network = Network(shape, dtype)
    network.load_state_dict(weights)
    return network.eval()


def _packed(name: str, array: np.ndarray, kind: str) -> dict[str, np.ndarray]:
    if kind == "int8" and array.ndim == 2:
        most = np.maximum(np.abs(array).max(axis=1, keepdims=True), 1e-20)
        steps = np.rint(array * (STEPS / most)).astype(np.int8)
        return {name: steps, f"{name}/scale": (most / STEPS).astype(np.float32)}
    return {name: array.astype(np.float16 if array.ndim == 2 else np.float32)}


def _unpacked(arrays: Any, name: str) -> np.ndarray:
    array: np.ndarray = arrays[name].astype(np.float32)
    scale = f"{name}/scale"
    return array * arrays[scale] if scale in arrays.files else array


def _fields(shape: Shape) -> dict[str, Any]:
    return {name: getattr(shape, name) for name in shape.__slots__}
