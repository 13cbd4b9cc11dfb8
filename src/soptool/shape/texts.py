"""Types of the values in a file. Every scalar arrives as text; these read it.

Each type carries its JSON Schema fragment, in which editors (that do resolve scalars) also
meet numbers, booleans and null where a text stands.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Protocol, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from soptool.finding import Check, Data
from soptool.language import Message, msg, suggest
from soptool.shape import checks, synonyms
from soptool.source.emit import flow
from soptool.source.quoting import quoted

Schema = dict[str, Any]
TEXT_SCHEMA: Schema = {"type": ["string", "number", "boolean"]}
TRUTH_SCHEMA: Schema = {
    "anyOf": [{"enum": [True, False]}, {"type": "string", "pattern": r"^\s*(true|false)\s*$"}]
}
TEXT_LIST_SCHEMA: Schema = {
    "anyOf": [
        {"type": ["string", "number", "boolean", "null"]},
        {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}},
    ]
}
_NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
_THOUSANDS = re.compile(r"^[1-9]\d{0,2}(?:[.,]\d{3})+$")
NOTHING = r"[-–—.…/]{1,5}|[Nn]/?[Aa]|[Nn][Ii][Hh][Ii][Ll]"
"""A pattern of texts that say that there is nothing; editors read it too."""
_NOTHING = re.compile(NOTHING)
_LONGEST_NOTHING = 5
_PAIR = re.compile(r"(?P<key>[^\W\d][^:\n]*?)\s*:(?!//)\s*(?P<value>[^\s:][^:\n]*)")
_TRUTH = {"true": True, "false": False}


def wrong(
    message: Message,
    hint: Message | None = None,
    at: tuple[str | int, ...] = (),
    check: Check = checks.WRONG_VALUE,
    *,
    key: bool = False,
    meant: Data | None = None,
    whole: bool = False,
    maybe: Data | None = None,
) -> PydanticCustomError:
    """Make the error that a validator raises; `at` leads on from the field to the culprit.

    With `key` the finding stands at the key instead of the value. `meant`: what the author
    certainly means, as which the value is read: that of the culprit, or (`whole`) of the field.
    `maybe`: what is likely meant; it is offered, and not read.
    """
    details = {
        "message": message,
        "hint": hint,
        "at": at,
        "check": check,
        "key": key,
        "meant": meant,
        "whole": whole,
        "maybe": maybe,
    }
    return PydanticCustomError("soptool", "{message}", details)


def unknown_key(
    key: str, beside: tuple[str, ...], allowed: tuple[str, ...], at: tuple[str | int, ...]
) -> PydanticCustomError:
    """Make the error for a key that is none of those allowed; `beside` are all that stand there."""
    message = msg("The key `{key}` is not known here.", key=key or '""')
    near = synonyms.certain(key, (name for name in allowed if name not in beside))
    hint = key_hint(key, allowed)
    return wrong(message, hint, at, checks.UNKNOWN_KEY, key=True, meant=near)


def key_hint(key: str, allowed: tuple[str, ...]) -> Message | None:
    """Say which key is meant, or which keys there are."""
    odd = next((char for char in key if char != " " and not char.isprintable()), None)
    if odd:
        code = f"{ord(odd):04X}"
        return msg(
            "It holds an invisible character (U+{code}): type a space in its place.", code=code
        )
    near = synonyms.meant(key, allowed)
    if near:
        return suggest(near)
    if not allowed:
        return None
    return msg("Known keys: {keys}.", keys=", ".join(f"`{name}`" for name in allowed))


def misshapen(
    message: Message,
    at: tuple[str | int, ...] = (),
    hint: Message | None = None,
    meant: Data | None = None,
    maybe: Data | None = None,
) -> PydanticCustomError:
    """Make the error for a list, text or keys where another of the three is expected."""
    return wrong(message, hint, at, checks.WRONG_SHAPE, meant=meant, maybe=maybe)


def _no_text(value: object, at: tuple[str | int, ...]) -> PydanticCustomError:
    """Make the error for a list or keys where a text is expected, and show the text."""
    if isinstance(value, dict):
        message = msg("A text is expected here, not keys and values.")
        text = _split_text(value)
        if text is None:
            return misshapen(message, at, msg("A text with `: ` inside must be in quotes."))
        hint = msg("A text with `: ` inside must be in quotes: `{text}`.", text=quoted(text))
        return misshapen(message, at, hint, text)
    message = msg("A text is expected here, not a list.")
    entries = list(value) if isinstance(value, list) else []
    if not entries or not all(isinstance(entry, str) for entry in entries):
        return misshapen(message, at)
    text = ", ".join(entry.strip() for entry in entries)
    written = quoted(text) if ": " in text or " #" in text else text
    hint = msg("Write one text, without brackets and dashes: `{text}`.", text=written)
    return misshapen(message, at, hint, text if len(entries) == 1 else None, maybe=text)


def _split_text(keys: dict[str, Any]) -> str | None:
    """Return the text that YAML took for a key and its value: `Catatan: isi`."""
    pairs = list(keys.items())
    if len(pairs) != 1 or not isinstance(pairs[0][1], str) or not pairs[0][1]:
        return None
    return f"{pairs[0][0]}: {pairs[0][1]}"


def merged(value: object) -> dict[str, Any] | None:
    """Return the keys that someone means who wrote each as an entry of a list, or as a text."""
    entries = value if isinstance(value, list) else [value]
    pairs = [pair for entry in entries for pair in _pairs_in(entry)]
    is_whole = all(map(_pairs_in, entries)) and len(dict(pairs)) == len(pairs)
    return dict(pairs) if pairs and is_whole else None


def _pairs_in(entry: object) -> list[tuple[str, Any]]:
    if isinstance(entry, str):
        pair = _PAIR.fullmatch(entry)
        return [] if pair is None else [(pair["key"], pair["value"])]
    return list(entry.items()) if isinstance(entry, dict) else []


def is_empty(value: object) -> bool:
    """Whether a value says nothing."""
    return not value.strip() if isinstance(value, str) else value in (None, [], {})


def is_dash(text: str) -> bool:
    """Whether a text says that there is nothing: a dash, dots, "n/a", "nihil"."""
    short = text.strip()
    return len(short) <= _LONGEST_NOTHING and _NOTHING.fullmatch(short) is not None


def as_text(value: object, at: tuple[str | int, ...] = ()) -> str:
    """Return the text of a scalar, without the space around it."""
    if isinstance(value, str):
        return value.strip()
    raise _no_text(value, at)


def as_texts(value: object, at: tuple[str | int, ...] = ()) -> tuple[str, ...]:
    """Return a list of texts; one text is a list of one, empty ones are left out."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, dict) and value and all(item == "" for item in value.values()):
        message = msg("A list is expected here, not keys: it stands in `[ ]`.")
        hint = msg("Write `[{entries}]`.", entries=", ".join(value))
        raise misshapen(message, at, hint, list(value))
    items = value if isinstance(value, list) else [value]
    is_list = isinstance(value, list)
    texts = [as_text(item, (*at, index) if is_list else at) for index, item in enumerate(items)]
    return tuple(text for text in texts if text)


def as_keys(value: object, at: tuple[str | int, ...] = ()) -> dict[str, Any]:
    """Return a mapping, without the keys that have no value."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not is_empty(item)}
    message, keys = msg("Keys and values are expected here (`key: value`)."), merged(value)
    raise misshapen(message, at, keys_hint(keys), keys)


def keys_hint(keys: dict[str, Any] | None) -> Message | None:
    """Show keys and values as they must be written."""
    return msg("Write `{line}`.", line=flow(keys)) if keys else None


class _OneOf(Protocol):
    def __call__(self, value: object, at: tuple[str | int, ...] = ()) -> str: ...


def one_of(*allowed: str) -> _OneOf:
    """Make a reader of one of the allowed words, which offers the nearest when it is none."""

    def read(value: object, at: tuple[str | int, ...] = ()) -> str:
        text = as_text(value, at)
        if text in allowed:
            return text
        names = ", ".join(f"`{name}`" for name in allowed)
        near = synonyms.meant(text, allowed, synonyms.VALUES)
        hint = suggest(near) if near else None
        message = msg("`{text}` is not one of {names}.", text=text, names=names)
        certain = synonyms.certain(text, allowed, synonyms.VALUES)
        raise wrong(message, hint, at, meant=certain)

    return read


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return _TRUTH[one_of(*_TRUTH)(value)]


def _count(value: object) -> int:
    if isinstance(value, int):
        return value
    text = as_text(value)
    if text.isdecimal() and text.isascii() and len(text) < 10:
        return int(text)
    raise wrong(msg("`{text}` is not a whole number.", text=text))


def as_number(value: object, at: tuple[str | int, ...] = (), *, is_grouped: bool = True) -> Decimal:
    """Return a number ≥ 0; a comma or a point may part the decimals, or groups of three digits.

    Not `is_grouped`: of what is never a thousand, three digits behind it are decimals.
    """
    if isinstance(value, Decimal):
        return value
    text = as_text(value, at)
    if len(text) <= 18 and text.isascii():
        if is_grouped and _THOUSANDS.match(text):
            return Decimal(re.sub(r"[.,]", "", text))
        if _NUMBER.match(text):
            return Decimal(text.replace(",", "."))
    raise wrong(msg("`{text}` is not a number.", text=text), at=at)


def is_number(text: str) -> bool:
    """Whether `as_number` can read it."""
    return (
        len(text) <= 18 and text.isascii() and bool(_THOUSANDS.match(text) or _NUMBER.match(text))
    )


def word_schema(*allowed: str) -> WithJsonSchema:
    """Return the schema of `one_of` with the same words."""
    return WithJsonSchema({"enum": list(allowed)})


def _pairs(value: object) -> dict[str, str]:
    return {key: as_text(item, (key,)) for key, item in as_keys(value).items()}


Text = Annotated[str, BeforeValidator(as_text), WithJsonSchema(TEXT_SCHEMA)]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_texts), WithJsonSchema(TEXT_LIST_SCHEMA)]
Truth = Annotated[bool, PlainValidator(_truth), WithJsonSchema(TRUTH_SCHEMA)]
Count = Annotated[
    int,
    PlainValidator(_count),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": "^[0-9]{1,9}$"},
            ]
        }
    ),
]
NUMBER_SCHEMA: Schema = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": r"^\s*(\d+([.,]\d+)?|\d{1,3}([.,]\d{3})+)\s*$"},
    ]
}
Number = Annotated[Decimal, PlainValidator(as_number), WithJsonSchema(NUMBER_SCHEMA)]
Pairs = Annotated[
    dict[str, str],
    PlainValidator(_pairs),
    WithJsonSchema({"type": "object", "additionalProperties": TEXT_SCHEMA}),
]


_NOT_KEPT: set[str] = set()


class Shape(BaseModel):
    """A closed set of keys; values are frozen. Empty is the same as absent."""

    lone_text: ClassVar[str | None] = None
    """The key that an author means who writes a text where the keys of this shape stand."""
    text_is: ClassVar[str | None] = None
    """The key that a text stands for which may be written in place of the keys."""
    order: ClassVar[tuple[str, ...]] = ()
    """The keys as the official form has them, where that is not the order of the fields."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # most are only ever part of another, or never filled
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        # Asked of every value of every file: most are texts that say something.
        empty = [
            key
            for key, item in data.items()
            if (not item or (type(item) is str and item.isspace())) and is_empty(item)
        ]
        if not empty:
            return data
        left_out = {*empty} & {*cls.known_keys()}
        return {key: item for key, item in data.items() if key not in left_out}

    @model_validator(mode="after")
    def _without_memory(self) -> Self:
        # Which keys were given is never asked, and takes as much room as the values.
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)
        return self

    @classmethod
    @cache
    def known_keys(cls) -> tuple[str, ...]:
        """Return the keys as they stand in files."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())
