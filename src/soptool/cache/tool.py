"""Which program works here: another version may find other things."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from soptool import __version__
from soptool.cache.store import digest

_LIBRARIES = ("pydantic", "pydantic_core", "ruamel.yaml", "_ruamel_yaml")


@cache
def tool() -> str:
    """Return what stands for this program: its version, Python's, and those of its libraries.

    Where it is run from its sources, these may change while the version stays: they are looked at.
    """
    own = Path(__file__).parents[1]
    files = () if (own / "_assets").is_dir() else tuple(_sources(str(own)))
    return digest(__version__, sys.version, *map(_origin, _LIBRARIES), *files)


def libraries(names: Iterable[str]) -> str:
    """Return what stands for these libraries, as far as they are installed."""
    return digest(*map(_origin, names))


def _origin(library: str) -> str:
    try:
        spec = find_spec(library)
    except (ImportError, ValueError):
        return "-"
    if spec is None or spec.origin is None:
        return "-"
    try:
        status = os.stat(spec.origin)  # noqa: PTH116 -- what stands there need not be a file
    except OSError:
        return spec.origin
    return f"{status.st_size} {status.st_mtime_ns}"


def _sources(folder: str) -> list[str]:
    found: list[str] = []
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.startswith((".", "__pycache__")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                status = entry.stat()
                found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return found
