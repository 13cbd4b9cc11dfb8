"""What an SOP has from its generic one and from defaults: layers laid one upon another.

The nearest layer wins. Keys merge one by one where they are parts of one thing (the dates, the
lines of the approval); texts and lists replace, a list that begins with `+` goes on behind what is
inherited, and a lone `-` says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.shape.texts import is_empty
from soptool.source.document import Document
from soptool.source.inheriting import Inheriting, Origins
from soptool.source.places import Data

MERGED: Final = ("classification", "dates", "approval", "executors")
LISTS: Final = (
    *("legal_basis", "qualifications", "related", "equipment", "warnings", "records"),
    *("inputs", "outputs"),
)
PERSONAL: Final = ("nip", "rank", "acting")
ADDS: Final = "+"
_DASHES: Final = frozenset("-–—")
Path = tuple[str | int, ...]
Source = tuple[Document, Path]


@dataclass(frozen=True, slots=True)
class Layer:
    """What a file says for others: `data` by key, as it is to be read; `base` leads to it there."""

    document: Document
    data: Mapping[str, Data]
    base: Path = ()


def is_off(value: Data) -> bool:
    """Whether a value says that there is nothing: a dash, alone.

    Without quotes YAML reads it as a list with one empty entry, or as one within another.
    """
    is_list = isinstance(value, list)
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return isinstance(value, str) and (value.strip() in _DASHES or (is_list and not value.strip()))


def adds(value: Data) -> bool:
    """Whether a list goes on behind what is inherited."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, str) and first.strip() == ADDS


def laid_upon(
    own: Document, said: Mapping[str, Data], layers: Sequence[Layer]
) -> tuple[dict[str, Data], Origins]:
    """Return what is `said` in `own` upon its layers, the nearest first, and where it comes from.

    Paths that are not among the origins are those of `own` itself.
    """
    data: dict[str, Data] = dict(said)
    origins: dict[Path, Source] = {}
    below = tuple(reversed(layers))
    for key in _keys(said, below):
        held = _Held(key)
        for layer in below:
            held.lay(layer.data.get(key, ""), (layer.document, (*layer.base, key)))
        if held.value is None and _speaks_alone(key, said.get(key, "")):
            continue
        held.lay(said.get(key, ""), (own, (key,)))
        if held.value is None:
            data.pop(key, None)
        else:
            data[key] = held.value
        if key in MERGED and key != "approval" and isinstance(held.value, dict):
            held.origins.pop((), None)  # a date that is missing is missing in the SOP
        origins |= {(key, *way): source for way, source in held.origins.items()}
    return data, {
        way: (document, path)
        for way, (document, path) in origins.items()
        if document is not own or path != way or _is_gone(data, way)
    }


def _is_gone(data: Mapping[str, Data], way: Path) -> bool:
    """Whether nothing is left at a path that was spoken of."""
    value = data.get(str(way[0]))
    return value is None or (isinstance(value, dict) and len(way) > 1 and way[1] not in value)


def upon(own: Document, layers: Sequence[Layer]) -> Document:
    """Return a file with what its layers say for it, the nearest first."""
    if not isinstance(own.data, dict):
        return own
    data, origins = laid_upon(own, own.data, layers)
    if not origins and len(data) == len(own.data):
        return own
    return Inheriting(
        *(own.path, own.text, data, own.places, own.has_mark), written=own, origins=origins
    )


def _keys(said: Mapping[str, Data], layers: Iterable[Layer]) -> Iterable[str]:
    known = dict.fromkeys(key for layer in layers for key in layer.data)
    return known | dict.fromkeys(key for key in LISTS if key in said and adds(said[key]))


def _speaks_alone(key: str, said: Data) -> bool:
    """Whether a value, of which nothing is inherited, stays as it is written."""
    return not is_empty(said) and not (key in LISTS and adds(said))


@dataclass(slots=True)
class _Held:
    """The value of a key as far as it is put together, None where there is none, and its origins.

    Their paths begin at the value: the empty one is that of the nearest layer that speaks of it.
    """

    key: str
    value: Data | None = None
    origins: dict[Path, Source] = field(default_factory=dict)

    def lay(self, value: Data, source: Source) -> None:
        """Take what the next layer says; where it says nothing, all stays."""
        if is_empty(value):
            return
        if is_off(value):
            self.value, self.origins = None, {(): source}
        elif self.key in LISTS and adds(value):
            self._add(value, source)
        elif self.key in MERGED and isinstance(value, dict):
            self._merge(value, source)
        else:
            self.value, self.origins = value, {(): source}

    def _add(self, value: Data, source: Source) -> None:
        before, more = _entries(self.value), _entries(value)[1:]
        origins: dict[Path, Source] = {(n,): self._origin(n) for n in range(len(before))}
        for number in range(len(more)):
            origins[(len(before) + number,)] = (source[0], (*source[1], number + 1))
        self.value, self.origins = [*before, *more] or None, {(): source, **origins}

    def _merge(self, value: dict[str, Data], source: Source) -> None:
        merged = dict(self.value) if isinstance(self.value, dict) else {}
        if self.key == "approval":
            merged = _without_another(merged, value)
        origins: dict[Path, Source] = {(key,): self._origin(key) for key in merged}
        for key, item in value.items():
            if is_empty(item):
                continue
            origins[(key,)] = (source[0], (*source[1], key))
            if is_off(item):
                merged.pop(key, None)
            else:
                merged[key] = item
        self.value, self.origins = merged, {(): source, **origins}

    def _origin(self, step: str | int) -> Source:
        if (step,) in self.origins:
            return self.origins[(step,)]
        document, path = self.origins[()]
        return document, (*path, step)


def _without_another(held: dict[str, Data], said: Mapping[str, Data]) -> dict[str, Data]:
    """Return the lines of an approval without those of a person who is not the one meant now.

    Who names another post means nobody who holds the first; who names another person none of the
    first one's number and rank.
    """
    if _is_another("position", held, said):
        return {key: line for key, line in held.items() if key not in ("name", *PERSONAL)}
    if _is_another("name", held, said):
        return {key: line for key, line in held.items() if key not in PERSONAL}
    return held


def _is_another(key: str, held: Mapping[str, Data], said: Mapping[str, Data]) -> bool:
    before, now = (each.get(key, "") for each in (held, said))
    if is_empty(before) or is_empty(now) or is_off(now):
        return False
    return str(before).casefold().split() != str(now).casefold().split()


def _entries(value: Data | None) -> list[Data]:
    if value is None or isinstance(value, dict):
        return []
    return list(value) if isinstance(value, list) else [value]
