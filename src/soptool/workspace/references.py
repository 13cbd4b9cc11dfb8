"""Do the SOPs of a workspace name each other rightly: ids, parts, regulations, cycles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from soptool.finding import Finding, Place, Related, found
from soptool.flow.order import components
from soptool.language import Message, closest_name, did_you_mean, msg, suggest
from soptool.model.defaults import Defaults
from soptool.settings import Settings
from soptool.shape.fill import Location
from soptool.shape.names import OWN, PARTS, Kind, Named, is_like_id, named, names_of
from soptool.source.document import Document
from soptool.source.slips import slip_fix
from soptool.workspace import checks
from soptool.workspace.discover import SUFFIXES
from soptool.workspace.entry import Entry
from soptool.workspace.exclusions import exclusion_findings
from soptool.workspace.facts import Facts
from soptool.workspace.fonts import STANDARD, families, missing_fonts
from soptool.workspace.generic import use_findings
from soptool.workspace.logo import load_logo, pictures_beside
from soptool.workspace.schema_lines import schema_findings
from soptool.workspace.workspace import Workspace

Hop = tuple[Facts, str, Location]


def reference_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Check every reference between the files of the workspace."""
    of_entries = (
        finding for entry in workspace.entries for finding in references_of(entry, workspace)
    )
    return (*of_entries, *shared_findings(workspace), *cycle_findings(workspace))


def references_of(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    """Check every reference of one SOP."""
    for check in (_duplicate, _unknown, _regulations, _posts, _values, _self_reference, _file_name):
        yield from check(entry, workspace)


def shared_findings(workspace: Workspace) -> Iterator[Finding]:
    """Check what sop.yaml and defaults refer to, and all that files name on the disk."""
    for document in workspace.shared_documents:
        shape = Settings if document is workspace.registry else Defaults
        cited = named(document.data, names_of(shape, Kind.REGULATION))
        yield from _unknown_regulations(document, cited, workspace)
    yield from _logo(workspace)
    yield from _fonts(workspace)
    yield from schema_findings(workspace)
    yield from exclusion_findings(workspace)


def _fonts(workspace: Workspace) -> Iterator[Finding]:
    registry = workspace.registry
    missing = missing_fonts(workspace.root, workspace.settings) if registry else ()
    if not missing or registry is None:
        return
    put = msg("Put its file into the folder `fonts` beside sop.yaml, or leave the name out.")
    known = (STANDARD, *families(workspace.root))
    for name in missing:
        near = closest_name(name, known)
        yield found(
            checks.FONT,
            msg("The font `{name}` is not there.", name=name),
            registry.value(_font_place(registry, name)),
            hint=suggest(near) if near else put,
        )


def _font_place(registry: Document, name: str) -> Location:
    written = registry.data.get("fonts") if isinstance(registry.data, dict) else None
    return ("fonts", written.index(name)) if isinstance(written, list) else ("fonts",)


def _logo(workspace: Workspace) -> Iterator[Finding]:
    name, registry = workspace.settings.organization.logo, workspace.registry
    _, trouble = load_logo(workspace.root, workspace.settings)
    if trouble and name and registry:
        hint = did_you_mean(name, pictures_beside(workspace.root, name))
        yield found(checks.LOGO, trouble, registry.value(("organization", "logo")), hint=hint)


def _duplicate(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    place = workspace.place_of(entry.sop.id)
    if place is None or place[1] == entry.path:
        return
    first = workspace.by_id[entry.sop.id]
    message = msg("Two SOPs have the id `{id}`.", id=entry.sop.id)
    related = Related(first.document.value(("id",)), msg("The first one is here."))
    yield found(
        checks.DUPLICATE_ID,
        message,
        entry.document.value(("id",)),
        related=[related],
        hint=msg("Give one of them another `id`, or exclude its file in sop.yaml."),
    )


def _unknown(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for one in _ids(entry.sops):
        name = one.text
        other, is_part = workspace.place_of(name), one.name.role in PARTS
        if other is not None and other[0] != "standard":
            continue
        place = entry.document.value(one.path)
        if other is not None:
            if is_part and name not in workspace.unloaded:
                message = msg("`{id}` is a service standard and can't be a part.", id=name)
                yield found(checks.NOT_A_PROCEDURE, message, place)
        elif name in workspace.unloaded:
            if is_part:
                yield _not_loaded(name, place, workspace)
        else:
            message = msg("No SOP has the id `{id}`.", id=name)
            never = _never_meant(entry, workspace, is_part=is_part)
            hint, near = _unknown_hint(name, workspace, never), _meant(name, workspace, never)
            fix = slip_fix(entry.document, one.path, name, near)
            yield found(checks.UNKNOWN_SOP, message, place, hint=hint, fix=fix)


def _never_meant(entry: Entry, workspace: Workspace, *, is_part: bool) -> frozenset[str]:
    """Return the ids that nobody means: itself; as a part, standards and all that it is part of."""
    if not is_part:
        return frozenset((entry.sop.id,))
    above, waiting = set[str](), [entry.sop.id]
    while waiting:
        name = waiting.pop()
        if name not in above:
            above.add(name)
            waiting += workspace.users.get(name, ())
    facts = workspace.facts.values()
    return frozenset(above | {sop.id for sop in facts if sop.kind == "standard"})


def _ids(found: Iterable[Named]) -> Iterator[Named]:
    """Leave out what declares a name, and free texts that don't look like an id."""
    for one in found:
        if one.name.role not in OWN and (not one.name.is_free or is_like_id(one.text)):
            yield one


def _not_loaded(name: str, place: Place, workspace: Workspace) -> Finding:
    """Say of a part that its file is broken, and where that begins."""
    file = workspace.unloaded[name]
    reasons = workspace.findings_in(file)
    related = [Related(one.place, one.message) for one in reasons[:1]]
    message = msg("The part `{id}` can't be read; see `{path}`.", id=name, path=file)
    return found(checks.PART_NOT_LOADED, message, place, related=related)


def _unknown_hint(name: str, workspace: Workspace, never: frozenset[str]) -> Message | None:
    meant = _otherwise(name, workspace, never)
    if meant is None:
        return did_you_mean(name, _others(workspace, never))
    if name.casefold().endswith(SUFFIXES):
        return msg("An SOP is named by its id, not by its file: `{id}`.", id=meant)
    return suggest(meant)


def _meant(name: str, workspace: Workspace, never: frozenset[str]) -> str | None:
    meant = _otherwise(name, workspace, never)
    return meant or closest_name(name, _others(workspace, never))


def _others(workspace: Workspace, never: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in workspace.by_id if name not in never)


def _otherwise(name: str, workspace: Workspace, never: frozenset[str]) -> str | None:
    """Return the id of the SOP that is named by its title, number or file."""
    low, is_file = name.casefold(), name.casefold().endswith(SUFFIXES)
    for sop in workspace.facts.values():
        if sop.id in never:
            continue
        if low in (sop.title.casefold(), (sop.number or "").casefold()):
            return sop.id
        if is_file and f"/{sop.path}".endswith(f"/{name}"):
            return sop.id
    return None


def _regulations(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    return _unknown_regulations(entry.document, entry.named(Kind.REGULATION), workspace)


def _unknown_regulations(
    document: Document, cited: Iterable[Named], workspace: Workspace
) -> Iterator[Finding]:
    known = workspace.settings.regulations
    for one in _ids(cited) if workspace.shared.is_whole else ():
        if one.text not in known:
            message = msg("No regulation in sop.yaml has the id `{id}`.", id=one.text)
            hint = did_you_mean(one.text, known)
            hint = hint or msg("Add it under `regulations:` in sop.yaml.")
            fix = slip_fix(document, one.path, one.text, closest_name(one.text, known))
            place = document.value(one.path)
            yield found(checks.UNKNOWN_REGULATION, message, place, hint=hint, fix=fix)


def _posts(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    posts = workspace.settings.posts
    for one in entry.named(Kind.POST) if posts and workspace.shared.is_whole else ():
        if is_like_id(one.text) and one.text not in posts:
            message = msg("No post in sop.yaml has the id `{id}`.", id=one.text)
            hint = did_you_mean(one.text, posts)
            fix = slip_fix(entry.document, one.path, one.text, closest_name(one.text, posts))
            place = entry.document.value(one.path)
            yield found(checks.UNKNOWN_POST, message, place, hint=hint, fix=fix)


def _values(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    return use_findings(entry, workspace.by_id)


def _self_reference(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for one in _ids(entry.sops):
        is_own = one.text == entry.sop.id and not one.name.is_free
        if is_own and workspace.place_of(one.text) == (entry.sop.kind, entry.path):
            place = entry.document.value(one.path)
            if place.path == entry.path:  # a generic SOP may name those that are made of it
                message = msg("`{id}` names itself here.", id=one.text)
                yield found(checks.SELF_REFERENCE, message, place)


def cycle_findings(workspace: Workspace) -> Iterator[Finding]:
    """Find SOPs that are parts of each other, and say it once of each circle."""
    first: dict[str, Facts] = {}
    for facts in workspace.facts.values():
        first.setdefault(facts.id, facts)
    yield from circles({name: _hops(facts) for name, facts in first.items()}, workspace)


def cycles_among(workspace: Workspace, paths: Iterable[str]) -> Iterator[Finding]:
    """Find the circles that some SOPs lead to, as `cycle_findings` says them."""
    known: dict[str, Facts] = {}
    waiting = [workspace.facts_at(path) for path in paths]
    while waiting:
        facts = waiting.pop()
        if facts is None or facts.id in known:
            continue
        if workspace.place_of(facts.id) != (facts.kind, facts.path):
            continue  # another SOP stands for its id
        known[facts.id] = facts
        places = (workspace.place_of(name) for _, name in facts.holds)
        waiting += [workspace.facts_at(place[1]) for place in places if place]
    in_order = sorted(known.values(), key=lambda facts: workspace.rank(facts.path))
    yield from circles({facts.id: _hops(facts) for facts in in_order}, workspace)


def circles(graph: Mapping[str, Mapping[str, Hop]], workspace: Workspace) -> Iterator[Finding]:
    """Find circles; `graph` has for each id the uses of others, in order."""
    parts = {name: [part for part in hops if part in graph] for name, hops in graph.items()}
    groups = components(parts, parts)
    on_circles = {name for group in groups if len(group) > 1 for name in group}
    reported: set[str] = set()
    for start in graph:
        if start not in on_circles or start in reported:
            continue
        hops = _way_back(start, graph)
        if hops:
            reported |= {facts.id for facts, _, _ in hops}
            yield _cycle(hops, workspace)


def _cycle(hops: list[Hop], workspace: Workspace) -> Finding:
    way = " → ".join([hops[0][0].id, *(target for _, target, _ in hops)])
    related = [
        Related(
            workspace.by_path[facts.path].document.value(path),
            msg("`{source}` uses `{target}` here.", source=facts.id, target=target),
        )
        for facts, target, path in hops
    ]
    return found(
        checks.CYCLE,
        msg("These SOPs are parts of each other: {way}.", way=way),
        related[0].place,
        hint=msg("Take one of the uses out: a part can't hold the whole."),
        related=related,
    )


def _hops(facts: Facts) -> dict[str, Hop]:
    first: dict[str, Hop] = {}
    for path, name in facts.holds:
        if name != facts.id:
            first.setdefault(name, (facts, name, path))
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
    while hops[-1][0].id != start:
        hops.append(came[hops[-1][0].id])
    return hops[::-1]


def _file_name(entry: Entry, _: Workspace) -> Iterator[Finding]:
    data, name = entry.document.data, entry.sop.id
    stem = entry.path.rsplit("/", 1)[-1].split(".")[0]
    if isinstance(data, dict) and "id" not in data and stem != name:
        message = msg("`{stem}`, the file's name, can't be an id.", stem=stem)
        hint = msg("`{id}` is used. Write `id: {id}`, or rename the file.", id=name)
        yield found(checks.FILE_NAME_AS_ID, message, Place(entry.path), hint=hint)
