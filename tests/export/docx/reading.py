"""A written .docx read back with nothing but its XML: where shapes are, and what stands in it.

Places follow from the anchors, the widths of columns and the heights of rows, as a program of an
office reckons them. Knows nothing of what wrote the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from export.painted import HALF, Painted
from soptool.diagram.checker.drawing import Box

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
EMU = 12_700
"""In a point."""


@dataclass
class Drawn:
    """The drawing of all tables of flows, one below the other, in points; and what it says."""

    painted: Painted = field(default_factory=Painted)
    names: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)
    without_alternative: list[str] = field(default_factory=list)
    tables: int = 0


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def body(content: bytes) -> ET.Element:
    found = ET.fromstring(parts(content)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def drawn(content: bytes) -> Drawn:
    found = Drawn()
    down = 0.0
    for table in body(content).iter(f"{W}tbl"):
        if table.find(f".//{WPG}wgp") is not None:
            found.tables += 1
            down = _read_table(table, down, found)
    return found


def _read_table(table: ET.Element, down: float, found: Drawn) -> float:
    widths = [int(each.attrib[f"{W}w"]) / 20 for each in table.iter(f"{W}gridCol")]
    first = min(_column(row) for row in table.iter(f"{W}tr") if _anchors(row))
    left = sum(widths[:first])
    for row in table.iter(f"{W}tr"):
        _check_grid(row, len(widths))
        if row.find(f"{W}trPr/{W}tblHeader") is not None:
            continue
        height = row.find(f"{W}trPr/{W}trHeight")
        assert height is not None
        high = int(height.attrib[f"{W}val"]) / 20
        found.painted.rows.append((down, down + high))
        for anchor in _anchors(row):
            across = sum(widths[: _column(row)]) - left
            _read_anchor(anchor, across, down, found)
        down += high
    return down


def _check_grid(row: ET.Element, columns: int) -> None:
    assert sum(map(_span, row.findall(f"{W}tc"))) == columns


def _span(cell: ET.Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.attrib[f"{W}val"])


def _anchors(row: ET.Element) -> list[ET.Element]:
    return list(row.iter(f"{WP}anchor"))


def _column(row: ET.Element) -> int:
    """Return the column of the row's cell that holds an anchor."""
    column = 0
    for cell in row.findall(f"{W}tc"):
        if cell.find(f".//{WP}anchor") is not None:
            break
        column += _span(cell)
    return column


def _read_anchor(anchor: ET.Element, across: float, down: float, found: Drawn) -> None:
    offsets = []
    for name in ("positionH", "positionV"):
        position = anchor.find(f"{WP}{name}")
        assert position is not None
        assert position.attrib["relativeFrom"] in ("column", "paragraph")
        offsets.append(int(position.findtext(f"{WP}posOffset") or "") / EMU)
    extent, frame = anchor.find(f"{WP}extent"), anchor.find(f".//{WPG}grpSpPr/{A}xfrm")
    assert extent is not None
    assert frame is not None
    inside = frame.find(f"{A}chOff")
    assert inside is not None
    across += offsets[0] - int(inside.attrib["x"]) / EMU
    down += offsets[1] - int(inside.attrib["y"]) / EMU
    child, whole = frame.find(f"{A}chExt"), frame.find(f"{A}ext")
    assert child is not None
    assert whole is not None
    assert dict(child.attrib) == dict(whole.attrib) == dict(extent.attrib)
    about = anchor.find(f"{WP}docPr")
    assert about is not None
    if not about.get("descr"):
        found.without_alternative.append(about.attrib["name"])
    for shape in anchor.iter(f"{WPS}wsp"):
        _read_shape(shape, across, down, found)


def _read_shape(shape: ET.Element, across: float, down: float, found: Drawn) -> None:
    about, frame = shape.find(f"{WPS}cNvPr"), shape.find(f"{WPS}spPr/{A}xfrm")
    assert about is not None
    assert frame is not None
    name, (left, top, wide, high) = about.attrib["name"], _numbers(frame)
    box = Box(left + across, top + down, left + across + wide, top + down + high)
    found.names[name] += 1
    sort = name.partition(" ")[0]
    if sort in ("connector", "link"):
        line = Box(box.left - HALF, box.top - HALF, box.right + HALF, box.bottom + HALF)
        found.painted.lines.append(line)
        if shape.find(f"{WPS}spPr/{A}ln/{A}tailEnd") is not None:
            x = box.left if frame.get("flipH") else box.right
            y = box.top if frame.get("flipV") else box.bottom
            found.painted.tips.append((x, y))
    elif sort == "symbol":
        found.painted.symbols.append(box)
        if not about.get("descr"):
            found.without_alternative.append(name)
    found.words[name] = " ".join(texts(shape))


def _numbers(frame: ET.Element) -> Iterator[float]:
    for name in ("off", "ext"):
        for value in frame.find(f"{A}{name}").attrib.values():  # type: ignore[union-attr]
            yield int(value) / EMU


def texts(element: ET.Element) -> list[str]:
    """Return the text of every paragraph that has one."""
    said = ("".join(each.itertext()) for each in element.iter(f"{W}p"))
    return [text for text in said if text.strip()]
