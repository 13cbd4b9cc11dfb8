"""Places as reports write them."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from soptool.finding import Place
from soptool.report.report import Look, Report
from soptool.report.visible import visible


def address(place: Place, report: Report | None = None, look: Look | None = None) -> str:
    """Return `path:line:col`; of a report as seen from where people stand, for them to click."""
    path = place.path
    if report and look and report.root and look.here:
        path = from_here(report.root / path, look.here)
    return f"{visible(path)}:{place.line}:{place.column}"


@lru_cache(maxsize=1024)
def from_here(path: Path, here: Path) -> str:
    """Return a path as it leads from a folder, with `/`; whole where no way leads there."""
    try:
        return Path(os.path.relpath(path, here)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def from_repository(prefix: str, path: str) -> str:
    """Return a path from the repository's root, without `..` where it leads out and in again."""
    folders = prefix.rstrip("/").split("/") if prefix else []
    while path.startswith("../") and folders:
        path = path.removeprefix("../")
        folders.pop()
    return "/".join([*folders, path])
