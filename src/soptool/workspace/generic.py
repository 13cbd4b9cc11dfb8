"""SOPs of a workspace with what they inherit: from generic ones that they extend, from defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from soptool.finding import Finding
from soptool.language import msg
from soptool.model.generic import at_values, specialised, used_with, value_findings
from soptool.model.inheritance import upon
from soptool.model.parse import kind_of, parse
from soptool.model.sop import KINDS, Macro, Micro
from soptool.settings import PostName
from soptool.shape.fill import Location
from soptool.source.checks import TOO_MUCH
from soptool.source.document import Document
from soptool.workspace.chains import Chains
from soptool.workspace.entry import Entry
from soptool.workspace.posts import with_posts

MAX_GENERATIONS = 20
_SHORTER = msg("Give shorter values.")


def with_defaults(document: Document, chains: Chains) -> Document:
    """Return an SOP's file with the defaults of its folders.

    One that extends a generic SOP waits for that: the generic one stands between.
    """
    kind = kind_of(document)
    if kind not in KINDS or document.at(("extends",)):
        return document
    return upon(document, chains.layers(document.path, kind))


@dataclass(frozen=True, slots=True)
class Family:
    """Generic SOPs, the first with each id, and those that extend them."""

    first: Mapping[str, Entry]
    chains: Chains
    posts: Mapping[str, PostName]

    def whole(self, entry: Entry) -> tuple[Entry, tuple[Finding, ...]]:
        """Return an SOP with all it inherits, and what is wrong with the values it gives."""
        sop = entry.sop
        if not isinstance(sop, (Micro, Macro)) or sop.extends is None:
            return entry, ()
        own = entry.document.own
        layers = self.chains.layers(own.path, sop.kind)
        generic = self._generic(entry)
        if generic is None:
            document = with_posts(upon(own, layers), self.posts)
            made, more = parse(document)
            return (Entry(made, document) if made else entry), more
        assert isinstance(generic.sop, (Micro, Macro))
        checked = tuple(value_findings(sop.with_, ("with",), own, generic.sop, generic.document))
        above = self._written(generic, MAX_GENERATIONS - 1)
        document = with_posts(specialised(own, above, sop.with_, layers), self.posts)
        made, more = parse(document, is_filled=True)
        told = (finding for finding, _ in at_values(more, above, own, ("with",)))
        return (Entry(made, document) if made else entry), (*checked, *told)

    def _generic(self, entry: Entry) -> Entry | None:
        assert isinstance(entry.sop, (Micro, Macro))
        generic = self.first.get(entry.sop.extends or "")
        if (
            generic is None
            or generic.path == entry.path
            or not isinstance(generic.sop, type(entry.sop))
        ):
            return None
        return generic

    def _written(self, entry: Entry, depth: int) -> Document:
        """Return what a generic SOP says, be it through one above it; without defaults."""
        own, generic = entry.document.own, self._generic(entry)
        if generic is None or depth == 0:
            return own
        assert isinstance(entry.sop, (Micro, Macro))
        return specialised(own, self._written(generic, depth - 1), entry.sop.with_, ())


def filled_part(entry: Entry, values: Mapping[str, str]) -> Entry:
    """Return the part that a macro uses `with` values; unchanged where nothing can be filled."""
    if not values:
        return entry
    sop, document, _ = used_with(entry.document, values)
    return entry if sop is None else Entry(sop, document)


def use_findings(entry: Entry, by_id: Mapping[str, Entry]) -> Iterator[Finding]:
    """Check the values that a macro gives to the generic SOPs it uses."""
    if not isinstance(entry.sop, Macro):
        return
    for index, step in enumerate(entry.sop.steps):
        for name in step.use.ids if step.use else ():
            part = by_id.get(name)
            if part is not None and isinstance(part.sop, (Micro, Macro)):
                at = ("steps", index, "with") if step.with_ else ("steps", index, "use")
                values = step.with_ or {}
                wrong = (*value_findings(values, at, entry.document, part.sop, part.document),)
                yield from wrong or _filled_findings(part, values, entry.document, at)


def _filled_findings(
    part: Entry, values: Mapping[str, str], document: Document, at: Location
) -> Iterator[Finding]:
    """Say which of a macro's values can't stand where the generic SOP has them.

    What makes the whole too much when it is filled, so that it is used as it is, stands there too.
    """
    if not values:
        return
    sop, _, findings = used_with(part.document, values)
    for finding, is_own in at_values(findings, part.document, document, at):
        if is_own:
            yield finding
        elif sop is None and finding.check is TOO_MUCH:
            message = msg(
                "With these values `{id}` is too much: {reason}",
                id=part.sop.id,
                reason=finding.message,
            )
            place = document.key(at)
            yield replace(finding, message=message, place=place, hint=_SHORTER, fix=None)
