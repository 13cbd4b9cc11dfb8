"""Workbooks as strangers make them: cells with borders, and a drawing over them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate

from importing.hostile import MAIN, OFFICE, package, relations
from importing.sketch import (
    INK,
    NONE,
    PRESETS,
    Arrow,
    Sketch,
    Symbol,
    emu,
    glue_of,
    look,
    pen_of,
    sized,
    xfrm,
)
from soptool.importing.sheets import Box

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LETTERS = (4, 20, 10, 10, 10, 12, 8, 12, 8)
"""Widths of the columns of a flow, in letters."""
EDGES = [0.0, *accumulate(5.25 * wide for wide in LETTERS)]
HIGH = 48.0
HEAD = (20.0, 20.0)
NAMES = ("Staf", "Kepala Seksi", "Kepala")
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts/><fonts><font><sz val="8"/></font></fonts><borders>'
    "<border/>{}</borders><cellXfs>{}</cellXfs></styleSheet>"
).format(
    "".join(
        "<border>" + "".join(f'<{side} style="thin"/>' for side in sides) + "</border>"
        for sides in (
            ("left", "right", "top", "bottom"),
            ("left", "right", "top"),
            ("left", "right"),
            ("left", "right", "bottom"),
        )
    ),
    "".join(f'<xf fontId="0" borderId="{at}" numFmtId="0"/>' for at in range(5))
    + '<xf fontId="0" borderId="1" numFmtId="14"/>',
)
PLAIN, RULED, FIRST, MIDDLE, LAST, DATE = range(6)


@dataclass
class Sheet:
    """A worksheet in the making: texts and looks by row and column from 1."""

    name: str = "Alur"
    cells: dict[tuple[int, int], tuple[str | float, int]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    letters: Sequence[float] = LETTERS
    hidden_columns: Sequence[int] = ()
    drawing: str = ""
    state: str = ""
    margins: str = ""
    tells_heights: bool = True

    def put(self, row: int, column: int, text: str | float, style: int = RULED) -> None:
        """Fill a cell."""
        self.cells[row, column] = (text, style)

    def over(self, area: str, text: str, style: int = RULED) -> None:
        """Fill cells that are one (`B2:D3`)."""
        first, last = (_place(part) for part in area.split(":"))
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                self.put(row, column, "", style)
        self.put(*first, text, style)
        self.merged.append(area)

    def tops(self) -> list[float]:
        """Return where rows begin."""
        last = max((row for row, _ in self.cells), default=1) + 80
        return [0.0, *accumulate(self.heights.get(row, 15.0) for row in range(1, last + 1))]

    def part(self) -> str:
        """Write the worksheet's part."""
        rows: dict[int, list[str]] = {}
        for (row, column), (text, style) in sorted(self.cells.items()):
            at = f'r="{name_of(row, column)}" s="{style}"'
            if isinstance(text, str):
                said = f' t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else "/>"
            else:
                said = f"><v>{text}</v></c>"
            rows.setdefault(row, []).append(f"<c {at}{said}")
        written = "".join(
            f'<row r="{row}"{self._height(row)}>{"".join(cells)}</row>'
            for row, cells in rows.items()
        )
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{wide}" customWidth="1"'
            f"{' hidden=' + chr(34) + '1' + chr(34) if at in self.hidden_columns else ''}/>"
            for at, wide in enumerate(self.letters, start=1)
        )
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self.merged)
        return (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><cols>{columns}</cols>'
            f"<sheetData>{written}</sheetData><mergeCells>{merged}</mergeCells>"
            f"{self.margins}"
            f'<drawing r:id="d"/></worksheet>'
        )

    def _height(self, row: int) -> str:
        told = f' ht="{self.heights.get(row, 15.0)}" customHeight="1"'
        return told if self.tells_heights else ""


def name_of(row: int, column: int) -> str:
    return f"{chr(ord('A') + column - 1)}{row}"


def _place(name: str) -> tuple[int, int]:
    return int(name[1:]), ord(name[0]) - ord("A") + 1


def flow(
    activities: Sequence[str], sheet: Sheet | None = None, top: int = 1, *, first: int = 1
) -> Sheet:
    """Write the table of a flow from a row of the sheet on."""
    sheet = sheet or Sheet()
    below = top + 1
    sheet.heights |= {top: HEAD[0], below: HEAD[1]}
    for column, text in ((1, "No"), (2, "Kegiatan"), (9, "Ket")):
        sheet.over(f"{name_of(top, column)}:{name_of(below, column)}", text)
    sheet.over(f"C{top}:E{top}", "Pelaksana")
    sheet.over(f"F{top}:H{top}", "Mutu Baku")
    for column, text in enumerate((*NAMES, "Kelengkapan", "Waktu", "Output"), start=3):
        sheet.put(below, column, text)
    for at, text in enumerate(activities):
        row = below + 1 + at
        sheet.heights[row] = HIGH
        values: list[str | float] = [at + first, text, "", "", "", "Surat", "1 jam", "Surat", ""]
        for column, value in enumerate(values, start=1):
            sheet.put(row, column, value)
    return sheet


def box(row: int, column: int, top: float = 40.0, width: float = 36.0, height: float = 18.0) -> Box:
    """Return where a symbol stands: in the middle of its cell, below a head that ends at `top`."""
    x = (EDGES[2 + column] + EDGES[3 + column]) / 2
    y = top + HIGH * (row + 0.5)
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def decided(*, glue: bool = False, top: float = 40.0) -> Sketch:
    """Draw three rows: a start, a question that leads on or back, an end in another column."""
    sketch = Sketch()
    first = sketch.put("round", box(0, 0, top), "Mulai")
    asked = sketch.put("diamond", box(1, 1, top))
    last = sketch.put("terminator", box(2, 0, top))
    sketch.down(first, asked, glue=glue)
    sketch.down(asked, last, glue=glue)
    if glue:
        start, end = (asked.box.x1, asked.box.middle[1]), (first.box.x1, first.box.middle[1])
        sketch.arrows.append(Arrow(start, end, glued=(asked.id, first.id)))
    else:
        sketch.back(asked, first, asked.box.x1 + 6)
    sketch.say("Ya", asked.box.middle[0] + 2, asked.box.y1 + 1)
    sketch.say("Tidak", asked.box.x1 + 1, asked.box.y0 - 6)
    return sketch


def draw(sheet: Sheet, sketch: Sketch, anchor: str = "two") -> Sheet:
    """Anchor a drawing: by `two` cells, `one`, `absolute`, or all of it in a `group`."""
    shapes = [*_shapes(sketch)]
    if anchor == "group":
        whole = Box(EDGES[2], 40.0, EDGES[5], 40.0 + 3 * HIGH)
        child = (f'<a:chOff x="{emu(whole.x0)}" y="{emu(whole.y0)}"/>'
                 f'<a:chExt cx="{emu(whole.width)}" cy="{emu(whole.height)}"/>')  # fmt: skip
        frame = sized(whole).replace("</a:xfrm>", f"{child}</a:xfrm>")
        inner = "".join(shape for shape, _ in shapes)
        group = f"<xdr:grpSp><xdr:grpSpPr>{frame}</xdr:grpSpPr>{inner}</xdr:grpSp>"
        shapes = [(group, whole)]
    anchors = "".join(_anchored(sheet, shape, frame, anchor) for shape, frame in shapes)
    space = f'xmlns:xdr="{_DRAWING}" xmlns:a="{_A}"'
    sheet.drawing = f"<xdr:wsDr {space}>{anchors}</xdr:wsDr>"
    return sheet


def _shapes(sketch: Sketch) -> list[tuple[str, Box]]:
    found = [(_symbol(symbol), symbol.box) for symbol in sketch.symbols]
    for at, arrow in enumerate(sketch.arrows):
        frame, turns = xfrm(arrow)
        preset = "bentConnector3" if arrow.elbow else "straightConnector1"
        style = look(preset, sized(frame, turns), pen_of(arrow))
        glue = f"<xdr:cNvCxnSpPr>{glue_of(arrow)}</xdr:cNvCxnSpPr>"
        about = f'<xdr:nvCxnSpPr><xdr:cNvPr id="{500 + at}" name="c"/>{glue}</xdr:nvCxnSpPr>'
        found.append((f"<xdr:cxnSp>{about}<xdr:spPr>{style}</xdr:spPr></xdr:cxnSp>", frame))
    for at, (text, frame) in enumerate(sketch.words):
        about = f'<xdr:cNvPr id="{900 + at}" name="t"/><xdr:cNvSpPr txBox="1"/>'
        found.append((_sp(about, look("rect", sized(frame), NONE), text), frame))
    return found


def _symbol(symbol: Symbol) -> str:
    about = f'<xdr:cNvPr id="{symbol.id}" name="s"/><xdr:cNvSpPr/>'
    return _sp(about, look(PRESETS[symbol.kind], sized(symbol.box), INK.format("")), symbol.text)


def _sp(about: str, style: str, text: str) -> str:
    body = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
    words = f'<a:p><a:r><a:rPr sz="700"/><a:t>{escape(text)}</a:t></a:r></a:p>' if text else ""
    return (
        f"<xdr:sp><xdr:nvSpPr>{about}</xdr:nvSpPr><xdr:spPr>{style}</xdr:spPr>"
        f"<xdr:txBody>{body}{words}</xdr:txBody></xdr:sp>"
    )


def _anchored(sheet: Sheet, piece: str, frame: Box, anchor: str) -> str:
    size = f'<xdr:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/>'
    if anchor == "absolute":
        at = f'<xdr:pos x="{emu(frame.x0)}" y="{emu(frame.y0)}"/>'
        return f"<xdr:absoluteAnchor>{at}{size}{piece}<xdr:clientData/></xdr:absoluteAnchor>"
    first = _corner(sheet, "from", frame.x0, frame.y0)
    if anchor == "one":
        return f"<xdr:oneCellAnchor>{first}{size}{piece}<xdr:clientData/></xdr:oneCellAnchor>"
    last = _corner(sheet, "to", frame.x1, frame.y1)
    return f"<xdr:twoCellAnchor>{first}{last}{piece}<xdr:clientData/></xdr:twoCellAnchor>"


def _corner(sheet: Sheet, tag: str, x: float, y: float) -> str:
    edges = [0.0, *accumulate(5.25 * wide for wide in sheet.letters)]
    column, row = bisect_right(edges, x + 0.001) - 1, bisect_right(sheet.tops(), y + 0.001) - 1
    more_x, more_y = emu(x - edges[column]), emu(y - sheet.tops()[row])
    return (
        f"<xdr:{tag}><xdr:col>{column}</xdr:col><xdr:colOff>{more_x}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{more_y}</xdr:rowOff></xdr:{tag}>"
    )


def book(*sheets: Sheet, styles: str = STYLES) -> bytes:
    """Put sheets together."""
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{at}" r:id="s{at}"'
        f"{f' state={chr(34)}{sheet.state}{chr(34)}' if sheet.state else ''}/>"
        for at, sheet in enumerate(sheets, start=1)
    )
    parts: Mapping[str, str] = {
        "_rels/.rels": relations(a="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            st="styles styles.xml",
            **{f"s{at}": f"worksheet worksheets/s{at}.xml" for at in range(1, len(sheets) + 1)},
        ),
        "xl/styles.xml": styles,
    }
    more = {}
    for at, sheet in enumerate(sheets, start=1):
        more[f"xl/worksheets/s{at}.xml"] = sheet.part()
        if sheet.drawing:
            more[f"xl/worksheets/_rels/s{at}.xml.rels"] = relations(
                d=f"drawing ../drawings/d{at}.xml"
            )
            more[f"xl/drawings/d{at}.xml"] = sheet.drawing
    return package({**parts, **more})
