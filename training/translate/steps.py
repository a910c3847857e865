"""Parsed arguments -> each step of the recipe, with what it says for people on standard output."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from training.translate.corpora import MIXTURE, read_mixture
from training.translate.prepare import Sources, prepare
from training.translate.run import Options

__all__ = ["MIXTURE", "Options"]


def data(given: Namespace) -> None:
    """Choose and clean sentence pairs: data/train.tsv, ready/dev.tsv, ready/tests."""
    sources = Sources(
        parallel=given.parallel,
        lexicon=given.lexicon,
        bench=given.bench,
        grammar=given.grammar,
        seed=given.data_seed,
        mixture=given.mixture,
        share_alike=given.share_alike,
    )
    for name, counts in prepare(sources, given.out).items():
        print(f"{name:<18}", *(f"{reason} {count}" for reason, count in counts.items()), sep="  ")


def tokenizer(given: Namespace) -> None:
    """Learn the vocabulary: ready/sentencepiece.model."""
    from training.translate.tokenizer import train_tokenizer

    print(train_tokenizer(given.out, size=given.pieces, seed=1))


def tokens(given: Namespace) -> None:
    """Write the pairs as numbers: ready/train.npz. Training needs nothing but ready/."""
    from training.translate.tokens import read_tokens, write_tokens

    path = write_tokens(given.out)
    made = read_tokens(path)
    mean = {name: round(float(getattr(made, name).lengths.mean()), 1) for name in ("ko", "en")}
    print(f"{path}: {len(made.tags)} pairs, tokens a sentence {mean}, {path.stat().st_size} bytes")


def train(given: Namespace) -> None:
    """Train a direction, or go on with it: DIRECTION/last.pt."""
    import torch

    from training.translate.train import train as run

    if given.threads:
        torch.set_num_threads(given.threads)
    chosen = {each.name: getattr(given, each.name) for each in fields(Options)}
    run(given.out, Options(**chosen), leave_after=given.leave_after, start=given.start)


def evaluate(given: Namespace) -> None:
    """Score a direction's network on ready/tests: scores.json."""
    from training.translate.translators import translator_in

    translator = translator_in(given.out, given.direction)
    _evaluate(translator, given.out, given.direction, given)


def extend(given: Namespace) -> None:
    """Let a network write the other side of sentences: data/extra-LANGUAGE.tsv; then `tokens`."""
    from training.translate.extend import OTHER
    from training.translate.extend import extend as run
    from training.translate.translators import translator_in

    translator = translator_in(given.out, f"{given.language}_{OTHER[given.language]}")
    path, count = run(
        given.out,
        given.language,
        translator,
        texts=given.text,
        most=given.limit,
        beam=given.search,
    )
    print(f"{path}: {count} pairs")


def export(given: Namespace) -> None:
    """Write a direction's averaged weights in small parts, to carry between machines."""
    from training.translate.checkpoints import export as run
    from training.translate.checkpoints import network_of

    network = network_of(given.out / given.direction)
    for path in run(network.shape, network.state_dict(), given.into, kind=given.kind):
        print(path, path.stat().st_size)


def package(given: Namespace) -> None:
    """Convert a direction to CTranslate2, score it and pack it: packages/*.argosmodel."""
    from training.translate.card import gather_figures
    from training.translate.package import package as run
    from training.translate.package import write_card
    from training.translate.translators import PackageTranslator

    mixture = read_mixture(getattr(given, "mixture", MIXTURE))
    folder = run(given.out, given.direction, version=given.version)
    _evaluate(PackageTranslator(folder), given.out, given.direction, given)
    figures = gather_figures(given.out, given.direction, mixture)
    path = write_card(folder, given.direction, version=given.version, figures=figures)
    print(path, path.stat().st_size)


def everything(given: Namespace) -> None:
    """All of it for both directions; what is there already is kept, so that it can be left."""
    ready = given.out / "ready"
    first = (
        (given.out / "data" / "report.json", data),
        (ready / "sentencepiece.model", tokenizer),
        (ready / "train.npz", tokens),
    )
    for made, step in first:
        if not made.exists():
            step(given)
    for given.direction in ("ko_en", "en_ko"):
        train(given)
        package(given)


def _evaluate(translator: object, work: Path, direction: str, given: Namespace) -> None:
    from training.translate.evaluate import evaluate as run
    from training.translate.evaluate import table

    made = run(translator, direction, work / "ready" / "tests", beam=given.beam, most=given.most)  # type: ignore[arg-type]
    print(table(made))
    _keep(work / "scores.json", [asdict(score) for score in made])


def _keep(path: Path, scores: Sequence[dict[str, object]]) -> None:
    """Add scores to the file; a new one replaces that of the same test, translator and beam."""
    old = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    names = ("direction", "test", "translator", "beam", "sentences")
    every = {tuple(score[name] for name in names): score for score in (*old, *scores)}
    text = json.dumps(list(every.values()), indent=1)
    path.write_text(text + "\n", encoding="utf-8")
