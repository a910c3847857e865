"""A package's folder -> nothing where it translates a sentence, else why not, in one line.

Damaged weights can end the process that loads them, so a package that is not yet trusted is tried
out in a process of its own: `python -m transcheck.backtranslate.trial FOLDER`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from transcheck.backtranslate.argos import ArgosTranslator
from transcheck.backtranslate.packages import Package, read_package
from transcheck.errors import ModelError

PROBE = {"en": "The minister spoke.", "ko": "장관이 말했다."}
PATIENCE_S = 300


def try_out(package: Package) -> None:
    """Load the package elsewhere and let it translate; ModelError where it cannot."""
    module = "transcheck.backtranslate.trial"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, our own module
            [sys.executable, "-P", "-m", module, str(package.folder)],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"{package.folder} does not finish one sentence") from error
    if done.returncode:
        said = done.stderr.strip().splitlines() if done.returncode == 1 else []
        raise ModelError(said[-1] if said else f"{package.folder} holds damaged weights")


def main(folder: str) -> None:
    """Exit with status 0, or with 1 and the reason on standard error."""
    try:
        package = read_package(Path(folder))
        translator = ArgosTranslator((package,), beam_size=1, threads=1)
        probe = [PROBE[package.source]]
        translator.translate(probe, source=package.source, target=package.target)
    except ModelError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1])
