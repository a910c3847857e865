"""`python -m transcheck` is `transcheck`."""

import sys

from transcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
