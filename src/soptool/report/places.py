"""Places as reports write them."""

from __future__ import annotations

from soptool.finding import Place
from soptool.report.visible import visible


def address(place: Place) -> str:
    """Return `path:line:col`."""
    return f"{visible(place.path)}:{place.line}:{place.column}"


def from_repository(prefix: str, path: str) -> str:
    """Return a path from the repository's root, without `..` where it leads out and in again."""
    folders = prefix.rstrip("/").split("/") if prefix else []
    while path.startswith("../") and folders:
        path = path.removeprefix("../")
        folders.pop()
    return "/".join([*folders, path])
