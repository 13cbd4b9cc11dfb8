"""Names of executors printed upright in the table's head: how long they may be there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.diagram.lettering import POINT, width
from soptool.form.breaks import breakable

SIZE: Final = 7.5 * POINT
"""Size of the letters, mm."""
_BOLD: Final = 1.1
_LINE: Final = SIZE * 1.2
_PADDING: Final = 1.2
_SHORTEST: Final = 14
_WHOLE: Final = 60
_LONGEST: Final = 160


def turned_length(names: Sequence[str], columns: Sequence[float]) -> int:
    """Return the length (mm) at which the lines of every name have room in their columns (mm).

    The shortest; but no word is broken that 60 mm have room for.
    """
    named = tuple(zip(names, columns, strict=True))
    words = (_wide(word) for name in names for word in name.split())
    whole = max((word for word in words if word <= _WHOLE), default=0.0)
    lengths = range(max(_SHORTEST, int(whole) + 1), _LONGEST)
    return next((length for length in lengths if _has_room(named, length)), _LONGEST)


def turned_text(name: str, length: float) -> str:
    """Return the name with room to break in words longer than this (mm)."""
    return breakable(name, length, SIZE * _BOLD)


def _has_room(named: Sequence[tuple[str, float]], length: float) -> bool:
    return all(_lines(name, length) * _LINE <= column - _PADDING for name, column in named)


def _lines(name: str, length: float) -> int:
    lines, filled, space = 1, 0.0, _wide(" ")
    for word in turned_text(name, length).replace(FOLD, SOFT).split():
        for number, piece in enumerate(word.split(SOFT)):
            before = space if number == 0 and filled else 0.0
            if filled and filled + before + _wide(piece) > length:
                lines, filled, before = lines + 1, 0.0, 0.0
            filled += before + _wide(piece)
    return lines


def _wide(text: str) -> float:
    return width(text, SIZE * _BOLD)
