"""Everything that uses a name, through any depth, with the way to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from soptool.shape.names import HOLDS, Kind, Role
from soptool.workspace.entry import Entry
from soptool.workspace.mentions import Mention

Way = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """An SOP that uses the name. `ways`: its own mentions, or the shortest way through its parts.

    A way begins in the SOP's own file and ends with a mention of the name.
    """

    entry: Entry
    ways: tuple[Way, ...]

    @property
    def depth(self) -> int:
        """0 where the SOP mentions the name itself."""
        return len(self.ways[0]) - 1


def touched_by(direct: Iterable[Mention], everything: Iterable[Mention]) -> tuple[Touched, ...]:
    """Return the SOPs with a mention in `direct`, and all that hold them, nearest first."""
    own: dict[str, list[Mention]] = {}
    entries: dict[str, Entry] = {}
    for mention in direct:
        if mention.entry is not None:
            own.setdefault(mention.entry.path, []).append(mention)
            entries[mention.entry.path] = mention.entry
    users = _users(everything)
    found: dict[str, tuple[Way, ...]] = {
        file: tuple((mention,) for mention in sorted(several, key=lambda mention: mention.place))
        for file, several in own.items()
    }
    waiting = deque(file for file in found if _is_content(own[file]))
    while waiting:
        file = waiting.popleft()
        for mention in users.get(entries[file].sop.id, ()):
            if mention.entry is not None and mention.entry.path not in found:
                user = mention.entry.path
                found[user] = ((mention, *_best(found[file])),)
                entries[user] = mention.entry
                waiting.append(user)
    made = (Touched(entry, found[file]) for file, entry in entries.items())
    return tuple(sorted(made, key=lambda one: (one.depth, one.entry.path)))


def _users(everything: Iterable[Mention]) -> Mapping[str, list[Mention]]:
    """For each SOP's id, the mentions by which others hold it."""
    users: dict[str, list[Mention]] = {}
    for mention in everything:
        if mention.kind is Kind.SOP and mention.role in HOLDS:
            users.setdefault(mention.name, []).append(mention)
    return users


def _is_content(own: Iterable[Mention]) -> bool:
    """Whether the mentions are part of the procedure, and not only ties or a signature."""
    return any(_is_held(mention) for mention in own)


def _is_held(mention: Mention) -> bool:
    if mention.kind is Kind.SOP:
        return mention.role in HOLDS
    is_tie = mention.kind in (Kind.UNIT, Kind.PROCESS)
    return not is_tie and mention.role not in (Role.APPROVES, Role.SIGNS)


def _best(ways: tuple[Way, ...]) -> Way:
    """Return the first way that makes the SOP pass it on."""
    return next((way for way in ways if _is_held(way[0])), ways[0])
