"""Which fonts the workspace has: the families that the files in its folder `fonts` name.

Source of the layout: the OpenType specification, "Font file" and "name — Naming table".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from soptool.settings import Settings

FOLDER: Final = "fonts"
STANDARD: Final = "Arimo"
"""Comes with the program."""
_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_FAMILIES: Final = frozenset({1, 4, 16})
"""Numbers of names: family, full name, typographic family."""
_MACINTOSH: Final = 1
_MOST: Final = 1 << 20
"""Bytes of a table of names; larger ones are no font's."""


def missing_fonts(root: Path, settings: Settings) -> tuple[str, ...]:
    """Return the families of `fonts` that neither come with the program nor lie in the folder."""
    asked = [name for name in settings.fonts if name != STANDARD]
    if not asked:
        return ()
    known = families(root)
    return tuple(name for name in asked if not any(_is_of(one, name) for one in known))


def _is_of(name: str, family: str) -> bool:
    """Whether a name is of a family: `Noto Sans Light` of `Noto Sans`."""
    return name == family or name.startswith(f"{family} ")


def families(root: Path) -> tuple[str, ...]:
    """Return the names in the files of the folder, in order; what is no font has none."""
    found: dict[str, None] = {}
    for path in sorted((root / FOLDER).rglob("*")):
        if path.suffix.lower() in _SUFFIXES and path.is_file():
            found.update(dict.fromkeys(_names(path)))
    return tuple(found)


def _names(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            return [name for at in _fonts(file) for name in _names_at(file, at)]
    except (OSError, struct.error, UnicodeDecodeError):
        return []


def _fonts(file: BinaryIO) -> tuple[int, ...]:
    """Return where the fonts of a file begin: a collection has several."""
    head = file.read(12)
    if head[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack_from(">I", head, 8)
    return tuple(at for (at,) in struct.iter_unpack(">I", file.read(4 * min(count, 64))))


def _names_at(file: BinaryIO, at: int) -> Iterator[str]:
    file.seek(at)
    _, count = struct.unpack_from(">4sH", file.read(12))
    for tag, _, start, length in struct.iter_unpack(">4sIII", file.read(16 * count)):
        if tag == b"name" and length <= _MOST:
            file.seek(start)
            yield from _names_in(file.read(length))
            return


def _names_in(table: bytes) -> Iterator[str]:
    _, count, texts = struct.unpack_from(">HHH", table)
    for place in range(count):
        platform, _, _, number, length, start = struct.unpack_from(">6H", table, 6 + 12 * place)
        if number in _FAMILIES:
            code = "mac-roman" if platform == _MACINTOSH else "utf-16-be"
            yield table[texts + start : texts + start + length].decode(code)
