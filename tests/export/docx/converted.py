"""A Word document as LibreOffice prints it: converted to PDF, and its drawing read back from that.

Lines are told apart by their look: borders half a point wide, lines of the drawing 0.85, symbols
white with such an edge, arrowheads black. A line ends where its arrowhead begins.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from export.painted import HALF, Painted
from export.printed import _box, _moved, _paths, _shapes
from soptool.diagram.checker.drawing import Box, Point

MARGIN = 28.35
"""Points from the edge of the paper to the table."""
_BORDER, _PEN = "0.5", "0.85"


def converted(files: Sequence[Path], folder: Path) -> None:
    """Convert all files at once, in a profile of their own; their PDFs are in the folder."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=400)


def pages_of(file: Path) -> int:
    said = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True)
    return int(said.stdout.partition("Pages:")[2].split()[0])


def painted_on(file: Path, page: int, left: float, rows: int) -> Painted:
    """Return the drawing of a page, in its last so many rows.

    `left`: from the table's edge to the first executor.
    """
    where = ["-f", str(page), "-l", str(page), "-noshrink", "-nocenter"]
    command = ["pdftocairo", "-svg", *where, str(file), "-"]
    svg = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    shapes = [(_kind(it), shape) for it in _paths(ET.fromstring(svg)) for shape in _shapes(it)]
    levels = sorted({y for kind, shape in shapes if kind == "border" for y in _at_edge(shape)})
    borders = [y for n, y in enumerate(levels) if n == 0 or y - levels[n - 1] > 2]
    assert len(borders) > rows + 1
    borders = borders[-rows - 1 :]
    top = borders[0]
    painted = Painted(rows=[(above - top, below - top) for above, below in pairwise(borders)])
    for kind, shape in shapes:
        moved = _moved(_box(shape), -left - MARGIN, -top)
        if kind == "symbol":
            painted.symbols.append(moved)
        elif kind == "arrow":
            painted.tips.append((shape[0][0] - left - MARGIN, shape[0][1] - top))
            painted.lines.append(moved)
        elif kind == "line":
            painted.lines.append(
                Box(moved.left - HALF, moved.top - HALF, moved.right + HALF, moved.bottom + HALF)
            )
    return painted


def _at_edge(shape: Sequence[Point]) -> Iterator[float]:
    """Yield the height of a level border that begins at the table's edge."""
    box = _box(list(shape))
    if box.bottom - box.top < 0.5 and abs(box.left - MARGIN) < 2:
        yield box.top


def _kind(element: ET.Element) -> str:
    said = element.get("style", "").replace(" ", "").split(";")
    style = dict(part.split(":", 1) for part in said if ":" in part)
    width, fill = style.get("stroke-width"), style.get("fill", "none")
    if width in (_BORDER, _PEN) and fill == "none":
        return "border" if width == _BORDER else "line"
    if width == _PEN:
        return "symbol"
    is_black = fill == "rgb(0%,0%,0%)" and style.get("stroke") == "none"
    return "arrow" if is_black else ""


def stacked(pages: Sequence[Painted], heights: Sequence[float]) -> Painted:
    """Return the drawing of all pages, one below the other: each page as high as was planned."""
    whole, above, row = Painted(), 0.0, 0
    for page in pages:
        whole.lines += [_moved(line, 0.0, above) for line in page.lines]
        whole.symbols += [_moved(symbol, 0.0, above) for symbol in page.symbols]
        whole.tips += [(x, y + above) for x, y in page.tips]
        above += sum(heights[row : row + len(page.rows)])
        row += len(page.rows)
        whole.rows += page.rows
    return whole
