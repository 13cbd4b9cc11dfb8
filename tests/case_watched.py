"""JSON that knows which of its keys were looked at, so that a reader can't overlook one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Watched(dict[str, Any]):
    """An object of the JSON that knows which of its keys were looked at."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.unseen = set(self)

    def __getitem__(self, key: str) -> Any:
        self.unseen.discard(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.unseen.discard(key)
        return super().get(key, default)

    def items(self) -> Any:
        self.unseen.clear()
        return super().items()


def objects(data: Any, place: str = "") -> Iterator[tuple[str, Watched]]:
    if isinstance(data, Watched):
        yield place, data
        for key in data:
            yield from objects(dict.__getitem__(data, key), f"{place}.{key}".strip("."))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from objects(item, f"{place}[{number}]")
