"""The drawing of a PDF as it stands on its pages, read back from what `pdftocairo` says is painted.

Lines are told apart as the form draws them: thin grey borders between the executors, black lines
with square ends, white shapes with a black edge, black arrowheads.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from export.painted import HALF, Painted
from soptool.diagram.checker.drawing import Box, Point

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"(-?[\d.]+)"
_STEP = re.compile(rf"([MLCZ])((?:\s+{_NUMBER})*)")
_MATRIX = re.compile(r"matrix\(([^)]*)\)")
_WORD = re.compile(
    rf'<word xMin="{_NUMBER}" yMin="{_NUMBER}" xMax="{_NUMBER}" yMax="{_NUMBER}">([^<]*)</word>'
)
_BORDER, _PEN = "0.4", "0.85"
Shape = list[Point]


@dataclass
class PrintedPage:
    """A page of the table: `painted` begins at its first row, left of the executors' columns.

    `letters` are those in off-page connectors, with the number of the row; `partners` have the page
    that is said to go on with each. `number` is the page's own.
    """

    number: int
    painted: Painted
    letters: list[tuple[str, int]] = field(default_factory=list)
    partners: list[tuple[str, int]] = field(default_factory=list)


def printed_pages(file: Path, first_column: float) -> list[PrintedPage]:
    """Return the pages with rows of a table, whose first executor's column is so many points."""
    count = int(_run("pdfinfo", str(file)).partition("Pages:")[2].split()[0])
    pages = [_page(file, number, first_column) for number in range(1, count + 1)]
    return [page for page in pages if page.painted.rows]


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _page(file: Path, number: int, first_column: float) -> PrintedPage:
    where = ["-f", str(number), "-l", str(number)]
    as_it_is = ["-noshrink", "-nocenter"]
    root = ET.fromstring(_run("pdftocairo", "-svg", *as_it_is, *where, str(file), "-"))
    shapes = [(_kind(element), _shapes(element)) for element in _paths(root)]
    borders = [shape for kind, found in shapes for shape in found if kind == "border"]
    if not borders:
        return PrintedPage(number, Painted())
    left = min(_box(shape).left for shape in borders) - first_column
    spans = {(round(box.top, 4), round(box.bottom, 4)) for box in map(_box, borders)}
    top = min(span[0] for span in spans)
    painted = Painted(rows=_distinct((above - top, below - top) for above, below in spans))
    pentagons = []
    for kind, found in shapes:
        for shape in found:
            box = _moved(_box(shape), -left, -top)
            if kind == "symbol" or (kind == "line" and _is_outline(shape)):
                painted.symbols.append(box)
                pentagons += [box] if len(shape) == 5 and _is_pentagon(shape) else []
            elif kind == "line":
                painted.lines += (_stroke(piece, -left, -top) for piece in pairwise(shape))
            elif kind == "arrow":
                painted.tips.append((shape[0][0] - left, shape[0][1] - top))
    words = _WORD.findall(_run("pdftotext", "-bbox", *where, str(file), "-"))
    page = PrintedPage(number, painted)
    for box in pentagons:
        inside = [
            text
            for x1, y1, x2, y2, text in words
            if box.left <= (float(x1) + float(x2)) / 2 - left <= box.right
            and box.top <= (float(y1) + float(y2)) / 2 - top <= box.bottom
        ]
        row = next(n for n, (above, below) in enumerate(painted.rows) if above <= box.top < below)
        letter, _, partner = inside
        page.letters.append((letter, row))
        page.partners.append((letter, int(partner)))
    return page


def _distinct(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return rows from the top; each has several borders, up to a rounding at one height."""
    found: list[tuple[float, float]] = []
    for span in sorted(spans):
        if not found or span[0] - found[-1][0] > 0.1:
            found.append(span)
    return found


def _paths(root: ET.Element) -> Iterator[ET.Element]:
    """Yield what is painted, not the letters' outlines."""
    for element in root:
        if element.tag != f"{_SVG}defs":
            if element.tag == f"{_SVG}path":
                yield element
            yield from _paths(element)


def _kind(element: ET.Element) -> str:
    style = dict(part.split(":") for part in element.get("style", "").split(";") if ":" in part)
    look = {name.strip(): value.strip() for name, value in style.items()}
    width, fill = look.get("stroke-width"), look.get("fill", "none")
    if width == _BORDER:
        return "border"
    if width == _PEN:
        return "line" if fill == "none" else "symbol"
    is_black = fill.replace(" ", "") == "rgb(0%,0%,0%)" and look.get("stroke") == "none"
    return "arrow" if is_black else ""


def _shapes(element: ET.Element) -> list[Shape]:
    """Return the corners of each part of a path, where they are on the page."""
    found = _MATRIX.search(element.get("transform", ""))
    a, b, c, d, e, f = map(float, found.group(1).split(",")) if found else (1, 0, 0, 1, 0, 0)
    shapes: list[Shape] = []
    for step, numbers, _ in _STEP.findall(element.get("d", "")):
        values = [float(number) for number in numbers.split()]
        if step == "M":
            shapes.append([])
        if values:
            x, y = values[-2:]
            shapes[-1].append((a * x + c * y + e, b * x + d * y + f))
    return [_open(shape) for shape in shapes if len(shape) > 1]


def _open(shape: Shape) -> Shape:
    """Leave out a last corner that is the first again."""
    (x1, y1), (x2, y2) = shape[0], shape[-1]
    is_closed = len(shape) > 2 and abs(x1 - x2) + abs(y1 - y2) < 0.01
    return shape[:-1] if is_closed else shape


def _box(shape: Shape) -> Box:
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _stroke(piece: tuple[Point, Point], right: float, down: float) -> Box:
    """Return a straight piece as it is painted: square ends and sharp corners reach as far."""
    box = _moved(_box(list(piece)), right, down)
    return Box(box.left - HALF, box.top - HALF, box.right + HALF, box.bottom + HALF)


def _is_outline(shape: Shape) -> bool:
    """Whether it is a capsule, whose edge is painted after its white: it has round ends."""
    return any(min(abs(x1 - x2), abs(y1 - y2)) > HALF for (x1, y1), (x2, y2) in pairwise(shape))


def _is_pentagon(shape: Shape) -> bool:
    """Whether it is level above and pointed below."""
    box = _box(shape)
    return sum(abs(y - box.bottom) < 0.05 for _, y in shape) == 1


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)


def together(pages: list[PrintedPage]) -> Painted:
    """Return the drawing of all pages, one below the other."""
    whole, above = Painted(), 0.0
    for page in pages:
        painted = page.painted
        whole.rows += [(top + above, bottom + above) for top, bottom in painted.rows]
        whole.lines += [_moved(line, 0.0, above) for line in painted.lines]
        whole.symbols += [_moved(symbol, 0.0, above) for symbol in painted.symbols]
        whole.tips += [(x, y + above) for x, y in painted.tips]
        above = whole.rows[-1][1]
    return whole


def loose_ends(pages: list[PrintedPage]) -> list[str]:
    """Return what is wrong where pages break: letters without their like, lines that go on."""
    found = []
    at = sorted((text, page.number) for page in pages for text, _ in page.letters)
    for letter, ends in groupby(at, key=lambda end: end[0]):
        numbers = [number for _, number in ends]
        if len(set(numbers)) != 2 or len(numbers) != 2:
            found.append(f"{letter} stands on the pages {numbers}")
    found += [
        f"{text} does not go on at page {partner}"
        for page in pages
        for text, partner in page.partners
        if partner == page.number or (text, partner) not in at
    ]
    for number, page in enumerate(pages):
        last = len(page.painted.rows) - 1
        found += [f"{text} in row {row}" for text, row in page.letters if row not in (0, last)]
        top, bottom = page.painted.rows[0][0], page.painted.rows[-1][1]
        for line in page.painted.lines:
            if line.top < top + HALF or line.bottom > bottom - HALF:
                found.append(f"a line reaches over page {number + 1}")
    return found
