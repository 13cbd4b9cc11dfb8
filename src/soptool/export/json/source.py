"""The SOPs that a composition is made from, with the keys and shapes of the format itself.

Written as YAML, one file each, beside the same `sop.yaml`, they compose and print alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from soptool.finding import Data, KeyPath, SetValue
from soptool.model.generic import Specific
from soptool.shape.names import Kind, Role, in_order, names_of
from soptool.source.applied import changed_by
from soptool.source.inheriting import Inheriting
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

_FILLED_ALREADY = ("extends", "with")
_MARK = re.compile(r"\$\([^()]*\)")


def source_of(name: str, workspace: Workspace) -> list[dict[str, Any]]:
    """Return the SOP, all its parts, and the SOPs that these name, as their files say them.

    Every value is a text, a list or a mapping, as the author wrote it; empty ones stay. What a
    specific SOP has from its generic one stands in it.
    """
    parts = list(_with_parts(name, workspace))
    ids = dict.fromkeys(entry.sop.id for entry in parts)
    for entry in parts:
        ids |= dict.fromkeys(_names(entry))
    return [_data(workspace.by_id[each]) for each in ids if each in workspace.by_id]


def _names(entry: Entry) -> Iterator[str]:
    """Yield the SOPs that it names; what it has from its generic one stands in itself."""
    is_filled = isinstance(entry.document, Specific)
    for one in entry.named(Kind.SOP):
        if not (is_filled and one.name.role is Role.EXTENDS):
            yield one.text


def _with_parts(name: str, workspace: Workspace) -> Iterator[Entry]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        entry = workspace.by_id.get(waiting.pop(0))
        if entry is not None and entry.sop.id not in seen:
            seen.add(entry.sop.id)
            yield entry
            waiting += entry.parts


def _data(entry: Entry) -> dict[str, Any]:
    said = entry.document.data
    assert isinstance(said, dict)
    own = {"kind": entry.sop.kind, "id": entry.sop.id}
    data = {**own, **{key: value for key, value in said.items() if key not in own}}
    if isinstance(entry.document, Inheriting):
        data = _without_defaults(data, entry.document.switched_off)
        data = in_order(data, names_of(type(entry.sop)))
    if not isinstance(entry.document, Specific):
        return data
    return {key: _marked(value) for key, value in data.items() if key not in _FILLED_ALREADY}


def _without_defaults(data: dict[str, Any], paths: Iterable[KeyPath]) -> dict[str, Any]:
    """Say with a dash, as the files do, where nothing is to be inherited."""
    return changed_by(data, [SetValue("", path, "-") for path in paths])  # type: ignore[no-any-return]


def origins_in(source: Sequence[Mapping[str, Any]], workspace: Workspace) -> dict[KeyPath, str]:
    """Return, by path in `source`, the file and line of every value that an SOP inherits."""
    found: dict[KeyPath, str] = {}
    for number, data in enumerate(source):
        document = workspace.by_id[data["id"]].document
        for path in document.origins if isinstance(document, Inheriting) else ():
            place = document.key(path)
            if place.path != document.path and document.at(path) is not None:
                found[(number, *path)] = f"{place.path}:{place.line}"
    return found


def _marked(data: Data) -> Data:
    """Write `$(` in texts that are filled already so that it is not taken for a parameter."""
    if isinstance(data, dict):
        return {key: _marked(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_marked(value) for value in data]
    return _MARK.sub(r"$\g<0>", str(data))
