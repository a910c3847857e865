"""`python -m training.perturb --pairs FILE... --seed 1 --count N` -> JSON lines, a row each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.perturb.engine import Mix, read_pairs, rows


def main(arguments: list[str] | None = None) -> int:
    """Print the rows."""
    parser = argparse.ArgumentParser(prog="python -m training.perturb", description=__doc__)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="first<TAB>second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--agree", type=float, default=Mix().agree, help="share that agrees")
    asked = parser.parse_args(arguments)
    pairs = read_pairs(asked.pairs)
    for row in rows(pairs, asked.count, seed=asked.seed, mix=Mix(agree=asked.agree)):
        sys.stdout.write(row.json() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
