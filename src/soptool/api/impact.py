"""`sop impact`: everything that uses an SOP, a regulation, an executor or a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from soptool.api.request import Request
from soptool.api.scope import id_of_file, open_settled
from soptool.errors import UsageError
from soptool.format.schema import DEFAULTS, WORKSPACE
from soptool.language import did_you_mean, msg, with_hint
from soptool.revision.impact import Touched, touched_by
from soptool.revision.subject import Subject, names, subjects
from soptool.shape.names import Kind, Role
from soptool.workspace.chains import is_defaults
from soptool.workspace.load import Progress
from soptool.workspace.mentions import Mention, filled, mentions
from soptool.workspace.workspace import Workspace

__all__ = ("Impact", "impact")


class NothingNamed(UsageError):  # noqa: N818
    """Nothing in a workspace has the name that was asked for."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What was asked for, the SOPs that use it, nearest first; sop.yaml and defaults that do.

    `unread`: the files that can't be loaded, which may use it, too.
    """

    subject: Subject
    touched: tuple[Touched, ...]
    registry: tuple[Mention, ...] = ()
    unread: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return it as `--format json` shows it."""
        return {
            "kind": self.subject.kind.value,
            "name": self.subject.name,
            "title": self.subject.title,
            "declared": [_place(mention) for mention in self.subject.own],
            "uses": [*map(_touched, self.touched), *_in_registry(self.registry)],
        }


def impact(
    request: Request, name: str, kind: str | None = None, progress: Progress | None = None
) -> Impact:
    """Return everything that uses `name`; the arguments of the request are left aside.

    Raises UsageError where nothing has the name, or several things of different kinds have it.
    """
    scope = open_settled(replace(request, arguments=()), progress)
    workspace = scope.workspace
    everything = (*mentions(workspace), *filled(workspace))
    meant = id_of_file(workspace, request, name) or name
    subject = one_subject(workspace, everything, meant, Kind(kind) if kind else None)
    used = [
        mention
        for mention in subject.used
        if mention.role is not Role.LABEL and not _is_own(mention, subject)
    ]
    registry = tuple(mention for mention in used if mention.entry is None)
    unread = replace(scope, paths=None).unread
    return Impact(subject, touched_by(used, everything), registry, unread)


def check_one_sop(found: Mapping[str, Impact]) -> None:
    """Raise UsageError where the name is the id of SOPs in several workspaces, given by their ways.

    A regulation, a post or a document is the same thing in all of them.
    """
    ways = [way for way, one in found.items() if one.subject.kind is Kind.SOP and one.subject.own]
    if len(ways) > 1:
        names = ", ".join(way or "." for way in ways)
        name = found[ways[0]].subject.name
        message = msg("Several workspaces have `{id}`: {names}.", id=name, names=names)
        raise UsageError(with_hint(message, msg("Choose one with `--workspace`.")))


def one_subject(
    workspace: Workspace, everything: Sequence[Mention], name: str, kind: Kind | None
) -> Subject:
    """Return what the name means. Raises UsageError."""
    found = [s for s in subjects(workspace, everything, name) if kind in (None, s.kind)]
    if len(found) == 1:
        return found[0]
    if found:
        kinds = ", ".join(f"`{subject.kind.value}`" for subject in found)
        message = msg("`{name}` is the name of several things: {kinds}.", name=name, kinds=kinds)
        raise UsageError(with_hint(message, msg("Choose one with `--kind`.")))
    message = msg("Nothing in this workspace has the name `{name}`.", name=name)
    raise NothingNamed(with_hint(message, did_you_mean(name, names(everything, kind))))


def _is_own(mention: Mention, subject: Subject) -> bool:
    """Whether an SOP speaks of itself."""
    entry = mention.entry
    return subject.kind is Kind.SOP and entry is not None and entry.sop.id == subject.name


def _in_registry(found: Sequence[Mention]) -> Iterator[dict[str, Any]]:
    for file, own in groupby(found, key=lambda mention: mention.file):
        kind = DEFAULTS if is_defaults(file) else WORKSPACE
        known = {"id": None, "kind": kind, "title": None, "path": file}
        yield {**known, "depth": 0, "ways": [[_place(mention)] for mention in own]}


def _touched(one: Touched) -> dict[str, Any]:
    sop = one.entry.sop
    return {
        "id": sop.id,
        "kind": sop.kind,
        "title": sop.title,
        "path": one.entry.path,
        "depth": one.depth,
        "ways": [[_place(mention) for mention in way] for way in one.ways],
    }


def _place(mention: Mention) -> dict[str, Any]:
    place = mention.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "sop": mention.entry.sop.id if mention.entry else None,
        "as": mention.role.value,
        "name": mention.name,
    }
