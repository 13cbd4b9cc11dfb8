"""The log of an internal error: the traceback, in the user's cache folder."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from soptool import release


def text_of(error: Exception) -> str:
    """Return the traceback."""
    return "".join(traceback.format_exception(error))


def log_of(text: str) -> Path:
    """Write a traceback to a new file and return its path."""
    name = f"error-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{os.getpid()}.log"
    system = f"soptool {release()}, Python {platform.python_version()}, {platform.platform()}"
    for folder in (_cache_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / name
            path.write_text(f"{system}\n{sys.argv}\n{text}", "utf-8", "backslashreplace")
        except OSError:
            continue
        return path
    return Path(os.devnull)


def _cache_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "soptool" / "Logs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "soptool"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "soptool"
