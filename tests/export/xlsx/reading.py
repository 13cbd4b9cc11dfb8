"""A written .xlsx read back with nothing but its XML: where shapes are, and what stands in cells.

Places follow from the anchors, the widths of columns and the heights of rows, as a program of an
office reckons them. Knows nothing of what wrote the file.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from itertools import accumulate
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from export.painted import HALF, Painted
from soptool.diagram.checker.drawing import Box

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12_700
"""In a point."""
WIDTH = 0.75 * 7
"""Points of a digit's width in the normal font, in which widths of columns are counted."""


@dataclass
class Drawn:
    """What is drawn on a sheet, in points; names and words of its shapes; what lacks words."""

    painted: Painted = field(default_factory=Painted)
    names: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)
    without_alternative: list[str] = field(default_factory=list)


@dataclass
class Read:
    """A sheet: texts by row and column from 1, borders in points, areas made one."""

    texts: dict[tuple[int, int], str]
    columns: list[float]
    rows: list[float]
    merged: list[str]
    tree: ET.Element


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def sheet(content: bytes, name: str) -> Read:
    """Read a sheet by its name."""
    files = parts(content)
    names = [
        each.attrib["name"] for each in ET.fromstring(files["xl/workbook.xml"]).iter(f"{S}sheet")
    ]
    tree = ET.fromstring(files[f"xl/worksheets/sheet{names.index(name) + 1}.xml"])
    shared = [
        "".join(each.itertext())
        for each in ET.fromstring(files["xl/sharedStrings.xml"]).findall(f"{S}si")
    ]
    texts: dict[tuple[int, int], str] = {}
    for cell in tree.iter(f"{S}c"):
        assert cell.find(f"{S}f") is None, "a formula"
        value = cell.findtext(f"{S}v")
        if value is not None:
            assert cell.attrib["t"] == "s"
            texts[place(cell.attrib["r"])] = shared[int(value)]
    widths = [float(each.attrib["width"]) * WIDTH for each in tree.iter(f"{S}col")]
    heights = [float(each.get("ht", "13.5")) for each in tree.iter(f"{S}row")]
    merged = [each.attrib["ref"] for each in tree.iter(f"{S}mergeCell")]
    return Read(
        texts,
        list(accumulate(widths, initial=0.0)),
        list(accumulate(heights, initial=0.0)),
        merged,
        tree,
    )


def place(name: str) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", name)
    assert match
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def drawn(content: bytes, number: int, read: Read) -> Drawn:
    """Return what is drawn on the sheet with this number."""
    found = Drawn()
    tree = ET.fromstring(parts(content)[f"xl/drawings/drawing{number}.xml"])
    ids = [each.attrib["id"] for each in tree.iter(f"{XDR}cNvPr")]
    assert len(ids) == len(set(ids))
    for anchor in tree:
        box = _box(anchor, read)
        for shape in (*anchor.findall(f"{XDR}sp"), *anchor.findall(f"{XDR}cxnSp")):
            _read_shape(shape, box, found)
        for glue in (*anchor.iter(f"{A}stCxn"), *anchor.iter(f"{A}endCxn")):
            assert glue.attrib["id"] in ids
    return found


def _box(anchor: ET.Element, read: Read) -> Box:
    values = [_corner(anchor.find(f"{XDR}{name}"), read) for name in ("from", "to")]
    return Box(*values[0], *values[1])


def _corner(corner: ET.Element | None, read: Read) -> tuple[float, float]:
    assert corner is not None
    column, across, row, down = (int(each.text or "") for each in corner)
    wide = read.columns[column + 1] - read.columns[column]
    high = read.rows[row + 1] - read.rows[row]
    assert 0 <= across / EMU <= wide + 0.01, "outside its cell"
    assert 0 <= down / EMU <= high + 0.01, "outside its cell"
    return read.columns[column] + across / EMU, read.rows[row] + down / EMU


def _read_shape(shape: ET.Element, box: Box, found: Drawn) -> None:
    about, frame = shape.find(f".//{XDR}cNvPr"), shape.find(f"{XDR}spPr/{A}xfrm")
    assert about is not None
    assert frame is not None
    name = about.attrib["name"]
    found.names[name] += 1
    left, top, wide, high = (
        int(value) / EMU for each in (frame[0], frame[1]) for value in each.attrib.values()
    )
    for one, other in zip((left, top, left + wide, top + high), vars_of(box), strict=True):
        assert abs(one - other) < 0.05, (name, box)
    if name.startswith(("connector", "link")):
        ink = Box(box.left - HALF, box.top - HALF, box.right + HALF, box.bottom + HALF)
        found.painted.lines.append(ink)
        if shape.find(f"{XDR}spPr/{A}ln/{A}tailEnd") is not None:
            x = box.left if frame.get("flipH") else box.right
            y = box.top if frame.get("flipV") else box.bottom
            found.painted.tips.append((x, y))
        return
    if name.startswith("symbol"):
        found.painted.symbols.append(box)
    if not about.get("descr"):
        found.without_alternative.append(name)
    found.words[name] = " ".join(text for each in shape.iter(f"{A}t") if (text := each.text))


def vars_of(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
