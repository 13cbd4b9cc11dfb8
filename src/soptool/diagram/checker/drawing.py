"""Read a written SVG flowchart back into boxes and lines. Shares nothing with the router."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_BOX = ("data-x", "data-y", "data-w", "data-h")
_ENDS = ("x1", "y1", "x2", "y2")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the drawing's units."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label(Box):
    """Words beside a line: `source` and `text` are its connectors', empty where it has none."""

    source: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol's box; `words` is the text inside it."""

    id: str
    step: str
    kind: str
    box: Box
    words: str


@dataclass(frozen=True, slots=True)
class Connector:
    """A line with an arrow at its last point."""

    source: str
    target: str
    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands in the file. `area` is where the flow may be drawn.

    `either`: symbols that a broken link joins, from the left.
    """

    area: Box
    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    links: tuple[tuple[Point, ...], ...]
    heads: tuple[Box, ...]
    labels: tuple[Label, ...]
    upright_borders: tuple[float, ...]
    level_borders: tuple[float, ...]
    either: tuple[tuple[str, str], ...] = ()


def read(text: str) -> Drawing:
    """Read a drawing that keeps the attribute contract.

    Raises `xml.etree.ElementTree.ParseError`, `KeyError` or `ValueError` where it does not.
    """
    root = ET.fromstring(text)  # noqa: S314 - our own drawing, written a moment ago
    symbols: list[Symbol] = []
    connectors: list[Connector] = []
    links: list[tuple[Point, ...]] = []
    either: list[tuple[str, str]] = []
    heads: set[Box] = set()
    labels: list[Label] = []
    borders: list[Box] = []
    area: Box | None = None
    for element in root.iter():
        match element.get("class"):
            case "symbol":
                symbols.append(_symbol(element))
            case "connector":
                connectors.append(_connector(element))
            case "link":
                links.append(_points(element))
                if element.get("stroke-dasharray"):
                    either.append((element.attrib["data-from"], element.attrib["data-to"]))
            case "arrow":
                heads.add(_hull(_points(element)))
            case "branch" | "note":
                labels.append(_label(element))
            case "grid" if element.tag == f"{_SVG}line":
                borders.append(_line(element))
            case "area":
                area = _box(element)
    return Drawing(
        area or _around(borders),
        tuple(symbols),
        tuple(connectors),
        tuple(links),
        tuple(heads),
        tuple(labels),
        tuple(sorted({line.left for line in borders if line.left == line.right})),
        tuple(sorted({line.top for line in borders if line.top == line.bottom})),
        tuple(either),
    )


def _symbol(element: ET.Element) -> Symbol:
    data = element.attrib
    words = " ".join("".join(element.itertext()).split())
    return Symbol(data["data-id"], data["data-step"], data["data-kind"], _box(element), words)


def _connector(element: ET.Element) -> Connector:
    data = element.attrib
    return Connector(
        data["data-from"], data["data-to"], data.get("data-label", ""), _points(element)
    )


def _points(element: ET.Element) -> tuple[Point, ...]:
    numbers = list(map(float, element.attrib["points"].replace(",", " ").split()))
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _hull(points: tuple[Point, ...]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _label(element: ET.Element) -> Label:
    data, box = element.attrib, _box(element)
    words = (data.get("data-from", ""), data.get("data-label", ""))
    return Label(box.left, box.top, box.right, box.bottom, *words)


def _box(element: ET.Element) -> Box:
    left, top, wide, high = map(float, map(element.attrib.__getitem__, _BOX))
    return Box(left, top, left + wide, top + high)


def _line(element: ET.Element) -> Box:
    x1, y1, x2, y2 = map(float, map(element.attrib.__getitem__, _ENDS))
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _around(lines: list[Box]) -> Box:
    if not lines:
        return Box(float("-inf"), float("-inf"), float("inf"), float("inf"))
    return Box(
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
    )
