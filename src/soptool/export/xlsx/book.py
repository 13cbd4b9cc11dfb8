"""The workbook around its sheets: shared texts, names, and the package of all parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.export.office.package import CORE, OFFICE, Package
from soptool.export.office.properties import core_properties
from soptool.export.office.theme import THEME_TYPE, theme
from soptool.export.office.xml import Xml, element
from soptool.export.xlsx.sheet import Sheet
from soptool.export.xlsx.styles import MAIN, Styles

_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK: Final = "xl/workbook.xml"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"


@dataclass(slots=True)
class _Strings:
    """The texts that cells share."""

    known: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def number(self, text: str) -> int:
        self.count += 1
        return self.known.setdefault(text, len(self.known))

    def part(self) -> Xml:
        return element(
            "sst",
            {"xmlns": MAIN, "count": self.count, "uniqueCount": len(self.known)},
            *(
                element(
                    "si",
                    None,
                    text if type(text) is Xml else element("t", {"xml:space": "preserve"}, text),
                )
                for text in self.known
            ),
        )


@dataclass(slots=True)
class Book:
    """A workbook in the making. `shown` is the sheet that is open, counted from 0."""

    title: str
    author: str
    language: str
    timestamp: int
    font: str = "Arial"
    sheets: list[Sheet] = field(default_factory=list)
    shown: int = 0
    package: Package = field(default_factory=Package)

    def part_of(self, sheet: Sheet) -> str:
        """Return the name of a sheet's part; drawings are related to it."""
        return f"xl/worksheets/sheet{self.sheets.index(sheet) + 1}.xml"

    def content(self) -> bytes:
        """Return the whole file."""
        package, styles, strings = self.package, Styles(self.font), _Strings()
        package.relate("", f"{OFFICE}/officeDocument", BOOK)
        entries = []
        for number, sheet in enumerate(self.sheets, start=1):
            name = self.part_of(sheet)
            part = sheet.part(styles.number, strings.number)
            package.add(name, part, f"{_TYPE}.worksheet+xml")
            relation = package.relate(BOOK, f"{OFFICE}/worksheet", name)
            entries.append(
                element("sheet", {"name": sheet.name, "sheetId": number, "r:id": relation})
            )
        package.add(BOOK, self._book(entries), f"{_TYPE}.sheet.main+xml")
        for name, part in (("styles", styles.part()), ("sharedStrings", strings.part())):
            package.add(f"xl/{name}.xml", part, f"{_TYPE}.{name}+xml")
            package.relate(BOOK, f"{OFFICE}/{name}", f"xl/{name}.xml")
        package.add("xl/theme/theme1.xml", theme(self.font), THEME_TYPE)
        package.relate(BOOK, f"{OFFICE}/theme", "xl/theme/theme1.xml")
        core = core_properties(self.title, self.author, self.language, self.timestamp)
        package.add("docProps/core.xml", core, _CORE)
        package.relate("", CORE, "docProps/core.xml")
        return package.content()

    def _book(self, entries: Sequence[Xml]) -> Xml:
        names = self._names()
        return element(
            "workbook",
            {"xmlns": MAIN, "xmlns:r": OFFICE},
            element("bookViews", None, element("workbookView", {"activeTab": self.shown})),
            element("sheets", None, *entries),
            element("definedNames", None, *names) if names else None,
        )

    def _names(self) -> list[Xml]:
        """Return what is printed of each sheet, and which rows stand on every page."""
        found = []
        for number, sheet in enumerate(self.sheets):
            own = "'" + sheet.name.replace("'", "''") + "'!"
            printing = sheet.printing
            if sheet.filtered:
                hidden = {"name": "_xlnm._FilterDatabase", "localSheetId": number, "hidden": True}
                found.append(element("definedName", hidden, own + sheet.filtered.fixed))
            if printing is None:
                continue
            area = {"name": "_xlnm.Print_Area", "localSheetId": number}
            found.append(element("definedName", area, own + printing.area.fixed))
            if printing.repeated:
                titles = {"name": "_xlnm.Print_Titles", "localSheetId": number}
                first, last = printing.repeated
                found.append(element("definedName", titles, f"{own}${first}:${last}"))
        return found
