"""A translator and test sets -> sacreBLEU's BLEU and chrF2 with their signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from training.translate.network import Network
from training.translate.pairs import Pair, read_pairs
from training.translate.translators import NetworkTranslator, Translator

TOKENIZERS = {"en": "13a", "ko": "char"}
"""BLEU's: Korean is compared by characters, as it needs no analyser that may differ."""
DEV_SENTENCES = 200
DIRECTIONS = {"ko_en": ("ko", "en"), "en_ko": ("en", "ko")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of one test set; `signatures` are sacreBLEU's for BLEU and chrF2."""

    test: str
    direction: str
    translator: str
    beam: int
    sentences: int
    bleu: float
    chrf2: float
    signatures: tuple[str, str]


class Development:
    """The sentences that checkpoints are chosen by."""

    def __init__(self, work: Path, direction: str) -> None:
        self.source, self.target = DIRECTIONS[direction]
        self.vocabulary = work / "ready" / "sentencepiece.model"
        pairs = list(read_pairs(work / "ready" / "dev.tsv"))
        self.pairs = pairs[:: max(1, -(-len(pairs) // DEV_SENTENCES))]

    def chrf2(self, network: Network) -> float:
        """Of greedy renderings."""
        translator = NetworkTranslator(network, self.vocabulary)
        made = translator.translate([getattr(p, self.source) for p in self.pairs], beam=1)
        return chrf2(made, [getattr(pair, self.target) for pair in self.pairs])


def evaluate(
    translator: Translator, direction: str, tests: Path, *, beam: int, most: int = 0
) -> list[Score]:
    """A score for each table in the folder `tests`; `most` is how many sentences of each, 0 all."""
    scores = []
    for path in sorted(tests.glob("*.tsv")):
        pairs = list(read_pairs(path))[: most or None]
        scores.append(_score(translator, direction, path.stem, pairs, beam))
    return scores


def chrf2(made: Sequence[str], wanted: Sequence[str]) -> float:
    """Of the corpus, 0 to 100."""
    return float(CHRF().corpus_score(list(made), [list(wanted)]).score)


def table(scores: Iterable[Score]) -> str:
    """For people."""
    rows = [
        f"{s.direction}  {s.test:<8}{s.sentences:>6}  beam {s.beam}"
        f"  BLEU {s.bleu:5.2f}  chrF2 {s.chrf2:5.2f}  {s.translator}"
        for s in scores
    ]
    return "\n".join(rows)


def _score(
    translator: Translator, direction: str, test: str, pairs: Sequence[Pair], beam: int
) -> Score:
    source, target = DIRECTIONS[direction]
    made = translator.translate([getattr(pair, source) for pair in pairs], beam=beam)
    wanted = [getattr(pair, target) for pair in pairs]
    bleu, chrf = BLEU(tokenize=TOKENIZERS[target]), CHRF()
    return Score(
        test=test,
        direction=direction,
        translator=translator.name,
        beam=beam,
        sentences=len(pairs),
        bleu=round(bleu.corpus_score(made, [wanted]).score, 2),
        chrf2=round(chrf.corpus_score(made, [wanted]).score, 2),
        signatures=(str(bleu.get_signature()), str(chrf.get_signature())),
    )
