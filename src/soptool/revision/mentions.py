"""Every place of a workspace's files that names an SOP, a regulation, an executor or a document.

Read from the files' own data, so that each mention leads to the very text that an edit replaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from soptool.finding import KeyPath, Place
from soptool.model.generic import Specific
from soptool.model.sop import Macro, Micro
from soptool.revision.walk import below, entries_of, texts
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.source.read import read
from soptool.workspace.entry import Entry
from soptool.workspace.load import Workspace


class Kind(StrEnum):
    """What can be mentioned."""

    SOP = "sop"
    REGULATION = "regulation"
    EXECUTOR = "executor"
    DOCUMENT = "document"


class Role(StrEnum):
    """How something is mentioned."""

    ID = "id"
    PART = "part"
    DELIVERS = "delivers"
    EXTENDS = "extends"
    GOES_ON = "goes-on"
    RELATED = "related"
    SEE = "see"
    LEGAL_BASIS = "legal-basis"
    REGISTERED = "registered"
    FOLLOWED_BY = "followed-by"
    COLUMN = "column"
    LABEL = "label"
    PERFORMS = "performs"
    MAPPED = "mapped"
    APPROVES = "approves"
    REQUIREMENT = "requirement"
    OUTPUT = "output"
    INPUT = "input"
    RESULT = "result"
    RECORD = "record"
    EQUIPMENT = "equipment"
    SERVICE = "service"


HOLDS = (Role.PART, Role.DELIVERS, Role.EXTENDS)
"""What is mentioned so is contained: who contains it is touched by what touches it."""


@dataclass(frozen=True)
class Mention:
    """A text (or, with `is_key`, a key) at `path` of a file. `entry` is None in sop.yaml.

    `label` is what readers see: an executor's post; else the name itself.
    """

    kind: Kind
    role: Role
    name: str
    label: str
    path: KeyPath
    document: Document = field(repr=False)
    entry: Entry | None = field(default=None, repr=False)
    is_key: bool = False

    @property
    def file(self) -> str:
        """The file that it stands in, relative to the workspace."""
        return self.document.path

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.document.key(self.path) if self.is_key else self.document.value(self.path)


def mentions(workspace: Workspace) -> tuple[Mention, ...]:
    """Return every mention, SOP by SOP in the order of their files, those of sop.yaml last."""
    found = [mention for entry in workspace.entries for mention in _of_entry(entry)]
    return (*found, *_of_settings(settings_document(workspace)))


def own_document(entry: Entry) -> Document:
    """Return the file as it is: a specific SOP's without what the generic one says."""
    if not isinstance(entry.document, Specific):
        return entry.document
    plain, _ = read(entry.path, entry.document.text.encode())
    assert plain is not None
    return plain


def settings_document(workspace: Workspace) -> Document | None:
    """Return sop.yaml; None where there is none, or none that can be read."""
    try:
        content = (workspace.root / FILE_NAME).read_bytes()
    except OSError:
        return None
    return read(FILE_NAME, content)[0]


def _of_entry(entry: Entry) -> Iterator[Mention]:
    document = own_document(entry)
    data = document.data
    make = partial(Mention, document=document, entry=entry)
    yield make(Kind.SOP, Role.ID, entry.sop.id, entry.sop.id, ("id",))
    for kind, role, name, path in (*_sops(data), *_regulations(data), *_documents(data)):
        yield make(kind, role, name, name, path)
    yield from _executors(entry, document)


Found = tuple[Kind, Role, str, KeyPath]


def _sops(data: Any) -> Iterator[Found]:
    for path, text in texts(data, ("sops",)):
        yield Kind.SOP, Role.DELIVERS, text, path
    for service in entries_of(data, ("services",)):
        for path, text in texts(data, (*service, "sops")):
            yield Kind.SOP, Role.DELIVERS, text, path
    for path, text in texts(data, ("extends",)):
        yield Kind.SOP, Role.EXTENDS, text, path
    for path, text in texts(data, ("related",)):
        yield Kind.SOP, Role.RELATED, text, path
    for relation in entries_of(data, ("related",)):
        for path, text in texts(data, (*relation, "sop")):
            yield Kind.SOP, Role.RELATED, text, path
    for step in entries_of(data, ("steps",)):
        yield from _sops_of_step(data, step)


def _sops_of_step(data: Any, step: KeyPath) -> Iterator[Found]:
    for path, text in texts(data, (*step, "use")):
        if text != "same":
            yield Kind.SOP, Role.PART, text, path
    for path, text in texts(data, (*step, "see")):
        yield Kind.SOP, Role.SEE, text, path
    branches = below(data, (*step, "branches"))
    labels = branches if isinstance(branches, dict) else {}
    for way in ((*step, "next"), *((*step, "branches", label) for label in labels)):
        for target in (way, *entries_of(data, way)):
            if isinstance(below(data, target), dict):
                for path, text in texts(data, (*target, "sop")):
                    yield Kind.SOP, Role.GOES_ON, text, path


def _regulations(data: Any) -> Iterator[Found]:
    for where in (("legal_basis",), ("management", "legal_basis")):
        for path, text in texts(data, where):
            yield Kind.REGULATION, Role.LEGAL_BASIS, text, path
    for service in entries_of(data, ("services",)):
        for path, text in texts(data, (*service, "management", "legal_basis")):
            yield Kind.REGULATION, Role.LEGAL_BASIS, text, path


_DOCUMENTS = (
    ("inputs", Role.INPUT),
    ("outputs", Role.RESULT),
    ("records", Role.RECORD),
    ("equipment", Role.EQUIPMENT),
)
_STEP_DOCUMENTS = (("requirements", Role.REQUIREMENT), ("outputs", Role.OUTPUT))
_SERVICE_DOCUMENTS = (("delivery", "requirements"), ("delivery", "product"))


def _documents(data: Any) -> Iterator[Found]:
    for key, role in _DOCUMENTS:
        for path, text in texts(data, (key,)):
            yield Kind.DOCUMENT, role, text, path
    for step in entries_of(data, ("steps",)):
        for key, role in _STEP_DOCUMENTS:
            for path, text in texts(data, (*step, key)):
                yield Kind.DOCUMENT, role, text, path
    for service in ((), *entries_of(data, ("services",))):
        for where in _SERVICE_DOCUMENTS:
            for path, text in texts(data, (*service, *where)):
                yield Kind.DOCUMENT, Role.SERVICE, text, path


def _executors(entry: Entry, document: Document) -> Iterator[Mention]:
    data, sop = document.data, entry.sop
    make = partial(Mention, Kind.EXECUTOR, document=document, entry=entry)
    for place, text in texts(data, ("approval", "position")):
        yield make(Role.APPROVES, text, text, place)
    if not isinstance(sop, (Micro, Macro)):
        return
    posts = {name: executor.name for name, executor in sop.executors.items()}
    declared = below(data, ("executors",))
    for name in map(str, declared if isinstance(declared, dict) else ()):
        path: KeyPath = ("executors", name)
        yield make(Role.COLUMN, name, posts.get(name, name), path, is_key=True)
        for where in (path, (*path, "name")):
            for place, text in texts(data, where):
                yield make(Role.LABEL, name, text, place)
    for step in entries_of(data, ("steps",)):
        yield from _performers(data, step, posts, make)


def _performers(data: Any, step: KeyPath, posts: dict[str, str], make: Any) -> Iterator[Mention]:
    who: KeyPath = (*step, "executor")
    shared = below(data, who)
    modes = [(*who, mode) for mode in shared] if isinstance(shared, dict) else []
    for where in (who, *modes):
        for path, text in texts(data, where):
            yield make(Role.PERFORMS, text, posts.get(text, text), path)
    mapped = below(data, (*step, "executors"))
    for name in mapped if isinstance(mapped, dict) else ():
        key: KeyPath = (*step, "executors", name)
        yield make(Role.MAPPED, name, name, key, is_key=True)
        for path, text in texts(data, key):
            yield make(Role.MAPPED, text, posts.get(text, text), path)


def _of_settings(document: Document | None) -> Iterator[Mention]:
    if document is None:
        return
    data = document.data
    make = partial(Mention, document=document)
    for name in _names(data, "regulations"):
        path: KeyPath = ("regulations", name)
        yield make(Kind.REGULATION, Role.REGISTERED, name, name, path, is_key=True)
        for place, text in texts(data, (*path, "by")):
            yield make(Kind.REGULATION, Role.FOLLOWED_BY, text, text, place)
    for name in _names(data, "documents"):
        for where in (
            ("documents", name),
            ("documents", name, "name"),
            ("documents", name, "also"),
        ):
            for place, text in texts(data, where):
                yield make(Kind.DOCUMENT, Role.REGISTERED, text, text, place)


def _names(data: Any, key: str) -> tuple[str, ...]:
    known = below(data, (key,))
    return tuple(known) if isinstance(known, dict) else ()
