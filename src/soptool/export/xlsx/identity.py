"""The sheet of the identity part: whose document it is, its dates, who approved it, the boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from math import ceil
from typing import Final

from soptool.export.office.picture import Picture
from soptool.export.xlsx.drawing import Drawing
from soptool.export.xlsx.paper import PAPERS, page_foot, page_head
from soptool.export.xlsx.ruler import heights_of, ruler_of, whole
from soptool.export.xlsx.sheet import PIXEL, Area, Printing, Sheet
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import height_of, numbered, plain
from soptool.form.edition import foot_of
from soptool.form.form import Form
from soptool.form.measure.texts import SIGN_TAG
from soptool.form.page import Box, Field
from soptool.form.widths import MARGIN, PAPER
from soptool.records import dataclass
from soptool.workbook.columns import form_sheet_name

_SIZE: Final = 8.5
_NAMES: Final = 38.0
_SIGNED: Final = 16.0
"""Millimetres for the signature."""
_LABEL: Final = Style(_SIZE, down="center")
_VALUE: Final = Style(_SIZE, down="center")
_TITLE: Final = Style(11.0, bold=True, down="center")
_BADGE: Final = Style(12.0, bold=True, across="right", border=False, color="B00020")
_AGENCY: Final = Style(11.0, bold=True, across="center", down="center")
_UNDER_LOGO: Final = Style(_AGENCY.size, sides="lrt")
_BELOW_LOGO: Final = Style(_AGENCY.size, bold=True, across="center", down="center", sides="lrb")
_ABOVE: Final = Style(_SIZE, across="center", down="center", sides="lrt")
_TAG: Final = Style(2.0, across="center", down="center", color="FFFFFF", sides="lr")
_BELOW: Final = Style(_SIZE, across="center", down="center", sides="lrb")
_BOX: Final = Style(_SIZE, bold=True, down="center", fill="E6E6E6")
_ITEMS: Final = Style(_SIZE)
_HEADING: Final = Style(9.5, bold=True, border=False, down="center")
_NAME: Final = Style(_SIZE, bold=True, border=False)
_NOTE: Final = Style(_SIZE, border=False)
_PAGE: Final = 210.0 - 10.0 - 13.0
"""Millimetres of a page without its margins."""
_SMALLER: Final = 1.2
"""Pages that are still made smaller to stand on one, rather than end on a second."""


@dataclass
class IdentitySheet:
    """The sheet of one form."""

    form: Form
    font: str
    logo: Picture | None
    sheet: Sheet = field(init=False)
    drawing: Drawing = field(init=False)
    logo_at: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        edition = self.form.edition
        width = PAPER[edition.settings.paper][0] - 2 * MARGIN - 1.0
        wide = width / 2 - _NAMES
        self._pixels = tuple(map(whole, (_NAMES, wide, _NAMES, wide)))
        name = form_sheet_name("identity", edition.language)
        self.sheet = Sheet(name, [pixels * PIXEL for pixels in self._pixels], has_grid=False)
        self._heights: list[int] = []
        self._write()
        self.drawing = Drawing(ruler_of(self._pixels, self._heights), self.font)

    def _write(self) -> None:
        page, t = self.form.page, self.form.edition.t
        if page.badge:
            self._line(((1, 4, plain(page.badge.word), _BADGE),), 7.0)
        first = self._next()
        for field_ in page.dates:
            self._fact(field_.name, field_.text, _VALUE)
        self._signature()
        self._fact(t("SOP title"), page.name, _TITLE)
        self._agency(first, self._next() - 1)
        for left, right in page.bands:
            self._band(left, right)
        self._pairs(t("Definitions"), page.definitions)
        self._pairs(t("About this SOP"), page.printed_facts)

    def _next(self) -> int:
        return len(self._heights) + 1

    def _room(self, first: int, last: int) -> float:
        return sum(self.sheet.widths[first - 1 : last])

    def _line(self, cells: Sequence[tuple[int, int, str, Style]], least: float = 5.5) -> None:
        """Add a row of cells, each over the columns from one to another, as high as they need."""
        needs = (
            height_of(text, self._room(one, last), style.size, is_bold=style.bold)
            for one, last, text, style in cells
        )
        first = self._next()
        for pixels in heights_of(max(least, *needs)):
            self._heights.append(pixels)
            self.sheet.heights[len(self._heights)] = pixels * PIXEL
        for one, last, text, style in cells:
            self.sheet.put_over(Area(first, one, self._next() - 1, last), text, style)

    def _fact(self, name: str, text: str, style: Style) -> None:
        self._line(((3, 3, plain(name), _LABEL), (4, 4, plain(text), style)))

    def _signature(self) -> None:
        """Put who approved it above and below the room for the signature."""
        it = self.form.page.signature
        first = self._next()
        above = "\n".join(plain(text) for text in (it.place_date, it.position) if text)
        below = "\n".join(plain(text) for text in (it.name, it.rank, it.nip) if text)
        self._line(((4, 4, above, _ABOVE),))
        self._line(((4, 4, SIGN_TAG, _TAG),), _SIGNED)
        self._line(((4, 4, below, _BELOW),))
        area = Area(first, 3, self._next() - 1, 3)
        self.sheet.put_over(area, plain(self.form.edition.t("Approved by")), _LABEL)

    def _agency(self, first: int, last: int) -> None:
        agency = self.form.page.agency
        texts = [text for text in (agency.parent, agency.name) if text]
        names = [plain(text).upper() for text in texts] + [plain(agency.unit or "")]
        words = "\n".join(name for name in names if name)
        high = sum(self._heights[first - 1 : last]) * PIXEL
        above = 0.0
        if self.logo:
            top = sum(self._heights[: first - 1]) * PIXEL
            text = height_of(words, self._room(1, 2), _AGENCY.size, is_bold=True)
            free = max(0.0, high - text - self.logo.height - 2.0)
            above = self.logo.height + free / 2
            self.logo_at = ((self._room(1, 2) - self.logo.width) / 2, top + free / 2)
        split, above_logo = first, above > 0
        while above > 0 and split < last:
            above -= self._heights[split - 1] * PIXEL
            split += 1
        if split > first:
            self.sheet.put_over(Area(first, 1, split - 1, 2), "", _UNDER_LOGO)
        self.sheet.put_over(Area(split, 1, last, 2), words, _BELOW_LOGO if above_logo else _AGENCY)

    def _band(self, left: Box, right: Box) -> None:
        names = ((1, 2, plain(left.name), _BOX), (3, 4, plain(right.name), _BOX))
        self._line(names)
        items = ((1, 2, numbered(left.items), _ITEMS), (3, 4, numbered(right.items), _ITEMS))
        self._line(items)

    def _pairs(self, title: str, entries: Sequence[Field]) -> None:
        if not entries:
            return
        self._line(((1, 4, plain(title), _HEADING),), 8.0)
        for entry in entries:
            self._line(((1, 1, plain(entry.name), _NAME), (2, 4, plain(entry.text), _NOTE)))

    @property
    def pages(self) -> int:
        """On how many pages it is printed."""
        high = sum(self._heights) * PIXEL
        return 1 if high <= _SMALLER * _PAGE else ceil(high / _PAGE)

    def printing(self) -> Printing:
        """Return how the sheet is printed."""
        page, edition = self.form.page, self.form.edition
        return Printing(
            Area(1, 1, len(self._heights), 4),
            PAPERS[edition.settings.paper],
            head=page_head(page.badge.word if page.badge else ""),
            foot=page_foot(foot_of(page.dates[0].text, page.title), edition.t),
            pages=self.pages,
        )
