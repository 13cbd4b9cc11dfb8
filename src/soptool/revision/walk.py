"""Plain data of a file, walked without trust in its shape: what is not there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soptool.finding import KeyPath


def below(data: Any, path: KeyPath) -> Any:
    """Return the value at a path, None where there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def entries_of(data: Any, path: KeyPath) -> tuple[KeyPath, ...]:
    """Return the paths of a list's entries; nothing where there is no list."""
    value = below(data, path)
    return tuple((*path, index) for index in range(len(value))) if isinstance(value, list) else ()


def texts(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the text at a path, or the texts of the list there, each with its path."""
    for place in (path, *entries_of(data, path)):
        value = below(data, place)
        if isinstance(value, str) and value.strip():
            yield place, value.strip()
