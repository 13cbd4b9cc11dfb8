"""A service standard as one sheet: each key with its value, whatever it holds, there and back.

    delivery.requirements    one entry a line
    delivery.time.duration   3 hari kerja
    services.2.title         the second of several services

Keys lead to values as in the file, with dots between; a number counts entries from 1. A key that
has a dot itself, or is a number, stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from soptool.language import msg
from soptool.model.component import Participation
from soptool.model.standard import Delivery, Management, Pledge, Publication, Standard
from soptool.shape import synonyms
from soptool.shape.names import in_order, names_of
from soptool.shape.texts import Shape
from soptool.source.places import Data
from soptool.workbook.columns import (
    IDENTITY,
    KEY,
    MEANING,
    VALUE,
    Column,
    Kind,
    described,
    meaning_of,
    sheet_name,
)
from soptool.workbook.lines import entry, leading, lines_of, quoted, unquoted
from soptool.workbook.outcome import Reading, Rows, listed
from soptool.workbook.reading import keyed
from soptool.workbook.sheets import Sheet
from soptool.workbook.values import Names, cell_of, value_of

Path = tuple[str | int, ...]


def _names(shape: type[Shape]) -> tuple[str, ...]:
    return tuple(names_of(shape).within)


_SHAPES: Final[dict[str, type[Shape]]] = {
    "delivery": Delivery,
    "management": Management,
    "participation": Participation,
    "publication": Publication,
    "pledge": Pledge,
}
_KIND: Final = Column("kind", Kind.WORD, words=("standard",))
_OWN: Final[dict[Path, Column]] = {
    ("kind",): _KIND,
    **{
        column.path: column
        for column in IDENTITY[1:]
        if column.path[0] in _names(Standard) and column.kind not in (Kind.TEXT, Kind.LIST)
    },
}
"""Keys whose values are written in a way of their own, as those of an SOP."""
_IDENTITY: Final[dict[Path, Column]] = {column.path: column for column in IDENTITY[1:]}
_PLAIN = re.compile(r"[^\s\".](?:[^.\"]*[^\s.\"])?")


def _keys() -> Iterator[Path]:
    """Yield the keys that a standard may have, in the order of its file."""
    identity: dict[str, list[Path]] = {}
    for column in IDENTITY:
        identity.setdefault(column.path[0], []).append(column.path)
    for name in _names(Standard):
        if name in identity:
            yield from identity[name]
        elif name in _SHAPES:
            yield from ((name, key) for key in _names(_SHAPES[name]))
        else:
            yield (name,)


KEYS: Final = tuple(_keys())


def components_of(data: Mapping[str, Any], language: str) -> Sheet:
    """Lay out the data of a standard; keys that it does not say wait to be filled."""
    values = dict(_values(dict(data)))
    rows: list[tuple[str, str, str]] = []
    for key in KEYS:
        own = [path for path in values if path[: len(key)] == key] or [key]
        rows += (_row(path, values.pop(path, ""), language) for path in own)
    rows += (_row(path, value, language) for path, value in values.items())
    return Sheet(sheet_name("components", language), (KEY, VALUE, MEANING), tuple(rows))


def _row(path: Path, value: Data, language: str) -> tuple[str, str, str]:
    return _key(path), _cell(path, value, language), _meaning(path, language)


def _values(value: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    """Yield what stands in one cell each: a text, or a list of texts."""
    if path in _OWN or isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        texts = [each for each in value if isinstance(each, str)]
        if len(texts) == len(value):
            yield path, value
            return
        for number, each in enumerate(value):
            yield from _values(each, (*path, number))
    else:
        for key, each in value.items():
            yield from _values(each, (*path, key))


def _key(path: Path) -> str:
    return ".".join(map(_part, path))


def _part(part: str | int) -> str:
    if isinstance(part, int):
        return str(part + 1)
    return part if _PLAIN.fullmatch(part) and not part.isdecimal() else quoted(part)


def _path(text: str) -> Path | None:
    """Read a key; None where it is none."""
    found: list[str | int] = []
    rest = text.strip()
    while rest:
        exact = leading(rest)
        if exact:
            found.append(exact[0])
            rest = exact[1]
            if rest and not rest.startswith("."):
                return None
            rest = rest[1:]
            continue
        part, _, rest = rest.partition(".")
        part = part.strip()
        if not part:
            return None
        found.append(int(part) - 1 if part.isdecimal() and 0 < int(part) < 1000 else part)
    return tuple(found) or None


def _cell(path: Path, value: Data, language: str) -> str:
    column = _OWN.get(path)
    if column is not None:
        return cell_of(column, value, language, Names())
    said = [value] if isinstance(value, str) else map(str, value)
    texts = [text for text in said if text.strip()]
    plain = "\n".join(texts)
    return (
        plain
        if _texts(plain) == [text.strip() for text in texts]
        else "\n".join(map(quoted, texts))
    )


def _texts(cell: str) -> list[str]:
    exact = unquoted(cell)
    if exact is not None:
        return [exact]
    return [text for line in lines_of(cell) if (text := entry(line))]


def _meaning(path: Path, language: str) -> str:
    """Explain what a key, or the component that it is part of, means."""
    if path in _IDENTITY:
        return meaning_of(_IDENTITY[path], language)
    first, *rest = (part for part in path if isinstance(part, str))
    if first in _SHAPES and rest:
        return described(_SHAPES[first], rest[0], language)
    return described(Standard, first, language)


def read_components(name: str, rows: Rows, reading: Reading) -> dict[str, Any]:
    """Read the sheet: the first cell of a row is the key, the second the value."""
    found: dict[Any, Any] = {}
    explained = {_meaning(key, language) for key in KEYS for language in ("id", "en")}
    explained |= {MEANING.heading("id"), MEANING.heading("en")}
    for number, key, value in keyed(name, rows, explained, reading):
        path = _known(_path(key))
        if path is None:
            listed(reading, name, number, 1, value, msg("Its key is not known."))
        elif _put(found, path, _value(path, value)):
            reading.texts += 1
            reading.placed += 1
        else:
            message = msg("Another row has a value for `{key}` already.", key=key)
            listed(reading, name, number, 1, value, message)
    data = _with_lists(found)
    reading.rows = reading.placed
    whole: dict[str, Any] = in_order({**data, "kind": "standard"}, names_of(Standard))
    return whole


def _known(path: Path | None) -> Path | None:
    """Return the path with the keys that were meant; None where its first is none of a standard."""
    if path is None or isinstance(path[0], int):
        return None
    names = _names(Standard)
    first = path[0] if path[0] in names else synonyms.certain(path[0], names)
    if first is None:
        return None
    shape = _SHAPES.get(first)
    if shape is None or len(path) < 2 or isinstance(path[1], int):
        return (first, *path[1:])
    second = path[1] if path[1] in _names(shape) else synonyms.certain(path[1], _names(shape))
    return (first, second or path[1], *path[2:])


def _value(path: Path, cell: str) -> Data:
    column = _OWN.get(path)
    if column is not None:
        return value_of(column, cell, Names())
    texts: Sequence[str] = _texts(cell)
    return texts[0] if len(texts) == 1 else list(texts)


def _put(data: dict[Any, Any], path: Path, value: Data) -> bool:
    """Put a value where its path leads; whether nothing else stands there or in the way."""
    for key in path[:-1]:
        data = data.setdefault(key, {})
        if not isinstance(data, dict):
            return False
    if path[-1] in data:
        return False
    data[path[-1]] = value
    return True


def _with_lists(value: Any) -> Any:
    """Return data in which what is counted has become lists."""
    if not isinstance(value, dict):
        return value
    done = {key: _with_lists(each) for key, each in value.items()}
    if done and all(isinstance(key, int) for key in done):
        return [done[key] for key in sorted(done)]
    return {str(key): each for key, each in done.items()}
