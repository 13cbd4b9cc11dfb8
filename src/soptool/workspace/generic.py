"""Specific SOPs of a workspace filled from the generic ones that they extend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from soptool.finding import Finding
from soptool.model.generic import (
    no_steps_of_its_own,
    parameter_findings,
    specialise,
    used_with,
    value_findings,
)
from soptool.model.identity import Body
from soptool.model.sop import Macro, Micro
from soptool.workspace.entry import Entry

MAX_GENERATIONS = 20


def with_specifics(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Replace every SOP that extends another by what both say together."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.sop.id, entry)
    findings: list[Finding] = []
    resolved = []
    for entry in entries:
        whole, more = _whole(entry, first, MAX_GENERATIONS)
        resolved.append(whole)
        findings += more
        if isinstance(entry.sop, (Micro, Macro)):
            findings += parameter_findings(entry.sop, entry.document)
            findings += no_steps_of_its_own(entry.sop, entry.document)
    return tuple(resolved), tuple(findings)


def _whole(
    entry: Entry, first: Mapping[str, Entry], depth: int
) -> tuple[Entry, tuple[Finding, ...]]:
    sop = entry.sop
    if not isinstance(sop, (Micro, Macro)) or sop.extends is None or depth == 0:
        return entry, ()
    generic = first.get(sop.extends)
    if generic is None or generic is entry or not isinstance(generic.sop, type(sop)):
        return entry, ()
    base, _ = _whole(generic, first, depth - 1)
    assert isinstance(generic.sop, Body)
    checked = value_findings(sop.with_, ("with",), entry.document, generic.sop, generic.document)
    made, document, findings = specialise(base.document, sop.with_, entry.document)
    if made is None:
        return entry, (*checked, *findings)
    return Entry(made, document), (*checked, *findings)


def filled_part(entry: Entry, values: Mapping[str, str]) -> Entry:
    """Return the part that a macro uses `with` values; unchanged where nothing can be filled."""
    if not values:
        return entry
    sop, document = used_with(entry.document, values)
    return entry if sop is None else Entry(sop, document)


def use_findings(entries: Sequence[Entry], by_id: Mapping[str, Entry]) -> Iterator[Finding]:
    """Check the values that macros give to the generic SOPs they use."""
    for entry in entries:
        if not isinstance(entry.sop, Macro):
            continue
        for index, step in enumerate(entry.sop.steps):
            for name in step.use.ids if step.use else ():
                part = by_id.get(name)
                if part is not None and isinstance(part.sop, (Micro, Macro)):
                    at = ("steps", index, "with") if step.with_ else ("steps", index, "use")
                    values = step.with_ or {}
                    yield from value_findings(values, at, entry.document, part.sop, part.document)
