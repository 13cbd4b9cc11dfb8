"""One sheet: cells of text, widths and heights, and how it is looked at and printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from soptool.diagram.lettering import POINT
from soptool.export.office.package import OFFICE
from soptool.export.office.xml import Xml, element, joined
from soptool.export.xlsx.styles import MAIN, Style
from soptool.numerals import column_letters

PIXEL: Final = 25.4 / 96
"""Millimetres of a pixel: widths of columns are whole pixels."""
MAX_LETTERS: Final = 32_767
_DIGIT: Final = 7
"""Pixels of a digit in the workbook's normal font, in which widths are counted."""
_MARK = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_UNSAYABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Cell(NamedTuple):
    """A text and how it looks."""

    text: str
    style: Style


class Area(NamedTuple):
    """Cells from one to another, counted from 1, both included."""

    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def name(self) -> str:
        """The area as formulas name it: `A1:B2`."""
        first = f"{column_letters(self.column)}{self.row}"
        last = f"{column_letters(self.last_column)}{self.last_row}"
        return first if first == last else f"{first}:{last}"

    @property
    def fixed(self) -> str:
        """The area with `$`: `$A$1:$B$2`."""
        first, last = column_letters(self.column), column_letters(self.last_column)
        return f"${first}${self.row}:${last}${self.last_row}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen in an area: words, or the cells that `source` names; or only a note.

    Something else may be typed too.
    """

    area: Area
    title: str = ""
    note: str = ""
    words: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """How a sheet is printed: on pages as wide as it is, landscape if not `is_upright`.

    `pages`: on so many at most, smaller where need be; 0: on as many as it takes. `first`: the
    number of its first page, where that is said.
    """

    area: Area
    paper: int
    repeated: tuple[int, int] | None = None
    breaks: tuple[int, ...] = ()
    head: str = ""
    foot: str = ""
    margin: float = 10.0
    top: float = 10.0
    bottom: float = 13.0
    pages: int = 0
    first: int | None = None
    is_upright: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet in the making. `widths` and `heights` are in mm; rows and columns count from 1."""

    name: str
    widths: Sequence[float]
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    frozen: tuple[int, int] = (0, 0)
    filtered: Area | None = None
    printing: Printing | None = None
    has_grid: bool = True
    of_empty: Style | None = None
    """How cells look that are not there yet, in every column."""
    is_fixed: bool = True
    """Whether rows stay as high as they are when their texts change."""
    drawing: str | None = None
    """The id of the relationship to its drawing."""
    cut: list[Area] = field(default_factory=list)
    """Cells whose text is longer than a cell may hold."""

    def put(self, row: int, column: int, text: str, style: Style) -> None:
        """Put a text (or the markup of its runs) into a cell; one that is too long is cut."""
        if len(text) > MAX_LETTERS and type(text) is not Xml:
            text = f"{text[: MAX_LETTERS - 1]}…"
            self.cut.append(Area(row, column, row, column))
        self.cells[row, column] = Cell(text, style)

    def put_over(self, area: Area, text: str, style: Style) -> None:
        """Put a text into cells that are made one."""
        for row in range(area.row, area.last_row + 1):
            for column in range(area.column, area.last_column + 1):
                self.put(row, column, "", style)
        self.put(area.row, area.column, text, style)
        if area[:2] != area[2:]:
            self.merged.append(area)

    def part(self, style: Callable[[Style], int], string: Callable[[str], int]) -> Xml:
        """Return the part of the sheet; `style` and `string` number what the workbook shares."""
        printing = self.printing
        return element(
            "worksheet",
            {"xmlns": MAIN, "xmlns:r": OFFICE},
            _fitted() if printing else None,
            element("sheetViews", None, self._view()),
            element("sheetFormatPr", {"defaultRowHeight": "13.5"}),
            element("cols", None, *self._columns(style)),
            element("sheetData", None, joined(self._rows(style, string))),
            element("autoFilter", {"ref": self.filtered.name}) if self.filtered else None,
            _list("mergeCells", [element("mergeCell", {"ref": a.name}) for a in self.merged]),
            _list("dataValidations", [_validation(choice) for choice in self.choices]),
            *(_print_parts(printing) if printing else ()),
            element("drawing", {"r:id": self.drawing}) if self.drawing else None,
        )

    def _view(self) -> Xml:
        rows, columns = self.frozen
        pane = None
        if rows or columns:
            corner = f"{column_letters(columns + 1)}{rows + 1}"
            where = "bottomRight" if rows and columns else ("bottomLeft" if rows else "topRight")
            pane = element(
                "pane",
                {"xSplit": columns or None, "ySplit": rows or None, "topLeftCell": corner,
                 "activePane": where, "state": "frozen"},
            )  # fmt: skip
        grid = None if self.has_grid else False
        return element("sheetView", {"showGridLines": grid, "workbookViewId": 0}, pane)

    def _columns(self, style: Callable[[Style], int]) -> Iterator[Xml]:
        look = style(self.of_empty) if self.of_empty else None
        for number, width in enumerate(self.widths, start=1):
            wide = f"{pixels(width) / _DIGIT:.4f}"
            yield element(
                "col",
                {"min": number, "max": number, "width": wide, "style": look, "customWidth": True},
            )

    def _rows(self, style: Callable[[Style], int], string: Callable[[str], int]) -> Iterator[Xml]:
        rows: dict[int, list[Xml]] = {row: [] for row in sorted({*self.heights, *_first(self)})}
        for (row, column), cell in sorted(self.cells.items()):
            opened = f'<c r="{column_letters(column)}{row}" s="{style(cell.style)}"'
            value = f' t="s"><v>{string(cell.text)}</v></c>' if cell.text else "/>"
            rows[row].append(Xml(f"{opened}{value}"))
        for row, cells in rows.items():
            height = self.heights.get(row)
            points = None if height is None else f"{height / POINT:.2f}"
            yield element(
                "row",
                {
                    "r": row,
                    "ht": points,
                    "customHeight": True if points and self.is_fixed else None,
                },
                *cells,
            )


def _first(sheet: Sheet) -> Iterator[int]:
    return (row for row, _ in sheet.cells)


def pixels(millimetres: float) -> int:
    """Return the whole pixels of a width."""
    return round(millimetres / PIXEL)


def _inches(millimetres: float) -> str:
    return f"{millimetres / 25.4:.4f}"


def kept(text: str) -> str:
    """Return a text as a cell can hold it and gives it back: what XML can't say as `_x0007_`."""
    text = _MARK.sub("_x005F_x", text)
    return _UNSAYABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _fitted() -> Xml:
    return element("sheetPr", None, element("pageSetUpPr", {"fitToPage": True}))


def _list(name: str, children: Sequence[Xml]) -> Xml | None:
    return element(name, {"count": len(children)}, *children) if children else None


def _validation(choice: Choice) -> Xml:
    has_list = choice.words or choice.source
    formula = choice.source or '"' + ",".join(choice.words) + '"'
    return element(
        "dataValidation",
        {
            "type": "list" if has_list else None,
            "allowBlank": True,
            "showInputMessage": True if choice.note else None,
            "promptTitle": choice.title[:32] or None,
            "prompt": choice.note[:255] or None,
            "sqref": choice.area.name,
        },
        element("formula1", None, formula) if has_list else None,
    )


def _print_parts(printing: Printing) -> Iterator[Xml]:
    sides = dict.fromkeys(("left", "right"), _inches(printing.margin))
    ends = {"top": _inches(printing.top), "bottom": _inches(printing.bottom)}
    yield element("printOptions", {"horizontalCentered": True})
    yield element("pageMargins", {**sides, **ends, "header": "0.15", "footer": "0.2"})
    yield element(
        "pageSetup",
        {"paperSize": printing.paper, "fitToWidth": 1,
         "orientation": "portrait" if printing.is_upright else "landscape",
         "fitToHeight": printing.pages, "firstPageNumber": printing.first,
         "useFirstPageNumber": True if printing.first else None},
    )  # fmt: skip
    if printing.head or printing.foot:
        yield element(
            "headerFooter",
            None,
            element("oddHeader", None, printing.head) if printing.head else None,
            element("oddFooter", None, printing.foot) if printing.foot else None,
        )
    if printing.breaks:
        breaks = [element("brk", {"id": row, "max": 16383, "man": True}) for row in printing.breaks]
        count = len(breaks)
        yield element("rowBreaks", {"count": count, "manualBreakCount": count}, *breaks)
