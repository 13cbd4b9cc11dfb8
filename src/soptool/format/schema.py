"""JSON Schemas (draft 2020-12) of the five kinds of file, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from soptool.format.snippets import with_snippets
from soptool.model.defaults import Defaults
from soptool.model.sop import KINDS
from soptool.settings import Settings
from soptool.shape.texts import Shape

WORKSPACE, DEFAULTS = "workspace", "defaults"
NAMES = (*KINDS, WORKSPACE, DEFAULTS)
SHAPES: dict[str, type[Shape]] = {**KINDS, WORKSPACE: Settings, DEFAULTS: Defaults}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Said without `enum`, `const` or `type`: editors offer what these hold as values to choose from.
EMPTY, NOTHING, TRUE_OR_FALSE, LEVEL = "Empty", "Nothing", "TrueOrFalse", "Level"
_FILLED: dict[str, Any] = {"minLength": 1, "minItems": 1, "minProperties": 1}
_SHARED: dict[str, Any] = {
    EMPTY: {
        "description": "Empty, the same as absent. — Kosong, sama dengan tidak ditulis.",
        "not": {
            "type": ["string", "number", "boolean", "array", "object"],
            "pattern": r"\S",
            "minItems": 1,
            "minProperties": 1,
        },
    },
    NOTHING: {
        "description": "Nothing. — Tanpa isi.",
        "not": {"type": ["string", "number", "boolean", "array", "object"]},
    },
    TRUE_OR_FALSE: {
        "description": "A text, as it is written. — Teks, sebagaimana tertulis.",
        "not": {"type": ["string", "number", "array", "object", "null"]},
    },
}
_HEADS = {
    "micro": "Micro SOP — SOP mikro",
    "macro": "Macro SOP — SOP makro",
    "standard": "Service standard — standar pelayanan",
    "workspace": "Workspace settings — pengaturan ruang kerja (sop.yaml)",
    "defaults": "Defaults of a folder — isian bawaan satu folder (_defaults.yaml)",
}
_NEEDED = {"micro": ["kind", "title"], "macro": ["kind", "title"], "standard": ["kind", "title"]}


def schema(name: str, rules: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the schema of one of `NAMES`; editors offer `rules` (what each finds, by its name)."""
    body = SHAPES[name].model_json_schema(mode="validation", by_alias=True)
    cleaned = _clean(body)
    assert isinstance(cleaned, dict)
    cleaned.pop("allOf", None)
    needed = _NEEDED.get(name)
    head: dict[str, Any] = {"$schema": DIALECT, "description": _HEADS[name]}
    if needed:
        head["allOf"] = [{"required": needed}]
    if name in ("micro", "macro"):
        # Not under `required` and `properties` of the file: editors would offer these keys twice.
        no_steps = {"required": ["steps"], "properties": {"steps": _shared(EMPTY)}}
        head["allOf"] += [
            {"if": {"required": ["extends"]}, "else": {"required": ["steps"]}},
            {"if": {"required": ["extends"]}, "else": {"not": no_steps}},
        ]
    shapes = {**cleaned.pop("$defs", {}), **_SHARED}
    if name == WORKSPACE and rules:
        levels = cleaned["properties"]["rules"]["anyOf"][0]
        shapes[LEVEL] = levels["additionalProperties"]
        ref = _shared(LEVEL)
        levels["properties"] = {rule: {"description": told, **ref} for rule, told in rules.items()}
        levels["additionalProperties"] = ref
    return with_snippets(name, {**cleaned, **head, "$defs": shapes})


def schema_text(name: str, rules: Mapping[str, str] | None = None) -> str:
    """Return the schema as the file in `schemas/` holds it."""
    return json.dumps(schema(name, rules), ensure_ascii=False, indent=2) + "\n"


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
    if "required" in kept:
        # Beside its properties, editors would offer each of these keys twice, once as `object`.
        kept["allOf"] = [{"required": kept.pop("required")}]
    return _any_scalar(kept)


def _any_scalar(fragment: dict[str, Any]) -> dict[str, Any]:
    """Let true, false and null stand where a text does, without being offered there."""
    kinds = fragment.get("type")
    if kinds == "null":
        return _shared(NOTHING)
    if not isinstance(kinds, list) or "boolean" not in kinds:
        return fragment
    rest = {key: item for key, item in fragment.items() if key != "type"}
    shared = [TRUE_OR_FALSE, *([NOTHING] if "null" in kinds else [])]
    return {**rest, "anyOf": [{"type": ["string", "number"]}, *map(_shared, shared)]}


def _not_empty(fragment: dict[str, Any]) -> dict[str, Any]:
    if "const" in fragment:
        return fragment
    return {**_flat(fragment), **_FILLED}


def _or_empty(fragment: dict[str, Any]) -> dict[str, Any]:
    flat = _flat(fragment)
    return {**flat, "anyOf": [*flat["anyOf"], _shared(EMPTY)]}


def _flat(fragment: dict[str, Any]) -> dict[str, Any]:
    """Return the fragment as a description and choices other than nothing."""
    head = {key: fragment[key] for key in ("description",) if key in fragment}
    return {**head, "anyOf": [one for one in _choices(fragment) if one != _shared(NOTHING)]}


def _choices(fragment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    rest = {key: item for key, item in fragment.items() if key != "description"}
    if set(rest) != {"anyOf"}:
        yield rest
        return
    for choice in rest["anyOf"]:
        yield from _choices(choice)


def _shared(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
