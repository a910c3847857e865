"""Options and `ready/` -> a training run: its parts, one step, its state to leave and resume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.translate.batches import Batch, Batches, Place
from training.translate.checkpoints import gather, load, save
from training.translate.evaluate import DIRECTIONS, Development
from training.translate.loss import smoothed_loss
from training.translate.network import Network
from training.translate.optimiser import Optimiser, factor_at
from training.translate.shape import PRESETS, Shape
from training.translate.tokenizer import PAD
from training.translate.tokenizer import load as load_vocabulary
from training.translate.tokens import read_tokens

AVERAGE = 0.999
"""How much of the averaged weights stays at a step, once there are many steps."""
MOST_NORM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train; all of it is kept with the run, and a resumed run has what it began with.

    `tokens` counts the longer side of a batch with its padding, `gather` batches make a step.
    `focus` is the share at the end in which only news is left. `checks` is how often, in all, the
    development set is translated; 0 is never.
    """

    direction: str
    preset: str = "small"
    steps: int = 100_000
    minutes: float = 0.0
    tokens: int = 4096
    gather: int = 1
    rate: float = 2e-3
    warmup: int = 200
    decay: float = 0.01
    dropout: float = 0.0
    smoothing: float = 0.1
    optimiser: str = "muon"
    focus: float = 0.15
    checks: int = 8
    seed: int = 1
    forward: bool = False
    tagged: bool = True
    dtype: str = "bfloat16"
    compiled: bool = False


class Run:
    """A training run's moving parts, made anew or as they were left."""

    def __init__(
        self, work: Path, options: Options, *, device: str, start: Path | None = None
    ) -> None:
        self.folder, self.device = work / options.direction, device
        left = load(self.folder / "last.pt") if (self.folder / "last.pt").is_file() else None
        self.options = Options(**left["options"]) if left else options
        options = self.options
        vocabulary = work / "ready" / "sentencepiece.model"
        pieces = -(-load_vocabulary(vocabulary).get_piece_size() // 8) * 8
        torch.manual_seed(options.seed)
        self.shape = Shape(pieces=pieces, dropout=options.dropout, **PRESETS[options.preset])
        network = Network(self.shape, getattr(torch, options.dtype))
        if start is not None and left is None:
            network.load_state_dict(gather(start)[1])
        self.network = network.to(device)
        self.forward = torch.compile(network, dynamic=True) if options.compiled else network
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.optimiser = Optimiser(
            self.network, kind=options.optimiser, rate=options.rate, decay=options.decay
        )
        self.place, self.step, self.elapsed, self.best = Place(), 0, 0.0, -1.0
        self.checked, self.batches = 0, _batches(work, options)
        self.development = Development(work, options.direction)
        if left:
            self._take_up(left)

    @property
    def progress(self) -> float:
        """0 at the beginning, 1 at the end."""
        timed = self.elapsed / (60 * self.options.minutes) if self.options.minutes else 0.0
        return min(1.0, max(self.step / self.options.steps, timed))

    def stream(self) -> Iterator[Batch]:
        """Batches from where the run stands; in its last share only those of news."""
        batches = self.batches.from_place(self.place)
        while True:
            if not self.place.focus and self.progress >= 1 - self.options.focus:
                self.place = Place(focus=True)
                batches = self.batches.from_place(self.place)
            yield next(batches)

    def move(self, stream: Iterator[Batch]) -> tuple[Tensor, int]:
        """One step; returns the sum of -log p over its target tokens, and their number."""
        batches = [next(stream) for _ in range(self.options.gather)]
        count = sum(int((batch.wanted != PAD).sum()) for batch in batches)
        total = torch.zeros((), device=self.device)
        for batch in batches:
            loss, plain = self._loss(batch)
            (loss / count).backward()
            total += plain
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), MOST_NORM)
        self.optimiser.step(factor_at(self.step, self.progress, self.options.warmup))
        self._average()
        self.step += 1
        return total, count

    def save(self, name: str) -> None:
        """All that `_take_up` needs."""
        state = {
            "options": asdict(self.options),
            "shape": asdict(self.shape),
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "place": asdict(self.place),
            "random": torch.get_rng_state(),
            "numbers": {
                "step": self.step,
                "elapsed": self.elapsed,
                "best": self.best,
                "checked": self.checked,
            },
        }
        save(self.folder / name, state)

    def check(self) -> float:
        """chrF2 of the averaged weights on the development set; the best are kept."""
        self.checked += 1
        score = self.development.chrf2(self._averaged())
        if score > self.best:
            self.best = score
            save(self.folder / "best.pt", {"shape": asdict(self.shape), "average": self.average})
        return score

    def _loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        wanted = batch.wanted.flatten()
        kept = torch.nonzero(wanted != PAD)[:, 0]
        out = self.forward(self._sent(batch.source), self._sent(batch.given))
        out = out.flatten(0, 1).index_select(0, self._sent(kept))
        weight, chosen = self.network.embedding.weight, self._sent(wanted[kept])
        return smoothed_loss(out, weight, chosen, self.options.smoothing)

    def _sent(self, tensor: Tensor) -> Tensor:
        """To the device, without waiting for what it is at."""
        if self.device == "cpu":
            return tensor
        return tensor.pin_memory().to(self.device, non_blocking=True)

    def _average(self) -> None:
        stays = min(AVERAGE, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            now = self.network.state_dict()
            torch._foreach_lerp_(
                list(self.average.values()), [now[name] for name in self.average], 1 - stays
            )

    def _averaged(self) -> Network:
        network = Network(replace(self.shape, dropout=0.0), self.network.dtype)
        network.load_state_dict(self.average)
        return network.to(self.device).eval()

    def _take_up(self, left: dict[str, Any]) -> None:
        self.network.load_state_dict(left["network"])
        self.average = {name: tensor.to(self.device) for name, tensor in left["average"].items()}
        self.optimiser.load_state_dict(left["optimiser"])
        self.place = Place(**left["place"])
        torch.set_rng_state(left["random"])
        for name, number in left["numbers"].items():
            setattr(self, name, number)


def _batches(work: Path, options: Options) -> Batches:
    source, target = DIRECTIONS[options.direction]
    return Batches(
        tokens=read_tokens(work / "ready" / "train.npz"),
        source=source,
        target=target,
        size=options.tokens,
        seed=options.seed,
        forward=options.forward,
        tagged=options.tagged,
    )
