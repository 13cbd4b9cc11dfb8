"""The drawing of a worksheet → paper: what is anchored in cells, by the places of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.importing.drawings.drawing import Drawing, aligned
from soptool.importing.drawings.paper import Line, Paper, Piece
from soptool.importing.drawings.space import EMU, Frame, Space, number
from soptool.importing.sheets import Box
from soptool.importing.tree import Element

_SIZE: Final = 11.0
_ABOUT: Final = ("from", "to", "pos", "ext", "clientData")


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where columns and rows begin, in points."""

    xs: Sequence[float]
    ys: Sequence[float]

    def place(self, anchor: Element) -> tuple[float, float] | None:
        """Return the place that an anchor's corner names; an offset ends where its cell does."""
        told = {child.name: child.text for child in anchor.children}
        if not {"col", "row"} <= told.keys():
            return None
        across = _along(self.xs, told["col"], told.get("colOff", "0"))
        return across, _along(self.ys, told["row"], told.get("rowOff", "0"))


def _along(edges: Sequence[float], cell: str, offset: str) -> float:
    at = int(min(max(number(cell), 0), len(edges) - 1))
    more = number(offset) / EMU
    end = edges[at + 1] if at + 1 < len(edges) else edges[at] + more
    return min(edges[at] + more, end)


def reached(root: Element) -> Iterator[tuple[int, float]]:
    """Yield how far down in which rows, from 1, corners of anchors lie, in points."""
    for anchor in root.children:
        for corner in (anchor.first("from"), anchor.first("to")):
            told = {child.name: child.text for child in corner.children} if corner else {}
            if "row" in told:
                yield int(number(told["row"])) + 1, number(told.get("rowOff", "0")) / EMU


def draw(root: Element, ruler: Ruler, paper: Paper) -> None:
    """Draw all that is anchored in a sheet."""
    drawing = Drawing(paper, lines_of)
    for child, space, frame in frames_of(root, ruler):
        drawing.add(child, space, frame)


def frames_of(root: Element, ruler: Ruler) -> Iterator[tuple[Element, Space, Frame]]:
    """Yield what is anchored in a sheet, each with its frame in its anchor's space."""
    for anchor in root.children:
        box = _box(anchor, ruler)
        if box is None:
            continue
        frame = Frame(Box(0.0, 0.0, (box.x1 - box.x0) * EMU, (box.y1 - box.y0) * EMU))
        space = Space(1 / EMU, 0.0, 0.0, 1 / EMU, box.x0, box.y0)
        for child in anchor.children:
            if child.name not in _ABOUT:
                yield child, space, frame


def _box(anchor: Element, ruler: Ruler) -> Box | None:
    begin, end, extent = (anchor.first(name) for name in ("from", "to", "ext"))
    place = anchor.first("pos")
    first: tuple[float, float] | None = None
    if begin is not None:
        first = ruler.place(begin)
    elif place is not None:
        first = number(place.get("x")) / EMU, number(place.get("y")) / EMU
    if first is None:
        return None
    last = ruler.place(end) if end is not None else None
    if last is None and extent is not None:
        wide, high = (number(extent.get(name)) / EMU for name in ("cx", "cy"))
        last = first[0] + wide, first[1] + high
    if last is None:
        return None
    return Box(first[0], first[1], max(last[0], first[0]), max(last[1], first[1]))


def lines_of(shape: Element) -> list[Line]:
    """Return the lines that stand in a shape."""
    body = shape.first("txBody")
    found = []
    for paragraph in body.children if body else ():
        if paragraph.name != "p":
            continue
        told = paragraph.first("pPr")
        across = aligned(told.get("algn")) if told else "left"
        pieces: list[Piece] = []
        for run in paragraph.children:
            if run.name == "br":
                found.append(Line(tuple(pieces), across))
                pieces = []
            elif run.name in ("r", "fld"):
                text, look = run.first("t"), run.first("rPr")
                size = number(look.get("sz")) / 100 if look and look.get("sz") else _SIZE
                pieces.append(Piece(text.text if text else "", min(max(size, 1.0), 200.0)))
        found.append(Line(tuple(pieces), across))
    return [line for line in found if line.text.strip()]
