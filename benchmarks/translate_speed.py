"""An Argos package -> how fast transcheck runs it against argostranslate and against CTranslate2.

    python benchmarks/translate_speed.py PACKAGE [--texts FILE] [--beam-size 4] [--json]

PACKAGE is an unpacked package's folder; FILE has one segment a line in the package's source
language. Without it, 300 different sentences are put together from a small table.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from time import perf_counter
from typing import Any

from transcheck.backtranslate.argos import BATCH_TOKENS, LENGTH_PENALTY, ArgosTranslator
from transcheck.backtranslate.packages import Package, read_package

PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        (
            "The harbour master",
            "A spokesperson for the ministry of transport",
            "The governor of the northern province, who took office in March,",
            "The bank",
            "An official familiar with the talks",
            "The court",
        ),
        (
            "said the repairs would take 14 months",
            "rejected the plan",
            "announced a fund of 2.5 million euros for families who lost their homes in the flood",
            "warned that prices could rise again before the end of the year",
            "welcomed the agreement on fishing rights",
        ),
        (
            ".",
            " on Friday.",
            " after a meeting that lasted until midnight.",
            ", adding that further steps were being considered.",
            " in a written statement.",
            ", two people who attended the hearing said.",
            " despite protests from residents.",
            " for the second time this year.",
            ", according to documents published on Monday.",
            " at a news conference in the capital.",
        ),
    ),
    "ko": (
        ("항만청장은", "교통부 대변인은", "지난 3월 취임한 북부 지사는", "은행은", "법원은"),
        (
            "수리에 14개월이 걸릴 것이라고 밝혔다",
            "계획을 거부했다",
            "홍수로 집을 잃은 가족을 위해 250만 유로의 기금을 조성한다고 발표했다",
            "연말 이전에 물가가 다시 오를 수 있다고 경고했다",
            "어업권 합의를 환영했다",
            "추가 조치를 검토하고 있다고 말했다",
        ),
        (
            "",
            "지난 금요일",
            "자정까지 이어진 회의 뒤에",
            "서면 성명에서",
            "주민들의 반대에도",
            "올해 들어 두 번째로",
            "월요일 공개된 문서에서",
            "수도에서 열린 기자회견에서",
            "공청회에 앞서",
            "처음으로",
        ),
    ),
}


class Whole:
    """A splitter that takes each text for one sentence, as transcheck's segments are."""

    def split_sentences(self, text: str) -> list[str]:
        """The text."""
        return [text]


def measure(
    package: Path, texts: Sequence[str] = (), *, beam_size: int = 4, rounds: int = 3
) -> dict[str, float]:
    """Ratios of wall time, the best of `rounds` each; above 1 transcheck is the faster.

    `translate.ratio`: against argostranslate's `apply_packaged_translation`, a paragraph a call as
    argostranslate itself calls it. `translate.bare_ratio`: against one CTranslate2 call over all
    texts. `translate.equal`: the share of texts that come out as from argostranslate.
    """
    read = read_package(package)
    texts = tuple(texts) or sentences(read.source)
    ours, our_texts = _best(_ours(read, texts, beam_size), rounds)
    theirs, their_texts = _best(_argos(package, texts, beam_size), rounds)
    bare, _ = _best(_bare(read, texts, beam_size), rounds)
    equal = sum(one == other for one, other in zip(our_texts, their_texts, strict=True))
    return {
        "translate.ratio": round(theirs / ours, 2),
        "translate.bare_ratio": round(bare / ours, 2),
        "translate.equal": round(equal / len(texts), 4),
        "translate.per_second": round(len(texts) / ours, 1),
    }


def sentences(language: str) -> tuple[str, ...]:
    """300 different sentences."""
    who, what, how = PARTS[language]
    if language == "ko":
        return tuple(" ".join(f"{h} {w} {v}.".split()) for w, v, h in product(who, what, how))
    return tuple(f"{w} {v}{h}" for w, v, h in product(who, what, how))


def _ours(package: Package, texts: Sequence[str], beam_size: int) -> Callable[[], list[str]]:
    translator = ArgosTranslator([package], beam_size=beam_size)

    def run() -> list[str]:
        found = translator.translate(texts, source=package.source, target=package.target)
        return [best[0].text for best in found]

    return run


def _argos(folder: Path, texts: Sequence[str], beam_size: int) -> Callable[[], list[str]]:
    from argostranslate import package, settings, translate

    settings.beam_size = beam_size
    read, engine = package.Package(folder), _engine(folder, settings.intra_threads)

    def run() -> list[str]:
        return [
            translate.apply_packaged_translation(read, text, engine, Whole(), 1)[0].value
            for text in texts
        ]

    return run


def _bare(package: Package, texts: Sequence[str], beam_size: int) -> Callable[[], list[str]]:
    from transcheck.backtranslate.pieces import tokenizer

    engine, pieces = _engine(package.folder, 0), tokenizer(package)
    prefix = [[package.target_prefix]] * len(texts) if package.target_prefix else None

    def run() -> list[str]:
        found = engine.translate_batch(
            [pieces.encode(text) for text in texts],
            target_prefix=prefix,
            beam_size=beam_size,
            length_penalty=LENGTH_PENALTY,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            replace_unknowns=True,
        )
        return [pieces.decode(result.hypotheses[0]) for result in found]

    return run


def _engine(folder: Path, threads: int) -> Any:
    import ctranslate2

    return ctranslate2.Translator(str(folder / "model"), compute_type="int8", intra_threads=threads)


def _best(run: Callable[[], list[str]], rounds: int) -> tuple[float, list[str]]:
    """The shortest of the timed rounds, in seconds, after one that warms up."""
    found = run()
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        run()
        times.append(perf_counter() - begun)
    return min(times), found


def main() -> None:
    """Print the figures, as a table or with `--json` as one flat object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--beam-size", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    texts = asked.texts.read_text(encoding="utf-8").splitlines() if asked.texts else ()
    figures = measure(asked.package, texts, beam_size=asked.beam_size)
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24}{value:>10}")


if __name__ == "__main__":
    main()
