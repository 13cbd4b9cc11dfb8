"""What a change makes of plain data: the measure of an edited text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from soptool.finding import Data, DataChange, Delete, KeyPath, RenameKey, SetValue


def changed_by(data: Data, changes: Iterable[DataChange]) -> Any:
    """Return the data after changes whose paths are those of the data before all of them."""
    for change in sorted(changes, key=_inner_first):
        data = changed(data, change)
    return data


def _inner_first(change: DataChange) -> tuple[bool, int]:
    """Keys get their names when all below them is done: until then, paths lead through them."""
    is_key = isinstance(change, RenameKey)
    return is_key, -len(change.path) if is_key else 0


def changed(data: Data, change: DataChange) -> Any:
    """Return the data after the change; the path must lead somewhere."""
    if isinstance(change, SetValue):
        return _set(data, change.path, change.value)
    if isinstance(change, RenameKey):
        return _at(data, change.path[:-1], lambda d: _renamed(d, change.path[-1], change.name))
    if isinstance(change, Delete):
        return _deleted(data, change.path)
    return _at(data, change.path, lambda d: _ordered(d, change.order))


def same(first: Data, second: Data) -> bool:
    """Whether two documents say the same, order included; breaks at a text's end do not count."""
    return bool(_plain(first) == _plain(second))


def _plain(data: Any) -> Any:
    if isinstance(data, str):
        return data.rstrip("\n")
    if isinstance(data, dict):
        return tuple((key, _plain(value)) for key, value in data.items())
    return [_plain(item) for item in data]


def _at(data: Any, path: KeyPath, make: Any) -> Any:
    if not path:
        return make(data)
    step, rest = path[0], path[1:]
    if isinstance(data, str) and step == 0:
        return _at(data, rest, make)
    copy = _copy(data)
    copy[step] = _at(data[step], rest, make)
    return copy


def _copy(data: Any) -> Any:
    return dict(data) if isinstance(data, dict) else list(data)


def _set(data: Any, path: KeyPath, value: Data) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, str):
        if not data.strip():
            data = {} if isinstance(step, str) else []
        elif step == 0:
            return _set("", rest, value)
        else:
            data = [data]
    copy = _copy(data)
    if isinstance(step, str):
        copy[step] = _set(copy.get(step, ""), rest, value)
    elif step < len(copy):
        copy[step] = _set(copy[step], rest, value)
    else:
        copy.append(_set("", rest, value))
    return copy


def _renamed(data: Any, old: str | int, new: str) -> Any:
    return {new if key == old else key: value for key, value in data.items()}


def _deleted(data: Any, path: KeyPath) -> Any:
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    if (len(parent) == 1 and len(path) > 1) or isinstance(parent, str):
        return _deleted(data, path[:-1])
    return _at(data, path[:-1], lambda d: _without(d, path[-1]))


def _without(data: Any, step: str | int) -> Any:
    copy = _copy(data)
    del copy[step]
    return copy


def _ordered(data: Any, order: tuple[str | int, ...]) -> Any:
    if isinstance(data, dict):
        return {key: data[key] for key in order}
    return [data[int(number)] for number in order]
