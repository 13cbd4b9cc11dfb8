"""A generic SOP's parameter: where it is declared, where it is filled in, who gives it a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soptool.finding import Change, KeyPath, RenameKey, SetValue
from soptool.model.defaults import KEYS
from soptool.model.marks import MARK
from soptool.model.sop import Macro, Micro
from soptool.revision.leftover import texts_of
from soptool.revision.owners import Group, one_thing
from soptool.revision.refused import taken
from soptool.shape.names import Role
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.workspace.chains import is_defaults
from soptool.workspace.entry import Entry
from soptool.workspace.mentions import Mention
from soptool.workspace.workspace import Workspace

Text = tuple[Document, KeyPath]


def parameter_changes(
    workspace: Workspace, found: Sequence[Mention], old: str, new: str, where: Entry | None
) -> tuple[Change, ...] | None:
    """Return what gives a parameter another name; None where no SOP declares it.

    Raises UsageError: several SOPs have one of that name, or the SOP meant has none.
    """
    same = [mention for mention in found if mention.name == old]
    declared = {m.entry.sop.id: m for m in same if m.role is Role.DECLARED and m.entry is not None}
    if not declared:
        return None
    shared = _in_defaults(workspace, old)
    ties = [*(frozenset(_owners(one)) for one in same), *shared.values()]
    ids = one_thing(declared, ties, old, where)
    keys = (one for one in same if not ids.isdisjoint(_owners(one)))
    own = [entry.document.own for entry in workspace.entries if entry.sop.id in ids]
    places = [one.place for one in found if one.name == new and not ids.isdisjoint(_owners(one))]
    places += [file.value(path) for file in own for path in _filled_in(file, new)]
    if places:  # a text with `$(new)` would get a value, too
        raise taken(new, f"{places[0].path}:{places[0].line}")
    texts = [(file, path) for file in own for path in _filled_in(file, old)]
    texts += [
        (workspace.documents[file], path)
        for (file, path), users in shared.items()
        if not ids.isdisjoint(users)
    ]
    return (
        *(RenameKey(one.file, one.path, new) for one in keys),
        *(SetValue(file.path, path, _renamed(file, path, old, new)) for file, path in texts),
    )


def _owners(mention: Mention) -> tuple[str, ...]:
    """Return the SOPs whose parameter a key names: of `with`, those that are extended or used."""
    entry = mention.entry
    assert entry is not None
    if mention.role is Role.DECLARED:
        return (entry.sop.id,)
    if mention.path[0] == "with":
        extended = entry.sop.extends if isinstance(entry.sop, (Micro, Macro)) else None
        return (extended,) if extended else ()
    index = mention.path[1]
    assert isinstance(index, int)
    use = entry.sop.steps[index].use if isinstance(entry.sop, Macro) else None
    return use.ids if use else ()


def _filled_in(file: Document, name: str) -> Iterator[KeyPath]:
    """Yield where a file's texts have `$(name)`."""
    for path, text, is_key in texts_of(file.data):
        if not is_key and _has(text, name):
            yield path


def _has(text: str, name: str) -> bool:
    marks = MARK.finditer(text) if "$(" in text else ()
    return any(not one["escape"] and one["name"].strip() == name for one in marks)


def _renamed(file: Document, path: KeyPath, old: str, new: str) -> str:
    def with_name(mark: str) -> str:
        return mark.replace(old, new, 1)

    text = file.at(path)
    assert isinstance(text, str)
    return MARK.sub(
        lambda m: with_name(m[0]) if not m["escape"] and m["name"].strip() == old else m[0], text
    )


def _in_defaults(workspace: Workspace, name: str) -> dict[tuple[str, KeyPath], Group]:
    """Return the texts of defaults that have `$(name)`, each with the generic SOPs it goes to."""
    users: dict[tuple[str, KeyPath], Group] = {}
    for entry in workspace.entries:
        sop = entry.sop
        if not isinstance(sop, (Micro, Macro)) or entry.document is entry.document.own:
            continue
        generic = frozenset((sop.extends if sop.extends and not sop.parameters else sop.id,))
        for source, path in _inherited(entry.document):
            text = source.at(path)
            if isinstance(text, str) and _has(text, name):
                known = users.get((source.path, path), frozenset())
                users[source.path, path] = known | generic
    return users


def _inherited(document: Document) -> Iterator[Text]:
    """Yield the texts that a file has from defaults."""
    data = document.data if isinstance(document.data, dict) else {}
    for path, _, is_key in texts_of({key: data[key] for key in KEYS if key in data}):
        source, at = document.origin(path)
        if not is_key and (is_defaults(source.path) or source.path == FILE_NAME):
            yield source, at
