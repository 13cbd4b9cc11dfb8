"""Run cases of the fuzz driver, and show what broke and how often."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from fuzz.run import main

    sys.exit(main())
