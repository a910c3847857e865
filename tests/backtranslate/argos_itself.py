"""Archives, n-best and sentences -> argostranslate's own renderings of them, as JSON.

Run as a script, for importing `argostranslate.translate` loads torch and stanza.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


class Whole:
    """A splitter that takes a text for one sentence; argostranslate's own fetch models."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def main(n_best: str, sentences: str, *archives: str) -> None:
    import ctranslate2
    from argostranslate import package, translate

    lines = Path(sentences).read_text(encoding="utf-8").splitlines()
    found = {}
    for archive in archives:
        package.install_from_path(Path(archive))
        name = Path(archive).stem
        installed = next(p for p in package.get_installed_packages() if p.package_path.name == name)
        engine = ctranslate2.Translator(
            str(installed.package_path / "model"), compute_type="int8", intra_threads=1
        )
        found[name] = [
            [
                best.value
                for best in translate.apply_packaged_translation(
                    installed, line, engine, Whole(), int(n_best)
                )
            ]
            for line in lines
        ]
    languages = sorted(language.code for language in translate.get_installed_languages())
    sys.stdout.write(json.dumps({"renderings": found, "languages": languages}))


if __name__ == "__main__":
    main(*sys.argv[1:])
