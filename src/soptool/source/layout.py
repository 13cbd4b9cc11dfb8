"""Text → where every value, key and entry stands in it: what an edit needs to know.

Positions count characters from 0. A block's entries own whole lines: their own comments above
(`lead`), their content, and comments that follow before an empty line (`tail`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from soptool.source.events import Event, events

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")
Kind = Literal["scalar", "alias", "map", "list"]


@dataclass(slots=True)
class Slot:
    """An entry of a mapping or list; `head` is where its key, its dash or its value begins."""

    name: str | int
    head: int
    key_end: int
    value: Value

    @property
    def end(self) -> int:
        """Where its content ends, comments not counted."""
        return max(self.key_end, self.value.content_end)


@dataclass(slots=True)
class Value:
    """A value: [start, end) with its anchor or tag; a block's end is that of its last entry.

    `text`: what a scalar says.
    """

    kind: Kind
    start: int
    end: int
    is_flow: bool = False
    is_block_text: bool = False
    text: str = ""
    slots: list[Slot] = field(default_factory=list)

    @property
    def content_end(self) -> int:
        """Where the last character of its content stands, plus 1."""
        if self.kind in ("map", "list") and not self.is_flow:
            return self.slots[-1].end if self.slots else self.start
        return self.end

    def slot(self, name: str | int) -> Slot | None:
        """Return the entry with this key or number."""
        return next((slot for slot in self.slots if slot.name == name), None)


def layout(text: str) -> Value:
    """Read the layout of the first document. Raises Refusal when the text is not YAML."""
    return _Reader(text, iter(events(text))).document()


def comments(text: str, root: Value) -> tuple[tuple[int, str], ...]:
    """Return all comments of a text with their positions: what `#` begins outside of values."""
    found: list[tuple[int, str]] = []
    at = 0
    for start, end in (*_texts(root), (len(text), len(text))):
        matches = _COMMENT.finditer(text, at, start)
        found += ((match.start(), match[0].rstrip()) for match in matches)
        at = max(at, end)
    return tuple(found)


def _texts(value: Value) -> Iterator[tuple[int, int]]:
    """Yield where keys and scalars stand."""
    if value.kind == "scalar":
        yield value.start, value.end
    for slot in value.slots:
        if value.kind == "map":
            yield slot.head, slot.key_end
        yield from _texts(slot.value)


@dataclass(slots=True)
class _Reader:
    text: str
    stream: Iterator[Event]

    def document(self) -> Value:
        for event in self.stream:
            if type(event).__name__ == "DocumentStartEvent":
                break
        return self._value(next(self.stream))

    def _value(self, event: Event) -> Value:
        name, start = type(event).__name__, event.start_mark.index
        if name == "MappingStartEvent":
            return self._map(Value("map", start, start, is_flow=bool(event.flow_style)))
        if name == "SequenceStartEvent":
            return self._list(Value("list", start, start, is_flow=bool(event.flow_style)))
        if name == "AliasEvent":
            return Value("alias", start, event.end_mark.index)
        is_block = event.style in ("|", ">")
        end = self._block_text_end(event) if is_block else event.end_mark.index
        return Value("scalar", start, end, is_block_text=is_block, text=event.value)

    def _block_text_end(self, event: Event) -> int:
        """Return the end of its last line; the parser's mark is where the next thing begins."""
        written = self.text[event.start_mark.index : event.end_mark.index]
        kept = written.rstrip()
        if "+" in written[: self._line_end(event.start_mark.index) - event.start_mark.index]:
            kept = written.removesuffix("\n").removesuffix("\r")
        return int(event.start_mark.index) + len(kept)

    def _map(self, value: Value) -> Value:
        while (event := next(self.stream)) and type(event).__name__ != "MappingEndEvent":
            key = self._value(event)
            inner = self._value(next(self.stream))
            name = getattr(event, "value", None)
            colon = self._past_colon(key, inner)
            value.slots.append(Slot(name if name is not None else "", key.start, colon, inner))
        value.end = event.end_mark.index
        return value

    def _past_colon(self, key: Value, inner: Value) -> int:
        """A missing value has no length, and stands where the colon ends or later."""
        colon = self.text.find(":", key.end, max(inner.start, key.end) + 1)
        return colon + 1 if colon >= 0 else key.end

    def _list(self, value: Value) -> Value:
        properties = _PROPERTIES.match(self.text, value.start)
        from_here = properties.end() if properties else value.start
        while (event := next(self.stream)) and type(event).__name__ != "SequenceEndEvent":
            inner = self._value(event)
            head = inner.start if value.is_flow else self._dash(from_here, inner.start)
            value.slots.append(Slot(len(value.slots), head, head + 1, inner))
            from_here = value.slots[-1].end
        value.end = event.end_mark.index
        return value

    def _dash(self, start: int, before: int) -> int:
        """Find the dash of an entry whose value begins at `before`: the first outside comments."""
        at = start
        while at < before:
            character = self.text[at]
            if character == "-":
                return at
            at = self._line_end(at) if character == "#" else at + 1
        return before

    def _line_end(self, at: int) -> int:
        end = min((i for i in (self.text.find(c, at) for c in "\r\n") if i >= 0), default=-1)
        return len(self.text) if end < 0 else end
