"""`ready/` and options -> a trained network in `DIRECTION/`: `last.pt`, `best.pt`, `log.jsonl`.

The run ends after `steps` steps or `minutes` minutes of work, whichever comes first; the rate falls
to nothing at that end. It may be left at any time and taken up again: with `steps` alone the result
is the same, bit for bit on a CPU, as of a run that was never left.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from training.translate.run import Options, Run

SAVE_EVERY_S = 240.0


def train(
    work: Path,
    options: Options,
    *,
    leave_after: float = 0.0,
    start: Path | None = None,
    every: int = 50,
) -> Run:
    """Train until the end, or leave after so many minutes with all saved; resumes what was left.

    `start` is a folder of exported weights to begin with instead of random ones.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    run = Run(work, options, device=device, start=start)
    write_options(run)
    log = _Log(run, every)
    stream, began, saved = run.stream(), time.monotonic(), time.monotonic()
    before = run.elapsed
    while run.progress < 1:
        log.add(*run.move(stream))
        now = time.monotonic()
        run.elapsed = before + now - began
        if run.progress * run.options.checks >= run.checked + 1:
            log.write(chrf2=run.check())
        if now - saved > SAVE_EVERY_S:
            saved = now
            run.save("last.pt")
        if leave_after and now - began > 60 * leave_after:
            break
    run.save("last.pt")
    return run


def write_options(run: Run) -> None:
    """`options.json`: what the run began with, for its card."""
    run.folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**asdict(run.options), "shape": asdict(run.shape)}, indent=1)
    (run.folder / "options.json").write_text(text + "\n", encoding="utf-8")


class _Log:
    """Lines of JSON, on the screen and in the run's folder."""

    def __init__(self, run: Run, every: int) -> None:
        self.run, self.every = run, every
        self.losses: list[Tensor] = []
        self.tokens, self.since = 0, time.monotonic()

    def add(self, loss: Tensor, tokens: int) -> None:
        self.losses.append(loss)
        self.tokens += tokens
        if self.run.step % self.every == 0:
            # only now is a GPU waited for
            nats = float(torch.stack(self.losses).sum()) / self.tokens
            rate = self.tokens / (time.monotonic() - self.since)
            self.write(nats=round(nats, 4), tokens_per_s=round(rate))
            self.losses, self.tokens, self.since = [], 0, time.monotonic()

    def write(self, **figures: float) -> None:
        run = self.run
        line = {
            "step": run.step,
            "progress": round(run.progress, 4),
            "minutes": round(run.elapsed / 60, 2),
            "turn": run.place.turn,
            "focus": run.place.focus,
            **figures,
        }
        text = json.dumps(line)
        print(text, flush=True)
        with (run.folder / "log.jsonl").open("a", encoding="utf-8") as out:
            out.write(text + "\n")
