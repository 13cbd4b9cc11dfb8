"""One change of the data → the edits of the text that make it, by the text's layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from soptool.finding import Data, DataChange, Delete, KeyPath, RenameKey, Reorder, SetValue
from soptool.source import emit
from soptool.source.layout import Slot, Value
from soptool.source.lines import Lines
from soptool.source.weaving import woven


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Replace [start, end) of a text, in characters from 0."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits of one text; `root` is its layout."""

    text: str
    root: Value

    @property
    def lines(self) -> Lines:
        return Lines(self.text)

    def edits(self, change: DataChange) -> list[Splice] | None:
        """Return what to replace; None where the path leads nowhere."""
        if isinstance(change, SetValue):
            return self._set(change.path, change.value)
        if isinstance(change, RenameKey):
            return self._rename(change.path, change.name)
        if isinstance(change, Delete):
            return self._delete(change.path)
        return self._reorder(change)

    def _way(self, path: KeyPath) -> list[tuple[Value, Slot]] | None:
        """Return the entries that the path leads through, each with the value it is in."""
        way: list[tuple[Value, Slot]] = []
        value = self.root
        for step in path:
            slot = value.slot(step)
            if slot is None:
                if step == 0 and value.kind == "scalar" and way:
                    continue  # one text where a list may stand is its own first entry
                return None
            way.append((value, slot))
            value = slot.value
        return way

    def _rename(self, path: KeyPath, name: str) -> list[Splice] | None:
        way = self._way(path)
        if not way or way[-1][0].kind != "map" or way[-1][0].slot(name):
            return None
        slot = way[-1][1]
        key = self.text[slot.head : slot.key_end].removesuffix(":").rstrip()
        written = emit.instead(name, key, is_flow=way[-1][0].is_flow)
        return [Splice(slot.head, slot.head + len(key), written)]

    def _set(self, path: KeyPath, value: Data) -> list[Splice] | None:
        way = self._way(path)
        if way:
            return [self._replacing(*way[-1], value)]
        above = self._way(path[:-1])
        if above is None or not path:
            is_first = len(path) > 1 and (isinstance(path[-1], str) or path[-1] == 0)
            return self._set(path[:-1], _wrapped(path[-1], value)) if is_first else None
        parent = above[-1][1].value if above else self.root
        return self._adding(path, above, parent, value)

    def _adding(
        self, path: KeyPath, above: list[tuple[Value, Slot]], parent: Value, value: Data
    ) -> list[Splice] | None:
        name = path[-1]
        if parent.kind == "scalar" and above:
            written = self.text[parent.start : parent.end]
            if not written.strip():
                return [self._replacing(*above[-1], _wrapped(name, value))]
            if name == 1 and not parent.is_block_text:
                return [Splice(parent.start, parent.end, f"[{written}, {emit.flow(value)}]")]
            return None
        is_entry = parent.kind == "list" and name == len(parent.slots)
        if not is_entry and not (parent.kind == "map" and isinstance(name, str)):
            return None
        return [self._inserting(parent, name, value)]

    def _inserting(self, parent: Value, name: str | int, value: Data) -> Splice:
        if parent.is_flow:
            written = emit.flow(value)
            if isinstance(name, str):
                written = f"{emit.scalar(name)}: {written}"
            if not parent.slots:
                return Splice(parent.end - 1, parent.end - 1, written)
            at = parent.slots[-1].end
            return Splice(at, at, f", {written}")
        last = parent.slots[-1]
        column, newline = self.lines.column(last.head), self.lines.newline
        if isinstance(name, str):
            written = f"{emit.scalar(name)}:{emit.block(value, column + 2, newline)}"
        elif isinstance(value, Mapping) and last.value.kind == "map" and not last.value.is_flow:
            inside = self.lines.column(last.value.start)
            lines = emit.block(value, inside, newline).removeprefix(newline).lstrip()
            written = f"-{' ' * (inside - column - 1)}{lines}"
        else:
            written = f"- {emit.flow(value)}"
        at = self.lines.end(last.end)
        return Splice(at, at, f"{newline}{' ' * column}{written}")

    def _replacing(self, parent: Value, slot: Slot, value: Data) -> Splice:
        old, new = slot.value, value
        is_written = old.kind == "scalar" and old.end > old.start and not old.is_block_text
        is_line = parent.is_flow or parent.kind == "list" or old.is_flow or is_written
        if is_line or (isinstance(new, str) and old.kind == "scalar" and old.end > old.start):
            written = self._instead(old, new, parent)
            if old.end > old.start or (parent.is_flow and parent.kind == "list"):
                return Splice(old.start, old.content_end, written)
            return Splice(slot.key_end, slot.key_end, f" {written}")
        indent = self.lines.column(slot.head) + 2
        written = emit.block(new, indent, self.lines.newline)
        return Splice(slot.key_end, max(slot.key_end, old.content_end), written)

    def _instead(self, old: Value, new: Data, parent: Value) -> str:
        if not isinstance(new, str) or old.kind != "scalar":
            return emit.flow(new)
        kept = woven(self.text, old, new, is_flow=parent.is_flow)
        if kept is not None:
            return kept
        if not old.is_block_text:
            written = self.text[old.start : old.content_end]
            return emit.instead(new, written, is_flow=parent.is_flow)
        return emit.flow(new)

    def _delete(self, path: KeyPath) -> list[Splice] | None:
        way = self._way(path)
        if not way:
            return None
        while len(way) > 1 and len(way[-1][0].slots) == 1:
            way.pop()  # the last entry of a list or of keys: nothing stays of these either
        parent, slot = way[-1]
        if len(parent.slots) == 1:
            return None
        at = parent.slots.index(slot)
        return [self._without_flow(parent, at) if parent.is_flow else self._without(parent, at)]

    def _without_flow(self, parent: Value, at: int) -> Splice:
        slot = parent.slots[at]
        if at:
            return Splice(parent.slots[at - 1].end, slot.end, "")
        return Splice(slot.head, parent.slots[1].head, "")

    def _without(self, parent: Value, at: int) -> Splice:
        lines, slot = self.lines, parent.slots[at]
        if lines.begins_line(slot.head):
            since = parent.slots[at - 1].end if at else None
            start = lines.lead(slot.head, since)
            return Splice(start, lines.tail(slot.end, lines.column(slot.head)), "")
        # The first key behind a dash: the next one takes its place, its comments before it.
        following = parent.slots[1].head
        between = self.text[lines.tail(slot.end, lines.column(slot.head)) : following].strip()
        pad = f"{lines.newline}{' ' * lines.column(slot.head)}" if between else ""
        return Splice(slot.head, following, f"{between}{pad}")

    def _reorder(self, change: Reorder) -> list[Splice] | None:
        way = self._way(change.path)
        if way is None:
            return None
        parent = way[-1][1].value if way else self.root
        names = [slot.name for slot in parent.slots]
        if len(set(names)) < len(names) or sorted(map(str, names)) != sorted(
            map(str, change.order)
        ):
            return None
        if tuple(names) == change.order:
            return []
        order = [names.index(name) for name in change.order]
        if parent.is_flow:
            return self._shuffled_flow(parent, order)
        return [self._shuffled(parent, order)]

    def _shuffled_flow(self, parent: Value, order: list[int]) -> list[Splice]:
        written = [self.text[slot.head : slot.end] for slot in parent.slots]
        pairs = zip(parent.slots, order, strict=True)
        return [Splice(slot.head, slot.end, written[number]) for slot, number in pairs]

    def _shuffled(self, parent: Value, order: list[int]) -> Splice:
        lines, first = self.lines, parent.slots[0]
        column = lines.column(first.head)
        is_compact = not lines.begins_line(first.head)
        begin = first.head if is_compact else lines.lead(first.head, None)
        if parent is self.root and not self.text[:begin].strip(" \t\r\n-"):
            begin = lines.begin(first.head)  # the file's own comment, which stays above all keys
        cuts = [begin, *(lines.tail(slot.end, column) for slot in parent.slots)]
        pieces = [self.text[start:end] for start, end in pairwise(cuts)]
        if is_compact:
            pieces[0] = " " * column + pieces[0]
        chosen = [pieces[number] for number in order]
        chosen[0] = lines.without_empty_start(chosen[0])
        ended = [piece if piece.endswith("\n") else piece + lines.newline for piece in chosen]
        whole = "".join(ended)
        if not pieces[-1].endswith("\n"):
            whole = whole.removesuffix(lines.newline)
        return Splice(cuts[0], cuts[-1], whole.removeprefix(" " * column) if is_compact else whole)


def _wrapped(name: str | int, value: Data) -> Data:
    return {name: value} if isinstance(name, str) else [value]
