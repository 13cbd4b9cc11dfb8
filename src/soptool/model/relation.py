"""Ties to other SOPs (keterkaitan)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from soptool.language import msg
from soptool.shape import checks
from soptool.shape.names import Kind, Names, Role, names
from soptool.shape.texts import TEXT_SCHEMA, as_text, is_empty, wrong

RELATIONS = ("before", "after", "related")


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another SOP (keterkaitan): its id, or a text that may be one.

    `is_outside`: the text is the title of an SOP that stands elsewhere, never an id.
    """

    text: str
    sop: str | None = None
    kind: str = "related"
    is_outside: bool = False


def _relations(value: object) -> tuple[Relation, ...]:
    if isinstance(value, tuple):
        return value
    if not isinstance(value, list):
        return (_relation(value, ()),)
    return tuple(_relation(item, (index,)) for index, item in enumerate(value) if item != "")


def _relation(value: object, at: tuple[str | int, ...]) -> Relation:
    if not isinstance(value, dict):
        return Relation(as_text(value, at))
    value = {key: item for key, item in value.items() if key != "as" or not is_empty(item)}
    unknown = next((key for key in value if key not in ("sop", "as")), None)
    if unknown is not None:
        message = msg("The key `{key}` is not known here.", key=unknown)
        hint = msg("Known keys: {keys}.", keys="`sop`, `as`")
        raise wrong(message, hint, (*at, unknown), checks.UNKNOWN_KEY, key=True)
    if is_empty(value.get("sop")):
        raise wrong(msg("The key `{key}` is missing.", key="sop"), at=at, check=checks.MISSING_KEY)
    sop = as_text(value["sop"], (*at, "sop"))
    kind = as_text(value.get("as", "related"), (*at, "as"))
    if kind not in RELATIONS:
        names = ", ".join(f"`{name}`" for name in RELATIONS)
        message = msg("`{text}` is not one of {names}.", text=kind, names=names)
        raise wrong(message, at=(*at, "as"))
    return Relation(sop, sop, kind)


_RELATION: dict[str, Any] = {
    "anyOf": [
        TEXT_SCHEMA,
        {
            "type": "object",
            "required": ["sop"],
            "additionalProperties": False,
            "properties": {
                "sop": {
                    **TEXT_SCHEMA,
                    "minLength": 1,
                    "description": "Its id, or its title. — Id atau judulnya.",
                },
                "as": {
                    "enum": [*RELATIONS],
                    "description": "How it is related. — Jenis keterkaitannya.",
                },
            },
        },
    ]
}
Relations = Annotated[
    tuple[Relation, ...],
    PlainValidator(_relations),
    WithJsonSchema(
        {
            "anyOf": [
                *_RELATION["anyOf"],
                {"type": "array", "items": {"anyOf": [*_RELATION["anyOf"], {"type": "null"}]}},
            ]
        }
    ),
    Names(
        names(Kind.SOP, Role.RELATED, is_free=True).text,
        within={"sop": names(Kind.SOP, Role.RELATED), "as": Names()},
    ),
]
