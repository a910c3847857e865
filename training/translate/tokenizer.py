"""Training pairs -> one SentencePiece vocabulary for both languages, `ready/sentencepiece.model`.

Nothing is unknown to it: what has no piece is spelt in bytes, and numbers are spelt digit by digit.
Normalisation is written into the model, so that every program which encodes with it does the same.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import sentencepiece

from training.translate.pairs import TAGS, read_pairs

UNKNOWN, START, END, PAD = 0, 1, 2, 3
TAG_IDS = {tag: number for number, tag in enumerate(TAGS, start=4)}
"""Control symbols: no text encodes to them."""
COVERAGE = 0.9998
MOST_SENTENCES = 1_500_000
SPELT = {
    **dict.fromkeys("“”„‟«»『』《》", '"'),
    **dict.fromkeys("‘’‚‛「」〈〉´", "'"),
    **dict.fromkeys("‐‑‒–―", "-"),
    **dict.fromkeys("ㆍ‧∙•・", "·"),
    **dict.fromkeys("～〜", "~"),
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
}
"""What newspapers set in several ways; Unicode calls these characters different."""
JAMO = range(0x3130, 0x3190), range(0xFFA0, 0xFFDD), range(0x1100, 0x1200)
"""Single letters: compatibility forms would turn into conjoining ones that no font shows."""


def train_tokenizer(work: Path, *, size: int, seed: int) -> Path:
    """Learn at most `size` pieces from `data/train.tsv`; returns the model's path."""
    made = work / "ready" / "sentencepiece.model"
    made.parent.mkdir(parents=True, exist_ok=True)
    sentencepiece.set_random_generator_seed(seed)
    with (
        tempfile.TemporaryDirectory() as scratch,
        (beside := made.with_suffix(".part")).open("wb") as out,
    ):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=_sentences(work / "data" / "train.tsv"),
            model_writer=out,
            model_type="unigram",
            vocab_size=size,
            hard_vocab_limit=False,
            character_coverage=COVERAGE,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_tsv=str(write_rules(Path(scratch) / "rules.tsv")),
            control_symbols=[tag_symbol(tag) for tag in TAGS],
            pad_id=PAD,
            input_sentence_size=MOST_SENTENCES,
            shuffle_input_sentence=True,
            num_threads=2,
            minloglevel=1,
        )
    beside.replace(made)
    return made


def tag_symbol(tag: str) -> str:
    """How a domain is written as a token: "<docs>"."""
    return f"<{tag}>"


def load(path: Path) -> sentencepiece.SentencePieceProcessor:
    """The model; raises OSError where the file is absent or damaged."""
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except RuntimeError as error:
        raise OSError(f"{path} is no vocabulary; run the step `tokenizer`") from error


def write_rules(path: Path) -> Path:
    """`rules` in SentencePiece's form: code points in hex, a tab, code points."""
    with path.open("w", encoding="ascii") as out:
        for left, right in rules():
            out.write(f"{_hexadecimal(left)}\t{_hexadecimal(right)}\n")
    return path


def rules() -> Iterator[tuple[str, str]]:
    """Rewritings: NFKC of single characters, Hangul composed, `SPELT`, and no invisible ones."""
    for number in range(0x20, 0x10000):
        character = chr(number)
        plain = _plain(character)
        if plain != character:
            yield character, plain
    for number in range(0xAC00, 0xD7A4):
        syllable = chr(number)
        yield unicodedata.normalize("NFD", syllable), syllable


def _plain(character: str) -> str:
    if character in SPELT:
        return SPELT[character]
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    if any(ord(character) in jamo for jamo in JAMO) or unicodedata.category(character) == "Cs":
        return character
    return "".join(SPELT.get(c, c) for c in unicodedata.normalize("NFKC", character))


def _sentences(path: Path) -> Iterator[str]:
    for pair in read_pairs(path):
        for _ in range(pair.copies):
            yield pair.ko
            yield pair.en


def _hexadecimal(text: str) -> str:
    return " ".join(f"{ord(character):X}" for character in text)
