"""YAML events → plain data and its places, strictly: what a file may not hold becomes a finding.

Every scalar stays its text; nothing is resolved to numbers, dates or booleans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from soptool.finding import Check, Finding, Place, Related, found
from soptool.language import Message, msg
from soptool.source import checks
from soptool.source.events import Event
from soptool.source.places import Data, Spots

MAX_ALIASED = 10_000
CORE_TAGS = ("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet; `at` is its number among the spots.

    `has_next`: the first key of an entry came again, so that what follows is the next entry's.
    """

    data: dict[str, Data] | list[Data]
    at: int
    anchor: str | None
    key: str | None = None
    skip: bool = False
    has_next: bool = False


@dataclass(frozen=True, slots=True)
class _Anchored:
    data: Data
    spots: Spots
    size: int


@dataclass(slots=True)
class Constructor:
    """Builds the data of one file; `stopped` when what follows can't be trusted.

    `data` is None where the file holds nothing.
    """

    path: str
    max_depth: int
    findings: list[Finding] = field(default_factory=list)
    data: Data | None = None
    spots: Spots = field(default_factory=Spots)
    stopped: bool = False
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, _Anchored] = field(default_factory=dict)
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
        self._report(checks.SEVERAL_DOCUMENTS, message, event, hint)
        self.stopped = True

    def _scalar(self, event: Event) -> None:
        if event.tag is not None:
            self._check_tag(event)
        # The same few keys and words come again and again: each is kept once.
        data = intern(event.value)
        if event.style == '"' and INVISIBLE.search(data):
            message = msg("This text holds a control character.")
            hint = msg("Delete the escape sequence (`\\x…`, `\\u…`) that makes it.")
            self._report(checks.BAD_CHARACTER, message, event, hint)
            data = INVISIBLE.sub("", data)
        at = self.spots.add(event.start_mark, event.end_mark)
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(data, self.spots.part(at), 1)
        self._add(data, at, plain=event.style in ("", None))

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
            self._report(checks.ALIAS_BOMB, message, event, hint)
            self.stopped = True
            return
        at = self.spots.add_again(target.spots, event.start_mark, event.end_mark)
        self._add(target.data, at)

    def _bad_alias(self, event: Event, *, inside_itself: bool) -> None:
        name = event.anchor
        message = msg("`*{name}` repeats the value `&{name}`, which is not known here.", name=name)
        if inside_itself:
            message = msg("`*{name}` repeats the value that it is itself a part of.", name=name)
        hint = msg("To begin a text with `*`, put it in quotes.")
        self._report(checks.SYNTAX, message, event, hint)
        self.stopped = True

    def _begin(self, event: Event) -> None:
        if event.tag is not None:
            self._check_tag(event)
        if len(self._stack) >= self.max_depth:
            message = msg("Values are nested more than {depth} deep here.", depth=self.max_depth)
            self._report(checks.TOO_DEEP, message, event)
            self.stopped = True
            return
        is_map = type(event).__name__ == "MappingStartEvent"
        at = self.spots.add(event.start_mark, event.end_mark)
        self._stack.append(_Open({} if is_map else [], at, event.anchor))

    def _finish(self, event: Event) -> None:
        frame = self._stack.pop()
        # `]` or `}`: a block's end is where the next begins.
        has_end = event.end_mark.index > event.start_mark.index
        self.spots.close(frame.at, event.end_mark if has_end else None)
        if frame.anchor:
            spots = self.spots.part(frame.at)
            self._anchors[frame.anchor] = _Anchored(frame.data, spots, _size(frame.data))
        self._add(frame.data, frame.at)

    def _add(self, data: Data, at: int, *, plain: bool = False) -> None:
        if not self._stack:
            if self.data is None:
                self.data = data
            return
        frame = self._stack[-1]
        if isinstance(frame.data, list):
            frame.data.append(data)
        elif frame.skip:
            self.spots.cut(at)
            frame.skip = False
        elif frame.key is not None:
            frame.data[frame.key] = data
            frame.key = None
        elif self._is_key(frame, data, at, plain=plain):
            assert isinstance(data, str)
            frame.key = data
        else:
            self.spots.cut(at)
            frame.skip = True

    def _is_key(self, frame: _Open, key: Data, at: int, *, plain: bool) -> bool:
        """Whether it may be a key of the mapping; the value of one that may not is left out."""
        assert isinstance(frame.data, dict)
        if not isinstance(key, str):
            hint = msg("Write a plain text before the `:`; what stands there makes more of it.")
            self._refuse(checks.KEY_NOT_TEXT, msg("A key must be a text."), at, hint)
        elif plain and not key.strip():
            hint = msg("Write the key that this value belongs to, or delete the entry.")
            self._refuse(checks.KEY_NOT_TEXT, msg("A key without a name stands here."), at, hint)
        elif plain and key == "<<":
            message = msg("The merge key `<<` is not part of YAML 1.2.")
            self._refuse(checks.MERGE_KEY, message, at, msg("Write the keys out."))
        elif key in frame.data and frame.has_next:
            return False
        elif key in frame.data:
            first = self.spots.key_of(frame.at, frame.data, key)
            related = Related(self.spots.place(self.path, first), msg("It stands first here."))
            message = msg("The key `{key}` stands twice; only the first counts.", key=key)
            hint = msg("Delete one of the two, or put both values into one list.")
            if len(self._stack) > 1 and isinstance(self._stack[-2].data, list):
                hint = msg("Delete one of the two; where a new entry begins, write `- ` before it.")
                frame.has_next = key == next(iter(frame.data))
            self._refuse(checks.DUPLICATE_KEY, message, at, hint, related)
        else:
            return True
        return False

    def _refuse(
        self, check: Check, message: Message, at: int, hint: Message | None = None, *more: Related
    ) -> None:
        place = self.spots.place(self.path, at)
        self.findings.append(found(check, message, place, hint=hint, related=more))

    def _check_tag(self, event: Event) -> None:
        if event.tag in CORE_TAGS:
            return
        message = msg("The tag `{tag}` is not allowed: every value is plain text.", tag=event.tag)
        hint = msg("Delete the tag; to begin a text with `!`, put it in quotes.")
        self._report(checks.CUSTOM_TAG, message, event, hint)

    def _report(
        self, check: Check, message: Message, event: Event, hint: Message | None = None
    ) -> None:
        start, end = event.start_mark, event.end_mark
        place = Place(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.findings.append(found(check, message, place, hint=hint))


def _size(data: Data) -> int:
    """Return the number of values: itself, and all that it holds."""
    if isinstance(data, str):
        return 1
    return 1 + sum(_size(item) for item in (data.values() if isinstance(data, dict) else data))


_HANDLERS: dict[str, Callable[[Constructor, Any], None]] = {
    "DocumentStartEvent": Constructor._document,
    "ScalarEvent": Constructor._scalar,
    "AliasEvent": Constructor._alias,
    "MappingStartEvent": Constructor._begin,
    "SequenceStartEvent": Constructor._begin,
    "MappingEndEvent": Constructor._finish,
    "SequenceEndEvent": Constructor._finish,
}
