"""Links (keterkaitan) between the SOPs of a workspace: who names whom, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soptool.lint.evidence.entries import relations_of
from soptool.lint.evidence.naming import SopNames, names_of
from soptool.lint.evidence.subject import SopSubject, WorkspaceSubject
from soptool.shape.fill import Location

OPPOSITE = {"before": "after", "after": "before", "related": "related"}


@dataclass(frozen=True, slots=True)
class Link:
    """`sop` names `other` at `path`: `kind` is before, after or related."""

    sop: SopSubject
    other: SopSubject
    path: Location
    kind: str
    by_title: bool


@dataclass(frozen=True, slots=True)
class Links:
    """All links, by the ids of the two."""

    between: dict[tuple[str, str], Link]
    names: SopNames

    def __iter__(self) -> Iterator[Link]:
        return iter(self.between.values())

    def opposite(self, link: Link) -> Link | None:
        """Return the link from the other side."""
        return self.between.get((link.other.id, link.sop.id))


def links_of(whole: WorkspaceSubject) -> Links:
    """Collect what the SOPs say of each other; a link to oneself is none."""
    names = names_of(whole.sops)
    between: dict[tuple[str, str], Link] = {}
    for sop in whole.sops:
        for path, relation in relations_of(sop):
            other = names.by_id.get(relation.text) if relation.sop else names.find(relation.text)
            if other is not None and other.id != sop.id:
                by_title = other.id != relation.text
                link = Link(sop, other, path, relation.kind, by_title)
                between.setdefault((sop.id, other.id), link)
    return Links(between, names)


def is_part_of(part: SopSubject, whole: SopSubject) -> bool:
    """Whether `whole` is a macro that has `part` as a part."""
    return whole.id in part.whole.workspace.users.get(part.id, ())
