"""Every place of a workspace's files that names something, by the marks of the format.

Read from the files' own data, so that each mention leads to the very text that an edit replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from soptool.finding import KeyPath, Place
from soptool.model.sop import Macro, Micro
from soptool.settings import Settings
from soptool.shape.names import Kind, Name, Named, Role, named, names_of
from soptool.source.document import Document
from soptool.source.read import read
from soptool.workspace.entry import Entry
from soptool.workspace.load import Workspace

NONE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Mention:
    """A text (or, with `is_key`, a key) at `path` of a file. `entry` is None in sop.yaml.

    `label` is what readers see: the name of a post for an executor's or a post's id; else `name`.
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
    posts = {name: post.name for name, post in workspace.settings.posts.items()}
    found = [mention for entry in workspace.entries for mention in _of_entry(entry, posts)]
    return (*found, *_of_registry(workspace.registry, posts))


def own_document(entry: Entry) -> Document:
    """Return the file as it is: without what a generic SOP or sop.yaml says for it."""
    if type(entry.document) is Document:
        return entry.document
    plain, _ = read(entry.path, entry.document.text.encode())
    assert plain is not None
    return plain


def _of_entry(entry: Entry, posts: Mapping[str, str] = NONE) -> Iterator[Mention]:
    document, sop = own_document(entry), entry.sop
    executors = sop.executors if isinstance(sop, (Micro, Macro)) else {}
    labels = {name: executor.name for name, executor in executors.items()}
    data = document.data
    if not isinstance(data, dict) or not data.get("id"):
        # The file's name is its id.
        yield _mention(Named(Name(Kind.SOP, Role.ID), sop.id, ("id",)), document, entry)
    for one in named(data, names_of(type(sop))):
        yield _mention(one, document, entry, posts if one.name.kind is Kind.POST else labels)


def _of_registry(document: Document | None, posts: Mapping[str, str] = NONE) -> Iterator[Mention]:
    if document is not None:
        for one in named(document.data, names_of(Settings)):
            yield _mention(one, document, None, posts)


def _mention(
    one: Named,
    document: Document,
    entry: Entry | None = None,
    labels: Mapping[str, str] = NONE,
) -> Mention:
    name, label = one.name, one.text
    is_of_part = name.role is Role.MAPPED and one.is_key
    if name.kind in (Kind.EXECUTOR, Kind.POST) and not is_of_part:
        label = labels.get(label, label)
    return Mention(name.kind, name.role, one.text, label, one.path, document, entry, one.is_key)
