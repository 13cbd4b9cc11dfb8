"""Do the SOPs of a workspace name each other rightly: ids, parts, regulations, cycles."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping

from soptool.finding import Finding, Place, Related, found
from soptool.language import Message, msg
from soptool.model.consistency import did_you_mean, targets_of
from soptool.model.sop import Macro, Micro, Procedural, Sop
from soptool.model.standard import Delivery, Management, Standard
from soptool.shape.fill import Location
from soptool.workspace import checks
from soptool.workspace.discover import SUFFIXES
from soptool.workspace.entry import Entry
from soptool.workspace.generic import use_findings
from soptool.workspace.load import Workspace

_ID_LIKE = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)+$")
Hop = tuple[Entry, str, Location]


def reference_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Check every reference between the files of the workspace."""
    passes = (_duplicates, _unknown, _regulations, _values, _self_references, _cycles, _file_names)
    return tuple(finding for check in passes for finding in check(workspace))


def _duplicates(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.entries:
        first = workspace.by_id[entry.sop.id]
        if first is entry:
            continue
        message = msg("Two SOPs have the id `{id}`.", id=entry.sop.id)
        related = Related(first.document.value(("id",)), msg("The first one is here."))
        yield found(
            checks.DUPLICATE_ID,
            message,
            entry.document.value(("id",)),
            related=[related],
            hint=msg("Give one of them another `id`, or exclude its file in sop.yaml."),
        )


def references(sop: Sop) -> Iterator[tuple[Location, str]]:
    """Yield every SOP id that this SOP must be able to reach, with its path in the file."""
    if isinstance(sop, Standard):
        yield from _of_standard(sop)
        return
    for number, relation in enumerate(sop.related):
        if relation.sop is not None:
            yield ("related", number, "sop"), relation.sop
    if sop.extends is not None:
        yield ("extends",), sop.extends
    yield from _handed_over(sop)
    yield from uses(sop)


def _of_standard(standard: Standard) -> Iterator[tuple[Location, str]]:
    yield from _numbered(("sops",), standard.sops)
    for index, service in enumerate(standard.services):
        yield from _numbered(("services", index, "sops"), service.sops)


def _handed_over(sop: Procedural) -> Iterator[tuple[Location, str]]:
    for index, step in enumerate(sop.steps):
        for path, target in targets_of(step):
            if target.sop is not None:
                yield ("steps", index, *path, "sop"), target.sop


def uses(sop: Sop) -> Iterator[tuple[Location, str]]:
    """Yield the parts of a macro with their paths in the file, repeats included."""
    if isinstance(sop, Macro):
        for index, step in enumerate(sop.steps):
            if step.use is not None:
                yield from _numbered(("steps", index, "use"), step.use.ids)


def _numbered(base: Location, names: tuple[str, ...]) -> Iterator[tuple[Location, str]]:
    for number, name in enumerate(names):
        yield (*base, number), name


def _maybe_ids(sop: Sop) -> Iterator[tuple[Location, str]]:
    """Yield texts that may be ids: those that look like one."""
    if isinstance(sop, Standard):
        return
    for number, relation in enumerate(sop.related):
        if relation.sop is None and _ID_LIKE.match(relation.text):
            yield ("related", number), relation.text
    for index, step in enumerate(sop.steps):
        for number, text in enumerate(step.see):
            if _ID_LIKE.match(text):
                yield ("steps", index, "see", number), text


def _unknown(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.entries:
        for path, name in (*references(entry.sop), *_maybe_ids(entry.sop)):
            other = workspace.by_id.get(name)
            if name in workspace.unloaded:
                if other is None and {"use", "sops"} & {*path}:
                    yield _not_loaded(name, entry.document.value(path), workspace)
                continue
            if other is None:
                message = msg("No SOP has the id `{id}`.", id=name)
                place, hint = entry.document.value(path), _unknown_hint(name, workspace)
                yield found(checks.UNKNOWN_SOP, message, place, hint=hint)
            elif isinstance(other.sop, Standard) and {"use", "sops"} & {*path}:
                message = msg("`{id}` is a service standard and can't be a part.", id=name)
                yield found(checks.NOT_A_PROCEDURE, message, entry.document.value(path))


def _not_loaded(name: str, place: Place, workspace: Workspace) -> Finding:
    """Say of a part that its file is broken, and where that begins."""
    file = workspace.unloaded[name]
    reasons = [one for one in workspace.findings if one.place.path == file]
    related = [Related(one.place, one.message) for one in reasons[:1]]
    message = msg("The part `{id}` can't be read; see `{path}`.", id=name, path=file)
    return found(checks.PART_NOT_LOADED, message, place, related=related)


def _unknown_hint(name: str, workspace: Workspace) -> Message | None:
    for entry in workspace.entries:
        if name.casefold() in (entry.sop.title.casefold(), (entry.sop.number or "").casefold()):
            return msg("Did you mean `{near}`?", near=entry.sop.id)
        if name.casefold().endswith(SUFFIXES) and f"/{entry.path}".endswith(f"/{name}"):
            return msg("An SOP is named by its id, not by its file: `{id}`.", id=entry.sop.id)
    return did_you_mean(name, workspace.by_id)


def _regulations(workspace: Workspace) -> Iterator[Finding]:
    known = workspace.settings.regulations
    for entry in workspace.entries:
        for path, name in _legal_bases(entry.sop):
            if _ID_LIKE.match(name) and name not in known:
                message = msg("No regulation in sop.yaml has the id `{id}`.", id=name)
                hint = did_you_mean(name, known) or msg("Add it under `regulations:` in sop.yaml.")
                yield found(
                    checks.UNKNOWN_REGULATION, message, entry.document.value(path), hint=hint
                )


def _legal_bases(sop: Sop) -> Iterator[tuple[Location, str]]:
    if isinstance(sop, Standard):
        for base, delivery, management in _components(sop):
            yield from _numbered((*base, "management", "legal_basis"), management.legal_basis)
            for number, fee in enumerate(delivery.cost):
                if fee.ground is not None:
                    yield (*base, "delivery", "cost", number, "ground"), fee.ground
    else:
        yield from _numbered(("legal_basis",), sop.legal_basis)


def _components(sop: Standard) -> Iterator[tuple[Location, Delivery, Management]]:
    """Yield the components of the file itself and of each service in it, as they are written."""
    yield (), sop.delivery, sop.management
    for index, service in enumerate(sop.services):
        yield ("services", index), service.delivery, service.management


def _values(workspace: Workspace) -> Iterator[Finding]:
    return use_findings(workspace.entries, workspace.by_id)


def _self_references(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.entries:
        for path, name in references(entry.sop):
            if name == entry.sop.id and workspace.by_id[name] is entry:
                message = msg("`{id}` names itself here.", id=name)
                yield found(checks.SELF_REFERENCE, message, entry.document.value(path))


def _cycles(workspace: Workspace) -> Iterator[Finding]:
    graph = {entry.sop.id: _hops(entry) for entry in workspace.by_id.values()}
    reported: set[str] = set()
    for start in graph:
        if start in reported:
            continue
        hops = _way_back(start, graph)
        if not hops:
            continue
        reported |= {entry.sop.id for entry, _, _ in hops}
        yield _cycle(hops)


def _cycle(hops: list[Hop]) -> Finding:
    way = " → ".join([hops[0][0].sop.id, *(target for _, target, _ in hops)])
    related = [
        Related(
            entry.document.value(path),
            msg("`{source}` uses `{target}` here.", source=entry.sop.id, target=target),
        )
        for entry, target, path in hops
    ]
    return found(
        checks.CYCLE,
        msg("These SOPs are parts of each other: {way}.", way=way),
        related[0].place,
        hint=msg("Take one of the uses out: a part can't hold the whole."),
        related=related,
    )


def _hops(entry: Entry) -> dict[str, Hop]:
    first: dict[str, Hop] = {}
    tied = list(uses(entry.sop))
    if isinstance(entry.sop, (Micro, Macro)) and entry.sop.extends:
        tied.append((("extends",), entry.sop.extends))
    for path, name in tied:
        if name != entry.sop.id and name not in first:
            first[name] = (entry, name, path)
    return first


def _way_back(start: str, graph: Mapping[str, Mapping[str, Hop]]) -> list[Hop]:
    """Return the shortest way from `start` through parts back to it, or nothing."""
    came: dict[str, Hop] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for name, hop in graph.get(here, {}).items():
            if name == start:
                return _trace(start, hop, came)
            if name not in came:
                came[name] = hop
                queue.append(name)
    return []


def _trace(start: str, last: Hop, came: Mapping[str, Hop]) -> list[Hop]:
    hops = [last]
    while hops[-1][0].sop.id != start:
        hops.append(came[hops[-1][0].sop.id])
    return hops[::-1]


def _file_names(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.entries:
        data, name = entry.document.data, entry.sop.id
        stem = entry.path.rsplit("/", 1)[-1].split(".")[0]
        if isinstance(data, dict) and "id" not in data and stem != name:
            message = msg("`{stem}`, the file's name, can't be an id.", stem=stem)
            hint = msg("`{id}` is used. Write `id: {id}`, or rename the file.", id=name)
            yield found(checks.FILE_NAME_AS_ID, message, Place(entry.path), hint=hint)
