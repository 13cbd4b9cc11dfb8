"""Room for the columns of texts by what stands in them: rows as low as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from soptool.diagram.lettering import POINT, line_count, width
from soptool.form.widths import Widths, with_columns

_TEXT: Final = 8 * POINT
_SPACE: Final = width(" ", _TEXT)
_PADDING: Final = 2.8
_BULLET: Final = 2.2
_LOW: Final = 4
"""Lines that a row holds in any case, beside a symbol."""
_STEPS: Final = (2.0, 4.0, 8.0)
_MOST_STEPS: Final = 8
_WORTH: Final = 2
"""Lines that must be saved in all."""
_COLUMNS: Final = ("activity", "requirements", "outputs", "note")

Texts = tuple[Sequence[str], ...]
_Words = tuple[tuple[float, ...], ...]
"""The widths of a cell's words, text by text, in mm."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The cells of a column, and their lines at widths that were tried."""

    cells: tuple[_Words, ...]
    tried: dict[float, tuple[int, ...]]

    def lines(self, wide: float) -> tuple[int, ...]:
        if wide not in self.tried:
            self.tried[wide] = tuple(_lines(cell, wide - _PADDING) for cell in self.cells)
        return self.tried[wide]


def balanced(widths: Widths, paper: str, rows: Sequence[Texts]) -> Widths:
    """Let columns in which little stands give room to those that make rows high.

    `rows` have the texts of activity, requirements, outputs and remarks.
    """
    if not rows:
        return widths
    columns = {
        name: _Column(tuple(map(_words, cells)), {})
        for name, cells in zip(_COLUMNS, zip(*rows, strict=True), strict=True)
    }
    first = best = _height(columns, widths)
    found = widths
    for _ in range(_MOST_STEPS if best > _LOW * len(rows) else 0):
        trials = [
            _moved(found, paper, {giver: -step, taker: step})
            for step in _STEPS
            for giver in columns
            for taker in columns
            if giver != taker
        ]
        height, trial = min(
            ((_height(columns, trial), trial) for trial in trials), key=lambda pair: pair[0]
        )
        if height >= best:
            break
        found, best = trial, height
    return found if first - best >= _WORTH else widths


def _moved(widths: Widths, paper: str, more: dict[str, float]) -> Widths:
    gains = dict(widths.gains)
    for name, gain in more.items():
        gains[name] = gains.get(name, 0.0) + gain
    moved = replace(widths, gains=tuple(sorted(gains.items())))
    return with_columns(moved, paper, widths.executors)


def _height(columns: dict[str, _Column], widths: Widths) -> int:
    lines = (column.lines(getattr(widths, name)) for name, column in columns.items())
    return sum(max(_LOW, *row) for row in zip(*lines, strict=True))


def _words(texts: Sequence[str]) -> _Words:
    bullet = _BULLET if len(texts) > 1 else 0.0
    return tuple(
        tuple(width(word, _TEXT) + bullet * (not at) for at, word in enumerate(part.split()))
        for text in texts
        for part in text.split("\n")
    )


def _lines(cell: _Words, room: float) -> int:
    return sum(line_count(words, _SPACE, room) for words in cell)
