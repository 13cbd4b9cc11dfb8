"""The canonical order of keys, that of the official form: what `sop fmt` brings a file into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from soptool.finding import KeyPath, Reorder

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
_COMPONENTS = (
    "requirements", "procedure", "time", "cost", "product", "complaints", "legal_basis",
    "facilities", "competence", "supervision", "staff", "guarantee", "safety", "evaluation",
)  # fmt: skip
_STANDARD = (
    *_IDENTITY, "sops", "delivery", "management", "extra", "services", "publication", "pledge",
)  # fmt: skip
_WORKSPACE = (
    "organization", "language", "profile", "number_pattern", "calendar", "paper", "style",
    "terminators", "fonts", "labels", "rules", "exclude", "regulations", "documents",
)  # fmt: skip
_ANY = "*"
# Where mappings with keys of the format stand; `*` is any entry of a list or any name.
_PLACES: Mapping[tuple[str, ...], Sequence[str]] = {
    ("classification",): ("nature", "completeness", "coverage"),
    ("dates",): ("created", "revised", "effective", "review"),
    ("approval",): ("position", "name", "nip", "rank", "acting", "place", "date"),
    ("related", _ANY): ("sop", "as"),
    ("executors", _ANY): ("name", "group", "unit", "external", "system"),
    ("steps", _ANY): _STEP,
    ("steps", _ANY, "use"): ("title", "number"),
    ("delivery",): _COMPONENTS,
    ("management",): _COMPONENTS,
    ("services", _ANY): ("title", "sops", "delivery", "management", "extra"),
    ("services", _ANY, "delivery"): _COMPONENTS,
    ("services", _ANY, "management"): _COMPONENTS,
    ("publication",): ("places", "dates", "address"),
    ("pledge",): ("promise", "improvement", "sanction", "place", "date", "signer"),
    ("organization",): ("name", "parent", "city", "logo"),
    ("calendar",): ("hours_per_day", "days_per_week", "days_per_month", "holidays"),
    ("regulations", _ANY): ("title", "status", "by"),
    ("documents", _ANY): ("name", "also"),
}
_ROOTS = {"micro": _SOP, "macro": _SOP, "standard": _STANDARD, "workspace": _WORKSPACE}


def in_canonical_order(file: str, data: Any, kind: str) -> tuple[Reorder, ...]:
    """Return what must be reordered, inner mappings first. `kind`: an SOP's, or `workspace`.

    Keys that the format does not know keep their places behind the others.
    """
    changes = (
        Reorder(file, path, order)
        for path, keys, known in _mappings(data, (), (), _ROOTS[kind])
        if (order := _ordered(keys, known)) != keys
    )
    return tuple(sorted(changes, key=lambda change: -len(change.path)))


def _ordered(keys: tuple[str, ...], known: Sequence[str]) -> tuple[str, ...]:
    rank = {key: number for number, key in enumerate(known)}
    return tuple(sorted(keys, key=lambda key: rank.get(key, len(rank))))


def _mappings(
    data: Any, path: KeyPath, way: tuple[str, ...], known: Sequence[str]
) -> Iterator[tuple[KeyPath, tuple[str, ...], Sequence[str]]]:
    """Yield every mapping with keys of the format: where it is, its keys, and those known."""
    if isinstance(data, dict):
        if known:
            yield path, tuple(data), known
        inner = ((key, value, (*way, key), (*way, _ANY)) for key, value in data.items())
    elif isinstance(data, list):
        inner = ((i, value, (*way, _ANY), (*way, _ANY)) for i, value in enumerate(data))
    else:
        return
    for step, value, exact, loose in inner:
        place = exact if exact in _PLACES or exact in _PREFIXES else loose
        yield from _mappings(value, (*path, step), place, _PLACES.get(place, ()))


_PREFIXES = frozenset(place[:length] for place in _PLACES for length in range(1, len(place)))
