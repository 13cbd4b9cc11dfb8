"""Plain data → a shape, with every error as a finding at its key or value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from soptool.finding import DataChange, Finding, Fix, KeyPath, RenameKey, SetValue, found
from soptool.language import Message, msg
from soptool.shape import checks, synonyms
from soptool.shape.texts import Shape, key_hint, keys_hint, merged
from soptool.source.applied import changed
from soptool.source.document import Document
from soptool.source.emit import flow
from soptool.source.places import Data
from soptool.source.too_much import too_much

Filled = TypeVar("Filled", bound=Shape)
Location = tuple[str | int, ...]
MAX_ROUNDS = 60
"""Some values are read one after another, and each has its own errors."""

_NO_KEYS = ("model_type", "model_attributes_type", "dict_type")


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
    filled = fill_as_meant(shape, document, data, extra=extra, may_drop=may_drop)
    return filled.value, filled.findings


@dataclass(frozen=True, slots=True)
class Filling(Generic[Filled]):
    """A shape that is filled, and the file as it is meant; `value` is None where that failed."""

    value: Filled | None
    findings: tuple[Finding, ...]
    document: Document


def fill_as_meant(
    shape: type[Filled],
    document: Document,
    data: Data,
    *,
    extra: Mapping[str, str] | None = None,
    may_drop: Callable[[Location], bool] = lambda _: True,
) -> Filling[Filled]:
    """Fill `shape` as `fill` does; a key or word that can only mean another is read as that.

    Of more than anybody works on, only that is said.
    """
    excess = too_much(document, data)
    if excess:
        return Filling(None, excess, document)
    work = _Work(shape, document, data)
    for number in range(MAX_ROUNDS):
        if extra and isinstance(work.values, dict):
            work.values = {**extra, **work.values}
        try:
            value = shape.model_validate(work.values)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        else:
            return Filling(value, tuple(work.findings), work.document)
        if number == 0:
            work.values = deepcopy(work.values)  # the document keeps what it says
        if not work.read_as_meant(details) and not work.leave_out(details, may_drop):
            break
    return Filling(None, tuple(dict.fromkeys(work.findings)), work.document)


@dataclass(slots=True)
class _Work:
    """Values on their way into a shape; `document` is the file as it is meant so far."""

    shape: type[Shape]
    document: Document
    values: Any
    findings: list[Finding] = field(default_factory=list)
    written: Document = field(init=False)

    def __post_init__(self) -> None:
        self.written = self.document

    def read_as_meant(self, details: Sequence[ErrorDetails]) -> bool:
        """Read what can only mean something else as that; the other errors come again."""
        made = [change for change in map(self._meant, details) if change is not None]
        if not made:
            return False
        for change, finding in dict.fromkeys(made):
            self.findings.append(finding)
            self.values = changed(self.values, change)
            self.document = self.document.changed(change)
        return True

    def _meant(self, detail: ErrorDetails) -> tuple[DataChange, Finding] | None:
        location = _path(self.values, _location(detail))
        if not location:
            return None
        if detail["type"] in _NO_KEYS:
            keys = _keys_meant(self.shape, self.values, location)
            if keys is None:
                return None
            return self._read(detail, SetValue(self.document.path, location, keys))
        file, word = self.document.path, (detail.get("ctx") or {}).get("meant")
        if detail["type"] == "extra_forbidden":
            name = self._key_meant(location)
            return None if name is None else self._read(detail, RenameKey(file, location, name))
        if word is None:
            return None
        context: dict[str, Any] = detail["ctx"]
        if context["whole"]:
            location = _path(self.values, detail["loc"])
        is_key = context["key"] and not context["whole"]
        make = RenameKey(file, location, word) if is_key else SetValue(file, location, word)
        return self._read(detail, make)

    def _key_meant(self, location: Location) -> str | None:
        """Return the key that an unknown one can only be, where that does not stand beside it."""
        key, holder = str(location[-1]), _value_in(self.values, location[:-1])
        name = synonyms.certain(key, keys_at(self.shape, location[:-1]))
        is_free = isinstance(holder, dict) and name not in holder
        return name if is_free and home_of(self.shape, key) is None else None

    def _read(
        self, detail: ErrorDetails, change: RenameKey | SetValue
    ) -> tuple[DataChange, Finding]:
        finding = _finding(self.shape, self.document, detail)
        return change, replace(finding, fix=self._fix(change))

    def _fix(self, change: RenameKey | SetValue, *, is_safe: bool = True) -> Fix:
        origin, path = self.written.origin(as_written(self.written, self.document, change.path))
        word = change.name if isinstance(change, RenameKey) else flow(change.value)
        made = replace(change, file=origin.path, path=path)
        return Fix(msg("Write `{near}`.", near=word), (made,), safe=is_safe)

    def _left_out(self, detail: ErrorDetails) -> Finding:
        finding = _finding(self.shape, self.document, detail)
        maybe, location = (
            (detail.get("ctx") or {}).get("maybe"),
            _path(self.values, _location(detail)),
        )
        if maybe is None or not location:
            return finding
        change = SetValue(self.document.path, location, maybe)
        return replace(finding, fix=self._fix(change, is_safe=False))

    def leave_out(
        self, details: Sequence[ErrorDetails], may_drop: Callable[[Location], bool]
    ) -> bool:
        """Take what is wrong out of the values; False where the shape can't do without it."""
        self.findings += map(self._left_out, details)
        locations = dict.fromkeys(_path(self.values, _location(detail)) for detail in details)
        return all(_dropped(self.values, location, may_drop) for location in locations)


def as_written(before: Document, after: Document, path: KeyPath) -> KeyPath:
    """Return a path in the file as it is meant by the keys that its text has.

    `before` is the file as it was read: its keys stand in the same order.
    """
    written: Any = before.places.data
    meant: Any = after.places.data
    steps: list[str | int] = []
    for step in path:
        if isinstance(meant, dict) and isinstance(written, dict) and step in meant:
            name = list(written)[list(meant).index(str(step))]
            meant, written = meant[step], written[name]
            steps.append(name)
        elif isinstance(meant, list) and isinstance(step, int) and step < len(meant):
            meant, written = meant[step], written[step]
            steps.append(step)
        else:
            steps.append(step)
    return tuple(steps)


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
        hint = context["hint"]
        if context["check"] is checks.WRONG_SHAPE:
            hint = _odd_space_hint(_value_in(document.data, location)) or hint
        return found(context["check"], context["message"], place, hint=hint)
    if detail["type"] in _NO_KEYS:
        message = msg("Keys and values are expected here (`key: value`).")
        value = _value_in(document.data, location)
        keys = keys_hint(_keys_meant(shape, document.data, location))
        hint = _odd_space_hint(value) or keys or _lone_hint(shape, document, location)
        return found(checks.WRONG_SHAPE, message, document.value(location), hint=hint)
    if detail["type"] in ("tuple_type", "list_type"):
        message = msg("A list is expected here (`- …` on a line of its own for each entry).")
        return found(checks.WRONG_SHAPE, message, document.value(location))
    message = msg("This value does not fit: {reason}.", reason=detail["msg"])
    return found(checks.WRONG_VALUE, message, document.value(location))


# "- activity:…" with a space from Word behind the colon is a text for YAML, and no key.
_ODD_SPACE = re.compile(r"\s*[\w-]+:([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000])")


def _odd_space_hint(value: object) -> Message | None:
    """Name the space that makes a text of what was meant as keys."""
    text = next(iter(value), None) if isinstance(value, dict) else value
    match = _ODD_SPACE.match(text) if isinstance(text, str) else None
    if match is None:
        return None
    return msg(
        "The space behind `{sign}` is none for YAML (U+{code}): delete it and type a space.",
        sign=match[0][:-1].strip(),
        code=f"{ord(match[1]):04X}",
    )


def _lone_hint(shape: type[Shape], document: Document, location: Location) -> Message | None:
    """Show the key that belongs before a text that stands alone."""
    inner, value = _shape_at(shape, location), _value_in(document.data, location)
    if inner is None or inner.lone_text is None or not isinstance(value, str):
        return None
    return msg("Write `{key}: {text}`.", key=inner.lone_text, text=value)


def _keys_meant(shape: type[Shape], data: Any, location: Location) -> dict[str, Any] | None:
    """Return the keys of which someone made a text or a list, where all of them are known there."""
    keys = merged(_value_in(data, location))
    return keys if keys and keys.keys() <= set(keys_at(shape, location)) else None


def _value_in(value: Any, location: Location) -> Any:
    for step in location:
        if not _leads_on(value, step):
            return None
        value = value[step]
    return value


def _unknown_key(shape: type[Shape], document: Document, location: Location) -> Finding:
    key = str(location[-1])
    allowed = keys_at(shape, location[:-1])
    message = msg("The key `{key}` is not known here.", key=key or '""')
    home = home_of(shape, key)
    if home is None or synonyms.certain(key, allowed):
        hint = key_hint(key, allowed)
    else:
        hint = msg("It belongs under `{home}:`.", home=home)
    if _value_in(document.data, location) == "" and " " in key and ":" not in key:
        hint = msg("In `{{…}}` a comma begins a new key. Put a text with a comma in quotes.")
    return found(checks.UNKNOWN_KEY, message, document.key(location), hint=hint)


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


def home_of(shape: type[Shape], key: str) -> str | None:
    """Return the key of a shape under which `key` belongs, where it is one of that alone."""
    homes = _homes(shape).get(key, ())
    return homes[0] if len(homes) == 1 and key not in shape.known_keys() else None


@cache
def _homes(shape: type[Shape]) -> Mapping[str, Sequence[str]]:
    """Return the keys of a shape under which each key may stand."""
    homes: dict[str, list[str]] = {}
    for name, info in shape.model_fields.items():
        inner = _inner_shape(info.annotation)
        for key in inner.known_keys() if inner else ():
            homes.setdefault(key, []).append(info.alias or name)
    return homes


def _shape_at(shape: type[Shape], location: Location) -> type[Shape] | None:
    current: type[Shape] | None = shape
    for step in location:
        if isinstance(step, int) or current is None:
            continue
        field = _field(current, step)
        current = None if field is None else _inner_shape(field)
    return current


@cache
def _field(shape: type[Shape], key: str) -> Any:
    for name, info in shape.model_fields.items():
        if key == (info.alias or name):
            return info.annotation
    return None


def _inner_shape(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inner = _inner_shape(part)
        if inner is not None:
            return inner
    return None
