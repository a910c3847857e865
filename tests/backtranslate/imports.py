"""A folder of packages -> which slow libraries translating with them has loaded, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

SLOW = {"torch", "stanza", "spacy", "minisbd", "transformers", "argostranslate.translate"}


def main(folder: str) -> None:
    from transcheck.backtranslate import translator_from
    from transcheck.backtranslate.install import installed
    from transcheck.backtranslate.packages import argos_folders

    assert argos_folders() == (Path(folder),)
    translator = translator_from(argos_folders(), beam_size=1, threads=1, memory=None)
    translator.translate(["the treaty"], source="en", target="ko")
    sys.stdout.write(
        json.dumps({"found": len(installed()), "heavy": sorted(SLOW & set(sys.modules))})
    )


if __name__ == "__main__":
    main(sys.argv[1])
