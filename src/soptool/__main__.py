"""The entry point of `sop`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run `sop` with the arguments of the process, and return its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        return _version()
    try:
        from soptool.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130


def _version() -> int:
    # Needs nothing: no command should wait for the imports of another.
    from soptool import __version__

    sys.stdout.write(f"soptool {__version__}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
