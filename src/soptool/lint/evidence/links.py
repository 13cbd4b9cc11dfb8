"""Links (keterkaitan) between the SOPs of a workspace: who names whom, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soptool.lint.evidence.naming import SopNames, names_of
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.shape.fill import Location

OPPOSITE = {"before": "after", "after": "before", "related": "related"}


@dataclass(frozen=True, slots=True)
class Link:
    """`sop` names `other` at `path`: `kind` is before, after or related."""

    sop: Outline
    other: Outline
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
        for tie in sop.sop.related:
            other = names.by_id.get(tie.text) if tie.sop else names.find(tie.text)
            if other is not None and other.id != sop.id:
                link = Link(sop, other, tie.path, tie.kind, other.id != tie.text)
                between.setdefault((sop.id, other.id), link)
    return Links(between, names)


def is_part_of(part: Outline, whole: Outline) -> bool:
    """Whether `whole` is a macro that has `part` as a part."""
    return part.id in whole.sop.parts
