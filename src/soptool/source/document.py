"""A file that could be read: its data as plain text values, and the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self

from soptool.finding import DataChange, Place, RenameKey
from soptool.source import applied
from soptool.source.places import Data, KeyPath, Places

BOM = "\ufeff"


@dataclass(frozen=True)
class Document:
    """One YAML file. `path` is as findings show it; `data` is made of dicts, lists and texts.

    `has_mark`: the file begins with a byte order mark, which is no part of the text. `mended`: how
    a text is read that YAML refuses, line for line. `raw`: what a file holds that is no UTF-8.
    Not `is_sure`: it is read only so that no error hides another, and may mean something else.
    """

    path: str
    text: str = field(repr=False)
    data: Data = field(repr=False)
    places: Places = field(default_factory=Places, repr=False, compare=False)
    has_mark: bool = False
    mended: str | None = field(default=None, repr=False, compare=False)
    is_sure: bool = True
    raw: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def readable(self) -> str:
        """The text as YAML: as it is, or as it was mended to be read."""
        own = self.own
        return own.text if own.mended is None else own.mended

    @property
    def content(self) -> bytes:
        """What the file held when it was read: the text, with its byte order mark."""
        if self.own.raw is not None:
            return self.own.raw
        return f"{BOM if self.has_mark else ''}{self.text}".encode()

    @property
    def lines(self) -> list[str]:
        """The lines of the text as an editor counts them, without their ends."""
        return _lines(self.text)

    @property
    def own(self) -> Document:
        """The file as it is, without what others say for it."""
        return self

    def origin(self, path: KeyPath) -> tuple[Document, tuple[str | int, ...]]:
        """Return the file in which the value at `path` is written, and its path there."""
        return self, tuple(path)

    def holds(self, text: str) -> bool:
        """Whether the text stands in the file."""
        return text in self.text

    def at(self, path: KeyPath) -> Data | None:
        """Return the data at a path, None where there is none."""
        data: Data | None = self.data
        for step in path:
            if isinstance(data, dict) and isinstance(step, str):
                data = data.get(step)
            elif isinstance(data, list) and isinstance(step, int) and step < len(data):
                data = data[step]
            else:
                return None
        return data

    def changed(self, change: DataChange) -> Self:
        """Return the file as if it had been written with the change; its text stays."""
        places = self.places
        if isinstance(change, RenameKey) and places.has(change.path):
            places = Places(applied.changed(places.data, change), places.spots)
        return replace(self, data=applied.changed(self.data, change), places=places)

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield every text of the file with its path, in the order of the file."""
        yield from _texts_in(self.data, ())

    def holding(self, part: str) -> Place | None:
        """Return the place of the first text, else of the first key, that `part` stands in."""
        for path, text in self.texts():
            if part in text:
                return self.value(path)
        keys = (path for path in _keys_in(self.data, ()) if part in str(path[-1]))
        return next(map(self.key, keys), None)

    def value(self, path: KeyPath) -> Place:
        """Return the place of the value at `path`, or of the nearest thing above it."""
        return self.places.value(self.path, path)

    def key(self, path: KeyPath) -> Place:
        """Return the place of the key that leads to `path`; in a list, of the item itself."""
        return self.places.key(self.path, path)


def _keys_in(data: Data, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict):
        for key, item in data.items():
            yield (*path, key)
            yield from _keys_in(item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _keys_in(item, (*path, number))


def _texts_in(
    data: Data, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, item in data.items():
            yield from _texts_in(item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _texts_in(item, (*path, number))


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
