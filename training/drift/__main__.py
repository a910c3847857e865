"""`python -m training.drift STEP`: the recipe of the drift model, step by step."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path

from training.drift import steps


def main(arguments: list[str] | None = None) -> int:
    """Run one step; what is wrong goes to standard error."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except (OSError, ValueError, ModuleNotFoundError) as error:
        print(f"{options.step}: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Every step has `--out`, the folder in which it reads and writes."""
    made = argparse.ArgumentParser(prog="python -m training.drift", description=__doc__)
    sub = made.add_subparsers(dest="step", required=True)
    for name, run in steps.STEPS.items():
        step = sub.add_parser(name, help=(run.__doc__ or "").splitlines()[0])
        step.set_defaults(run=run)
        step.add_argument("--out", type=Path, required=True, help="the work folder")
        if name == "data":
            step.add_argument("--public", type=Path, help="folder of the public labelled sets")
            step.add_argument("--wordnet", type=Path, help="folder of WordNet's database")
            step.add_argument("--seed", type=int, default=1)
        if name == "train":
            step.add_argument("--stage", choices=steps.STAGES, required=True)
            step.add_argument("--start", type=Path, help="weights of an earlier stage")
            step.add_argument("--teacher", type=Path, help="weights whose answers count as well")
            for each in fields(steps.Options):
                step.add_argument(
                    f"--{each.name.replace('_', '-')}",
                    type=type(each.default),
                    default=each.default,
                )
        if name == "average":
            step.add_argument("--weights", type=Path, nargs="+", required=True)
        if name in ("measure", "export"):
            step.add_argument("--weights", type=Path, required=True)
        if name == "export":
            step.add_argument("--version", default="1")
    return made


if __name__ == "__main__":
    sys.exit(main())
