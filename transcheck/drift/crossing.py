"""Pairs of texts, read together -> what a trained cross-encoder thinks differs, and where.

A MiniLM over both texts (CTranslate2, int8) with two small heads: one answers questions about the
pair, one labels each word piece with the type of the difference that it is part of.
`training.drift` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias, cast
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from transcheck.drift.encoder import equal_lengths
from transcheck.errors import ModelError
from transcheck.model import FindingType, Reading, Span, Suspect
from transcheck.weights import damaged, read_manifest, verified

KIND = "drift model"
QUESTIONS = ("lost", "unfounded", "related", "conflict")
"""Is something left out; is something new; do both tell of one thing; do they contradict."""
LABELS = (
    "",
    "number",
    "date",
    "name",
    "title",
    "attribution",
    "negation",
    "strength",
    "meaning",
    "omission",
    "addition",
)
"""What a word piece can be part of: no difference, or one of that finding type."""
MOST_PIECES = 256
"""Of both texts together; the longer one is cut."""
SUSPECT = 0.5
"""Least probability that a word is part of a difference for it to be named."""
DECIMALS = 3

Floats: TypeAlias = NDArray[np.float32]
_Word: TypeAlias = tuple[list[int], Floats]
"""The places of a word's pieces, and the chances of the labels of its most suspect one."""


@dataclass(frozen=True, kw_only=True)
class _Engine:
    tokenizer: Any
    encoder: Any
    heads: dict[str, Floats]


class CrossEncoder:
    """Reads a wire text and a translation text together (Devlin et al. 2019).

    What it reads does not depend on what else is read with it: only pairs of one length share a
    batch, so nothing is padded; figures are rounded.
    """

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder = folder
        self.threads = threads

    @cached_property
    def signature(self) -> str:
        """The model's name with its version."""
        manifest = read_manifest(self.folder, kind=KIND)
        return f"{manifest.name}-int8-{manifest.version}"

    def read(self, pairs: Sequence[tuple[str, str]]) -> tuple[Reading, ...]:
        """One reading for each (wire, translation); raises ModelError where it is damaged."""
        if not pairs:
            return ()
        unique = {pair: at for at, pair in enumerate(dict.fromkeys(pairs))}
        codes = tokenised(self._engine.tokenizer, list(unique))
        readings: dict[int, Reading] = {}
        for batch in equal_lengths([code.ids for code in codes]):
            readings.update(zip(batch, self._read([codes[at] for at in batch]), strict=True))
        return tuple(readings[unique[pair]] for pair in pairs)

    def _read(self, codes: Sequence[Any]) -> Iterator[Reading]:
        sides = np.array([code.type_ids for code in codes])
        output = self._engine.encoder.forward_batch(
            [code.ids for code in codes], token_type_ids=sides.tolist()
        )
        states = np.asarray(output.last_hidden_state).astype(np.float32)
        answers = _logistic(self._pair_logits(states, sides))
        pieces = _softmax(_linear(states, self._engine.heads, "pieces"))
        for code, answer, labels in zip(codes, answers, pieces, strict=True):
            figures = {
                question: round(float(chance), DECIMALS)
                for question, chance in zip(QUESTIONS, answer, strict=True)
            }
            yield Reading(
                **figures, wire=_suspects(code, labels, 0), translation=_suspects(code, labels, 1)
            )

    def _pair_logits(self, states: Floats, sides: NDArray[np.int64]) -> Floats:
        """The first piece's state with the greatest values over either side, through two layers."""
        inside = np.arange(states.shape[1]) > 0
        tops = [
            np.where((inside & (sides == side))[..., None], states, -np.inf).max(axis=1)
            for side in (0, 1)
        ]
        seen = np.concatenate([states[:, 0], *tops], axis=1)
        return _linear(
            np.tanh(_linear(seen, self._engine.heads, "dense")), self._engine.heads, "pair"
        )

    @cached_property
    def _engine(self) -> _Engine:
        import ctranslate2
        from tokenizers import Tokenizer

        verified(self.folder, kind=KIND)
        try:
            encoder = ctranslate2.Encoder(str(self.folder), intra_threads=self.threads)
            with np.load(self.folder / "heads.npz", allow_pickle=False) as stored:
                heads = {name: stored[name].astype(np.float32) for name in stored.files}
        except (OSError, ValueError, RuntimeError, BadZipFile) as error:
            raise ModelError(damaged(self.folder, str(error), kind=KIND)) from error
        _fitting(heads, self.folder)
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        return _Engine(tokenizer=tokenizer, encoder=encoder, heads=heads)


def _fitting(heads: dict[str, Floats], folder: Path) -> None:
    """Raises ModelError where the heads do not answer what is asked here."""
    for name, answers in (("pair", len(QUESTIONS)), ("pieces", len(LABELS))):
        if len(heads.get(f"{name}.bias", ())) != answers or "dense.bias" not in heads:
            reason = "its heads are of another version of transcheck"
            raise ModelError(damaged(folder, reason, kind=KIND))


def tokenised(tokenizer: Any, pairs: Sequence[tuple[str, str]]) -> list[Any]:
    """Each pair as word pieces, the first text's, then the second's."""
    return list(tokenizer.encode_batch([tuple(pair) for pair in pairs]))


def _suspects(code: Any, labels: Floats, side: int) -> tuple[Suspect, ...]:
    """Runs of words of one side that are likelier at fault than not, each with its likeliest type.

    A word is as suspect as its most suspect piece.
    """
    words: dict[int, list[int]] = {}
    for at, word in enumerate(code.word_ids):
        if word is not None and code.sequence_ids[at] == side:
            words.setdefault(word, []).append(at)
    worst = [(parts, labels[min(parts, key=lambda at: labels[at, 0])]) for parts in words.values()]
    runs = groupby(worst, key=lambda item: bool(1 - item[1][0] >= SUSPECT))
    kept = (_bare(code, list(run)) for at_fault, run in runs if at_fault)
    return tuple(_suspect(code, run) for run in kept if run)


def _bare(code: Any, run: list[_Word]) -> list[_Word]:
    """The run without the marks at its ends; nothing of one that is all marks."""
    named = [
        at for at, (parts, _) in enumerate(run) if any(c.isalnum() for c in code.tokens[parts[0]])
    ]
    return run[named[0] : named[-1] + 1] if named else []


def _suspect(code: Any, run: list[_Word]) -> Suspect:
    total = sum(labels[1:] for _, labels in run)
    first, last = run[0][0][0], run[-1][0][-1]
    return Suspect(
        type=cast("FindingType", LABELS[1 + int(np.argmax(total))]),
        span=Span(code.offsets[first][0], code.offsets[last][1]),
        probability=round(max(float(1 - labels[0]) for _, labels in run), DECIMALS),
    )


def _linear(states: Floats, heads: dict[str, Floats], name: str) -> Floats:
    return np.asarray(states @ heads[f"{name}.weight"].T + heads[f"{name}.bias"])


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)))


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
