"""What uses a name, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from soptool.api.impact import Impact
from soptool.language import Message, Translate, msg
from soptool.report.json_text import json_text
from soptool.report.visible import visible
from soptool.revision.impact import Touched
from soptool.shape.names import Role
from soptool.workspace.mentions import Mention

_SAID: dict[Role, Message] = {
    Role.ID: msg("this is it"),
    Role.PART: msg("part"),
    Role.DELIVERS: msg("delivered through"),
    Role.EXTENDS: msg("extends"),
    Role.GOES_ON: msg("goes on there"),
    Role.RELATED: msg("related"),
    Role.SEE: msg("see"),
    Role.LEGAL_BASIS: msg("legal basis"),
    Role.REGISTERED: msg("registered"),
    Role.FOLLOWED_BY: msg("amended or revoked by it"),
    Role.COLUMN: msg("column"),
    Role.LABEL: msg("post"),
    Role.PERFORMS: msg("performs"),
    Role.MAPPED: msg("mapped"),
    Role.APPROVES: msg("approves"),
    Role.REQUIREMENT: msg("requirement"),
    Role.OUTPUT: msg("output"),
    Role.INPUT: msg("input"),
    Role.RESULT: msg("result"),
    Role.RECORD: msg("record"),
    Role.EQUIPMENT: msg("equipment"),
    Role.SERVICE: msg("service"),
    Role.COMPLAINTS: msg("handles complaints"),
    Role.GROUND: msg("ground of the cost"),
    Role.STAFF: msg("staff"),
    Role.SIGNS: msg("signs"),
    Role.FACILITY: msg("facility"),
    Role.OWNS: msg("owns it"),
    Role.GROUP: msg("group of columns"),
    Role.BELONGS: msg("belongs to it"),
}


def as_json(found: Mapping[str, Impact]) -> str:
    """Return it as JSON; of several workspaces (by the way to each) a list."""
    several = [{"workspace": way, **one.as_data()} for way, one in found.items()]
    return json_text(several if any(found) else next(iter(found.values())).as_data())


def as_text(found: Mapping[str, Impact], translate: Translate) -> str:
    """Return an SOP a paragraph, below it every hop of the way as `file:line:column`."""
    parts = []
    for way, one in found.items():
        head = f"== {visible(way)}\n" if way else ""
        parts.append(head + "".join(f"{line}\n" for line in _lines(one, translate)))
    return "\n".join(parts)


def _lines(impact: Impact, translate: Translate) -> Iterator[str]:
    subject = impact.subject
    title = f": {visible(subject.title)}" if subject.title else ""
    yield f"{visible(subject.name)} ({_kind(subject.kind.value).render(translate)}){title}"
    for mention in subject.own:
        yield f"  {_hop(mention, translate)}"
    if not impact.touched and not impact.registry:
        yield ""
        yield msg("Nothing uses it.").render(translate)
    for one in impact.touched:
        yield ""
        yield from _touched(one, translate)
    for file, found in groupby(impact.registry, key=lambda mention: mention.file):
        yield ""
        yield visible(file)
        yield from (f"  {_hop(mention, translate)}" for mention in found)


def _kind(name: str) -> Message:
    words = {
        "sop": msg("SOP"),
        "regulation": msg("regulation"),
        "executor": msg("executor"),
        "document": msg("document"),
        "unit": msg("unit"),
        "process": msg("process"),
    }
    return words[name]


def _touched(one: Touched, translate: Translate) -> Iterator[str]:
    sop = one.entry.sop
    yield f"{sop.id}  {sop.kind}  {visible(sop.title)}"
    for way in one.ways:
        for depth, mention in enumerate(way):
            arrow = f"{'  ' * (depth - 1)}└ " if depth else ""
            yield f"  {arrow}{_hop(mention, translate)}"


def _hop(mention: Mention, translate: Translate) -> str:
    place = mention.place
    said = _SAID[mention.role].render(translate)
    name = mention.label if mention.label == mention.name else f"{mention.name}: {mention.label}"
    return f"{visible(place.path)}:{place.line}:{place.column}: {said}: {visible(name)}"
