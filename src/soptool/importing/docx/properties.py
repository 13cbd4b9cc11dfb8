"""What rows and cells of Word's tables say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from soptool.importing.docx.paragraph import OUT
from soptool.importing.docx.styles import OFF
from soptool.importing.drawings.space import number
from soptool.importing.tree import Element

_MOST: Final = 1_000
"""Columns that a cell takes, or a row leaves free, at the most."""


class OfRow(NamedTuple):
    """Of a row: `before`, the columns it leaves free; `is_gone`, somebody took it out.

    `told` has its properties by their names.
    """

    before: int
    is_head: bool
    is_gone: bool
    told: Mapping[str, Element]


class OfCell(NamedTuple):
    """Of a cell: how many columns it takes, whether it goes on from above, its properties."""

    columns: int
    goes_on: bool
    told: Mapping[str, Element]


def of_row(row: Element) -> OfRow:
    """Read the properties of a row."""
    told = _told(row.first("trPr"))
    head = told.get("tblHeader")
    is_head = head is not None and head.get("val", "1") not in OFF
    return OfRow(_count(told.get("gridBefore"), 0), is_head, bool(OUT & set(told)), told)


def of_cell(cell: Element) -> OfCell:
    """Read the properties of a cell."""
    told = _told(cell.first("tcPr"))
    merge = told.get("vMerge")
    goes_on = merge is not None and merge.get("val", "continue") == "continue"
    return OfCell(_count(told.get("gridSpan"), 1), goes_on, told)


def _told(properties: Element | None) -> dict[str, Element]:
    return {child.name: child for child in properties.children} if properties else {}


def _count(told: Element | None, least: int) -> int:
    found = int(number(told.get("val"), least)) if told is not None else least
    return min(max(found, least), _MOST)
