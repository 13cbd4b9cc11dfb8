"""Where the keys and values of a file stand, packed: there are many, and they are kept."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from soptool.finding import Place
from soptool.source.events import Event, Mark

Data = str | list["Data"] | dict[str, "Data"]
KeyPath = Sequence[str | int]
_WIDTH = 5
_END, _SIZE = 2, 4
_SHORT = 16


class Spots:
    """The start and end of every key and value in the order of the text, lines from 0.

    A mapping or list stands before what it holds; its size counts itself and all of that.
    """

    __slots__ = ("_items", "_keys", "_numbers")

    def __init__(self, numbers: Sequence[int] = ()) -> None:
        self._numbers = array("I", numbers)
        # Of what is long, so that it is walked through once and not for each of its entries.
        self._items: dict[int, array[int]] = {}
        self._keys: dict[tuple[int, int], tuple[dict[str, Data], dict[str, int], list[int]]] = {}

    def __len__(self) -> int:
        return len(self._numbers) // _WIDTH

    def add(self, start: Mark, end: Mark) -> int:
        """Add one thing, and return its number."""
        self._numbers.extend((start.line, start.column, end.line, end.column, 1))
        return len(self._numbers) // _WIDTH - 1

    def close(self, at: int, end: Mark | None) -> None:
        """Count what came after a mapping or list as its own; give it its end where it has one."""
        numbers, first = self._numbers, at * _WIDTH
        numbers[first + _SIZE] = len(self) - at
        if end is not None:
            numbers[first + _END], numbers[first + _END + 1] = end.line, end.column

    def cut(self, at: int) -> None:
        """Forget this thing and all after it."""
        del self._numbers[at * _WIDTH :]

    def part(self, at: int) -> Spots:
        """Return a thing with all it holds."""
        return Spots(self._numbers[at * _WIDTH : self.behind(at) * _WIDTH])

    def add_again(self, part: Spots, start: Mark, end: Mark) -> int:
        """Add a copy of what an alias repeats: it stands where the alias does."""
        at = self.add(start, end)
        self._numbers[at * _WIDTH + _SIZE] = len(part)
        self._numbers.extend(part._numbers[_WIDTH:])
        return at

    def behind(self, at: int) -> int:
        """Return the number of what comes after a thing and all it holds."""
        return at + self._numbers[at * _WIDTH + _SIZE]

    def key_of(self, at: int, data: dict[str, Data], key: str) -> int:
        """Return the number of a key in the mapping `at`; its value has the next one."""
        if len(data) > _SHORT:
            return self._key_in_long(at, data, key)
        at += 1
        for name in data:
            if name == key:
                break
            at = self.behind(at + 1)
        return at

    def _key_in_long(self, at: int, data: dict[str, Data], key: str) -> int:
        # By its data: the keys of one mapping may be read as meant, by other names than written.
        held = self._keys.setdefault((at, id(data)), (data, {}, [at + 1]))
        _, known, following = held
        if key not in known:  # the first time, or while the mapping is still read
            for name in reversed([*takewhile(lambda name: name not in known, reversed(data))]):
                known[name] = following[0]
                following[0] = self.behind(following[0] + 1)
        return known[key]

    def item_of(self, at: int, index: int) -> int:
        """Return the number of an entry in the list `at`."""
        if index <= _SHORT:
            at += 1
            for _ in range(index):
                at = self.behind(at)
            return at
        items = self._items.get(at)
        if items is None:
            items = self._items[at] = array("I", (at + 1,))
        while len(items) <= index:
            items.append(self.behind(items[-1]))
        return items[index]

    def moved(self, column: Callable[[int, int], int]) -> Spots:
        """Return a copy in which every column is what `column` makes of its line and itself."""
        numbers = list(self._numbers)
        for at in range(0, len(numbers), _WIDTH):
            numbers[at + 1] = column(numbers[at], numbers[at + 1])
            numbers[at + 3] = column(numbers[at + 2], numbers[at + 3])
        return Spots(numbers)

    def packed(self) -> Spots:
        """Return a copy without room to grow."""
        return Spots(self._numbers)

    def start(self, at: int) -> tuple[int, int]:
        """Return line and column, from 1, of where a thing begins."""
        line, column = self._values(at)[:2]
        return line + 1, column + 1

    def place(self, path: str, at: int) -> Place:
        """Return where a thing stands; for a block, its first key or entry stands for it."""
        line, column, end_line, end_column, size = self._values(at)
        if size > 1 and (line, column) == (end_line, end_column):
            _, _, end_line, end_column, _ = self._values(at + 1)
        return Place(path, line + 1, column + 1, end_line + 1, end_column + 1)

    def _values(self, at: int) -> Sequence[int]:
        return self._numbers[at * _WIDTH : (at + 1) * _WIDTH]


def spots_of(events: Iterable[Event]) -> Spots:
    """Return where all stands of a text without aliases, in which every key may be one."""
    numbers: list[int] = []
    opened: list[int] = []
    for event in events:
        kind = type(event).__name__
        if kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            start, end = event.start_mark, event.end_mark
            if kind != "ScalarEvent":
                opened.append(len(numbers))
            numbers += (start.line, start.column, end.line, end.column, 1)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            at, end = opened.pop(), event.end_mark
            numbers[at + _SIZE] = (len(numbers) - at) // _WIDTH
            if end.index > event.start_mark.index:  # `]` or `}`: a block has none
                numbers[at + _END : at + _END + 2] = end.line, end.column
    return Spots(numbers)


def _nowhere() -> Spots:
    return Spots((0, 0, 0, 0, 1))


class Places:
    """The places of a file's data as it was read; where nobody asks, they are not worked out."""

    __slots__ = ("_find_spots", "_spots", "data")

    def __init__(
        self, data: Data = "", spots: Spots | None = None, find: Callable[[], Spots] | None = None
    ) -> None:
        self.data = data
        self._spots, self._find_spots = spots, find or _nowhere

    @property
    def spots(self) -> Spots:
        """Where all of it stands."""
        if self._spots is None:
            self._spots = self._find_spots()
        return self._spots

    def value(self, file: str, path: KeyPath) -> Place:
        """Return the place of the value at `path`, or of the nearest thing above it."""
        _, at, key = self._find(path)
        return self.spots.place(file, at if key is None else key)

    def has(self, path: KeyPath) -> bool:
        """Whether a path leads to something that was read."""
        data: Any = self.data
        for step in path:
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                return False
        return True

    def key(self, file: str, path: KeyPath) -> Place:
        """Return the place of the key that leads to `path`; in a list, of the item itself."""
        data, at, missing = self._find(path[:-1])
        if missing is not None or not path:
            return self.spots.place(file, at if missing is None else missing)
        name = path[-1]
        if isinstance(data, dict) and isinstance(name, str) and name in data:
            return self.spots.place(file, self.spots.key_of(at, data, name))
        return self.value(file, path)

    def starts(self) -> Iterator[tuple[tuple[int, int], tuple[str | int, ...]]]:
        """Yield line and column of each key and entry, with its path, in the order of the text."""
        yield from self._starts(self.data, 0, ())

    def _starts(
        self, data: Data, at: int, path: tuple[str | int, ...]
    ) -> Iterator[tuple[tuple[int, int], tuple[str | int, ...]]]:
        if isinstance(data, str):
            return
        is_mapping, at = isinstance(data, dict), at + 1
        for name, item in data.items() if isinstance(data, dict) else enumerate(data):
            below = (*path, name)
            yield self.spots.start(at), below
            at += is_mapping
            yield from self._starts(item, at, below)
            at = self.spots.behind(at)

    def _find(self, path: KeyPath) -> tuple[Data, int, int | None]:
        """Return what is at `path` and its number; where it is missing, the last there is, its key.

        A number leads into a list; one value where a list may stand is its own first entry.
        """
        data, at, key = self.data, 0, None
        for step in path:
            if isinstance(step, int):
                if not isinstance(data, list):
                    continue
                if not 0 <= step < len(data):
                    return data, at, key
                at, key, data = self.spots.item_of(at, step), None, data[step]
            elif isinstance(data, dict) and step in data:
                key = self.spots.key_of(at, data, step)
                at, data = key + 1, data[step]
            else:
                return data, at, key
        return data, at, None
