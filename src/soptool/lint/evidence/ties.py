"""Ties (keterkaitan) between the SOPs of a workspace: who names whom, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soptool.lint.evidence.entries import relations_of
from soptool.lint.evidence.naming import Names, names_of
from soptool.lint.evidence.subject import SopSubject, WorkspaceSubject
from soptool.shape.fill import Location

OPPOSITE = {"before": "after", "after": "before", "related": "related"}


@dataclass(frozen=True, slots=True)
class Tie:
    """`sop` names `other` at `path`: `kind` is before, after or related."""

    sop: SopSubject
    other: SopSubject
    path: Location
    kind: str
    by_title: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties, by the ids of the two."""

    between: dict[tuple[str, str], Tie]
    names: Names

    def __iter__(self) -> Iterator[Tie]:
        return iter(self.between.values())

    def back(self, tie: Tie) -> Tie | None:
        """Return the tie from the other side."""
        return self.between.get((tie.other.id, tie.sop.id))


def ties_of(whole: WorkspaceSubject) -> Ties:
    """Collect what the SOPs say of each other; a tie to oneself is none."""
    names = names_of(whole.sops)
    between: dict[tuple[str, str], Tie] = {}
    for sop in whole.sops:
        for path, relation in relations_of(sop):
            other = names.by_id.get(relation.text) if relation.sop else names.meant(relation.text)
            if other is not None and other.id != sop.id:
                by_title = other.id != relation.text
                tie = Tie(sop, other, path, relation.kind, by_title)
                between.setdefault((sop.id, other.id), tie)
    return Ties(between, names)


def is_part_of(part: SopSubject, whole: SopSubject) -> bool:
    """Whether `whole` is a macro that has `part` as a part."""
    return whole.id in part.whole.workspace.users.get(part.id, ())
