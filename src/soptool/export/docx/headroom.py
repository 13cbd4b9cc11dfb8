"""How much of a page heads, feet and letterheads of an agency's document take: an estimate in mm.

Word sets the text below a head that is higher than the margin, and nobody knows how high before it
is set. So lines are counted by the widths of letters, spaced as the styles say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final
from xml.etree import ElementTree as ET

from soptool.diagram.lettering import POINT, width
from soptool.export.docx.namespaces import NAMESPACES
from soptool.export.docx.text import TWIPS
from soptool.stylebook import Stylebook, leading

_W: Final = f"{{{NAMESPACES['xmlns:w']}}}"
_WP: Final = f"{{{NAMESPACES['xmlns:wp']}}}"
_EMU: Final = 36_000
"""In a millimetre."""
_LEADING: Final = 1.2
"""Of the lines of common fonts."""
_BOLD: Final = 1.08
_POINTS: Final = 10.0
"""Letters whose size nothing says."""
_HIGH: Final = re.compile(r"(?:^|;)\s*height:\s*([\d.]+)(pt|in|mm|cm)")
_UNITS: Final = {"pt": POINT, "in": 25.4, "mm": 1.0, "cm": 10.0}


@dataclass(frozen=True)
class Styles:
    """What the styles of a document say of the size of letters and the room around paragraphs."""

    known: Mapping[str, ET.Element]
    book: Stylebook
    general: ET.Element | None

    def said(self, style: str | None, path: str) -> str | None:
        """Return an attribute by its path (`rPr/sz@val`): the style's, else that of its bases."""
        for name in self.book.lineage(style, "paragraph"):
            value = _attribute(self.known[name], path)
            if value is not None:
                return value
        if self.general is None:
            return None
        kind = path.partition("/")[0]
        return _attribute(self.general, f"{kind}Default/{path}")


def styles_of(tree: ET.Element | None) -> Styles:
    """Read the part `styles.xml`; without one nothing is known."""
    found = [] if tree is None else [*tree.iter(f"{_W}style")]
    known = {name: each for each in found if (name := each.get(f"{_W}styleId", ""))}
    bases = {name: _attribute(each, "basedOn@val") or "" for name, each in known.items()}
    usual = {
        each.get(f"{_W}type", ""): each.get(f"{_W}styleId", "")
        for each in found
        if each.get(f"{_W}default") in ("1", "true")
    }
    general = None if tree is None else tree.find(f"{_W}docDefaults")
    return Styles(known, Stylebook(bases, usual), general)


def height_of(content: ET.Element, styles: Styles, room: float) -> float:
    """Return how high paragraphs and tables are that stand below each other, `room` mm wide."""
    return sum(_block(each, styles, room) for each in content)


def _block(block: ET.Element, styles: Styles, room: float) -> float:
    if block.tag == f"{_W}p":
        return _paragraph(block, styles, room)
    if block.tag == f"{_W}tbl":
        return sum(_row(each, styles, room) for each in block.findall(f"{_W}tr"))
    inside = block.find(f"{_W}sdtContent")
    return 0.0 if inside is None else height_of(inside, styles, room)


def _row(row: ET.Element, styles: Styles, room: float) -> float:
    cells = row.findall(f"{_W}tc")
    least = _number(_attribute(row, "trPr/trHeight@val")) / TWIPS
    needs = (_cell(each, styles, room / len(cells)) for each in cells)
    return max(least, *needs) if cells else least


def _cell(cell: ET.Element, styles: Styles, share: float) -> float:
    wide = _number(_attribute(cell, "tcPr/tcW@w")) / TWIPS
    is_said = _attribute(cell, "tcPr/tcW@type") == "dxa" and wide > 0
    return height_of(cell, styles, wide if is_said else share)


def _paragraph(it: ET.Element, styles: Styles, room: float) -> float:
    style = _attribute(it, "pPr/pStyle@val")

    def said(name: str) -> str | None:
        return _attribute(it, f"pPr/spacing@{name}") or styles.said(style, f"pPr/spacing@{name}")

    points, wide = _lettering(it, styles, style)
    lines = sum(max(1, ceil(each / room)) for each in wide)
    line = leading(points * _LEADING, _number(said("line")), said("lineRule")) * POINT
    around = (_number(said("before")) + _number(said("after"))) / TWIPS
    return max(lines * line, (lines - 1) * line + _pictures(it)) + around


def _lettering(it: ET.Element, styles: Styles, style: str | None) -> tuple[float, list[float]]:
    """Return the points of the largest letters of a paragraph, and how wide each line would be."""
    usual = _number(styles.said(style, "rPr/sz@val")) / 2 or _POINTS
    own = _number(_attribute(it, "pPr/rPr/sz@val")) / 2 or usual
    sizes: list[float] = []
    lines = [0.0]
    for run in it.iter(f"{_W}r"):
        points = _number(_attribute(run, "rPr/sz@val")) / 2 or usual
        bold = _BOLD if run.find(f"{_W}rPr/{_W}b") is not None else 1.0
        for each in run:
            if each.tag == f"{_W}t":
                sizes.append(points)
                lines[-1] += width(each.text or "", points * POINT) * bold
            elif each.tag in (f"{_W}br", f"{_W}cr") and each.get(f"{_W}type") is None:
                lines.append(0.0)
    return max(sizes, default=own), lines


def _pictures(it: ET.Element) -> float:
    """Return how high the highest picture is that takes room in the text."""
    inline = [*it.iter(f"{_WP}inline"), *_pushing(it)]
    extents = [each.find(f"{_WP}extent") for each in inline]
    heights = [_number(each.get("cy")) / _EMU for each in extents if each is not None]
    for shape in it.iter():
        look = shape.get("style", "") if shape.tag.endswith("}shape") else ""
        high = _HIGH.search(look)
        if high and "position:absolute" not in look:
            heights.append(float(high[1]) * _UNITS[high[2]])
    return max(heights, default=0.0)


def _pushing(it: ET.Element) -> Iterator[ET.Element]:
    """Yield what is anchored, and has text only above and below it."""
    for each in it.iter(f"{_WP}anchor"):
        if each.find(f"{_WP}wrapTopAndBottom") is not None:
            yield each


def _attribute(tree: ET.Element, path: str) -> str | None:
    names, _, attribute = path.partition("@")
    found = tree.find("/".join(f"{_W}{name}" for name in names.split("/")))
    return None if found is None else found.get(f"{_W}{attribute}")


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
