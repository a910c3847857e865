"""Archives to install with transcheck -> what argostranslate then has installed, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(*archives: str) -> None:
    from argostranslate.package import get_installed_packages

    from transcheck.backtranslate.install import install

    for archive in archives:
        install(Path(archive))
    found = [
        [package.from_code, package.to_code, package.package_version, package.package_path.name]
        for package in get_installed_packages()
    ]
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
