"""A name as typed → what it means: an SOP, a regulation, an executor, a unit, a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from soptool.compose.documents import (
    document_key,
    normal,
    post_key,
    regulation_key,
    regulation_text,
)
from soptool.numerals import ENTRY_MARK
from soptool.shape.names import OWN, Kind, Role
from soptool.source.quoting import BULLETS
from soptool.workspace.mentions import Mention
from soptool.workspace.workspace import Workspace

Matches = Callable[[Mention], bool]
_NUMBER = re.compile(rf"^\s*(?:{ENTRY_MARK}|[-*{BULLETS}])\s+")
_BETWEEN = re.compile(r"[;,/+&()]|\s(?:dan|serta|atau|and|or)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name means. `own` are the mentions that declare it, `used` all others.

    `is_among`: only texts that list several things have it, such as "Komputer, printer".
    """

    kind: Kind
    name: str
    title: str | None
    own: tuple[Mention, ...]
    used: tuple[Mention, ...]
    is_among: bool = False


def subjects(workspace: Workspace, everything: Sequence[Mention], name: str) -> tuple[Subject, ...]:
    """Return everything in the workspace that the name can mean, at most one of each kind."""
    found = [_subject(kind, workspace, everything, name.strip()) for kind in _MATCHERS]
    known = tuple(subject for subject in found if subject is not None)
    return tuple(subject for subject in known if not subject.is_among) or known


def names(everything: Sequence[Mention], kind: Kind | None = None) -> Iterator[str]:
    """Yield all names there are, for a hint."""
    meant = _sorts(kind) if kind else {one for each in _MATCHERS for one in _sorts(each)}
    for mention in everything:
        if mention.kind in meant and mention.role not in (Role.RELATED, Role.SEE):
            yield from (mention.name, mention.label)


def _sorts(kind: Kind) -> tuple[Kind, ...]:
    """An executor is mentioned by its id in a file, and by its post in all of them."""
    return (Kind.EXECUTOR, Kind.POST) if kind is Kind.EXECUTOR else (kind,)


def _subject(
    kind: Kind, workspace: Workspace, everything: Sequence[Mention], name: str
) -> Subject | None:
    of_kind = [mention for mention in everything if mention.kind in _sorts(kind)]
    matches = _MATCHERS[kind](name, workspace, of_kind)
    found = tuple(mention for mention in of_kind if matches(mention))
    if not found:
        return None
    own = tuple(mention for mention in found if mention.role in OWN)
    used = tuple(mention for mention in found if mention.role not in OWN)
    is_among = kind is Kind.DOCUMENT and not any(_whole_document(name, workspace)(m) for m in found)
    return Subject(kind, name, _title(kind, workspace, name, found), own, used, is_among)


def _title(kind: Kind, workspace: Workspace, name: str, found: Sequence[Mention]) -> str | None:
    if kind is Kind.SOP:
        entry = workspace.by_id.get(name)
        return entry.sop.title if entry else None
    if kind is Kind.REGULATION:
        registered = (mention.name for mention in found if mention.role is Role.REGISTERED)
        title = regulation_text(workspace.settings, next(registered, name))
    elif kind is Kind.EXECUTOR:
        title = "; ".join(dict.fromkeys(m.label for m in found if m.role is Role.COLUMN))
    else:
        wordings = [mention for mention in found if mention.role is not Role.ID]
        wordings.sort(key=lambda mention: mention.role is not Role.REGISTERED)
        first: dict[str, str] = {}
        for mention in wordings:
            first.setdefault(normal(mention.name), mention.name)
        title = "; ".join(first.values())
    return title if title and title != name else None


def _of_sop(name: str, _workspace: Workspace, _found: Sequence[Mention]) -> Matches:
    return lambda mention: mention.name == name


def _of_regulation(name: str, workspace: Workspace, _found: Sequence[Mention]) -> Matches:
    key = regulation_key(workspace.settings)
    return lambda mention: key(mention.name) == key(name)


def _of_executor(name: str, workspace: Workspace, found: Sequence[Mention]) -> Matches:
    """An id stands for its posts, and a post for all ids that it has in one file or another."""
    key = post_key(workspace.settings)
    posts = {key(mention.label) for mention in found if mention.name == name} | {key(name)}
    return lambda mention: mention.name == name or key(mention.label) in posts


def _of_document(name: str, workspace: Workspace, _found: Sequence[Mention]) -> Matches:
    """A document is meant by its id, by each of its names, and by these in a list of things."""
    is_whole, key = _whole_document(name, workspace), document_key(workspace.settings)
    wanted = _keys(name, workspace)
    return lambda one: is_whole(one) or any(key(part) in wanted for part in things_in(one.name))


def _whole_document(name: str, workspace: Workspace) -> Matches:
    key, wanted = document_key(workspace.settings), _keys(name, workspace)
    return lambda one: (f"#{one.name}" if one.role is Role.ID else key(one.name)) in wanted


def _keys(name: str, workspace: Workspace) -> frozenset[str]:
    key, registered = document_key(workspace.settings), workspace.settings.documents.get(name)
    return frozenset((key(name), key(registered.name if registered else name)))


def things_in(text: str) -> tuple[str, ...]:
    """Return what a text lists: of "1. Komputer (PC), printer" Komputer, PC and printer."""
    parts = _BETWEEN.split(_NUMBER.sub("", text))
    return tuple(part.strip() for part in parts if part.strip())


def _of_unit(name: str, _workspace: Workspace, _found: Sequence[Mention]) -> Matches:
    return lambda mention: normal(mention.name) == normal(name)


def _of_process(name: str, _workspace: Workspace, _found: Sequence[Mention]) -> Matches:
    return lambda mention: is_within(mention.name, name)


def is_within(code: str, process: str) -> bool:
    """Whether a code of the process map is that of the process, or of one under it."""
    return code.startswith(process) and not code[len(process) : len(process) + 1].isalnum()


_MATCHERS: dict[Kind, Callable[[str, Workspace, Sequence[Mention]], Matches]] = {
    Kind.SOP: _of_sop,
    Kind.REGULATION: _of_regulation,
    Kind.EXECUTOR: _of_executor,
    Kind.DOCUMENT: _of_document,
    Kind.UNIT: _of_unit,
    Kind.PROCESS: _of_process,
}
