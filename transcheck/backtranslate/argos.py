"""Texts -> n-best renderings, with Argos packages run on CTranslate2 in batches."""

from __future__ import annotations

import math
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from transcheck.backtranslate.packages import Package, fingerprint
from transcheck.errors import ModelError, UsageError
from transcheck.model import ForcedWord, Hypothesis, Language

BATCH_TOKENS = 1024
"""Source tokens that share a batch; measured: larger batches leave the processor's caches."""
LONGEST_TEXT = 2000
"""Characters of a text that are translated; what is longer is no sentence."""
LENGTH_PENALTY = 0.2
MOST_OUTPUT = 256
"""Both as argostranslate 1.11 has them (`translate.apply_packaged_translation`)."""
SCORE_DIGITS = 3

Renderings: TypeAlias = tuple[Hypothesis, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class _Engine:
    tokenizer: Any
    forced: Any
    """The tokenizer for text of the target language."""
    translator: Any
    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forced:
    """Pieces of a text and of a rendering; `words` says how many pieces each word has."""

    source: list[str]
    target: list[str]
    words: tuple[tuple[str, int], ...]


class ArgosTranslator:
    """A Translator over at most one package for each direction, loaded when first needed.

    Only texts of equal token length share a batch, so nothing is padded and a rendering does not
    depend on what else is translated with it. Scores have `SCORE_DIGITS` decimals.
    """

    def __init__(
        self, packages: Sequence[Package], *, beam_size: int = 4, threads: int = 0
    ) -> None:
        """`threads` batches are worked on at once; 0 is one for each processor."""
        if beam_size < 1 or threads < 0:
            raise UsageError("a translator needs a beam of 1 or more and no negative threads")
        self.packages: Mapping[tuple[Language, Language], Package] = {
            (package.source, package.target): package for package in packages
        }
        self.beam_size = beam_size
        self.threads = threads or os.cpu_count() or 1
        self._engines: dict[tuple[Language, Language], _Engine] = {}

    @cached_property
    def signature(self) -> str:
        """Packages with versions, the first 8 hex digits of their fingerprints, and the beam."""
        names = [
            f"{package.name}-{fingerprint(package)[:8]}"
            for _, package in sorted(self.packages.items())
        ]
        return f"argos-{'+'.join(names)}-beam{self.beam_size}"

    def supports(self, source: Language, target: Language) -> bool:
        """Whether a package for this direction was given."""
        return (source, target) in self.packages

    def translate(
        self, texts: Sequence[str], *, source: Language, target: Language, n_best: int = 1
    ) -> tuple[Renderings, ...]:
        """For each text its `n_best` renderings, best first; a blank text has one, the empty one.

        Raises ModelError where the package is missing or cannot be run.
        """
        if n_best < 1:
            raise UsageError("n_best is 1 or more")
        engine = self._engine(source, target)
        tokens = {text: engine.tokenizer.encode(_readable(text)) for text in dict.fromkeys(texts)}
        try:
            rendered = dict(self._render(engine, tokens, n_best))
        except RuntimeError as error:
            package = self.packages[source, target]
            raise ModelError(f"{package.folder} cannot be run ({_line(error)})") from error
        nothing = (Hypothesis(text="", score=0.0),)
        return tuple(rendered.get(text, nothing) for text in texts)

    def force(
        self, pairs: Sequence[tuple[str, str]], *, source: Language, target: Language
    ) -> tuple[tuple[ForcedWord, ...], ...]:
        """For each (text, rendering) the rendering's words with their log-probabilities.

        Words are what stands between spaces; what is beyond `MOST_OUTPUT` pieces is left out. A
        text or a rendering without pieces gives nothing. Raises ModelError as `translate` does.
        """
        engine = self._engine(source, target)
        forced = {pair: _forced(engine, *pair) for pair in dict.fromkeys(pairs)}
        try:
            scored = dict(self._score(engine, forced))
        except RuntimeError as error:
            package = self.packages[source, target]
            raise ModelError(f"{package.folder} cannot be run ({_line(error)})") from error
        return tuple(scored.get(pair, ()) for pair in pairs)

    def _score(
        self, engine: _Engine, forced: Mapping[tuple[str, str], _Forced]
    ) -> Iterator[tuple[tuple[str, str], tuple[ForcedWord, ...]]]:
        sizes = {pair: (len(one.source), len(one.target)) for pair, one in forced.items()}
        waiting = [
            (pair, result)
            for batch in _batches(sizes)
            for pair, result in zip(
                batch,
                engine.translator.score_batch(
                    [forced[pair].source for pair in batch],
                    [forced[pair].target for pair in batch],
                    offset=1 if engine.prefix else 0,
                    asynchronous=True,
                ),
                strict=True,
            )
        ]
        for pair, result in waiting:
            yield pair, tuple(_word_scores(forced[pair], result.result().log_probs))

    def _render(
        self, engine: _Engine, tokens: Mapping[str, list[str]], n_best: int
    ) -> Iterator[tuple[str, Renderings]]:
        waiting = [
            (text, result)
            for batch in _batches({text: (len(pieces),) for text, pieces in tokens.items()})
            for text, result in zip(
                batch, self._submit(engine, [tokens[text] for text in batch], n_best), strict=True
            )
        ]
        for text, result in waiting:
            yield text, _renderings(engine, result.result())

    def _submit(self, engine: _Engine, batch: list[list[str]], n_best: int) -> list[Any]:
        prefix = [[engine.prefix]] * len(batch) if engine.prefix else None
        submitted: list[Any] = engine.translator.translate_batch(
            batch,
            target_prefix=prefix,
            beam_size=max(n_best, self.beam_size),
            num_hypotheses=n_best,
            length_penalty=LENGTH_PENALTY,
            max_decoding_length=MOST_OUTPUT,
            replace_unknowns=True,
            return_scores=True,
            asynchronous=True,
        )
        return submitted

    def _engine(self, source: Language, target: Language) -> _Engine:
        package = self.packages.get((source, target))
        if package is None:
            raise ModelError(f"no package translates {source} to {target}; install one")
        if (source, target) not in self._engines:
            self._engines[source, target] = _load(package, threads=self.threads)
        return self._engines[source, target]


def _load(package: Package, *, threads: int) -> _Engine:
    import ctranslate2

    from transcheck.backtranslate.pieces import tokenizer

    try:
        # int8 by name: "auto" would let the machine choose, and with it the renderings
        translator = ctranslate2.Translator(
            str(package.model), compute_type="int8", inter_threads=threads, intra_threads=1
        )
    except (RuntimeError, ValueError, OSError, MemoryError) as error:
        raise ModelError(f"{package.folder} cannot be loaded ({_line(error)})") from error
    return _Engine(
        tokenizer=tokenizer(package),
        forced=tokenizer(package, reads=package.target),
        translator=translator,
        prefix=package.target_prefix,
    )


def _forced(engine: _Engine, text: str, rendering: str) -> _Forced:
    """Word by word, so that it is known which pieces make up which word."""
    words, pieces = [], [engine.prefix] if engine.prefix else []
    room = MOST_OUTPUT
    for word in _readable(rendering).split():
        made = engine.forced.encode(word)
        room -= len(made)
        if room < 0:
            break
        words.append((word, len(made)))
        pieces += made
    source = engine.tokenizer.encode(_readable(text))
    return _Forced(source=source, target=pieces, words=tuple(words))


def _word_scores(forced: _Forced, scores: Sequence[float]) -> Iterator[ForcedWord]:
    start = 0
    for word, count in forced.words:
        total = sum(scores[start : start + count])
        yield ForcedWord(text=word, score=round(total, SCORE_DIGITS))
        start += count


def _batches(sizes: Mapping[Item, tuple[int, ...]]) -> Iterator[list[Item]]:
    """The items that have tokens on every side, in groups of one size, largest first."""
    by_size: dict[tuple[int, ...], list[Item]] = defaultdict(list)
    for item, size in sizes.items():
        if all(size):
            by_size[size].append(item)
    for size, items in sorted(by_size.items(), key=lambda group: group[0], reverse=True):
        most = max(1, BATCH_TOKENS // max(size))
        for start in range(0, len(items), most):
            yield items[start : start + most]


def _renderings(engine: _Engine, result: Any) -> Renderings:
    """Decoded as argostranslate does: without the prefix and one leading space."""
    return tuple(
        Hypothesis(text=_decoded(engine, pieces), score=_mean_log_probability(pieces, score))
        for pieces, score in zip(result.hypotheses, result.scores, strict=True)
    )


def _decoded(engine: _Engine, pieces: list[str]) -> str:
    text: str = engine.tokenizer.decode(pieces)
    return text.removeprefix(engine.prefix).removeprefix(" ")


def _mean_log_probability(pieces: Sequence[str], score: float) -> float:
    """CTranslate2's score is the sum over the pieces and </s> divided by their count ** penalty."""
    length = min(len(pieces) + 1, MOST_OUTPUT)
    return round(score / math.pow(length, 1 - LENGTH_PENALTY), SCORE_DIGITS)


def _readable(text: str) -> str:
    """What the tokenizers' C++ can take: no lone surrogate, and not without end."""
    return text[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
