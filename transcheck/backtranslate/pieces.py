"""A package -> its tokenizer: text to pieces and back, exactly as argostranslate does it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from transcheck.backtranslate.packages import Package
from transcheck.errors import ModelError
from transcheck.model import Language


class Tokenizer(Protocol):
    """Either of argostranslate's tokenizers."""

    def encode(self, sentence: str) -> list[str]:
        """The pieces of one sentence; none where it is blank."""

    def decode(self, tokens: list[str]) -> str:
        """The text that pieces stand for."""


def tokenizer(package: Package, *, reads: Language | None = None) -> Tokenizer:
    """The package's tokenizer, tried out; raises ModelError where its file is damaged.

    It encodes text of the language `reads`, by default the package's source.
    """
    from argostranslate import tokenizer as argos

    path = package.tokenizer
    try:
        if path.name == "bpe.model":
            _check_merges(path)
            made = argos.BPETokenizer(path, reads or package.source, package.target)
        else:
            made = argos.SentencePieceTokenizer(path)
        made.decode(made.encode("1"))
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"{path} is damaged; install the package again") from error
    return cast(Tokenizer, made)


def _check_merges(path: Path) -> None:
    """Argostranslate's BPE reader ends the process over a line that it cannot read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    merges = lines[1:] if lines and lines[0].startswith("#version:") else lines
    if any(len(line.split(" ")) != 2 for line in merges):
        raise ValueError("a merge joins two pieces")
