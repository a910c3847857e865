"""The figures against their floors: `python -m benchmarks.gates --data DIR`; exit 1 below one.

`floors.json` maps a figure's name to the worst value allowed: at least, or for a rate of false
alarms (`.fa.`, `dual_refs.`) at most. A floor is only ever raised, a ceiling only ever lowered;
a set of ours that grows is another set, and its floors are set anew from what came out on it. A
figure may be missing only where its data is: a measure that falls silent does not pass.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import fmean

from benchmarks.corpora import measure as measure_gold
from benchmarks.quality import MEASURES, measured

FLOORS = Path(__file__).with_name("floors.json")


def main(arguments: list[str] | None = None) -> int:
    """Print every gated figure beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args(arguments).data
    figures = measured(data / "bench", list(MEASURES))
    figures |= _real_pairs(data / "pairs")
    held = [holds(name, floor, figures, data=data) for name, floor in _floors().items()]
    return 0 if all(held) else 1


def _real_pairs(folder: Path) -> dict[str, float]:
    """The figures of each labelled pair in the folder, averaged over the pairs."""
    golds = sorted(folder.glob("*/gold.jsonl"))
    each = [measure_gold(gold, name="pairs") for gold in golds]
    names = {name for figures in each for name in figures}
    return {name: fmean(found[name] for found in each if name in found) for name in names}


def _at_hand(kind: str, data: Path) -> bool:
    """Whether the data that figures of a kind ("demetr") are measured on is there."""
    return kind == "corpora" or (data / kind).is_dir() or (data / "bench" / kind).is_dir()


def _floors() -> dict[str, float]:
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def holds(name: str, floor: float, figures: dict[str, float], *, data: Path) -> bool:
    """Whether a figure keeps its floor, which is printed beside it."""
    if name not in figures:
        present = _at_hand(name.partition(".")[0], data)
        print(f"{name:42} not measured: {'NOTHING MEASURES IT' if present else 'no data'}")
        return not present
    most = ".fa." in name or name.startswith("dual_refs.")
    holds = figures[name] <= floor if most else figures[name] >= floor
    sign = "<=" if most else ">="
    print(
        f"{name:42} {figures[name]:.4f} {sign} {floor:.4f} {'ok' if holds else 'BELOW ITS FLOOR'}"
    )
    return holds


if __name__ == "__main__":
    sys.exit(main())
