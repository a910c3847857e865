"""`python -m training.news --count 1000 --seed 1` -> tab-separated pairs on standard output."""

from __future__ import annotations

import argparse
import sys

from training.news import generate


def main() -> int:
    """Print the pairs, Korean first, one a line."""
    parser = argparse.ArgumentParser(prog="python -m training.news", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for ko, en in generate(asked.count, seed=asked.seed):
        sys.stdout.write(f"{ko}\t{en}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
