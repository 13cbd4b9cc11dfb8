"""Do the SOPs of a workspace name each other rightly: ids, parts, regulations, cycles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from soptool.finding import Finding, Place, Related, found
from soptool.flow.order import components
from soptool.language import Message, did_you_mean, msg, suggest
from soptool.model.standard import Standard
from soptool.settings import Settings
from soptool.shape.fill import Location
from soptool.shape.names import HOLDS, OWN, PARTS, Kind, Named, is_like_id, named, names_of
from soptool.workspace import checks
from soptool.workspace.discover import SUFFIXES
from soptool.workspace.entry import Entry
from soptool.workspace.generic import use_findings
from soptool.workspace.load import Workspace
from soptool.workspace.logo import files_beside, load_logo

Hop = tuple[Entry, str, Location]


def reference_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Check every reference between the files of the workspace."""
    passes = (
        _duplicates,
        _unknown,
        _regulations,
        _posts,
        _values,
        _self_references,
        _cycles,
        _file_names,
        _logo,
    )
    return tuple(finding for check in passes for finding in check(workspace))


def _logo(workspace: Workspace) -> Iterator[Finding]:
    name, registry = workspace.settings.organization.logo, workspace.registry
    _, trouble = load_logo(workspace.root, workspace.settings)
    if trouble and name and registry:
        hint = did_you_mean(name, files_beside(workspace.root, name))
        yield found(checks.LOGO, trouble, registry.value(("organization", "logo")), hint=hint)


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


def _unknown(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.entries:
        for one in _ids(entry.sops):
            name, place = one.text, entry.document.value(one.path)
            other, is_part = workspace.by_id.get(name), one.name.role in PARTS
            if name in workspace.unloaded:
                if other is None and is_part:
                    yield _not_loaded(name, place, workspace)
            elif other is None:
                message = msg("No SOP has the id `{id}`.", id=name)
                hint = _unknown_hint(name, workspace)
                yield found(checks.UNKNOWN_SOP, message, place, hint=hint)
            elif isinstance(other.sop, Standard) and is_part:
                message = msg("`{id}` is a service standard and can't be a part.", id=name)
                yield found(checks.NOT_A_PROCEDURE, message, place)


def _ids(found: Iterable[Named]) -> Iterator[Named]:
    """Leave out what declares a name, and free texts that don't look like an id."""
    for one in found:
        if one.name.role not in OWN and (not one.name.is_free or is_like_id(one.text)):
            yield one


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
            return suggest(entry.sop.id)
        if name.casefold().endswith(SUFFIXES) and f"/{entry.path}".endswith(f"/{name}"):
            return msg("An SOP is named by its id, not by its file: `{id}`.", id=entry.sop.id)
    return did_you_mean(name, workspace.by_id)


def _regulations(workspace: Workspace) -> Iterator[Finding]:
    known, registry = workspace.settings.regulations, workspace.registry
    cited = [(entry.document, entry.named(Kind.REGULATION)) for entry in workspace.entries]
    if registry is not None:
        marks = names_of(Settings, Kind.REGULATION)
        cited.append((registry, named(registry.data, marks)))
    for document, found_there in cited:
        for one in _ids(found_there):
            if one.text not in known:
                message = msg("No regulation in sop.yaml has the id `{id}`.", id=one.text)
                hint = did_you_mean(one.text, known)
                hint = hint or msg("Add it under `regulations:` in sop.yaml.")
                place = document.value(one.path)
                yield found(checks.UNKNOWN_REGULATION, message, place, hint=hint)


def _posts(workspace: Workspace) -> Iterator[Finding]:
    posts = workspace.settings.posts
    for entry in workspace.entries if posts else ():
        for one in entry.named(Kind.POST):
            if is_like_id(one.text) and one.text not in posts:
                message = msg("No post in sop.yaml has the id `{id}`.", id=one.text)
                hint = did_you_mean(one.text, posts)
                place = entry.document.value(one.path)
                yield found(checks.UNKNOWN_POST, message, place, hint=hint)


def _values(workspace: Workspace) -> Iterator[Finding]:
    return use_findings(workspace.entries, workspace.by_id)


def _self_references(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.entries:
        for one in _ids(entry.sops):
            is_own = one.text == entry.sop.id and not one.name.is_free
            if is_own and workspace.by_id[one.text] is entry:
                message = msg("`{id}` names itself here.", id=one.text)
                yield found(checks.SELF_REFERENCE, message, entry.document.value(one.path))


def _cycles(workspace: Workspace) -> Iterator[Finding]:
    graph = {entry.sop.id: _hops(entry) for entry in workspace.by_id.values()}
    parts = {name: [part for part in hops if part in graph] for name, hops in graph.items()}
    circles = {name for group in components(parts, parts) if len(group) > 1 for name in group}
    reported: set[str] = set()
    for start in graph:
        if start not in circles or start in reported:
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
    for one in entry.sops:
        if one.name.role in HOLDS and one.text != entry.sop.id:
            first.setdefault(one.text, (entry, one.text, one.path))
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
