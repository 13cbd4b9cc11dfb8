"""What Excel prints above and below its pages, in codes of its own → sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from soptool.importing.drawings.paper import Line, Paper, Piece
from soptool.importing.sheets import Box, Sheet

_PART = re.compile(r"&([LCR])")
_CODE = re.compile(
    r'&(?:"[^"]*"|K[0-9A-F]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]+|[A-MOQ-Z])', re.IGNORECASE
)
_NUMBER = re.compile("&[PN]", re.IGNORECASE)
_AND: Final = "\0"
"""Stands for `&&`, an "&" that begins no code: no XML holds such a letter."""
_WIDTH: Final = 280.0
_LINE: Final = 16.0


def margins_of(texts: Sequence[str]) -> Iterator[Sheet]:
    """Yield each head or foot that says something: its parts beside each other."""
    for text in dict.fromkeys(texts):
        paper = Paper()
        plain = text.replace("&&", _AND)
        pieces = _PART.split(plain if _PART.match(plain) else f"&C{plain}")
        for side, said in zip(pieces[1::2], pieces[2::2], strict=False):
            left = "LCR".index(side) * _WIDTH
            lines = [_read(line) for line in said.splitlines()]
            for at, line in enumerate(lines):
                box = Box(left, at * _LINE, left + _WIDTH - 10, (at + 1) * _LINE)
                paper.write([Line((Piece(line),))], box)
        if not paper.is_empty:
            yield paper.sheet(1, 3 * _WIDTH, 20 * _LINE)


def _read(line: str) -> str:
    return _NUMBER.sub("1", _CODE.sub("", line)).replace(_AND, "&").strip()
