"""Labelled sets -> figures: `python benchmarks/quality.py --data DIR [--only NAME ...] [--json]`.

DIR holds the sets, a folder each. What is absent is said and left out. NAME is a row of `MEASURES`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import (
    corpora,
    demetr_drift,
    demetr_facts,
    demetr_names,
    dual_refs,
    ecbplus,
    pivot,
    polnear,
    source,
    strength_sets,
    summedits,
    superpal,
    translation,
    wice,
    wmt23,
)

Measure = Callable[[Path], dict[str, float]]

MEASURES: dict[str, tuple[str, Measure]] = {
    "corpora": ("", lambda _data: corpora.dev()),
    "demetr.facts": ("demetr", lambda data: demetr_facts.measure(data / "demetr" / "demetr.tsv")),
    "demetr.names": ("demetr", demetr_names.measure),
    "demetr.drift": ("demetr", demetr_drift.measure),
    "wmt23": ("wmt23_zhen_sxs_mqm", wmt23.measure),
    "summedits": ("summedits", summedits.measure),
    "dual_refs": ("dual_refs", dual_refs.measure),
    "polnear": ("polnear", polnear.measure),
    "ecbplus": ("ecbplus", ecbplus.measure),
    "wice": ("wice", wice.measure),
    "superpal": ("superpal", superpal.measure),
    "source": ("", lambda _data: source.measure()),
    "pivot": ("", lambda _data: pivot.measure_shipped()),
    "translation": ("translation", translation.measure_shipped),
    "insciout": ("insciout", strength_sets.insciout),
    "commitmentbank": ("commitmentbank", strength_sets.commitmentbank),
}
"""Name -> the set's folder in DIR (empty: in the project) and what measures it."""


def main(arguments: list[str] | None = None) -> int:
    """Print a table, or with --json one flat object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=sorted(MEASURES), default=list(MEASURES))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures = measured(options.data, options.only)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:34} {value:.3f}")
    return 0


def measured(data: Path, names: list[str]) -> dict[str, float]:
    """The figures of the named measures, rounded to four decimals."""
    figures: dict[str, float] = {}
    for name in names:
        folder, measure = MEASURES[name]
        if not (data / folder).is_dir():
            print(f"{name}: skipped, {data / folder} is absent", file=sys.stderr)
            continue
        figures.update(measure(data))
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    sys.exit(main())
