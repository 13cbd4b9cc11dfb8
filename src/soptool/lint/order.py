"""The canonical order of keys, that of the official form: what `sop fmt` brings a file into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from soptool.finding import KeyPath, Reorder
from soptool.model.sop import KINDS
from soptool.settings import Settings
from soptool.shape.texts import Shape

_IDENTITY = (
    "kind", "id", "title", "number", "unit", "classification", "process", "status", "dates",
    "revision", "approval",
)  # fmt: skip
_SOP = (
    *_IDENTITY, "extends", "with", "parameters", "legal_basis", "qualifications", "related",
    "equipment", "warnings", "records", "inputs", "outputs", "purpose", "scope", "definitions",
    "footnotes", "volume", "executors", "steps",
)  # fmt: skip
_STEP = (
    "id", "section", "no", "row", "start", "label", "activity", "use", "with", "executors", "pin",
    "executor", "when", "requirements", "duration", "effort", "outputs", "details", "question",
    "branches", "chance", "note", "see", "footnote", "next", "join", "route",
)  # fmt: skip
_ANY = "*"
Place = tuple[str, ...]
# Mappings that are no shape of the model; `*` is any entry of a list or any name.
_OTHERS: Mapping[Place, Sequence[str]] = {
    ("related", _ANY): ("sop", "as"),
    ("steps", _ANY): _STEP,
    ("steps", _ANY, "use"): ("title", "number"),
}
_FIRST = {"micro": _SOP, "macro": _SOP, "standard": _IDENTITY, "workspace": ()}


@cache
def places(kind: str) -> Mapping[Place, Sequence[str]]:
    """Return where mappings with keys of the format stand in a file, and those keys in order."""
    shape = Settings if kind == "workspace" else KINDS[kind]
    found: dict[Place, Sequence[str]] = dict(_below(shape, ()))
    first = [key for key in _FIRST[kind] if key in found[()]]
    found[()] = tuple(dict.fromkeys((*first, *found[()])))
    return {**found, **(_OTHERS if kind in ("micro", "macro") else {})}


def _below(shape: type[Shape], way: Place) -> Iterator[tuple[Place, Sequence[str]]]:
    yield way, shape.known_keys()
    for name, field in shape.model_fields.items():
        for inner, more in _shapes(field.annotation, (*way, field.alias or name)):
            yield from _below(inner, more)


def _shapes(annotation: Any, way: Place) -> Iterator[tuple[type[Shape], Place]]:
    """Find the shapes that a value of this type holds: itself, its entries, or under names."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation, way
        return
    inner = (*way, _ANY) if get_origin(annotation) in (tuple, list, dict) else way
    for part in get_args(annotation):
        yield from _shapes(part, inner)


def in_canonical_order(file: str, data: Any, kind: str) -> tuple[Reorder, ...]:
    """Return what must be reordered, inner mappings first. `kind`: an SOP's, or `workspace`.

    Keys that the format does not know keep their places behind the others.
    """
    changes = (
        Reorder(file, path, order)
        for path, keys, known in _Walk(places(kind)).mappings(data, (), ())
        if (order := _ordered(keys, known)) != keys
    )
    return tuple(sorted(changes, key=lambda change: -len(change.path)))


def _ordered(keys: tuple[str, ...], known: Sequence[str]) -> tuple[str, ...]:
    rank = {key: number for number, key in enumerate(known)}
    return tuple(sorted(keys, key=lambda key: rank.get(key, len(rank))))


@dataclass(frozen=True, slots=True)
class _Walk:
    places: Mapping[Place, Sequence[str]]

    def mappings(
        self, data: Any, path: KeyPath, way: Place
    ) -> Iterator[tuple[KeyPath, tuple[str, ...], Sequence[str]]]:
        """Yield every mapping with keys of the format: where it is, its keys, and those known."""
        if isinstance(data, dict):
            if way in self.places:
                yield path, tuple(data), self.places[way]
            inner: Iterable[tuple[str | int, Any]] = data.items()
        elif isinstance(data, list):
            inner = enumerate(data)
        else:
            return
        for step, value in inner:
            yield from self.mappings(value, (*path, step), self._way(way, step))

    def _way(self, way: Place, step: str | int) -> Place:
        exact = (*way, str(step))
        known = any(place[: len(exact)] == exact for place in self.places)
        return exact if known and isinstance(step, str) else (*way, _ANY)
