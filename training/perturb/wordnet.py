"""A folder of WordNet's database (Miller 1995) -> which words of it stand for which.

Read are `index.*`, `data.*`, `*.exc` and `cntlist.rev` of version 3.0 (`wndb(5)`); Debian has them
as `wordnet-base`, under a licence that allows any use. Nothing of them is kept in the project. A
word counts only where one class and one sense of it are what people mostly mean: how often is told
by `cntlist.rev`, the counts of the senses that were tagged in running text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from training.perturb.nominals import CLOSED
from training.perturb.tables import Relation, WordClass, Words, forms_of, inflected

CLASSES: tuple[WordClass, ...] = ("noun", "verb", "adjective", "adverb")
_FILES: Mapping[WordClass, str] = {
    "noun": "noun", "verb": "verb", "adjective": "adj", "adverb": "adv"
}  # fmt: skip
_TAGGED = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb", "5": "adjective"}
_HYPERNYM, _ANTONYM = ("@", "@i"), "!"
MOSTLY = 0.75
"""Share of a word's tagged uses that are of one class."""
FIRST = 0.5
"""Share of those that are of its first sense."""
LEAST_DEPTH = 3
"""So many kinds stand above a kind of thing that a word may give way to; "object" has fewer."""
MOST_SIBLINGS = 40
"""A kind of more kinds than this says little of them."""

_OF_VERBS = ("ed", "ing")
"""An adjective that ends so reads like a form of a verb."""

Word: TypeAlias = tuple[WordClass, str]


@dataclass(frozen=True, slots=True)
class Synset:
    """The words of one sense, and (symbol, class, synset, word here, word there) of its pointers.

    The numbers of words count from 1; 0 means the synsets as wholes.
    """

    words: tuple[str, ...]
    pointers: tuple[tuple[str, WordClass, int, int, int], ...]


class WordNet:
    """The database; files are read when first asked for. OSError where one is absent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def words(self, relation: Relation) -> Words:
        """Common single words, each with its hypernyms, siblings, antonyms or synonyms."""
        found: dict[Word, tuple[str, ...]] = {}
        for word, synset in self.common.items():
            others = dict.fromkeys(self._related(relation, word, synset))
            kept = tuple(each for each in others if self._stands(word, each))
            if kept:
                found[word] = kept
        return Words(found)

    @cached_property
    def common(self) -> Mapping[Word, int]:
        """Words of one class and mostly one sense -> that sense's synset."""
        return {
            word: synsets[0]
            for word, synsets in self._senses.items()
            if word[1].isalpha() and len(word[1]) > 2 and word[1] not in CLOSED
            if not (word[0] == "adjective" and word[1].endswith(_OF_VERBS))
            if self._mostly(word) and self._makeable(word)
        }

    def uses(self, word: Word) -> int:
        """How often the word was tagged in running text."""
        return sum(self._tagged.get(word, {}).values())

    def _mostly(self, word: Word) -> bool:
        word_class, lemma = word
        senses = self._tagged.get(word, Counter[int]())
        total = sum(self.uses((each, lemma)) for each in CLASSES)
        if not total:
            return not any((c, lemma) in self._senses for c in CLASSES if c != word_class)
        ours = sum(senses.values())
        return ours >= MOSTLY * total and senses[1] >= FIRST * ours

    def _makeable(self, word: Word) -> bool:
        """Whether the forms that the recipe would make of the word are its forms."""
        word_class, lemma = word
        irregular = self._irregular[word_class].get(lemma)
        made = {inflected(lemma, form) for form in forms_of(word_class)}
        return irregular is None or irregular <= made

    def _stands(self, word: Word, other: str) -> bool:
        word_class, lemma = word
        plain = other.isalpha() and other.islower()
        apart = lemma[:5] not in other and other[:5] not in lemma
        told = (word_class, other)
        return plain and apart and self.uses(told) > 0 and self._makeable(told)

    def _related(self, relation: Relation, word: Word, synset: int) -> Iterator[str]:
        word_class, lemma = word
        here = self._synsets[word_class][synset]
        if relation == "synonym":
            same = (each for each in here.words if self.common.get((word_class, each)) == synset)
            yield from (each for each in same if each != lemma)
        elif relation == "antonym":
            at = here.words.index(lemma) + 1 if lemma in here.words else 0
            for symbol, theirs, there, source, target in here.pointers:
                if symbol == _ANTONYM and source in (0, at) and theirs == word_class:
                    yield self._synsets[theirs][there].words[max(target - 1, 0)]
        else:
            for above in self._above(word_class, synset):
                if relation == "hypernym":
                    yield from self._synsets[word_class][above].words[:2]
                else:
                    yield from self._kinds(word_class, above, besides=synset)

    def _above(self, word_class: WordClass, synset: int) -> list[int]:
        """The kinds directly above, but for those that say nothing."""
        found = self._hypernyms(word_class, synset)
        if word_class == "noun":
            return [each for each in found if self._depth(each) >= LEAST_DEPTH]
        return found

    def _hypernyms(self, word_class: WordClass, synset: int) -> list[int]:
        pointers = self._synsets[word_class][synset].pointers
        return [there for symbol, _, there, _, _ in pointers if symbol in _HYPERNYM]

    def _depth(self, synset: int) -> int:
        depth = 0
        while above := self._hypernyms("noun", synset):
            synset, depth = above[0], depth + 1
        return depth

    def _kinds(self, word_class: WordClass, above: int, *, besides: int) -> Iterator[str]:
        below = self._below[word_class][above]
        if len(below) <= MOST_SIBLINGS:
            for each in below:
                if each != besides:
                    words = self._synsets[word_class][each].words
                    yield from (w for w in words[:1] if self.common.get((word_class, w)) == each)

    @cached_property
    def _below(self) -> Mapping[WordClass, Mapping[int, list[int]]]:
        found: dict[WordClass, dict[int, list[int]]] = {c: defaultdict(list) for c in CLASSES}
        for word_class, synset in self.common.items():
            for above in self._hypernyms(word_class[0], synset):
                if synset not in found[word_class[0]][above]:
                    found[word_class[0]][above].append(synset)
        return found

    @cached_property
    def _senses(self) -> Mapping[Word, tuple[int, ...]]:
        """Every word -> its synsets, the one most used first."""
        found: dict[Word, tuple[int, ...]] = {}
        for word_class in CLASSES:
            for cells in self._rows(f"index.{_FILES[word_class]}"):
                found[word_class, cells[0].replace("_", " ")] = tuple(
                    int(offset) for offset in cells[-int(cells[2]) :]
                )
        return found

    @cached_property
    def _synsets(self) -> Mapping[WordClass, Mapping[int, Synset]]:
        return {
            c: {int(cells[0]): _synset(cells) for cells in self._rows(f"data.{_FILES[c]}")}
            for c in CLASSES
        }

    @cached_property
    def _tagged(self) -> Mapping[Word, Counter[int]]:
        """Every tagged word -> the counts of its senses, which are numbered from 1."""
        found: dict[Word, Counter[int]] = defaultdict(Counter)
        for key, sense, count in self._rows("cntlist.rev"):
            lemma, _, rest = key.partition("%")
            word_class: WordClass = _TAGGED[rest[0]]  # type: ignore[assignment]
            found[word_class, lemma.replace("_", " ")][int(sense)] += int(count)
        return found

    @cached_property
    def _irregular(self) -> Mapping[WordClass, Mapping[str, set[str]]]:
        """Every lemma that has irregular forms -> these."""
        found: dict[WordClass, dict[str, set[str]]] = {c: defaultdict(set) for c in CLASSES}
        for word_class in CLASSES:
            for form, *lemmas in self._rows(f"{_FILES[word_class]}.exc"):
                for lemma in lemmas:
                    found[word_class][lemma].add(form)
        return {c: dict(each) for c, each in found.items()}

    def _rows(self, name: str) -> Iterator[list[str]]:
        """The cells of every line; the licence at the head is indented, a gloss comes after |."""
        with (self.folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith(" "):
                    yield line.split(" | ")[0].split()


def _synset(cells: list[str]) -> Synset:
    """From "offset file class count (word id)... count (symbol offset class numbers)..."."""
    count = int(cells[3], 16)
    words = tuple(cells[4 + 2 * k].partition("(")[0].replace("_", " ") for k in range(count))
    start = 5 + 2 * count
    of = {"n": "noun", "v": "verb", "a": "adjective", "s": "adjective", "r": "adverb"}
    pointers = (cells[at : at + 4] for at in range(start, start + 4 * int(cells[start - 1]), 4))
    return Synset(
        words,
        tuple(
            (symbol, of[theirs], int(there), int(numbers[:2], 16), int(numbers[2:], 16))  # type: ignore[misc]
            for symbol, there, theirs, numbers in pointers
        ),
    )
