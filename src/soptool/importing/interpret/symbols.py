"""Outlines in the executors' columns → symbols, each with its row, its column and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import joined
from soptool.importing.interpret.rows import Row
from soptool.importing.interpret.tables import Area
from soptool.importing.interpret.words import BRANCH, END, START, is_
from soptool.importing.sheets import Box, Outline, Shape

Kind = Literal["terminator", "process", "decision", "connector", "unknown"]
Share = Literal["alone", "together", "any", "each", "chain"]
KINDS: Final[dict[Outline, Kind]] = {
    "rectangle": "process",
    "diamond": "decision",
    "capsule": "terminator",
    "circle": "connector",
    "pentagon": "connector",
    "document": "process",
    "unknown": "unknown",
}
AROUND: Final = 36.0
"""Points above and below the rows in which connectors to other pages stand."""
_MOSTLY: Final = 0.6
"""A column that holds so much of a symbol has it alone."""
_HALF: Final = 0.5
"""… else all that hold that share of what the first of them holds."""
_SAME: Final = 0.6
"""Outlines that share so much of the smaller one are one symbol."""


@dataclass(eq=False, slots=True)
class Symbol:
    """A symbol. `column` counts executors; `row` is None outside the rows.

    `columns` are all over which it stands, from the left: more than one where it is wide, or on a
    border.

    What is said of it to those who hear the page, where that is known: its words in `heard`, how
    it is `shared` with others and in which `turn`, whether a flow starts there, its
    `answers` with what they lead to, and as which of its row it is `said_as`. `mark`: the tick or
    letter that stands for a symbol. `spare`: an answer beside it that stands at no line.
    """

    kind: Kind
    box: Box
    page: Page
    row: Row | None
    column: int
    text: str = ""
    columns: tuple[int, ...] = ()
    name: str = ""
    said: str = ""
    heard: str | None = None
    shared: Share | None = None
    turn: int = 0
    is_start: bool = False
    said_as: int | None = None
    mark: str = ""
    spare: tuple[Line, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    def __hash__(self) -> int:
        return id(self)


def gap(x: float, y: float, box: Box) -> float:
    """Return how far a place lies outside a box."""
    dx = max(box.x0 - x, 0.0, x - box.x1)
    dy = max(box.y0 - y, 0.0, y - box.y1)
    return float((dx * dx + dy * dy) ** 0.5)


def shared(one: Box, other: Box) -> float:
    """Return which share of the smaller box both have."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / max(min(one.width * one.height, other.width * other.height), 0.01)


def is_within(x: float, y: float, symbol: Symbol) -> bool:
    """Whether a place lies inside a symbol: corners of a diamond's box are outside."""
    box = symbol.box
    if symbol.kind != "decision":
        return gap(x, y, box) <= 0.5
    across, along = box.middle
    return abs(x - across) / box.width + abs(y - along) / box.height < 0.5


def symbols_of(area: Area) -> list[Symbol]:
    """Return the symbols of a part of a table, with their texts taken."""
    kept: list[Shape] = []
    shapes = [*area.page.sheet.shapes, *pictured_symbols(area.page)]
    for shape in sorted(shapes, key=lambda shape: shape.is_faint):
        if _may_be(shape, area) and not any(shared(shape.box, k.box) > _SAME for k in kept):
            kept.append(shape)
    found = [_symbol(shape, area) for shape in kept]
    for symbol in found:
        lines = list(_inside(symbol))
        if symbol.kind != "connector" and is_(BRANCH, _text(lines)) and _is_label(symbol):
            continue
        area.page.letters.take(lines)
        symbol.text = _text(lines, symbol.page)
        if symbol.kind == "connector" and is_(f"{START}|{END}", symbol.text):
            symbol.kind = "terminator"  # a round one
    found = [symbol for symbol in found if not (_is_label(symbol) and _labels_only(symbol))]
    for symbol in found:
        if len(symbol.columns) > 1:
            beside = {s.column for s in found if s is not symbol and _is_beside(s, symbol)}
            symbol.columns = tuple(n for n in symbol.columns if n not in beside)
    return found


def _is_beside(symbol: Symbol, other: Symbol) -> bool:
    """Whether a symbol stands in the row of another, and neither above nor below it."""
    (_, low, _, high), box = symbol.box, other.box
    return symbol.row is other.row and min(high, box.y1) > max(low, box.y0)


def pictured_symbols(page: Page) -> Iterator[Shape]:
    """Yield the pictures to which the file ties connectors: pasted copies of symbols."""
    tied = {name for link in page.sheet.links for name in (link.start, link.end) if name}
    for picture in page.sheet.pictures:
        if picture.name in tied:
            yield Shape("rectangle", picture.box, name=picture.name)


def _may_be(shape: Shape, area: Area) -> bool:
    """Whether an outline stands where symbols do, and is neither a cell nor a label's ground."""
    box = shape.box
    if box.width < 6 or box.height < 5 or not _is_placed(shape, area) or _is_cell(box, area):
        return False
    if shape.outline == "rectangle" and box.height < 8:
        return False
    if shape.outline == "rectangle" and shape.is_faint:
        has_text = bool(area.page.letters.inside(box))
        is_ground = box.width * box.height < 60 or (has_text and box.height < 16)
        return not is_ground and _is_outlined(area.page, box)
    return True


def _is_placed(shape: Shape, area: Area) -> bool:
    x, y = shape.box.middle
    if not area.columns.left - 2 < x < area.columns.right + 2:
        return False
    reach = AROUND if shape.outline in ("pentagon", "circle", "capsule") else 2.0
    return area.top - reach < y < area.bottom + reach


def _is_cell(box: Box, area: Area) -> bool:
    """Whether a rectangle is the ground of cells."""
    edges = [edge for c in area.columns.all for edge in (c.x0, c.x1)]
    sides = all(min(abs(x - edge) for edge in edges) < 2.5 for x in (box.x0, box.x1))
    ys = [edge for row in area.rows for edge in (row.y0, row.y1)]
    return sides and min(abs(box.y0 - y) for y in ys) < 2.5


def _is_outlined(page: Page, box: Box) -> bool:
    """Whether strokes run around a ground that has no outline of its own."""
    near = 0
    for stroke in page.sheet.strokes:
        ends = ((stroke.x0, stroke.y0), (stroke.x1, stroke.y1))
        around = all(gap(x, y, box) < 1.5 for x, y in ends)
        deep = all(box.x0 + 2 < x < box.x1 - 2 and box.y0 + 2 < y < box.y1 - 2 for x, y in ends)
        near += around and not deep
    return near >= 4


def _symbol(shape: Shape, area: Area) -> Symbol:
    box = shape.box

    def common(row: Row) -> float:
        return min(box.y1, row.y1) - max(box.y0, row.y0)

    row: Row | None = max(area.rows, key=common)
    if row is not None and common(row) <= 0:
        row = None
    column, columns = _columns(box, area)
    return Symbol(
        KINDS[shape.outline], box, area.page, row, column, "", columns, shape.name, shape.said
    )


def _columns(box: Box, area: Area) -> tuple[int, tuple[int, ...]]:
    """Return the column that holds most of a box, and all that hold much of it."""
    shares = [
        max(0.0, min(box.x1, column.x1) - max(box.x0, column.x0)) / box.width
        for column in area.columns.executors
    ]
    best = max(range(len(shares)), key=shares.__getitem__)
    if shares[best] >= _MOSTLY:
        return best, (best,)
    held = (n for n, share in enumerate(shares) if share >= _HALF * shares[best])
    return best, tuple(held)


def _inside(symbol: Symbol) -> Iterator[Line]:
    for line in symbol.page.letters.inside(symbol.box, 1.0):
        if line.glyphs[0].part:
            x, y = line.box.middle
            if is_within(x, y, symbol):
                yield line
            continue
        keep = [is_within((g.x0 + g.x1) / 2, (g.y0 + g.y1) / 2, symbol) for g in line.glyphs]
        part = line.part(keep)
        if part.glyphs and part.text:
            yield part


def _text(lines: Sequence[Line], page: Page | None = None) -> str:
    if page is None:
        return " ".join(line.text for line in lines)
    return " ".join(joined(lines, has_spaces=False).split())


def _is_label(symbol: Symbol) -> bool:
    """Whether an outline is as small as the ground of a label."""
    return (
        symbol.kind in ("process", "unknown") and symbol.box.height < 22 and (symbol.box.width < 60)
    )


def _labels_only(symbol: Symbol) -> bool:
    text = " ".join(line.text for line in _inside(symbol))
    return bool(text) and is_(BRANCH, text) and not symbol.text
