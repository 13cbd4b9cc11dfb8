"""An earlier state with the ids of today: what was only renamed is no other SOP, nor regulation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from soptool.compose.documents import normal
from soptool.finding import RenameKey, SetValue
from soptool.model.generic import Specific
from soptool.model.parse import parse
from soptool.settings import Settings, settings_in
from soptool.shape.names import Kind, Named, named, names_of
from soptool.source.applied import changed_by
from soptool.source.document import Document
from soptool.workspace.entry import Entry
from soptool.workspace.shared import with_shared
from soptool.workspace.workspace import Workspace

Names = Mapping[Kind, Mapping[str, str]]
Thing = TypeVar("Thing")


def renames(old: Workspace, new: Workspace) -> Names:
    """Return the ids that are gone, each with the one that stands for the same thing now.

    An SOP is the same by its number or its file, a regulation by its title.
    """
    sops: dict[str, str] = {}
    for key in (_number, _file):
        for name, now in _paired(old.by_id, new.by_id, key).items():
            if name not in sops and now not in sops.values():
                sops[name] = now
    before, after = old.settings.regulations, new.settings.regulations
    laws = _paired(before, after, lambda law: normal(law.title))
    return {Kind.SOP: sops, Kind.REGULATION: laws}


def _number(entry: Entry) -> Hashable:
    return entry.sop.number


def _file(entry: Entry) -> Hashable:
    return entry.path


def _paired(
    old: Mapping[str, Thing], new: Mapping[str, Thing], key: Callable[[Thing], Hashable]
) -> dict[str, str]:
    """Pair what only the one and only the other has, where nothing else is like it."""
    gone = {name: key(thing) for name, thing in old.items() if name not in new}
    come = {name: key(thing) for name, thing in new.items() if name not in old}
    before, after = Counter(gone.values()), Counter(come.values())
    names = {of: name for name, of in come.items() if after[of] == 1}
    return {
        name: names[of]
        for name, of in gone.items()
        if of is not None and before[of] == 1 and of in names
    }


def renewed(old: Workspace, names: Names) -> Workspace:
    """Return the state with its mentions of the old names as if it had known the new ones."""
    if not any(names.values()):
        return old
    entries = tuple(_entry(entry, names) for entry in old.entries)
    registry, settings = old.registry, old.settings
    if registry is not None:
        found = named(registry.data, names_of(Settings, *names))
        registry = replace(registry, data=_data(registry, found, names))
        settings = with_shared(settings_in(registry)[0], old.shared)
    return replace(old.with_entries(entries), registry=registry, settings=settings)


def _entry(entry: Entry, names: Names) -> Entry:
    data = _data(entry.document, entry.named(*names), names)
    own = names.get(Kind.SOP, {}).get(entry.sop.id)
    if own is not None:
        data = {**data, "id": own}
    if data is entry.document.data:
        return entry
    document = replace(entry.document, data=data)
    sop, _ = parse(document, is_filled=isinstance(document, Specific))
    return entry if sop is None else Entry(sop, document)


def _data(document: Document, found: Iterable[Named], names: Names) -> Any:
    changes = list(_changes(document.path, found, names))
    return changed_by(document.data, changes) if changes else document.data


def _changes(file: str, found: Iterable[Named], names: Names) -> Iterator[SetValue | RenameKey]:
    for one in found:
        name = names[one.name.kind].get(one.text)
        if name is not None:
            make = RenameKey if one.is_key else SetValue
            yield make(file, one.path, name)
