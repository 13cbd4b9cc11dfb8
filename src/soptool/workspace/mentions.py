"""Every place of a workspace's files that names something, by the marks of the format.

Read from the files' own data, so that each mention leads to the very text that an edit replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from soptool.finding import KeyPath, Place
from soptool.model.defaults import KEYS, Defaults
from soptool.model.inheritance import ADDS
from soptool.model.sop import Macro, Micro
from soptool.settings import Settings
from soptool.shape.names import Kind, Name, Named, Role, named, names_of
from soptool.shape.texts import Shape
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.source.places import Data
from soptool.workspace.chains import is_defaults
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

NONE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Mention:
    """A text (or, with `is_key`, a key) at `path` of a file.

    `entry` is the SOP that says it, also where it stands in defaults; None in sop.yaml, in
    defaults and registries as such.

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
    """Return every mention, SOP by SOP in the order of their files, with those that it inherits.

    Then come those of sop.yaml, of defaults and of shared registries, as what stands there.
    """
    posts = {name: post.name for name, post in workspace.settings.posts.items()}
    found = [mention for entry in workspace.entries for mention in _of_entry(entry, posts)]
    if workspace.registry is not None:
        found += _of_others(workspace.registry, Settings, posts)
    for document in workspace.chains.files.values():
        found += _of_others(document, Defaults, posts)
    for document in workspace.shared.documents:
        found += (one for one in _of_others(document, Settings, posts) if one.kind is not Kind.FILE)
    return tuple(found)


def filled(workspace: Workspace) -> Iterator[Mention]:
    """Yield what specific SOPs name with texts of a generic one, as their own values fill these.

    An edit can't replace them: other words stand at their places.
    """
    for entry in workspace.entries:
        sop, document = entry.sop, entry.document
        if not isinstance(sop, (Micro, Macro)) or sop.extends is None:
            continue
        labels = {
            name: executor.name
            for name, executor in sop.executors.items()
            if _is_filled(document, ("executors", name), executor.name)
        }
        for one in named(document.data, names_of(type(sop))):
            is_called = one.name.kind is Kind.EXECUTOR and one.text in labels
            if is_called or _is_filled(document, one.path, one.text):
                source, path = document.origin(one.path)
                yield _mention(replace(one, path=path), source, entry, labels)


def _is_filled(document: Document, path: KeyPath, text: str) -> bool:
    """Whether the text at a path is written with `$(…)` in it."""
    source, at = document.origin(path)
    found = source.at(at)
    written = found.get("name") if isinstance(found, dict) else found
    return isinstance(written, str) and "$(" in written and written.strip() != text


def _of_entry(entry: Entry, posts: Mapping[str, str] = NONE) -> Iterator[Mention]:
    document, sop = entry.document.own, entry.sop
    executors = sop.executors if isinstance(sop, (Micro, Macro)) else {}
    labels = {name: executor.name for name, executor in executors.items()}
    data = document.data
    if not isinstance(data, dict) or not data.get("id"):
        # The file's name is its id.
        yield _mention(Named(Name(Kind.SOP, Role.ID), sop.id, ("id",)), document, entry)
    for one in named(data, names_of(type(sop))):
        if one.text != ADDS:
            yield _mention(one, document, entry, posts if one.name.kind is Kind.POST else labels)
    yield from _from_defaults(entry, posts)


def _from_defaults(entry: Entry, posts: Mapping[str, str]) -> Iterator[Mention]:
    """Yield what an SOP names with a text that stands in defaults."""
    document = entry.document
    if document is document.own or not isinstance(document.data, dict):
        return
    data: Data = {key: document.data[key] for key in KEYS if key in document.data}
    for one in named(data, names_of(Defaults)):
        source, path = document.origin(one.path)
        text = source.at(path)
        if (is_defaults(source.path) or source.path == FILE_NAME) and isinstance(text, str):
            yield _mention(replace(one, text=text.strip(), path=path), source, entry, posts)


def _of_others(
    document: Document, shape: type[Shape], posts: Mapping[str, str] = NONE
) -> Iterator[Mention]:
    for one in named(document.data, names_of(shape)):
        if one.text != ADDS:
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
