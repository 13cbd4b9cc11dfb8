"""The text of a file, edited so that it says other data: comments and all else stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from soptool.finding import DataChange, Delete, Reorder, SetValue
from soptool.importing.alike import lined_up
from soptool.model.sop import Macro
from soptool.model.step import MacroStep
from soptool.shape.names import in_order, names_of
from soptool.source.change import splice_of_new, spliced, splices_of
from soptool.source.read import read

KeyPath = tuple[str | int, ...]


def rewritten(
    text: str, before: Mapping[str, Any], after: Mapping[str, Any], origins: Sequence[int | None]
) -> str | None:
    """Return the text with the data `after` in place of `before`, its own.

    `origins` has for each step of `after` its place in `before`. None where it can't be edited so
    that it says exactly that.
    """
    editor = _Text(text)
    try:
        editor.keys(before, after, (), origins)
        editor.settle()
    except _Stuck:
        return None
    found, _ = read("", editor.text.encode())
    return editor.text if found is not None and _same(found.data, after) else None


class _Stuck(Exception):  # noqa: N818
    """A change that the text does not allow."""


@dataclass(slots=True)
class _Text:
    """A text in the making. `waiting`: values to be set at once, as each edit reads the whole."""

    text: str
    waiting: list[DataChange] = field(default_factory=list)

    def settle(self) -> None:
        """Set the values that wait."""
        waiting, self.waiting = self.waiting, []
        self._all(waiting)

    def _make(self, change: DataChange) -> None:
        self.settle()
        self._all([change])

    def _all(self, changes: Sequence[DataChange]) -> None:
        """Make changes that do not touch each other: together, else one after the other."""
        if not changes:
            return
        splices = splices_of(self.text, changes)
        if splices is not None:
            self.text = spliced(self.text, splices)
        elif len(changes) == 1:
            raise _Stuck
        else:
            for change in changes:
                self._all([change])

    def _add(self, path: KeyPath, first: int, values: Sequence[Any]) -> None:
        """Add entries behind the last of a list, the first of them at this place."""
        self.settle()
        splice = splice_of_new(self.text, path, first, values) if len(values) > 1 else None
        if splice is not None:
            self.text = spliced(self.text, [splice])
            return
        for number, value in enumerate(values, start=first):
            self._make(SetValue("", (*path, number), value))

    def value(self, before: Any, after: Any, path: KeyPath) -> None:
        if before == after:
            return
        if isinstance(before, dict) and isinstance(after, dict) and before and after:
            self.keys(before, after, path)
        elif isinstance(before, list) and isinstance(after, list) and before and after:
            self.entries(before, after, path, _lined_up(before, after))
        else:
            self.waiting.append(SetValue("", path, after))

    def keys(
        self,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        path: KeyPath,
        origins: Sequence[int | None] = (),
    ) -> None:
        for key, value in after.items():
            if key not in before:
                continue
            if not path and key == "steps" and isinstance(before[key], list):
                if before[key] != value:
                    self.entries(before[key], value, (key,), origins)
            else:
                self.value(before[key], value, (*path, key))
        for key in before:
            if key not in after:
                self._make(Delete("", (*path, key)))
        came = [key for key in after if key not in before]
        order = [key for key in before if key in after]
        for key in came:
            self._make(SetValue("", (*path, key), after[key]))
        if came:
            self._make(Reorder("", path, tuple(_placed(order, came, path))))

    def entries(
        self, before: Sequence[Any], after: Sequence[Any], path: KeyPath,
        origins: Sequence[int | None],
    ) -> None:  # fmt: skip
        """Change a list: entries that stay, then those that go, come and move."""
        for place, origin in enumerate(origins):
            if origin is not None:
                self.value(before[origin], after[place], (*path, origin))
        kept = sorted(origin for origin in origins if origin is not None)
        if not kept:
            self._make(SetValue("", path, after))
            return
        stay = {origin: place for place, origin in enumerate(kept)}
        gone = [number for number in reversed(range(len(before))) if number not in stay]
        self.settle()
        self._all([Delete("", (*path, number)) for number in gone])
        came = [place for place, origin in enumerate(origins) if origin is None]
        self._add(path, len(kept), [after[place] for place in came])
        new = dict(zip(came, count(len(kept)), strict=False))
        places = [
            new[place] if origin is None else stay[origin] for place, origin in enumerate(origins)
        ]
        if places != sorted(places):
            self._make(Reorder("", path, tuple(places)))


def _lined_up(before: Sequence[Any], after: Sequence[Any]) -> list[int | None]:
    pairs = lined_up([*map(str, before)], [*map(str, after)])
    return [pairs.get(place) for place in range(len(after))]


def _placed(order: Sequence[str], came: Sequence[str], path: KeyPath) -> Iterator[str]:
    """Yield keys with new ones where the form has them; those that were there keep their order."""
    shape = {0: Macro, 2: MacroStep}.get(len(path))
    keys: dict[str, Any] = dict.fromkeys((*order, *came), "")
    known = list(in_order(keys, names_of(shape))) if shape else []
    found = list(order)
    for key in came:
        later = known[known.index(key) + 1 :] if key in known else []
        at = next((n for n, each in enumerate(found) if each in later), len(found))
        found.insert(at, key)
    yield from found


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("\n") == other.rstrip("\n")
    return bool(one == other)
