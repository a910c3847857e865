"""English -> Korean -> English with Argos packages, and what the Korean says of a link."""

from transcheck.backtranslate.difference import load_scale
from transcheck.backtranslate.install import install, install_official, installed, verify
from transcheck.backtranslate.lexical import Lexicon, load_lexicon
from transcheck.backtranslate.memory import Remembering
from transcheck.backtranslate.packages import argos_folders
from transcheck.backtranslate.pivot import pivots
from transcheck.backtranslate.translators import Absent, translator_from

__all__ = [
    "Absent",
    "Lexicon",
    "Remembering",
    "argos_folders",
    "install",
    "install_official",
    "installed",
    "load_lexicon",
    "load_scale",
    "pivots",
    "translator_from",
    "verify",
]
