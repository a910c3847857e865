"""Pairs of sentences that agree -> labelled pairs with what was changed, to fit a model on."""

from training.perturb.engine import Mix, Pair, perturbed, read_pairs, rows
from training.perturb.row import Row
from training.perturb.rules import AGREE, DIFFER, Rule

__all__ = ["AGREE", "DIFFER", "Mix", "Pair", "Row", "Rule", "perturbed", "read_pairs", "rows"]
