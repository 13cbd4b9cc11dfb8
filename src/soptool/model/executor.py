"""Executors (pelaksana): the columns of the form, and who of them does a step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from soptool.language import Message, msg
from soptool.shape import checks, synonyms
from soptool.shape.names import Kind, Names, Role, keys_name, names
from soptool.shape.texts import (
    TEXT_SCHEMA,
    TRUTH_SCHEMA,
    Shape,
    Text,
    Truth,
    as_keys,
    as_text,
    as_texts,
    is_empty,
    merged,
    unknown_key,
    wrong,
)
from soptool.source.emit import flow
from soptool.source.names import as_id


class Executor(Shape):
    """A column: a post, its group (a head above several columns), and where it stands."""

    text_is: ClassVar[str | None] = "name"

    name: Annotated[Text, names(Kind.POST, Role.LABEL)] = Field(
        title="Name — nama", description="The post. — Nama jabatan."
    )
    group: Annotated[Text | None, names(Kind.UNIT, Role.GROUP)] = Field(
        None, description="Head above several columns. — Kepala kolom di atas beberapa pelaksana."
    )
    external: Truth = Field(
        False, description="Stands outside the organisation. — Pihak di luar organisasi."
    )
    system: Truth = Field(False, description="An information system. — Sistem informasi.")
    unit: Annotated[Text | None, names(Kind.UNIT, Role.BELONGS)] = Field(
        None, description="The unit of the post. — Unit kerja jabatan ini."
    )


def _executors(value: object) -> dict[str, Executor]:
    if isinstance(value, (str, list)):
        message = msg("Executors are keys and values here: `id: post`.")
        keys = merged(value) or _from_posts(value)
        raise wrong(message, _as_executor(value, keys), check=checks.WRONG_SHAPE, meant=keys)
    as_keys(value)
    assert isinstance(value, dict)
    return {key: _executor(key, item) for key, item in value.items()}


def _from_posts(value: str | list[Any]) -> dict[str, Any] | None:
    """Give each post of a list an id."""
    if isinstance(value, str) or not all(isinstance(post, str) and post for post in value):
        return None
    keys = {as_id(post) or "id": post for post in value}
    return keys if len(keys) == len(value) else None


def _as_executor(value: str | list[Any], keys: dict[str, Any] | None) -> Message:
    """Show how the first post of a list would be written."""
    first = next(iter(keys.items()), None) if keys else None
    if first is None:
        post = value.split(",")[0] if isinstance(value, str) else flow(value[0])
        first = (as_id(post) or "id", post)
    return msg("Write `{id}: {post}`, without `-`.", id=first[0], post=flow(first[1]))


def _executor(key: str, value: object) -> Executor:
    if isinstance(value, Executor):
        return value
    if is_empty(value):
        return Executor(name=key)
    if isinstance(value, str):
        return Executor(name=value.strip())
    keys = as_keys(value, (key,))
    known = tuple(Executor.model_fields)
    for name in keys:
        if name not in known:
            raise unknown_key(name, tuple(keys), known, (key, name))
    try:
        return Executor.model_validate({"name": key, **keys})
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        context: dict[str, Any] = dict(detail.get("ctx") or {})
        if "message" not in context:
            raise
        context["at"] = (key, *detail["loc"], *context["at"])
        raise PydanticCustomError("soptool", "{message}", context) from None


EXECUTOR_SCHEMA = {
    "anyOf": [
        {**TEXT_SCHEMA, "type": [*TEXT_SCHEMA["type"], "null"]},
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "name": {**TEXT_SCHEMA, "description": "The post. — Nama jabatan."},
                "group": {
                    **TEXT_SCHEMA,
                    "description": "Head above several columns. — Kepala kolom bersama.",
                },
                "external": {
                    **TRUTH_SCHEMA,
                    "description": "Outside the organisation. — Di luar organisasi.",
                },
                "system": {
                    **TRUTH_SCHEMA,
                    "description": "An information system. — Sistem informasi.",
                },
                "unit": {**TEXT_SCHEMA, "description": "The post's unit. — Unit kerja."},
            },
        },
    ]
}
Executors = Annotated[
    dict[str, Executor],
    PlainValidator(_executors),
    WithJsonSchema({"type": "object", "additionalProperties": EXECUTOR_SCHEMA}),
    keys_name(Kind.EXECUTOR, Role.COLUMN),
]


class Mode(StrEnum):
    """How several executors share a step (format.md, "Several executors")."""

    ONE = "one"
    TOGETHER = "together"
    ANY = "any"
    EACH = "each"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Performers:
    """Who does a step: executor ids in order, and how they share it."""

    mode: Mode = Mode.ONE
    ids: tuple[str, ...] = ()

    @property
    def entry(self) -> str | None:
        """The executor whose symbol the lines enter."""
        return self.ids[0] if self.ids else None


_MODES = (Mode.ANY, Mode.EACH, Mode.CHAIN)


def _performers(value: object) -> Performers:
    if isinstance(value, Performers):
        return value
    if not isinstance(value, dict):
        return _shared(Mode.TOGETHER, as_texts(value))
    allowed = tuple(mode.value for mode in _MODES)
    if len(value) != 1 or next(iter(value)) not in allowed or is_empty(*value.values()):
        names = ", ".join(f"`{{{name}: [a, b]}}`" for name in allowed)
        message = msg("An executor is an id, a list of ids, or one of {names}.", names=names)
        meant = _with_mode(value, allowed)
        hint = msg("Write `executor: {form}`.", form=flow(meant)) if meant else None
        raise wrong(message, hint, check=checks.WRONG_SHAPE, meant=meant)
    mode, ids = next(iter(value.items()))
    return _shared(Mode(mode), as_texts(ids, (mode,)))


def _with_mode(value: dict[str, Any], allowed: tuple[str, ...]) -> dict[str, Any] | None:
    """Read `{any: a, b}`, in which YAML takes `b` for a key, and `{salah satu: [a, b]}`."""
    (first, ids), *others = value.items() or [("", "")]
    mode = synonyms.certain(first, allowed, synonyms.VALUES)
    if mode is None or is_empty(ids) or isinstance(ids, dict):
        return None
    if any(item != "" for _, item in others):
        return None
    listed = ids if isinstance(ids, list) else [ids]
    return {mode: [*listed, *(name for name, _ in others)]}


def _shared(mode: Mode, ids: tuple[str, ...]) -> Performers:
    unique = tuple(dict.fromkeys(ids))
    return Performers(Mode.ONE if len(unique) == 1 else mode, unique)


_TOLD = {
    Mode.ANY: "One of these does it, whoever is there. — Salah satu dari pelaksana ini.",
    Mode.EACH: "Each of these does it, on their own. — Masing-masing pelaksana ini.",
    Mode.CHAIN: "One after the other, in this order. — Berjenjang, menurut urutan ini.",
}
_IDS: dict[str, Any] = {"type": "array", "items": {"type": ["string", "number", "boolean"]}}
_ONE_OR_MORE: dict[str, Any] = {"anyOf": [{"type": ["string", "number", "boolean"]}, _IDS]}
PERFORMERS_SCHEMA = {
    "anyOf": [
        _ONE_OR_MORE,
        *(
            {
                "type": "object",
                "required": [mode.value],
                "additionalProperties": False,
                "properties": {mode.value: {**_ONE_OR_MORE, "description": _TOLD[mode]}},
            }
            for mode in _MODES
        ),
    ]
}
_NAMED = names(Kind.EXECUTOR, Role.PERFORMS)
Who = Annotated[
    Performers,
    PlainValidator(_performers),
    WithJsonSchema(PERFORMERS_SCHEMA),
    Names(_NAMED.text, within={mode.value: _NAMED for mode in _MODES}),
]
ExecutorMap = Annotated[
    dict[str, str],
    PlainValidator(
        lambda value: {key: as_text(item, (key,)) for key, item in as_keys(value).items()}
    ),
    WithJsonSchema({"type": "object", "additionalProperties": TEXT_SCHEMA}),
    keys_name(Kind.EXECUTOR, Role.MAPPED, names(Kind.EXECUTOR, Role.MAPPED)),
]
