"""Macros that were read: what their parts' rows print stays where the parts say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from soptool.api.import_place import Read
from soptool.catalogue import LANGUAGES
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.procedure import Procedure, Row
from soptool.importing.seen import normal
from soptool.importing.yaml import yaml_of
from soptool.measure.times import time_text
from soptool.workspace.load import Loading, load


def keep_printed(read: Sequence[Read], folder: Path) -> None:
    """Put back what macros print of their parts' rows and their parts do not give."""
    macros = [one for one in read if one.draft.performed]
    if not macros:
        return
    known = [one for one in read if one.draft.version is None and one.draft.data.get("steps")]
    contents = {
        folder.absolute() / f"{one.id}.yaml": yaml_of(
            {"kind": "micro", "title": one.id, **one.draft.data, "id": one.id}
        ).encode()
        for one in known
    }
    space = load(folder.absolute(), Loading(contents=contents))
    for one in macros:
        entry = space.by_id.get(one.id)
        if entry is None:
            continue
        procedure = compose(Composer(space), entry, Level.PARTS)
        for row in procedure.rows:
            index = row.origins[0].index if row.origins else -1
            for key, value in one.draft.performed.get(index, {}).items():
                if not _gives(procedure, row, key, value, one.draft.performers):
                    _put(one.draft.data, index, key, value, one.draft.performers)


def _gives(
    procedure: Procedure, row: Row, key: str, value: Any, performers: dict[str, Any]
) -> bool:
    """Whether a composed row prints a value."""
    if key == "executor":
        names = [procedure.column_of[name].name for name in row.executors]
        mode, ids = _who(value)
        said = [_name(performers.get(own, own)) for own in ids]
        is_same = names == said if mode == "chain" else sorted(names) == sorted(said)
        return is_same and (len(ids) < 2 or str(row.mode) == (mode or "together"))
    if key == "duration":
        given = (time_text(row, procedure.calendar, language) for language in LANGUAGES)
        return normal(str(value)) in [normal(text or "") for text in given]
    texts = [value] if isinstance(value, str) else value
    return [*map(normal, texts)] == [*map(normal, getattr(row, key))]


def _who(value: Any) -> tuple[str, list[str]]:
    if isinstance(value, dict):
        mode, ids = next(iter(value.items()))
        return mode, list(ids)
    return "", [value] if isinstance(value, str) else list(value)


def _name(executor: Any) -> str:
    return str(executor["name"] if isinstance(executor, dict) else executor)


def _put(
    data: dict[str, Any], index: int, key: str, value: Any, performers: dict[str, Any]
) -> None:
    data["steps"][index][key] = value
    if key == "executor" and "executors" not in data:
        steps = data.pop("steps")
        data |= {"executors": performers, "steps": steps}
