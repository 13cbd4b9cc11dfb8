"""JSON Schemas (draft 2020-12) of the five kinds of file, for editors and other programs."""

from __future__ import annotations

import json
from typing import Any

from soptool.model.defaults import Defaults
from soptool.model.sop import KINDS
from soptool.settings import Settings
from soptool.shape.texts import Shape

WORKSPACE, DEFAULTS = "workspace", "defaults"
NAMES = (*KINDS, WORKSPACE, DEFAULTS)
SHAPES: dict[str, type[Shape]] = {**KINDS, WORKSPACE: Settings, DEFAULTS: Defaults}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EMPTY: list[Any] = [None, "", [], {}]
_TITLES = {
    "micro": "Micro SOP — SOP mikro",
    "macro": "Macro SOP — SOP makro",
    "standard": "Service standard — standar pelayanan",
    "workspace": "Workspace settings — pengaturan ruang kerja (sop.yaml)",
    "defaults": "Defaults of a folder — isian bawaan satu folder (_defaults.yaml)",
}
_NEEDED = {"micro": ["kind", "title"], "macro": ["kind", "title"], "standard": ["kind", "title"]}


def schema(name: str) -> dict[str, Any]:
    """Return the schema of one of `NAMES`."""
    body = SHAPES[name].model_json_schema(mode="validation", by_alias=True)
    cleaned = _clean(body)
    assert isinstance(cleaned, dict)
    cleaned.pop("required", None)
    required = _NEEDED.get(name)
    head: dict[str, Any] = {"$schema": DIALECT, "title": _TITLES[name]}
    if required:
        head["required"] = required
    if name in ("micro", "macro"):
        some = {"required": ["steps"], "properties": {"steps": {"type": "array", "minItems": 1}}}
        head["anyOf"] = [some, {"required": ["extends"]}]
    return {**head, **{key: value for key, value in cleaned.items() if key != "title"}}


def schema_text(name: str) -> str:
    """Return the schema as the file in `schemas/` holds it."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _clean(value: Any) -> Any:
    """Drop what Pydantic adds for programs: titles made of field names, and default values.

    Every property may be empty: an empty value is the same as an absent key.
    """
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _clean(item) for key, item in value.items() if key != "default"}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    needed = ("kind", *kept.get("required", ()))
    for key, item in kept.get("properties", {}).items():
        kept["properties"][key] = _not_empty(item) if key in needed else _or_empty(item)
    if isinstance(kept.get("additionalProperties"), dict):
        kept["additionalProperties"] = _or_empty(kept["additionalProperties"])
    return kept


def _not_empty(fragment: dict[str, Any]) -> dict[str, Any]:
    return fragment if "const" in fragment else {**fragment, "not": {"enum": EMPTY}}


def _or_empty(fragment: dict[str, Any]) -> dict[str, Any]:
    description = fragment.pop("description", None)
    choices = fragment["anyOf"] if set(fragment) == {"anyOf"} else [fragment]
    empty = {"enum": EMPTY}
    merged = {"anyOf": [*(choice for choice in choices if choice != {"type": "null"}), empty]}
    return {"description": description, **merged} if description else merged
