"""What official forms on a sheet begin with: whose document it is, its dates, who approved it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest
from typing import Final, Protocol

from soptool.export.office.picture import Picture
from soptool.export.xlsx.drawing import Drawing
from soptool.export.xlsx.ruler import TALLEST, ruler_of, whole
from soptool.export.xlsx.sheet import PIXEL, Area, Printing, Sheet
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import INDENT, Run, height_of, line_height, lines_of, plain, runs
from soptool.form.headings import Heading
from soptool.form.measure.texts import SIGN_TAG
from soptool.form.page import Agency, Badge, Field, Signature

SIZE: Final = 8.5
"""Points of letters."""
SIGN_ROOM: Final = 16.0
"""Millimetres for the signature."""
_SMALLER: Final = 1.2
"""Pages that are still made smaller to stand on one, rather than end on a second."""
_LABEL: Final = Style(SIZE, down="center", indent=1)
_VALUE: Final = _LABEL
_TITLE: Final = Style(11.0, bold=True, down="center", indent=1)
_BADGE: Final = Style(12.0, bold=True, across="right", border=False, color="B00020")
_AGENCY: Final = Style(11.0, bold=True, across="center", down="center")
_UNDER_LOGO: Final = Style(_AGENCY.size, sides="lrt")
_BELOW_LOGO: Final = Style(_AGENCY.size, bold=True, across="center", sides="lrb")
_ABOVE: Final = Style(SIZE, across="center", down="center", sides="lrt")
_TAG: Final = Style(2.0, across="center", down="center", color="FFFFFF", sides="lr")
_BELOW: Final = Style(SIZE, across="center", down="center", sides="lrb")
_GAP: Final = 1.5
"""Millimetres between the logo and the names below it."""
TIGHT: Final = 4.6
"""Millimetres of a row without lines around it, at least."""
_HEADING: Final = Style(9.5, bold=True, border=False, down="center")
_NAME: Final = Style(SIZE, border=False)
_NOTE: Final = Style(SIZE, border=False)

Written = tuple[int, int, str, Style]
"""A text over the columns from one to another."""


class Headed(Protocol):
    """A page that begins as all official forms do."""

    @property
    def agency(self) -> Agency: ...
    @property
    def badge(self) -> Badge | None: ...
    @property
    def dates(self) -> tuple[Field, ...]: ...
    @property
    def signature(self) -> Signature: ...


@dataclass
class OfficialSheet:
    """A sheet that is filled from above. `columns` are widths, mm.

    The agency stands over all columns but the last two, which have names and values.
    """

    name: str
    columns: Sequence[float]
    font: str
    logo: Picture | None
    sheet: Sheet = field(init=False)
    drawing: Drawing = field(init=False)
    logo_at: tuple[float, float] = (0.0, 0.0)
    _heights: list[int] = field(default_factory=list)
    _first: int = 1
    """The row that is printed first: what stands before it is in the head of each page."""

    def __post_init__(self) -> None:
        self._pixels = tuple(map(whole, self.columns))
        self.sheet = Sheet(self.name, [pixels * PIXEL for pixels in self._pixels], has_grid=False)

    @property
    def last(self) -> int:
        """The number of the last column."""
        return len(self.columns)

    @property
    def high(self) -> float:
        """Millimetres of all rows that are printed."""
        return sum(self._heights[self._first - 1 :]) * PIXEL

    @property
    def area(self) -> Area:
        """All that is printed."""
        return Area(self._first, 1, len(self._heights), self.last)

    def finish(self, printing: Printing) -> None:
        """Make the drawing, as all rows are known, and say how it is printed."""
        self.drawing = Drawing(ruler_of(self._pixels, self._heights), self.font)
        self.sheet.printing = printing

    @property
    def next_row(self) -> int:
        """The number of the row that comes next, from 1."""
        return len(self._heights) + 1

    def pages(self, height: float, repeated: float = 0.0) -> int:
        """Return on how many pages so high (mm) it is printed.

        `repeated`: what of that each but the first begins with.
        """
        if self.high <= _SMALLER * height:
            return 1
        count, filled = 1, 0.0
        for row in (pixels * PIXEL for pixels in self._heights[self._first - 1 :]):
            if filled + row > height:
                count, filled = count + 1, repeated
            filled += row
        return count

    def line(self, cells: Sequence[Written], least: float = 5.5) -> None:
        """Add a row of cells, as high as they need; a very high one is a row a line.

        So pages break between lines.
        """
        high = max(least, *map(self._need, cells))
        if whole(high) <= TALLEST:
            self._line(cells, high)
            return
        columns = [self._lines(cell) for cell in cells]
        rows = list(zip_longest(*columns, fillvalue=""))
        for number, texts in enumerate(rows):
            sides = f"{'t' * (number == 0)}{'b' * (number == len(rows) - 1)}lr"
            row = [
                (one, last, text, _open(style, sides))
                for (one, last, _, style), text in zip(cells, texts, strict=True)
            ]
            self._line(row, max(line_height(style.size) for *_, style in cells))

    def _line(self, cells: Sequence[Written], high: float) -> None:
        row = self.next_row
        self._heights.append(whole(high))
        self.sheet.heights[row] = self._heights[-1] * PIXEL
        for one, last, text, style in cells:
            self.sheet.put_over(Area(row, one, row, last), text, style)

    def _need(self, cell: Written) -> float:
        one, last, text, style = cell
        return height_of(text, self._inner(one, last, style), style.size, is_bold=style.bold)

    def _lines(self, cell: Written) -> Iterator[str]:
        one, last, text, style = cell
        return lines_of(text, self._inner(one, last, style), style.size, is_bold=style.bold)

    def _inner(self, one: int, last: int, style: Style) -> float:
        return self._room(one, last) - INDENT * style.indent

    def pairs(self, title: str, entries: Sequence[Field], names: int = 1) -> None:
        """Add named texts under a heading; their names stand over so many columns."""
        if not entries:
            return
        self.line(((1, self.last, plain(title), _HEADING),), 8.0)
        for entry in entries:
            name = (1, names, plain(entry.name), _NAME)
            self.line((name, (names + 1, self.last, plain(entry.text), _NOTE)), TIGHT)

    def begin(self, page: Headed, label: str, title: str, t: Heading) -> None:
        """Add the agency, the dates, the signature and the title."""
        if page.badge:
            self.line(((1, self.last, plain(page.badge.word), _BADGE),), 7.0)
            self._first = self.next_row
        first = self.next_row
        for each in page.dates:
            self._fact(each.name, each.text, _VALUE)
        self._sign(page.signature, t("Approved by"))
        self._fact(label, title, _TITLE)
        self._own(page.agency, first, self.next_row - 1)

    def _room(self, first: int, last: int) -> float:
        return sum(self.sheet.widths[first - 1 : last])

    def _fact(self, name: str, text: str, style: Style) -> None:
        at = self.last
        self.line(((at - 1, at - 1, plain(name), _LABEL), (at, at, plain(text), style)))

    def _sign(self, it: Signature, label: str) -> None:
        """Put who approved it above and below the room for the signature."""
        first, at = self.next_row, self.last
        above = "\n".join(plain(text) for text in (it.place_date, it.position) if text)
        below = "\n".join(plain(text) for text in (it.name, it.rank, it.nip) if text)
        self.line(((at, at, above, _ABOVE),))
        self.line(((at, at, SIGN_TAG, _TAG),), SIGN_ROOM)
        row = self.next_row
        self.line(((at, at, below, _BELOW),))
        if it.name:
            self._name_signer(row, it)
        self.sheet.put_over(Area(first, at - 1, self.next_row - 1, at - 1), plain(label), _LABEL)

    def _name_signer(self, row: int, it: Signature) -> None:
        """Print the name of who signs as on paper: bold, with a line."""
        rest = "".join(f"\n{text}" for text in (it.rank, it.nip) if text)
        pieces = (Run(it.name or "", bold=True, underlined=True), Run(rest))
        self.sheet.put(row, self.last, runs(pieces, self.font, SIZE), _BELOW)

    def _below_logo(self, logo: float, text: float, first: int, last: int) -> int:
        """Return the row at which texts below the logo begin: with it they stand in the middle."""
        high = sum(self._heights[first - 1 : last]) * PIXEL
        middle = (high + logo + _GAP - text) / 2
        places = accumulate(pixels * PIXEL for pixels in self._heights[first - 1 : last - 1])
        rows = [(row, place) for row, place in enumerate(places, start=first + 1) if place > logo]
        hold = [(row, place) for row, place in rows if high - place >= text]
        return min(hold or rows or [(last, 0.0)], key=lambda it: abs(it[1] - middle))[0]

    def _own(self, agency: Agency, first: int, last: int) -> None:
        texts = [text for text in (agency.parent, agency.name) if text]
        names = "\n".join(plain(text).upper() for text in texts)
        unit = plain(agency.unit or "")
        words = "\n".join(filter(None, (names, unit)))
        columns = self.last - 2
        room = self._room(1, columns)
        split, look = first, _AGENCY
        if self.logo:
            text = height_of(words, room, _AGENCY.size, is_bold=True)
            split, look = self._below_logo(self.logo.height, text, first, last), _BELOW_LOGO
            above = sum(self._heights[: split - 1]) * PIXEL
            self.logo_at = (room - self.logo.width) / 2, max(0.0, above - self.logo.height - _GAP)
            self.sheet.put_over(Area(first, 1, split - 1, columns), "", _UNDER_LOGO)
        pieces = (Run(names, bold=True), Run(f"\n{unit}" if names else unit))
        said = runs(pieces, self.font, look.size) if unit else words
        self.sheet.put_over(Area(split, 1, last, columns), said, look)


def _open(style: Style, sides: str) -> Style:
    """Return a look that has no lines but at these sides; its text begins at the top."""
    kept = "".join(side for side in style.sides if side in sides)
    return replace(style, sides=kept, down="top")
