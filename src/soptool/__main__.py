"""The entry point of `sop`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run `sop` with the arguments of the process, and return its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        return _version()
    # What is loaded is kept to the end: looking for rubbish in it would take a fifth of the time.
    gc.set_threshold(50_000, 20, 20)
    # Our models know no plugins of others; to look for some, all that is installed would be read.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        if "-h" in arguments or "--help" in arguments:
            from soptool.cli.front import shown

            if shown(arguments):
                return 0
        from soptool.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130


def _version() -> int:
    # Needs nothing: no command should wait for the imports of another.
    from soptool import release

    sys.stdout.write(f"soptool {release()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
