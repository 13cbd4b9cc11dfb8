"""In which step, list or section of its file a finding stands, in words that outlast edits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from soptool.finding import Place
from soptool.source.document import Document
from soptool.workspace.workspace import Workspace

Within = Callable[[Place], str]
_NAMED_BY = ("id", "use", "activity", "name", "title")


def within_of(workspace: Workspace) -> Within:
    """Return what tells it of a place: `steps/ID`, empty for what stands in no other thing."""

    @lru_cache(maxsize=8)
    def containers(path: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
        entry = workspace.by_path.get(path)
        return _containers(entry.document) if entry else ((), ())

    def within(place: Place) -> str:
        starts, names = containers(place.path)
        at = bisect_right(starts, (place.line, place.column))
        return names[at - 1] if at else ""

    return within


def _containers(
    document: Document,
) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Return where each key and entry begins, and the name of what holds it."""
    names: dict[tuple[str | int, ...], str] = {(): ""}
    found: list[tuple[tuple[int, int], str]] = []
    for start, path in document.places.starts():
        above = names[path[:-1]]
        found.append((start, above))
        last = path[-1]
        label = last if isinstance(last, str) else _name(document, path)
        names[path] = f"{above}/{label}" if above and label else above or label
    found.sort(key=lambda item: item[0])
    return tuple(start for start, _ in found), tuple(name for _, name in found)


def _name(document: Document, path: tuple[str | int, ...]) -> str:
    """Return what an entry of a list is called: never by its number, which others change."""
    item = document.at(path)
    if not isinstance(item, dict):
        return ""
    called = (item.get(key) for key in _NAMED_BY)
    return next((name.strip() for name in called if isinstance(name, str)), "")
