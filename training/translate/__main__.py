"""`python -m training.translate STEP`: each step of the recipe, or `all` of them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from training.translate import steps

DIRECTIONS = ("ko_en", "en_ko")


def main(arguments: list[str] | None = None) -> int:
    """Run one step; what it says goes to standard output, what is wrong to standard error."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except (OSError, ValueError, ModuleNotFoundError) as error:
        print(f"{options.step}: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Every step has `--out`, the folder in which it reads and writes."""
    made = argparse.ArgumentParser(prog="python -m training.translate", description=__doc__)
    sub = made.add_subparsers(dest="step", required=True)
    for name, run, groups in STEPS:
        step = sub.add_parser(name, help=(run.__doc__ or "").splitlines()[0])
        step.set_defaults(run=run)
        step.add_argument("--out", type=Path, required=True, help="the work folder")
        for group in groups:
            group(step)
    return made


def _sources(step: argparse.ArgumentParser) -> None:
    step.add_argument("--parallel", type=Path, required=True, help="folder of ko<TAB>en tables")
    step.add_argument("--lexicon", type=Path, required=True, help="folder of ko<TAB>en word lists")
    step.add_argument("--bench", type=Path, help="folder of test sets, which are kept out")
    step.add_argument("--grammar", type=int, default=200_000, help="pairs of the news grammar")
    step.add_argument("--mixture", type=Path, default=steps.MIXTURE, help="which corpora, in TOML")
    step.add_argument("--no-share-alike", dest="share_alike", action="store_false")
    step.add_argument("--data-seed", type=int, default=1)


def _vocabulary(step: argparse.ArgumentParser) -> None:
    step.add_argument("--pieces", type=int, default=16_000, help="size of the vocabulary")


def _direction(step: argparse.ArgumentParser) -> None:
    step.add_argument("--direction", choices=DIRECTIONS, required=True)


def _training(step: argparse.ArgumentParser) -> None:
    """An option for each field of `Options`, of its type and with its default."""
    for each in fields(steps.Options):
        if each.name == "direction":
            continue
        name = f"--{each.name}"
        if isinstance(each.default, bool):
            action = "store_false" if each.default else "store_true"
            flag = f"--not-{each.name}" if each.default else name
            step.add_argument(flag, dest=each.name, action=action)
        else:
            step.add_argument(name, type=type(each.default), default=each.default)
    step.add_argument("--leave-after", type=float, default=0.0, help="minutes; resumed next time")
    step.add_argument("--start", type=Path, help="folder of exported weights to begin with")
    step.add_argument(
        "--threads", type=int, default=0, help="of the processor; 0 is torch's choice"
    )


def _beam(step: argparse.ArgumentParser) -> None:
    step.add_argument("--beam", type=int, default=4)
    step.add_argument("--most", type=int, default=0, help="sentences of each test; 0 is all")


def _packages(step: argparse.ArgumentParser) -> None:
    step.add_argument("--version", default="1.0")


def _mono(step: argparse.ArgumentParser) -> None:
    step.add_argument("--language", choices=("ko", "en"), required=True)
    step.add_argument("--text", type=Path, nargs="*", default=(), help="a sentence a line")
    step.add_argument("--limit", type=int, default=100_000)
    step.add_argument("--search", type=int, default=1, help="beam")


def _export(step: argparse.ArgumentParser) -> None:
    step.add_argument("--kind", choices=("float16", "int8"), default="float16")
    step.add_argument("--into", type=Path, required=True, help="folder for the parts")


STEPS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("data", steps.data, (_sources,)),
    ("tokenizer", steps.tokenizer, (_vocabulary,)),
    ("tokens", steps.tokens, ()),
    ("train", steps.train, (_direction, _training)),
    ("evaluate", steps.evaluate, (_direction, _beam)),
    ("extend", steps.extend, (_mono,)),
    ("export", steps.export, (_direction, _export)),
    ("package", steps.package, (_direction, _packages, _beam)),
    ("all", steps.everything, (_sources, _vocabulary, _training, _beam, _packages)),
)

if __name__ == "__main__":
    sys.exit(main())
