"""`sop cache`: what earlier runs left in `.sop-cache/` of a workspace."""

from __future__ import annotations

from pathlib import Path

from soptool.api.request import Request
from soptool.api.scope import roots_of
from soptool.cache.store import FOLDER, Info, Store
from soptool.errors import OutputError, reason_of
from soptool.language import msg


def info(request: Request) -> Info:
    """Return how much is kept. Raises UsageError."""
    return Store(roots_of(request)[0]).info()


def clear(request: Request) -> Path:
    """Delete what is kept, and return its folder. Raises UsageError, OutputError."""
    root = roots_of(request)[0]
    try:
        Store(root).clear()
    except OSError as error:
        message = msg(
            "`{path}` can't be deleted: {reason}.",
            path=root / FOLDER,
            reason=reason_of(error),
        )
        raise OutputError(message) from error
    return root / FOLDER
