"""A file that could be read: its data as plain text values, and the place of each on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from soptool.finding import Place
from soptool.source.compose import Composer, Data, Node, place_of
from soptool.source.events import events

KeyPath = Sequence[str | int]


@dataclass(frozen=True)
class Document:
    """One YAML file. `path` is as findings show it; `data` is made of dicts, lists and texts."""

    path: str
    text: str = field(repr=False)
    data: Data = field(repr=False)
    max_depth: int = 64

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text as an editor counts them, without their ends."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def _root(self) -> Node:
        # A second reading, for the few files whose places are asked for: clean ones cost nothing.
        composer = Composer(self.path, self.max_depth)
        composer.compose(events(self.text))
        assert composer.root is not None
        return composer.root

    def value(self, path: KeyPath) -> Place:
        """Return the place of the value at `path`, or of the nearest thing above it."""
        node, key = self._find(path)
        return self._place(node) if key is None else self._place(key)

    def key(self, path: KeyPath) -> Place:
        """Return the place of the key that leads to `path`; in a list, of the item itself."""
        parent, missing = self._find(path[:-1])
        if missing is not None or not path:
            return self._place(missing or parent)
        if parent.keys and isinstance(path[-1], str) and path[-1] in parent.keys:
            return self._place(parent.keys[path[-1]])
        return self.value(path)

    def _find(self, path: KeyPath) -> tuple[Node, Node | None]:
        """Return the node at `path`; where it is missing, the last one there is and its key.

        A number leads into a list; one value where a list may stand is its own first entry.
        """
        node, key = self._root, None
        for step in path:
            if isinstance(step, int) and not isinstance(node.data, list):
                continue
            items = node.items or {}
            if step not in items:
                return node, key
            key = (node.keys or {}).get(str(step))
            node = items[step]
        return node, None

    def _place(self, node: Node) -> Place:
        end = node.end
        if node.items and end == node.start:
            first = next(iter((node.keys or node.items).values()))
            end = first.end  # a block: its first key stands for it
        return place_of(self.path, node.start, end)
