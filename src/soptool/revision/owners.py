"""Ids that hold in one file: in which SOPs an executor's or a step's id is the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soptool.compose.documents import normal
from soptool.errors import UsageError
from soptool.language import msg, with_hint
from soptool.model.sop import Macro
from soptool.shape.names import Role
from soptool.workspace.entry import Entry
from soptool.workspace.mentions import Mention
from soptool.workspace.workspace import Workspace

Group = frozenset[str]


@dataclass(frozen=True)
class IdScope:
    """The SOPs, by id, in which the id is one thing."""

    ids: Group

    def holds(self, mention: Mention) -> bool:
        """Whether a mention speaks of it; in `executors` of a row, the key is the part's."""
        if mention.entry is None:
            return False
        return not self.ids.isdisjoint(_holders(mention.entry, mention))


def owners(
    workspace: Workspace, found: Sequence[Mention], name: str, where: Entry | None
) -> IdScope | None:
    """Return where the id `name` is one thing; None where no SOP declares it.

    An SOP shares it with the generic one that it extends. Where nothing says which SOP is meant,
    the same id of the same post is one executor. Raises UsageError: several things have the id, or
    the SOP meant has none.
    """
    same = [mention for mention in found if mention.name == name]
    own = [mention for mention in same if mention.role in (Role.COLUMN, Role.ID)]
    declared = {entry.sop.id: mention for mention in own if (entry := mention.entry)}
    if not declared:
        return None
    ties = [*_families(workspace), *_mapped(same)]
    if where is None:
        ties += _of_one_post(declared)
    return IdScope(_with_macros(workspace, one_thing(declared, ties, name, where)))


def one_thing(
    declared: Mapping[str, Mention], ties: Sequence[Group], name: str, where: Entry | None
) -> Group:
    """Return the SOPs in which the name is one thing; `declared`: where it is, by id.

    Raises UsageError as `owners` does.
    """
    if where is not None and where.sop.id not in declared:
        raise UsageError(msg("`{path}` has no `{name}`.", path=where.path, name=name))
    first = where.sop.id if where else next(iter(declared))
    ids = _grown(frozenset((first,)), ties)
    if where is None and not ids >= declared.keys():
        files = ", ".join(f"`{mention.file}`" for mention in declared.values())
        message = msg("Several SOPs have `{name}`: {files}.", name=name, files=files)
        hint = msg("Say which is meant with `--in`.")
        raise UsageError(with_hint(message, hint))
    return ids


def _holders(entry: Entry, mention: Mention) -> tuple[str, ...]:
    if mention.role is Role.MAPPED and mention.is_key and isinstance(entry.sop, Macro):
        index = mention.path[1]
        assert isinstance(index, int)
        use = entry.sop.steps[index].use
        return use.ids if use else ()
    return (entry.sop.id,)


def _families(workspace: Workspace) -> Iterable[Group]:
    """Group SOPs by the generic one that they extend in the end."""
    found: dict[str, set[str]] = {}
    for entry in workspace.entries:
        above = entry.sop.id
        seen: set[str] = set()
        while above not in seen and (sop := workspace.procedure(above)) and sop.extends:
            seen.add(above)
            above = sop.extends
        found.setdefault(above, set()).add(entry.sop.id)
    return (frozenset(group) for group in found.values() if len(group) > 1)


def _mapped(same: Sequence[Mention]) -> Iterator[Group]:
    """Group the parts of a row that maps the id for several of them at once."""
    for mention in same:
        if mention.entry and mention.role is Role.MAPPED and mention.is_key:
            yield frozenset(_holders(mention.entry, mention))


def _of_one_post(declared: Mapping[str, Mention]) -> Iterable[Group]:
    found: dict[str, set[str]] = {}
    for name, mention in declared.items():
        if mention.role is Role.COLUMN:
            found.setdefault(normal(mention.label), set()).add(name)
    return map(frozenset, found.values())


def _grown(group: Group, ties: Sequence[Group]) -> Group:
    while True:
        larger = group.union(*(tie for tie in ties if tie & group))
        if larger == group:
            return group
        group = larger


def _with_macros(workspace: Workspace, ids: Group) -> Group:
    """Add the macros without executors: their columns are those of their parts."""
    free = [
        entry
        for entry in workspace.entries
        if isinstance(entry.sop, Macro) and not entry.sop.executors
    ]
    while True:
        larger = ids | {entry.sop.id for entry in free if not ids.isdisjoint(entry.parts)}
        if larger == ids:
            return ids
        ids = larger
