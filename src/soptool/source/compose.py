"""YAML events → a tree of nodes, strictly: what an SOP file may not hold becomes a finding.

Every scalar stays its text; nothing is resolved to numbers, dates or booleans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from soptool.finding import Check, Finding, Place, Related, found
from soptool.language import Message, msg
from soptool.source import checks
from soptool.source.events import Event, Mark

Data = str | list["Data"] | dict[str, "Data"]
MAX_ALIASED = 10_000
CORE_TAGS = ("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


Spot = int
_COLUMNS = 1 << 32


def spot(mark: Mark) -> Spot:
    """Pack a mark's line and column (from 0) into one number: there are many, and kept for long."""
    packed: int = mark.line * _COLUMNS + mark.column
    return packed


def line_and_column(at: Spot) -> tuple[int, int]:
    """Return line and column (from 0)."""
    return divmod(at, _COLUMNS)


class Node:
    """A value and where it stands. `keys` and `items` are set for mappings and lists."""

    __slots__ = ("data", "end", "items", "keys", "size", "start")

    def __init__(self, data: Data, start: Spot, end: Spot) -> None:
        self.data, self.start, self.end = data, start, end
        self.keys: dict[str, Node] | None = None
        self.items: dict[str | int, Node] | None = None
        self.size = 1


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    node: Node
    anchor: str | None
    key: Node | None = None
    skip: bool = False


@dataclass(slots=True)
class Composer:
    """Builds the nodes of one file; `stopped` when what follows can't be trusted."""

    path: str
    max_depth: int
    findings: list[Finding] = field(default_factory=list)
    root: Node | None = None
    stopped: bool = False
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, Node] = field(default_factory=dict)
    _documents: int = 0
    _aliased: int = 0

    def compose(self, events: Iterable[Event]) -> None:
        """Take the events in turn until the end, or until something stops the file."""
        for event in events:
            handler = _HANDLERS.get(type(event).__name__)
            if handler is not None:
                handler(self, event)
            if self.stopped:
                return

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents == 1:
            return
        message = msg("A file holds one document; a second one begins here.")
        hint = msg("Move it to a file of its own, or delete the line `---`.")
        self._report(
            checks.SEVERAL_DOCUMENTS, message, spot(event.start_mark), spot(event.end_mark), hint
        )
        self.stopped = True

    def _scalar(self, event: Event) -> None:
        self._check_tag(event)
        node = Node(event.value, spot(event.start_mark), spot(event.end_mark))
        if event.style == '"' and INVISIBLE.search(event.value):
            message = msg("This text holds a control character.")
            hint = msg("Delete the escape sequence (`\\x…`, `\\u…`) that makes it.")
            self._report(checks.BAD_CHARACTER, message, node.start, node.end, hint)
            node.data = INVISIBLE.sub("", event.value)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._add(node, plain=event.style in ("", None))

    def _alias(self, event: Event) -> None:
        target = self._anchors.get(event.anchor)
        if target is None:
            is_open = any(o.anchor == event.anchor for o in self._stack)
            self._bad_alias(event, inside_itself=is_open)
            return
        self._aliased += target.size
        if self._aliased > MAX_ALIASED:
            message = msg("The aliases of this file unfold into too many values.")
            hint = msg("Write the repeated parts out, or split the file.")
            self._report(
                checks.ALIAS_BOMB, message, spot(event.start_mark), spot(event.end_mark), hint
            )
            self.stopped = True
            return
        node = Node(target.data, spot(event.start_mark), spot(event.end_mark))
        node.keys, node.items, node.size = target.keys, target.items, target.size
        self._add(node)

    def _bad_alias(self, event: Event, *, inside_itself: bool) -> None:
        name = event.anchor
        message = msg("`*{name}` repeats the value `&{name}`, which is not known here.", name=name)
        if inside_itself:
            message = msg("`*{name}` repeats the value that it is itself a part of.", name=name)
        hint = msg("To begin a text with `*`, put it in quotes.")
        self._report(checks.SYNTAX, message, spot(event.start_mark), spot(event.end_mark), hint)
        self.stopped = True

    def _begin(self, event: Event) -> None:
        self._check_tag(event)
        if len(self._stack) >= self.max_depth:
            message = msg("Values are nested more than {depth} deep here.", depth=self.max_depth)
            self._report(checks.TOO_DEEP, message, spot(event.start_mark), spot(event.end_mark))
            self.stopped = True
            return
        is_map = type(event).__name__ == "MappingStartEvent"
        node = Node({} if is_map else [], spot(event.start_mark), spot(event.end_mark))
        node.items = {}
        if is_map:
            node.keys = {}
        self._stack.append(_Open(node, event.anchor))

    def _finish(self, event: Event) -> None:
        frame = self._stack.pop()
        if event.end_mark.index > event.start_mark.index:
            frame.node.end = spot(
                event.end_mark
            )  # `]` or `}`: a block's end is where the next begins
        if frame.anchor:
            self._anchors[frame.anchor] = frame.node
        self._add(frame.node)

    def _add(self, node: Node, *, plain: bool = False) -> None:
        if not self._stack:
            if self.root is None:
                self.root = node
            return
        frame = self._stack[-1]
        parent = frame.node
        if isinstance(parent.data, list):
            assert parent.items is not None
            parent.items[len(parent.data)] = node
            parent.data.append(node.data)
            parent.size += node.size
            return
        if frame.key is None and not frame.skip:
            self._take_key(frame, node, plain=plain)
            return
        if not frame.skip:
            self._pair(frame, node)
        frame.key, frame.skip = None, False

    def _take_key(self, frame: _Open, node: Node, *, plain: bool) -> None:
        if not isinstance(node.data, str):
            message = msg("A key must be a text.")
            self._report(checks.KEY_NOT_TEXT, message, node.start, node.end)
            frame.skip = True
            return
        if plain and node.data == "<<":
            message = msg("The merge key `<<` is not part of YAML 1.2.")
            hint = msg("Write the keys out.")
            self._report(checks.MERGE_KEY, message, node.start, node.end, hint)
            frame.skip = True
            return
        keys = frame.node.keys
        assert keys is not None
        if node.data in keys:
            self._duplicate(node, keys[node.data])
            frame.skip = True
            return
        frame.key = node

    def _pair(self, frame: _Open, node: Node) -> None:
        parent, key = frame.node, frame.key
        assert key is not None
        assert isinstance(parent.data, dict)
        assert isinstance(key.data, str)
        assert parent.keys is not None
        assert parent.items is not None
        parent.data[key.data] = node.data
        parent.keys[key.data] = key
        parent.items[key.data] = node
        parent.size += node.size

    def _duplicate(self, node: Node, first: Node) -> None:
        message = msg("The key `{key}` stands twice; only the first counts.", key=node.data)
        related = Related(self.place(first.start, first.end), msg("It stands first here."))
        self.findings.append(
            found(
                checks.DUPLICATE_KEY,
                message,
                self.place(node.start, node.end),
                hint=msg("Delete one of the two, or put both values into one list."),
                related=[related],
            )
        )

    def _check_tag(self, event: Event) -> None:
        if event.tag is None or event.tag in CORE_TAGS:
            return
        message = msg("The tag `{tag}` is not allowed: every value is plain text.", tag=event.tag)
        hint = msg("Delete the tag; to begin a text with `!`, put it in quotes.")
        self._report(checks.CUSTOM_TAG, message, spot(event.start_mark), spot(event.end_mark), hint)

    def _report(
        self, check: Check, message: Message, start: Spot, end: Spot, hint: Message | None = None
    ) -> None:
        self.findings.append(found(check, message, self.place(start, end), hint=hint))

    def place(self, start: Spot, end: Spot) -> Place:
        """Turn two spots (from 0) into a place (from 1)."""
        return place_of(self.path, start, end)


def place_of(path: str, start: Spot, end: Spot) -> Place:
    """Return the place between two spots of a file."""
    (line, column), (end_line, end_column) = line_and_column(start), line_and_column(end)
    return Place(path, line + 1, column + 1, end_line + 1, end_column + 1)


_HANDLERS: dict[str, Callable[[Composer, Any], None]] = {
    "DocumentStartEvent": Composer._document,
    "ScalarEvent": Composer._scalar,
    "AliasEvent": Composer._alias,
    "MappingStartEvent": Composer._begin,
    "SequenceStartEvent": Composer._begin,
    "MappingEndEvent": Composer._finish,
    "SequenceEndEvent": Composer._finish,
}
