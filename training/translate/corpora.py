"""`mixture.toml` and folders -> each corpus's sentence pairs, and the tests'."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.translate.pairs import read_sides

HERE = Path(__file__).parent
OWN = HERE.parent / "data"
"""Our own sentences, which the project holds."""
MIXTURE = HERE / "mixture.toml"
TESTS = {
    "ntrex": "ntrex128.eng-kor.tsv",
    "flores": "flores200.devtest.tsv",
    "park": "korean-english-park.test.tsv",
}
"""Test sets by name, in the folder given as `--bench` or in its folder `translation`."""
PARK_DEV = "korean-english-park.dev.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A row of the mixture; the table itself says what the fields mean."""

    name: str
    file: str
    licence: str
    tag: str = ""
    cap: int | None = None
    copies: int = 1
    machine: str = ""
    form: str = ""
    alternatives: bool = False

    @property
    def share_alike(self) -> bool:
        """Whether the licence asks that derived text keeps it."""
        return "-SA" in self.licence


def read_mixture(path: Path = MIXTURE) -> tuple[Corpus, ...]:
    """The corpora in the table's order; raises TypeError over a field that is unknown."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["corpus"]
    return tuple(Corpus(**row) for row in rows)


def sides(corpus: Corpus, folders: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The corpus's raw pairs, Korean first; none where its file is absent."""
    root, _, pattern = corpus.file.partition("/")
    for path in sorted(folders[root].glob(pattern)):
        for ko, en in read_sides(path):
            for rendering in en.split("|") if corpus.alternatives else (en,):
                yield ko, rendering


def grammar(count: int, *, seed: int) -> Iterator[tuple[str, str]]:
    """Pairs of the bilingual news grammar; raises ValueError where it is absent."""
    try:
        from training import news
    except ModuleNotFoundError as error:
        raise ValueError("the news grammar is absent; go without it: --grammar 0") from error
    yield from news.generate(count, seed=seed)


def read_tests(bench: Path | None) -> dict[str, list[tuple[str, str]]]:
    """All test pairs by the test's name, with our own held-out `news`; absent ones are left out."""
    folder = _tests_folder(bench)
    paths = {name: folder / file for name, file in TESTS.items()} if folder else {}
    paths["news"] = OWN / "heldout" / "news.tsv"
    return {name: list(read_sides(path)) for name, path in paths.items() if path.is_file()}


def read_park_dev(bench: Path | None) -> list[tuple[str, str]]:
    """Older news in loose Korean, to choose checkpoints by; never trained on."""
    folder = _tests_folder(bench)
    path = folder / PARK_DEV if folder else None
    return list(read_sides(path)) if path and path.is_file() else []


def _tests_folder(bench: Path | None) -> Path | None:
    inner = bench / "translation" if bench else None
    return inner if inner and inner.is_dir() else bench
