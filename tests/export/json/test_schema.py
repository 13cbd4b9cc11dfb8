"""The schema of composed data: as published, and of one mind with what is written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from export.json.made import FACTS, whole
from export.painting import text_by
from export.rendered import procedures
from soptool.export.json.composed import composed
from soptool.export.json.documents import procedure_json
from soptool.export.json.schema import composed_schema, composed_schema_text
from soptool.format.schema import schema

FILE = Path(__file__).parents[3] / "schemas" / "composed.schema.json"
VALIDATOR = Draft202012Validator(composed_schema())
SOURCES = {kind: Draft202012Validator(schema(kind)) for kind in ("micro", "macro", "standard")}


def test_the_file_is_what_is_generated(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        FILE.write_text(composed_schema_text(), encoding="utf-8", newline="\n")
    assert FILE.read_text(encoding="utf-8") == composed_schema_text()
    Draft202012Validator.check_schema(composed_schema())


@pytest.mark.parametrize("name", sorted(procedures()))
def test_what_is_composed_follows_the_schemas(name: str) -> None:
    procedure, edition = procedures()[name]
    data = composed(procedure, edition.workspace)
    VALIDATOR.validate(data)
    for one in data["source"]:
        SOURCES[one["kind"]].validate(one)


def test_rendered_json_follows_the_schema_too() -> None:
    data = json.loads(text_by(procedure_json, *procedures()["pengelolaan-surat-parts"]))
    VALIDATOR.validate(data)
    assert data["form"]["rows"]
    assert data["plan"]["rows"]


UNFILLED = {".form", ".plan", ".duration.flows.without.steps"}


def _filled(fragment: Mapping[str, Any], data: Any, path: str) -> Iterator[str]:
    """Yield the keys of the schema for which the data has more than nothing."""
    if "$ref" in fragment:
        fragment = composed_schema()["$defs"][fragment["$ref"].rpartition("/")[2]]
    if data is None:
        return
    for choice in fragment.get("anyOf", ()):
        yield from _filled(choice, data, path)
    if isinstance(data, list) and "items" in fragment:
        for item in data:
            yield from _filled(fragment["items"], item, path)
    for key, below in fragment.get("properties", {}).items():
        if isinstance(data, dict) and (data.get(key) or data.get(key) in (0, False)):
            yield f"{path}.{key}"
            yield from _filled(below, data[key], f"{path}.{key}")


def _keys(fragment: Mapping[str, Any], path: str) -> Iterator[str]:
    if "$ref" in fragment:
        fragment = composed_schema()["$defs"][fragment["$ref"].rpartition("/")[2]]
    items = [fragment["items"]] if "items" in fragment else []
    for choice in (*fragment.get("anyOf", ()), *items):
        yield from _keys(choice, path)
    for key, below in fragment.get("properties", {}).items():
        yield f"{path}.{key}"
        yield from _keys(below, f"{path}.{key}")


def test_every_key_of_the_schema_is_filled_by_some_sop() -> None:
    found: Counter[str] = Counter()
    for procedure, workspace in whole(FACTS):
        found.update(_filled(composed_schema(), composed(procedure, workspace), ""))
    assert set(_keys(composed_schema(), "")) - set(found) == UNFILLED
