"""Two states of a workspace, or of one SOP, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from soptool.compose.expand import Composer
from soptool.compose.pins import Fingerprints
from soptool.language import Message, msg
from soptool.model.sop import Macro, Micro
from soptool.revision.change import Change, SopChange, Sort, What, arrow
from soptool.revision.identity import identity_changes, settings_changes
from soptool.revision.renewed import renames, renewed
from soptool.revision.steps import step_changes
from soptool.shape.names import Kind
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: SOPs in the order of their files, then sop.yaml."""

    sops: tuple[SopChange, ...]
    settings: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not self.sops and not self.settings


def compare(old: Workspace, new: Workspace, ids: Sequence[str] = ()) -> Comparison:
    """Compare two states of a workspace; `ids` are the SOPs that are meant, all where empty."""
    names = renames(old, new)
    past = renewed(old, names)
    prints = Fingerprints(Composer(past)), Fingerprints(Composer(new))
    meant = ((_of_file(old, before), before, after) for before, after in _pairs(past, new))
    found = (
        _whole(own, before, after, prints)
        for own, before, after in meant
        if _is_meant(own, after, ids)
    )
    sops = tuple(sorted((one for one in found if one), key=lambda one: one.entry.path))
    if ids:
        return Comparison(sops)
    laws = (
        _renamed(msg("`{key}`:", key="regulations"), What.SETTINGS, "regulations", *pair)
        for pair in names[Kind.REGULATION].items()
    )
    return Comparison(sops, (*laws, *settings_changes(past.settings, new.settings)))


def _of_file(old: Workspace, before: Entry | None) -> Entry | None:
    """Return the earlier state as its file has it, with the names that it knew."""
    return before and old.by_path[before.path]


def _whole(
    own: Entry | None,
    before: Entry | None,
    after: Entry | None,
    prints: tuple[Fingerprints, Fingerprints],
) -> SopChange | None:
    """Compare an SOP; where it has another id, that comes first."""
    found = _compared(before, after, prints)
    if own is None or after is None or own.sop.id == after.sop.id:
        return replace(found, old=own) if found else None
    change = _renamed(msg("id"), What.IDENTITY, "id", own.sop.id, after.sop.id)
    return SopChange(own, after, (change, *(found.changes if found else ())))


def _renamed(name: Message, what: What, key: str, before: str, after: str) -> Change:
    return Change(Sort.CHANGED, what, key, arrow(name, before, after), before, after)


def compare_entries(old: Workspace, one: Entry, new: Workspace, other: Entry) -> Comparison:
    """Compare two SOPs, each in its own workspace."""
    prints = Fingerprints(Composer(old)), Fingerprints(Composer(new))
    found = _compared(one, other, prints)
    return Comparison((found,) if found else ())


def _is_meant(one: Entry | None, other: Entry | None, ids: Sequence[str]) -> bool:
    return not ids or any(entry is not None and entry.sop.id in ids for entry in (one, other))


def _pairs(old: Workspace, new: Workspace) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Bring the SOPs together by their ids."""
    for name, entry in new.by_id.items():
        yield old.by_id.get(name), entry
    for name, entry in old.by_id.items():
        if name not in new.by_id:
            yield entry, None


def _compared(
    old: Entry | None, new: Entry | None, prints: tuple[Fingerprints, Fingerprints]
) -> SopChange | None:
    before, after = (one.workspace for one in prints)
    if old is None or new is None:
        whole = SopChange(old, new, ())
        other = before if old is None else after
        return _unreadable(whole, other) or whole
    changes = tuple(_changes(old, new, prints))
    return SopChange(old, new, changes) if changes else None


def _unreadable(whole: SopChange, other: Workspace) -> SopChange | None:
    """An SOP whose file can't be loaded in the other state is neither new nor gone."""
    entry = whole.entry
    if entry.sop.id not in other.unloaded and entry.path not in other.unloaded.values():
        return None
    said = msg("the file could be loaded and can't be now, see `sop validate`")
    if whole.old is None:
        said = msg("the file could not be loaded and can be now")
    change = Change(Sort.CHANGED, What.FILE, "", said)
    return SopChange(whole.old or entry, whole.new or entry, (change,))


def _changes(old: Entry, new: Entry, prints: tuple[Fingerprints, Fingerprints]) -> Iterator[Change]:
    yield from identity_changes(old.sop, new.sop)
    if isinstance(old.sop, (Micro, Macro)) and isinstance(new.sop, (Micro, Macro)):
        yield from step_changes(old.sop, new.sop)
        yield from _parts(old.sop, new.sop, prints)


def _parts(
    old: Micro | Macro, new: Micro | Macro, prints: tuple[Fingerprints, Fingerprints]
) -> Iterator[Change]:
    """Yield the rows of a macro whose part says something else now."""
    if not isinstance(old, Macro) or not isinstance(new, Macro):
        return
    before = {name for step in old.steps if step.use for name in step.use.ids}
    for index, step in enumerate(new.steps):
        for name in step.use.ids if step.use and step.use.ids else ():
            one, other = (side.of(name, step.with_) for side in prints)
            if name in before and one and other and one != other:
                said = msg("the part `{id}` itself has changed", id=name)
                yield Change(Sort.CHANGED, What.PART, "use", said, one, other, None, index)
