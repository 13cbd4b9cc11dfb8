"""Documents as LibreOffice prints them: converted to PDF, and their drawing read back from that.

Lines are told apart by their look: borders half a point wide (in Excel 0.75), lines of the drawing
0.85, symbols white with such an edge, arrowheads black. A line ends where its arrowhead begins.
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

_BORDERS, _PEN = (0.5, 0.75), 0.85


def converted(files: Sequence[Path], folder: Path) -> None:
    """Convert all files at once, in a profile of their own; their PDFs are in the folder."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=400)


def pages_of(file: Path) -> int:
    said = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True)
    return int(said.stdout.partition("Pages:")[2].split()[0])


def painted_on(file: Path, page: int, left: float, rows: int, head: int = -1) -> Painted:
    """Return the drawing of a page, in its last so many rows.

    `left`: from the table's edge to the first executor. `head`: how many borders of the table, from
    its top, come before the first row, where something stands below the last.
    """
    shapes = list(_kinds(file, page))
    levels = [box for kind, shape in shapes if kind == "border" if _is_level(box := _box(shape))]
    edge = min(box.left for box in levels)
    tops = sorted({box.top for box in levels if box.left < edge + 2})
    borders = [y for n, y in enumerate(tops) if n == 0 or y - tops[n - 1] > 2]
    assert len(borders) > rows + max(head, 1)
    borders = borders[head : head + rows + 1] if head >= 0 else borders[-rows - 1 :]
    top, left = borders[0], edge + left
    painted = Painted(rows=[(above - top, below - top) for above, below in pairwise(borders)])
    for kind, shape in shapes:
        moved = _moved(_box(shape), -left, -top)
        if kind == "symbol":
            painted.symbols.append(moved)
        elif kind == "arrow":
            painted.tips.append((shape[0][0] - left, shape[0][1] - top))
            painted.lines.append(moved)
        elif kind == "line":
            painted.lines.append(
                Box(moved.left - HALF, moved.top - HALF, moved.right + HALF, moved.bottom + HALF)
            )
    return painted


def has_symbols(file: Path, page: int) -> bool:
    """Whether symbols are drawn on a page."""
    return any(kind == "symbol" for kind, _ in _kinds(file, page))


def _kinds(file: Path, page: int) -> Iterator[tuple[str, list[Point]]]:
    """Yield what is drawn on a page, and as what."""
    where = ["-f", str(page), "-l", str(page), "-noshrink", "-nocenter"]
    command = ["pdftocairo", "-svg", *where, str(file), "-"]
    svg = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for element in _paths(ET.fromstring(svg)):
        yield from ((_kind(element), shape) for shape in _shapes(element))


def _is_level(box: Box) -> bool:
    return box.bottom - box.top < 0.5 and box.right - box.left > 2


def _kind(element: ET.Element) -> str:
    said = element.get("style", "").replace(" ", "").split(";")
    style = dict(part.split(":", 1) for part in said if ":" in part)
    width, fill = round(float(style.get("stroke-width", "0")), 2), style.get("fill", "none")
    if width in (*_BORDERS, _PEN) and fill == "none":
        return "line" if width == _PEN else "border"
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
