"""Test sets -> BLEU and chrF2 of the shipped packages, both ways, and what a round trip keeps.

    python -m benchmarks.translation [--data DIR] [--package DIR ...] [--beam 4] [--most N] [--json]

DIR holds `translation/*.tsv` (`ko<TAB>en`); the held-out news of `training/data/heldout` is always
measured. `<set>.<koen|enko>.chrf2` and `.bleu` are sacreBLEU's, whose signatures are printed; for
BLEU Korean is cut into characters. `round_trip.<kind>` is the share of the facts of 300 held-out
English sentences that come back from Korean with the same value, as `transcheck.facts` reads them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from benchmarks.pivot import shipped_translator
from transcheck.facts import extract
from transcheck.facts.persons import same_person
from transcheck.model import Article, Fact, FactValue, Language, Name
from transcheck.ports import Translator

HELDOUT = Path(__file__).parents[1] / "training" / "data" / "heldout" / "news.tsv"
SETS = {"ntrex": "ntrex128.eng-kor.tsv", "flores": "flores200.devtest.tsv"}
WAYS: dict[str, tuple[Language, Language]] = {"koen": ("ko", "en"), "enko": ("en", "ko")}
TOKENIZERS = {"en": "13a", "ko": "char"}
SENTENCES = 300
KINDS = ("number", "date", "person", "country", "office")


def main(arguments: list[str] | None = None) -> int:
    """Print a table, or with --json one flat object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--package", type=Path, action="append", help="a folder of packages")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--most", type=int, help="sentences of each set")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    translator = shipped_translator(options.package, beam_size=options.beam)
    figures = {
        **measure(translator, tables(options.data), most=options.most),
        **round_trip(translator, [en for _, en in read(HELDOUT)[:SENTENCES]]),
    }
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name:28}{value:>8}" for name, value in figures.items()), sep="\n")
        print(*signatures(), sep="\n")
    return 0


def measure_shipped(data: Path) -> dict[str, float]:
    """The figures of the shipped packages on the sets in `data` and on our own."""
    translator = shipped_translator()
    english = [en for _, en in read(HELDOUT)[:SENTENCES]]
    return {**measure(translator, tables(data)), **round_trip(translator, english)}


def tables(data: Path | None) -> dict[str, Path]:
    """The sets at hand; what is absent is said."""
    found = {"heldout": HELDOUT}
    for name, file in SETS.items():
        path = data / "translation" / file if data else None
        if path is not None and path.is_file():
            found[name] = path
        else:
            print(f"{name}: skipped, it is absent", file=sys.stderr)
    return found


def read(path: Path) -> list[tuple[str, str]]:
    """(Korean, English) of each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(ko, en) for ko, _, en in (line.partition("\t") for line in lines) if ko and en]


def measure(
    translator: Translator, sets: dict[str, Path], *, most: int | None = None
) -> dict[str, float]:
    """BLEU and chrF2 of each set, each way, 0 to 100."""
    figures = {}
    for name, path in sets.items():
        pairs = read(path)[:most]
        for way, (source, target) in WAYS.items():
            given, wanted = (
                [pair[("ko", "en").index(language)] for pair in pairs]
                for language in (source, target)
            )
            found = translator.translate(given, source=source, target=target)
            made = [best[0].text for best in found]
            for metric, scorer in _metrics(target).items():
                score = scorer.corpus_score(made, [wanted]).score
                figures[f"{name}.{way}.{metric}"] = round(float(score), 2)
    return figures


def signatures() -> Iterator[str]:
    """Sacrebleu's own, for English and for Korean."""
    for language in TOKENIZERS:
        for metric, scorer in _metrics(language).items():
            scorer.corpus_score(["a"], [["a"]])
            yield f"{language} {metric}: {scorer.get_signature()}"


def round_trip(translator: Translator, english: Sequence[str]) -> dict[str, float]:
    """For each kind of fact the share that comes back, and `round_trip.all`; counts beside."""
    there = translator.translate(english, source="en", target="ko")
    korean = [best[0].text for best in there]
    back = translator.translate(korean, source="ko", target="en")
    given, kept = Counter[str](), Counter[str]()
    for text, (best, *_) in zip(english, back, strict=True):
        returned = extract(Article(text=best.text))
        for kind, value in _facts(extract(Article(text=text))):
            given[kind] += 1
            kept[kind] += any(_same(value, other) for k, other in _facts(returned) if k == kind)
    shares = {f"round_trip.{kind}": round(kept[kind] / max(1, given[kind]), 3) for kind in KINDS}
    counts = {f"round_trip.{kind}.count": given[kind] for kind in KINDS}
    total = round(sum(kept.values()) / max(1, sum(given.values())), 3)
    return {**shares, "round_trip.all": total, **counts}


def _facts(facts: Sequence[Fact]) -> Iterator[tuple[str, FactValue]]:
    for fact in facts:
        if isinstance(fact.value, Name):
            kind = {"person": "person", "place": "country"}.get(fact.value.kind)
        else:
            kind = {"number": "number", "date": "date", "title": "office"}.get(fact.type)
        if kind:
            yield kind, fact.value


def _same(one: FactValue, other: FactValue) -> bool:
    if isinstance(one, Name) and isinstance(other, Name) and one.kind == other.kind == "person":
        return same_person(one.full, other.full) in ("agree", "notice")
    return one == other or bool(one.keys & other.keys)


def _metrics(language: str) -> dict[str, BLEU | CHRF]:
    return {"bleu": BLEU(tokenize=TOKENIZERS[language]), "chrf2": CHRF()}


if __name__ == "__main__":
    sys.exit(main())
