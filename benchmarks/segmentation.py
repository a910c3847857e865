"""Labelled sentences -> a table of sentence splitters: boundary scores, cut attributions, speed.

python benchmarks/segmentation.py --data DIR

DIR holds `ecbplus`, `polnear` and `translation`; what is absent is skipped.
Splitters that are not installed are named and skipped: but for ours and kiwipiepy, none is a
dependency.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

from transcheck.model import Article, Language
from transcheck.segment import segment
from transcheck.segment.boundaries import sentence_ends

Ends: TypeAlias = Callable[[str], Iterable[int]]
"""A line -> offsets behind its sentences; the last one may be there or not."""
Example: TypeAlias = tuple[str, frozenset[int]]
"""A line, and the offsets behind all its sentences but the last."""

CASES = Path(__file__).parent.parent / "tests" / "segment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Boundaries found and true, found and false, and missed."""

    hits: int
    false: int
    missed: int
    whole: float

    def __str__(self) -> str:
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.missed)
        f1 = 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  lines right {self.whole:.3f}"


def _ours(language: Language) -> Ends:
    def ends(line: str) -> Iterator[int]:
        found = segment(Article(text=line, language=language)) if line.strip() else ()
        return (one.span.end for one in found)

    return ends


def _located(line: str, sentences: Iterable[str]) -> Iterator[int]:
    """Offsets for a splitter that gives strings alone; what it changed cannot be found again."""
    at = 0
    for sentence in sentences:
        found = line.find(sentence.strip(), at)
        if found >= 0:
            at = found + len(sentence.strip())
            yield at


def _pysbd() -> Ends:
    splitter = import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda line: _located(line, splitter.segment(line))


def _segtok() -> Ends:
    split = import_module("segtok.segmenter").split_single
    return lambda line: _located(line, split(line))


def _syntok() -> Ends:
    analyze = import_module("syntok.segmenter").analyze
    return lambda line: (
        sentence[-1].offset + len(sentence[-1].value)
        for paragraph in analyze(line)
        for sentence in paragraph
    )


def _blingfire() -> Ends:
    split = import_module("blingfire").text_to_sentences_and_offsets
    return lambda line: (end for _, end in split(line)[1])


def _nupunkt() -> Ends:
    spans = import_module("nupunkt").sent_spans
    return lambda line: (start + len(line[start:end].rstrip()) for start, end in spans(line))


def _sentencex() -> Ends:
    split = import_module("sentencex").segment
    return lambda line: _located(line, split("en", line))


def _punkt() -> Ends:
    splitter = import_module("nltk.tokenize.punkt").PunktSentenceTokenizer()
    return lambda line: (end for _, end in splitter.span_tokenize(line))


def _kiwi() -> Ends:
    splitter = import_module("kiwipiepy").Kiwi(num_workers=1)
    return lambda line: (sentence.end for sentence in splitter.split_into_sents(line))


ENGLISH: dict[str, Callable[[], Ends]] = {
    "transcheck": lambda: _ours("en"),
    "nupunkt (MIT)": _nupunkt,
    "nltk punkt, untrained (Apache-2.0)": _punkt,
    "syntok (MIT)": _syntok,
    "segtok (MIT)": _segtok,
    "blingfire (MIT)": _blingfire,
    "sentencex (MIT)": _sentencex,
    "pysbd (MIT)": _pysbd,
}
KOREAN: dict[str, Callable[[], Ends]] = {
    "transcheck": lambda: _ours("ko"),
    "transcheck, marks alone": lambda: lambda line: sentence_ends(line, "ko"),
    "kiwipiepy (LGPL-3.0)": _kiwi,
}


def _example(sentences: Iterable[str], gaps: Iterable[str]) -> Example:
    """A line made of sentences, each but the last followed by its gap."""
    parts = [sentence + gap for sentence, gap in zip(sentences, (*gaps, ""), strict=True)]
    behind = accumulate(map(len, parts))
    ends = [end - len(part) + len(part.rstrip()) for end, part in zip(behind, parts, strict=True)]
    return "".join(parts), frozenset(ends[:-1])


def ecbplus(data: Path, *, plausible: bool) -> Iterator[Example]:
    """Articles with their annotated sentences, one line each.

    The annotation cuts after many abbreviations ("Dr. | Lee", "11 a. m. | and"). `plausible` leaves
    out those cuts that small letters or punctuation follow, where nobody would begin a sentence.
    """
    for path in sorted((data / "ecbplus").glob("docs_full_*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            text = row["text"]
            ends = frozenset(_located(text, row["sentences"])) - {len(text.rstrip())}
            yield text, frozenset(e for e in ends if not plausible or _begins(text[e : e + 8]))


def _begins(following: str) -> bool:
    return re.match(r"\s*[\"'“‘(\[]*\s?[A-Z0-9]", following) is not None


def cases(name: str) -> Iterator[Example]:
    """Our hard cases, line by line, with those that we do not solve."""
    groups = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    for line in (line for group in groups.values() for case in group for line in case.split("\n")):
        parts = re.split(r"( ?)‖ ?", line.strip().removeprefix("‖").removeprefix("• "))
        if parts != [""]:
            yield _example(parts[::2], parts[1::2])


def korean_rows(data: Path, name: str, *, marked: bool) -> Iterator[Example]:
    """Reference translations, five to a line; without their final marks where not `marked`."""
    path = data / "translation" / name
    rows = [line.split("\t")[0].strip() for line in path.read_text("utf-8").splitlines()]
    single = [row for row in rows if not re.search(r"[.?!][\"'”’]* ", row)]
    for at in range(0, len(single), 5):
        some = single[at : at + 5] if marked else [row.rstrip(".") for row in single[at : at + 5]]
        yield _example(some, [" "] * (len(some) - 1))


def score(split: Ends, examples: Iterable[Example]) -> Score:
    """Compares the ends inside each line with the labelled ones."""
    hits = false = missed = whole = lines = 0
    for line, gold in examples:
        found = frozenset(split(line)) - {len(line), len(line.rstrip())}
        hits += len(found & gold)
        false += len(found - gold)
        missed += len(gold - found)
        whole += found == gold
        lines += 1
    return Score(hits=hits, false=false, missed=missed, whole=whole / max(1, lines))


def cut_attributions(split: Ends, data: Path) -> str:
    """The annotated attributions with an end inside the words of a source or a cue."""
    cut = total = found = 0
    for path in sorted((data / "polnear").glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            ends = _article_ends(split, row["text"])
            found += len(ends)
            for one in row["attributions"]:
                spans = (*one["source"], *one["cue"])
                total += 1
                cut += any(not ends.isdisjoint(range(start + 1, end)) for start, end in spans)
    return f"{cut} of {total} cut in source or cue; {found} ends"


def _article_ends(split: Ends, text: str) -> frozenset[int]:
    return frozenset(
        line.start() + end
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
        for end in split(line[0])
        if end < len(line[0].rstrip())
    )


def speed(split: Ends, examples: list[Example]) -> str:
    """One pass over the lines, by processor time."""
    lines = [line for line, _ in examples]
    begun = time.process_time()
    for line in lines:
        list(split(line))
    return f"{sum(map(len, lines)) / (time.process_time() - begun):,.0f} characters/s"


def _rows_of(split: Ends, sets: dict[str, list[Example]], data: Path) -> Iterator[tuple[str, str]]:
    for name, examples in sets.items():
        yield name, str(score(split, examples)) if examples else "absent"
    yield "speed", speed(split, max(sets.values(), key=len))
    if "ecbplus" in sets and (data / "polnear").is_dir():
        yield "polnear", cut_attributions(split, data)


def table(
    candidates: dict[str, Callable[[], Ends]], sets: dict[str, list[Example]], data: Path
) -> None:
    """Prints a block for each candidate, or why there is none."""
    for name, build in candidates.items():
        print(f"\n{name}")
        try:
            split = build()
        except ImportError as error:
            print(f"  not installed: {error}")
            continue
        for row, value in _rows_of(split, sets, data):
            print(f"  {row:22} {value}")


def _korean_sets(data: Path) -> dict[str, list[Example]]:
    sets = {"own cases": list(cases("korean"))}
    if (data / "translation").is_dir():
        news, plain = "ntrex128.eng-kor.tsv", "flores200.devtest.tsv"
        sets["ntrex"] = list(korean_rows(data, news, marked=True))
        sets["flores"] = list(korean_rows(data, plain, marked=True))
        sets["flores, marks removed"] = list(korean_rows(data, plain, marked=False))
    return sets


def main() -> None:
    """Prints the tables of both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled sets")
    data = parser.parse_args().data
    english = {
        "own cases": list(cases("english")),
        "ecbplus": list(ecbplus(data, plausible=False)),
        "ecbplus, plausible": list(ecbplus(data, plausible=True)),
    }
    for language, candidates, sets in (
        ("English", ENGLISH, english),
        ("Korean", KOREAN, _korean_sets(data)),
    ):
        print(f"\n== {language}")
        table(candidates, sets, data)


if __name__ == "__main__":
    main()
