"""Data that other programs read: trees, compositions, times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from soptool.source.names import FILE_NAME

from ..corpus import ROOT
from ..door import Broken, Room
from .findings import checked, stopped

SOP = re.compile(rb"^kind: (?:micro|macro|standard)$", re.MULTILINE)


@cache
def _schema() -> Draft202012Validator:
    file = ROOT / "schemas" / "composed.schema.json"
    return Draft202012Validator(json.loads(file.read_text("utf-8")))


def ids(room: Room, *kinds: str) -> list[str]:
    """Return the ids of the SOPs that load, of these kinds or of any; each that is only one's."""
    found = {node["id"]: node["kind"] for node in _all_nodes(room) if node["id"]}
    return sorted(name for name, kind in found.items() if kind and (not kinds or kind in kinds))


def _all_nodes(room: Room) -> list[dict[str, Any]]:
    ended = room.sop("tree", "-f", "json", "-q")
    return [] if ended.code == 2 else list(_nodes(json.loads(ended.out)))


def _nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from _nodes(node["children"])


def tree(room: Room) -> None:
    """Every SOP is in the tree, or an error says why not; the views of it are made."""
    there = {node["path"] for node in _all_nodes(room)}
    if not room.settings_changed and not room.is_named_oddly:
        errors = [one for one in checked(room) or () if one["severity"] == "error"]
        told = {place["path"] for one in errors for place in (one, *one["related"])}
        sops = {name for name, text in room.files.items() if SOP.search(text)}
        if lost := sops - {FILE_NAME} - there - told:
            raise Broken("a file is not in the tree, and nothing says why", str(sorted(lost)))
    room.sop("tree")
    room.sop("tree", "--reverse")


def composed(room: Room) -> None:
    """Composed data keep their schema and name only what is in them; YAML says what JSON says."""
    for name in _some(room, ids(room, "micro", "macro")):
        level = room.chance.choice(("all", "parts"))
        ended = room.sop("compose", name, "-f", "json", "--expand", level, "-q")
        if ended.code == 2:
            continue
        data = json.loads(ended.out)
        check(data)
        if (ended.code == 1) == data["complete"]:
            raise Broken("compose: the exit code is not `complete`", ended.err)
        if room.chance.random() < 0.3:
            text = room.sop("compose", name, "-f", "yaml", "--expand", level, "-q").out
            if YAML(typ="safe").load(text) != data:
                raise Broken("compose: YAML and JSON differ", text)
            room.sop("compose", name, "--expand", level)


def check(data: dict[str, Any]) -> None:
    """Check a composition. Raises Broken."""
    for error in _schema().iter_errors(data):
        where = "/".join("N" if isinstance(part, int) else part for part in error.absolute_path)
        raise Broken(f"composed data against the schema at {where}", error.message)
    rows = [row["id"] for row in data["rows"]]
    known = {executor["id"] for executor in data["executors"]}
    if len(rows) != len(set(rows)):
        raise Broken("composed rows: an id twice", str(rows))
    for row in data["rows"]:
        if unknown := set(row["executor"]["ids"]) - known:
            raise Broken(
                "composed rows: an executor that `executors` lacks", f"{row['id']} {unknown}"
            )
        for target in row["next"]:
            if target["to"] not in (*rows, "end", "sop"):
                raise Broken("composed rows: `to` is no row", f"{row['id']} {target}")
        _bounds(row["duration"], row["id"])
    for end in data["ends"]:
        if not set(end["rows"]) <= set(rows):
            raise Broken("composed ends: a row that is not there", str(end))
    _bounds(data["duration"], "the whole")


def _bounds(duration: dict[str, Any] | None, of: str) -> None:
    least, most = ((duration or {}).get(f"{end}_minutes") for end in ("minimum", "maximum"))
    if least is not None and most is not None and not 0 <= least <= most:
        raise Broken("composed data: the least is more than the most", f"{of} {duration}")


def times(room: Room) -> None:
    """Times, workload and calendars are made of whatever loads."""
    ended = room.sop("time", "-f", "json", "-q")
    if not stopped(room, ended) and ended.out:
        for least, expected, most in _times(json.loads(ended.out)):
            if (least is not None and least < 0) or (None not in (least, most) and least > most):
                raise Broken("time: the least is more than the most", str((least, expected, most)))
    for words in (
        ("time",),
        ("time", "--start", "2026-03-20"),
        ("workload", "-f", "json"),
        ("workload",),
    ):
        room.sop(*words)


def _times(data: Any) -> Iterator[tuple[Any, Any, Any]]:
    if isinstance(data, dict):
        if "minimum_minutes" in data:
            yield tuple(data.get(f"{key}_minutes") for key in ("minimum", "expected", "maximum"))  # type: ignore[misc]
        for value in data.values():
            yield from _times(value)
    elif isinstance(data, list):
        for value in data:
            yield from _times(value)


def others(room: Room) -> None:
    """What only looks: impact, differences, schemas."""
    for name in _some(room, ids(room)):
        room.sop("impact", name)
        room.sop("impact", name, "-f", "json")
    names = [name for name in room.files if name.endswith(".yaml") and not name.startswith("-")]
    if len(names) > 1:
        one, other = room.chance.sample(names, 2)
        ended = room.sop("diff", one, other, "-f", "json")
        if ended.out:
            json.loads(ended.out)
        room.sop("diff", one, other, "-f", room.chance.choice(("text", "md")))


def _some(room: Room, names: list[str]) -> list[str]:
    names = [name for name in names if not name.startswith("-")]
    return room.chance.sample(names, min(2, len(names)))
