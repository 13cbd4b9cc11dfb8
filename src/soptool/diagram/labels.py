"""Put branch labels beside their lines, and words that did not fit into symbols near them.

Tried at the least heights and widths: everything has an anchor, so what is apart there only moves
further apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import Final

from soptool.diagram.bands import label_block
from soptool.diagram.clearance import Clearance, Scale
from soptool.diagram.corners import Try, shoulders, tries
from soptool.diagram.course import Spot
from soptool.diagram.geometry import Layout
from soptool.diagram.lettering import Block, settings
from soptool.diagram.plan import Connector, Label, LabelRole, PlanPoint, RowText, Symbol, X, Y
from soptool.diagram.sheet import Sheet
from soptool.diagram.surroundings import Within
from soptool.diagram.trunk import trunk

_GROWTHS: Final = (
    ((0.0, 12.0), (25.0, 0.0)),
    ((12.0, 0.0), (0.0, 25.0)),
)
"""Of tables grown unevenly: what columns, and what rows, are larger in turn."""
_CENTRE: Final = 0.5
_WITHIN: Final[tuple[Within, ...]] = ("cell", "row", "table")
"""What a label stays within, the best first."""


def place(
    sheet: Sheet, drawn: Layout, scale: Scale
) -> tuple[tuple[Label, ...], tuple[RowText, ...]]:
    """Return the labels, and the words that found no room."""
    rooms = _Rooms(drawn, scale)
    room = rooms.least
    labels: list[Label] = []
    for branch in _branches(drawn.connectors):
        if len(branch) == 1:
            [(number, connector)] = branch
            label = _lonely(room, number, connector) or _branch(rooms, connector)
        else:
            common = trunk([connector for _, connector in branch], scale)
            label = _branch(rooms, common, parting=True)
        labels.append(rooms.take(label))
    rest: list[RowText] = []
    for box, symbol in zip(sheet.boxes, drawn.symbols, strict=True):
        if not box.text.strip() or symbol.lines:
            continue
        words = _words(room, symbol, box.text)
        if words:
            labels.append(rooms.take(words))
        else:
            rest.append(RowText(symbol.row, symbol.step, box.text))
    return tuple(labels), tuple(rest)


def _branches(connectors: Sequence[Connector]) -> Iterable[list[tuple[int, Connector]]]:
    """Return the labelled connectors with their numbers, those of one beginning together."""
    found: dict[tuple[str, str, PlanPoint], list[tuple[int, Connector]]] = {}
    for number, connector in enumerate(connectors):
        if connector.label.strip():
            key = (connector.source, connector.label, connector.places[0])
            found.setdefault(key, []).append((number, connector))
    return found.values()


def _grown(scale: Scale, wide: tuple[float, float], high: tuple[float, float]) -> Scale:
    """Return the scale of a table grown by these in turn."""
    columns = accumulate(wide[at % 2] for at in range(len(scale.columns) - 1))
    rows = accumulate(high[at % 2] for at in range(len(scale.rows) - 1))
    return Scale(
        tuple(map(add, scale.columns, (0.0, *columns))),
        tuple(map(add, scale.rows, (0.0, *rows))),
        scale.first_row,
    )


class _Rooms:
    """The same drawing at its least size, and grown, which few labels need."""

    def __init__(self, drawn: Layout, scale: Scale) -> None:
        self.least = Clearance(drawn, scale)
        self._drawn = drawn
        self._taken: list[Label] = []
        self._grown: tuple[Clearance, ...] = ()

    @property
    def grown(self) -> tuple[Clearance, ...]:
        if not self._grown:
            scale = self.least.scale
            self._grown = tuple(Clearance(self._drawn, _grown(scale, *more)) for more in _GROWTHS)
            for label in self._taken:
                for room in self._grown:
                    room.take(label)
        return self._grown

    def take(self, label: Label) -> Label:
        """Keep others off a label."""
        self._taken.append(label)
        self.least.take(label)
        for room in self._grown:
            room.take(label)
        return label


def _lonely(room: Clearance, number: int, connector: Connector) -> Label | None:
    """Return the label at the first free place, if nothing else comes near it in its row.

    Such a label needs no closer look: what lies beside it lies no nearer in a larger table.
    """
    block = label_block(connector.label)
    symbol = room.symbols[connector.source]
    near = room.strip(symbol.row)
    top, bottom = near.rows
    if block is None:
        return None
    for attempt in tries(connector, room.scale, block, symbol):
        spot = _spot_of(attempt, block)
        if spot.top < top or spot.bottom > bottom:
            return None
        if near.free(spot, "cell"):
            own = _column_of(room.scale, spot) == symbol.centre.x.column
            kept = own and attempt.anchor == symbol.centre.x and attempt.level is None
            centre = room.scale.x(symbol.centre.x)
            alone = kept and room.lonely(spot, number, near) and not near.parted(spot, centre)
            return _label(room.scale, "branch", symbol, block, attempt) if alone else None
    return None


def _branch(rooms: _Rooms, connector: Connector, *, parting: bool = False) -> Label:
    """Return the label where it is free and clear, in grown tables too, or least in the way.

    `parting`: the connector is what several lines have in common, and they part at its end.
    """
    room = rooms.least
    scale = room.scale
    chosen = label_block(connector.label)
    blocks = [chosen] if chosen else []
    blocks += [block for block in settings(connector.label) if block is not chosen]
    symbol = room.symbols[connector.source]
    near = room.around(symbol)
    for within in _WITHIN:
        for block in blocks:
            for attempt in tries(connector, scale, block, symbol):
                spot = _spot_of(attempt, block)
                if near.free(spot, within) and room.clear(spot, connector, parting=parting):
                    label = _kept(rooms, connector, block, attempt, parting=parting)
                    if label:
                        return label
    every = ((block, found) for block in blocks for found in tries(connector, scale, block, symbol))

    def badness(found: tuple[Block, Try]) -> tuple[int, bool]:
        spot = _spot_of(found[1], found[0])
        return near.hits(spot), not room.clear(spot, connector, parting=parting)

    block, attempt = min(every, key=badness)
    return _label(scale, "branch", symbol, block, attempt)


def _kept(
    rooms: _Rooms, connector: Connector, block: Block, attempt: Try, *, parting: bool
) -> Label | None:
    """Return the label held so that it is free and clear in grown tables too."""
    room, grown = rooms.least, rooms.grown
    scale, symbol = room.scale, room.symbols[connector.source]
    spot = _spot_of(attempt, block)
    parted = room.around(symbol).parted(spot, scale.x(symbol.centre.x))
    level = attempt.level or Y(symbol.row, "middle")
    if not _stays_in_row(level, _row_of(scale, spot)):
        return None
    column = _column_of(scale, spot)
    for anchor in _anchors(attempt, connector, scale, parted=parted):
        if not _stays(anchor, column):
            continue
        label = _label(scale, "branch", symbol, block, attempt._replace(anchor=anchor))
        if all(it.holds(it.spot(label), connector, parting=parting) for it in grown):
            return label
    return None


def _anchors(attempt: Try, connector: Connector, scale: Scale, *, parted: bool) -> Iterator[X]:
    """Yield what a label may keep its distance from across when columns are wider.

    `parted` from its symbol by a line, it must go along with what moves that line.
    """
    if not parted or attempt.anchor.offset:
        yield attempt.anchor
    if attempt.anchor.offset:
        return
    yield from (place.x for place in connector.places[1:3] if place.x.fraction != _CENTRE)
    column = bisect_right(scale.columns, attempt.x, 1, len(scale.columns) - 1) - 1
    yield X(column, 0.0)
    yield X(column, 1.0)


def _column_of(scale: Scale, spot: Spot) -> int | None:
    """Return the column that a spot lies in, None where a border runs through it."""
    column = bisect_right(scale.columns, spot.left, 1, len(scale.columns) - 1) - 1
    return column if spot.right <= scale.columns[column + 1] else None


def _stays(anchor: X, column: int | None) -> bool:
    """Whether what keeps its distance from an anchor stays in its column, however wide."""
    if column is None or anchor.column == column:
        return True
    border = anchor.column + anchor.fraction
    return border in (column, column + 1)


def _row_of(scale: Scale, spot: Spot) -> int | None:
    """Return the row that a spot lies in, None where a border runs through it."""
    row = bisect_right(scale.rows, spot.top, 1, len(scale.rows) - 1) - 1
    return scale.first_row + row if spot.bottom <= scale.rows[row + 1] else None


def _stays_in_row(level: Y, row: int | None) -> bool:
    """Whether what keeps its distance from a level stays in its row, however high."""
    if row is None or level.row == row:
        return True
    return (level.row, level.anchor) in ((row - 1, "bottom"), (row + 1, "top"))


def _words(room: Clearance, symbol: Symbol, text: str) -> Label | None:
    scale = room.scale
    role: LabelRole = "question" if symbol.kind == "decision" else "capsule"
    near = room.around(symbol)
    for block in settings(text):
        for attempt in shoulders(symbol, scale, block):
            if near.free(_spot_of(attempt, block), "cell"):
                return _label(scale, role, symbol, block, attempt)
    return None


def _spot_of(attempt: Try, block: Block) -> Spot:
    return Spot(attempt.x, attempt.y, attempt.x + block.width, attempt.y + block.height)


def _label(scale: Scale, role: LabelRole, symbol: Symbol, block: Block, at: Try) -> Label:
    anchor = at.anchor
    x = X(anchor.column, anchor.fraction, anchor.offset + at.x - scale.x(anchor))
    level = at.level or Y(symbol.row, "middle")
    y = level._replace(offset=level.offset + at.y - scale.y(level))
    return Label(role, symbol.id, block.lines, PlanPoint(x, y), block.width, block.height)
