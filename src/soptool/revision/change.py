"""What differs between two states of an SOP: a value for each thing that a reader would notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from soptool.compose.canonical import plain
from soptool.language import Message, msg
from soptool.workspace.entry import Entry


class Sort(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class What(StrEnum):
    """What it is that changed."""

    FILE = "file"
    SETTINGS = "settings"
    IDENTITY = "identity"
    EXECUTOR = "executor"
    STEP = "step"
    PART = "part"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `field` is the key in the file; `said` is a phrase without its subject.

    `old` and `new` are the positions of a step from 0, where it has one.
    """

    sort: Sort
    what: What
    field: str
    said: Message
    before: str | None = None
    after: str | None = None
    old: int | None = None
    new: int | None = None


@dataclass(frozen=True)
class SopChange:
    """An SOP that differs; without `old` it is new, without `new` it is gone."""

    old: Entry | None
    new: Entry | None
    changes: tuple[Change, ...]

    @property
    def entry(self) -> Entry:
        """The later state, or the last that there was."""
        entry = self.new or self.old
        assert entry is not None
        return entry

    @property
    def sort(self) -> Sort:
        """Whether the SOP is new, gone or changed."""
        if self.old is None:
            return Sort.ADDED
        return Sort.REMOVED if self.new is None else Sort.CHANGED


Pair = tuple[str | None, str | None]


def pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Yield what was replaced, removed or added in a list; its order is not compared."""
    old, new = [plain(text) for text in before], [plain(text) for text in after]
    gone, come = _without(old, new), _without(new, old)
    if len(gone) == len(come):
        yield from zip(gone, come, strict=True)
        return
    matched = _nearest(gone, come)
    yield from matched
    for text in gone:
        if text not in [one for one, _ in matched]:
            yield text, None
    for text in come:
        if text not in [other for _, other in matched]:
            yield None, text


def _without(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the texts that others do not hold, each as often as it stands here more often."""
    left, counts = [], Counter(others)
    for text in texts:
        if counts[text]:
            counts[text] -= 1
        else:
            left.append(text)
    return left


def _nearest(gone: Sequence[str], come: Sequence[str]) -> list[tuple[str, str]]:
    """Pair texts that are versions of one another; long lists are left apart."""
    if len(gone) * len(come) > 400:
        return []
    rated = sorted(
        ((-SequenceMatcher(None, a, b).ratio(), a, b) for a in gone for b in come),
    )
    found: dict[str, str] = {}
    for rate, one, other in rated:
        if rate <= -0.7 and one not in found and other not in found.values():
            found[one] = other
    return list(found.items())


def differs(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two lists of texts differ, order included."""
    return any(plain(a) != plain(b) for a, b in zip_longest(before, after))


def arrow(name: Message, before: str | Message | None, after: str | Message | None) -> Message:
    """Say that something was replaced, added or removed."""
    if before is None:
        return msg("{name} {after} added", name=name, after=after)
    if after is None:
        return msg("{name} {before} removed", name=name, before=before)
    return msg("{name} {before} → {after}", name=name, before=before, after=after)


def sort_of(before: object, after: object) -> Sort:
    """Return what a replacement is."""
    if before is None:
        return Sort.ADDED
    return Sort.REMOVED if after is None else Sort.CHANGED


def joined(phrases: Iterable[Message]) -> Message:
    """Join phrases with semicolons."""
    return chained(tuple(phrases), lambda a, b: msg("{first}; {other}", first=a, other=b))


def chained(phrases: Sequence[Message], join: Callable[[Message, Message], Message]) -> Message:
    """Join phrases two by two, so that hundreds of them do not lie hundreds deep."""
    while len(phrases) > 1:
        left = phrases[-1:] if len(phrases) % 2 else ()
        twos = zip(phrases[::2], phrases[1::2], strict=False)
        phrases = (*(join(first, other) for first, other in twos), *left)
    return phrases[0]
