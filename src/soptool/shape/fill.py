"""Plain data → a shape, with every error as a finding at its key or value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from soptool.finding import Finding, found
from soptool.language import Message, msg, suggest
from soptool.shape import checks, synonyms
from soptool.shape.texts import Shape
from soptool.source.document import Document
from soptool.source.places import Data

Filled = TypeVar("Filled", bound=Shape)
Location = tuple[str | int, ...]
MAX_ROUNDS = 3


def fill(
    shape: type[Filled],
    document: Document,
    data: Data,
    *,
    extra: Mapping[str, str] | None = None,
    may_drop: Callable[[Location], bool] = lambda _: True,
) -> tuple[Filled | None, tuple[Finding, ...]]:
    """Fill `shape`; what is wrong and may be dropped is left out, so that the rest still loads.

    `extra` are values that the file does not hold (the id from its name).
    """
    values: Any = data
    findings: list[Finding] = []
    for number in range(MAX_ROUNDS):
        if extra and isinstance(values, dict):
            values = {**extra, **values}
        try:
            return shape.model_validate(values), tuple(findings)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        findings += [_finding(shape, document, detail) for detail in details]
        values = deepcopy(values) if number == 0 else values  # the document keeps what it says
        locations = dict.fromkeys(_path(values, _location(detail)) for detail in details)
        if not all(_dropped(values, location, may_drop) for location in locations):
            break
    return None, tuple(dict.fromkeys(findings))


def _location(detail: ErrorDetails) -> Location:
    context = detail.get("ctx") or {}
    return (*detail["loc"], *context.get("at", ()))


def _path(values: Any, location: Location) -> Location:
    """Keep the steps that lead through the data; Pydantic adds names of its own."""
    path: list[str | int] = []
    for step in location:
        if _leads_on(values, step):
            values = values[step]
        elif isinstance(values, dict) and step == location[-1]:
            values = None
        else:
            continue
        path.append(step)
    return tuple(path)


def _leads_on(values: Any, step: str | int) -> bool:
    if isinstance(values, dict):
        return step in values
    return isinstance(values, list) and isinstance(step, int) and step < len(values)


def _dropped(values: Any, location: Location, may_drop: Callable[[Location], bool]) -> bool:
    """Take the culprit out of the data; False when the shape can't do without it.

    For a missing key, or an entry of a list, it is the key that holds them.
    """
    if not location or not may_drop(location):
        return False
    holder = values
    for step in location[:-1]:
        try:
            holder = holder[step]
        except (KeyError, IndexError, TypeError):
            return True  # an outer error of the same round took it out already
    if isinstance(holder, dict) and location[-1] in holder:
        del holder[location[-1]]
        return True
    return _dropped(values, location[:-1], may_drop)


def _finding(shape: type[Shape], document: Document, detail: ErrorDetails) -> Finding:
    context: dict[str, Any] = detail.get("ctx") or {}
    location = _path(document.data, _location(detail))
    if detail["type"] == "extra_forbidden":
        return _unknown_key(shape, document, location)
    if detail["type"] == "missing":
        return _missing_key(document, location)
    if "message" in context:
        at_key = context["key"]
        place = document.key(location) if at_key else document.value(location)
        return found(context["check"], context["message"], place, hint=context["hint"])
    if detail["type"] in ("model_type", "model_attributes_type", "dict_type"):
        message = msg("Keys and values are expected here (`key: value`).")
        hint = _lone_hint(shape, document, location)
        return found(checks.WRONG_SHAPE, message, document.value(location), hint=hint)
    if detail["type"] in ("tuple_type", "list_type"):
        message = msg("A list is expected here (`- …` on a line of its own for each entry).")
        return found(checks.WRONG_SHAPE, message, document.value(location))
    message = msg("This value does not fit: {reason}.", reason=detail["msg"])
    return found(checks.WRONG_VALUE, message, document.value(location))


def _lone_hint(shape: type[Shape], document: Document, location: Location) -> Message | None:
    """Show the key that belongs before a text that stands alone."""
    inner, value = _shape_at(shape, location), _value_at(document, location)
    if inner is None or inner.lone_text is None or not isinstance(value, str):
        return None
    return msg("Write `{key}: {text}`.", key=inner.lone_text, text=value)


def _value_at(document: Document, location: Location) -> Any:
    value: Any = document.data
    for step in location:
        if not _leads_on(value, step):
            return None
        value = value[step]
    return value


def _unknown_key(shape: type[Shape], document: Document, location: Location) -> Finding:
    key = str(location[-1])
    allowed = keys_at(shape, location[:-1])
    message = msg("The key `{key}` is not known here.", key=key)
    hint = key_hint(key, allowed)
    if _value_at(document, location) == "" and " " in key and ":" not in key:
        hint = msg("In `{{…}}` a comma begins a new key. Put a text with a comma in quotes.")
    return found(checks.UNKNOWN_KEY, message, document.key(location), hint=hint)


def key_hint(key: str, allowed: tuple[str, ...]) -> Message | None:
    """Say which key is meant, or which keys there are."""
    odd = next((char for char in key if char != " " and not char.isprintable()), None)
    if odd:
        code = f"{ord(odd):04X}"
        return msg(
            "It holds an invisible character (U+{code}): type a space in its place.", code=code
        )
    name, colon, value = key.partition(":")
    if colon and synonyms.meant(name, allowed):
        return msg("Put a space after the colon: `{key}: {value}`.", key=name, value=value)
    near = synonyms.meant(key, allowed)
    if near:
        return suggest(near)
    if not allowed:
        return None
    return msg("Known keys: {keys}.", keys=", ".join(f"`{name}`" for name in allowed))


def _missing_key(document: Document, location: Location) -> Finding:
    key = str(location[-1])
    message = msg("The key `{key}` is missing.", key=key)
    present = document.data
    for step in location[:-1]:
        present = present[step]  # type: ignore[index]
    if isinstance(present, dict) and key in present:
        message = msg("The key `{key}` has no value.", key=key)
        return found(checks.MISSING_KEY, message, document.key(location))
    return found(checks.MISSING_KEY, message, document.value(location[:-1]))


def keys_at(shape: type[Shape], location: Location) -> tuple[str, ...]:
    """Return the keys that the shape at `location` knows."""
    inner = _shape_at(shape, location)
    return () if inner is None else inner.known_keys()


def _shape_at(shape: type[Shape], location: Location) -> type[Shape] | None:
    current: type[Shape] | None = shape
    for step in location:
        if isinstance(step, int) or current is None:
            continue
        field = _field(current, step)
        current = None if field is None else _inner_shape(field)
    return current


def _field(shape: type[Shape], key: str) -> Any:
    for name, field in shape.model_fields.items():
        if key == (field.alias or name):
            return field.annotation
    return None


def _inner_shape(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inner = _inner_shape(part)
        if inner is not None:
            return inner
    return None
