"""Many pairs: manifests, batch runs, gold and evaluation."""

from transcheck.corpus.batch import run_batch
from transcheck.corpus.evaluation import Evaluation, evaluation, evaluation_lines
from transcheck.corpus.manifest import read_manifest

__all__ = ["Evaluation", "evaluation", "evaluation_lines", "read_manifest", "run_batch"]
