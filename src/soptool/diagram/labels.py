"""Put branch labels beside their lines, and words that did not fit into symbols near them.

Tried at the least heights and widths: everything has an anchor, so what is apart there only moves
further apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from soptool.diagram.bands import label_block
from soptool.diagram.geometry import Layout
from soptool.diagram.lettering import Block, settings
from soptool.diagram.plan import Connector, Label, LabelRole, Place, RowText, Symbol, X, Y
from soptool.diagram.sheet import Sheet

_GAP: Final = 0.4
_LINE_ROOM: Final = 0.25
_REACH: Final = 60.0
_FALL: Final = 60.0
"""No label is tried farther from its symbol, mm across and down."""
_ALONG: Final = (0.4, 1.0, 1.7, 2.4, 3.2, 4.2, 6.0, 8.0, 11.0, 14.0, 18.0)
_OVER: Final = (0.4, 1.0, 1.7, 2.4, 3.2, 4.2, -0.7, -1.4, -2.1, 6.0, 8.0)
_BESIDE: Final = (0.8, 1.6, 2.6, 3.6, 5.0, 7.0, 9.0)


class Spot(NamedTuple):
    """A box in mm from the top left of the page's first row."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Column borders, row borders, and the number of the first row."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    first_row: int

    def x(self, place: X) -> float:
        """Return millimetres from the left."""
        left, right = self.columns[place.column], self.columns[place.column + 1]
        return left + (right - left) * place.fraction + place.offset

    def y(self, place: Y) -> float:
        """Return millimetres from the top."""
        top = self.rows[place.row - self.first_row]
        bottom = self.rows[place.row - self.first_row + 1]
        part = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[place.anchor]
        return top + (bottom - top) * part + place.offset

    def point(self, place: Place) -> tuple[float, float]:
        """Return a place in mm."""
        return self.x(place.x), self.y(place.y)


class _Try(NamedTuple):
    """A corner to try; `anchor` is the x that the label keeps its distance from.

    It keeps its distance from the middle of its symbol's row, or from the top of `row`.
    """

    x: float
    y: float
    anchor: X
    row: int | None = None


def place(
    sheet: Sheet, drawn: Layout, scale: Scale
) -> tuple[tuple[Label, ...], tuple[RowText, ...]]:
    """Return the labels, and the words that found no room."""
    room = _Room(drawn, scale)
    labels: list[Label] = []
    done: set[tuple[str, str, Place]] = set()
    for connector in drawn.connectors:
        key = (connector.source, connector.label, connector.places[0])
        if connector.label.strip() and key not in done:
            done.add(key)
            labels.append(_branch(room, connector, scale))
    rest: list[RowText] = []
    for box, symbol in zip(sheet.boxes, drawn.symbols, strict=True):
        if not box.text.strip() or symbol.lines:
            continue
        label = _words(room, symbol, box.text, scale)
        if label:
            labels.append(label)
        else:
            rest.append(RowText(symbol.row, symbol.step, box.text))
    return tuple(labels), tuple(rest)


def _branch(room: _Room, connector: Connector, scale: Scale) -> Label:
    """Return the label at its first free spot, or at the least bad one."""
    chosen = label_block(connector.label)
    blocks = [chosen] if chosen else []
    blocks += [block for block in settings(connector.label) if block is not chosen]
    symbol = room.symbols[connector.source]
    near = room.around(symbol)
    for strict in (True, False):
        for block in blocks:
            for attempt in _tries(connector, scale, block, symbol):
                if near.free(_spot_of(attempt, block), strict=strict):
                    return _label(room, "branch", symbol, block, attempt)
    tries = (
        (block, found) for block in blocks for found in _tries(connector, scale, block, symbol)
    )
    block, attempt = min(tries, key=lambda found: near.hits(_spot_of(found[1], found[0])))
    return _label(room, "branch", symbol, block, attempt)


def _words(room: _Room, symbol: Symbol, text: str, scale: Scale) -> Label | None:
    role: LabelRole = "question" if symbol.kind == "decision" else "capsule"
    near = room.around(symbol)
    for block in settings(text):
        for attempt in _shoulders(symbol, scale, block):
            if near.free(_spot_of(attempt, block), strict=True):
                return _label(room, role, symbol, block, attempt)
    return None


def _spot_of(attempt: _Try, block: Block) -> Spot:
    return Spot(attempt.x, attempt.y, attempt.x + block.width, attempt.y + block.height)


def _label(room: _Room, role: LabelRole, symbol: Symbol, block: Block, at: _Try) -> Label:
    scale = room.scale
    room.taken.append(Spot(at.x, at.y, at.x + block.width, at.y + block.height))
    anchor = at.anchor
    x = X(anchor.column, anchor.fraction, anchor.offset + at.x - scale.x(anchor))
    level = Y(symbol.row, "middle") if at.row is None else Y(at.row, "top")
    y = level._replace(offset=at.y - scale.y(level))
    return Label(role, symbol.id, block.lines, Place(x, y), block.width, block.height)


def _tries(connector: Connector, scale: Scale, block: Block, symbol: Symbol) -> Iterator[_Try]:
    """Yield corners from the best: beside the first piece, at the shoulders, at the second."""
    points = [scale.point(place) for place in connector.places]
    (x0, y0), (x1, y1) = points[:2]
    centre = symbol.centre.x
    if x0 == x1:
        yield from _beside_upright(x0, y0, block, centre)
        yield from _below_border(scale, symbol, (x0, y1), block)
    else:
        yield from _beside_level(x0, y0, x1, block, centre)
        yield from _near_shoulder(x0, y0, x1, block, centre)
        yield from _beyond_level(x0, y0, x1, block, centre)
    if len(points) > 2:
        track = connector.places[1].x
        x2, y2 = points[2]
        if x1 == x2:
            yield from _along_track(x1, y1, y2, block, track)
        else:
            yield from _beside_level(x1, y1, x2, block, centre)
            yield from _beyond_level(x1, y1, x2, block, centre)


def _beside_upright(x: float, y: float, block: Block, anchor: X) -> Iterator[_Try]:
    for down in (_GAP, 1.0):
        yield _Try(x + 0.7, y + down, anchor)
        yield _Try(x - 0.7 - block.width, y + down, anchor)


def _below_border(
    scale: Scale, symbol: Symbol, end: tuple[float, float], block: Block
) -> Iterator[_Try]:
    """Yield corners beside an upright line at the top of the row below the symbol's."""
    row = symbol.row + 1
    if row - scale.first_row >= len(scale.rows) - 1:
        return
    x, bottom = end
    for down in _BESIDE:
        top = scale.y(Y(row, "top", down))
        if top + block.height > bottom:
            return
        yield _Try(x + 0.7, top, symbol.centre.x, row)
        yield _Try(x - 0.7 - block.width, top, symbol.centre.x, row)


def _beside_level(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[_Try]:
    """Yield corners along a level piece, from its beginning to its end."""
    right = end > x
    for shift in _ALONG:
        if shift + block.width > abs(end - x):
            break
        left = x + shift if right else x - shift - block.width
        yield _Try(left, y - block.height - _GAP, anchor)
        yield _Try(left, y + _GAP, anchor)


def _beyond_level(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[_Try]:
    """Yield corners that reach over the ends of a level piece."""
    right = end > x
    for shift in _OVER:
        left = x + shift if right else x - shift - block.width
        yield _Try(left, y - block.height - _GAP, anchor)
        yield _Try(left, y + _GAP, anchor)


def _near_shoulder(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[_Try]:
    right = end > x
    for away in (1.6, 2.2, 2.9, 3.6, 4.3):
        for shift in (1.0, 1.7, 2.4, 3.2, 4.4, 5.6, 6.8):
            left = x + shift - block.width if not right else x - shift
            yield _Try(left, y - block.height - away, anchor)
            yield _Try(left, y + away, anchor)


def _along_track(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[_Try]:
    down = end > y
    for away in _BESIDE:
        top = y + away if down else y - away - block.height
        yield _Try(x + 0.7, top, anchor)
        yield _Try(x - 0.7 - block.width, top, anchor)


def _shoulders(symbol: Symbol, scale: Scale, block: Block) -> Iterator[_Try]:
    """Yield corners around a symbol for words that belong to it."""
    x, y = scale.point(symbol.centre)
    half, high = symbol.width / 2, symbol.height / 2
    for above in (True, False):
        for inward in (0.45, 0.3, 0.15, 0.0):
            for lift in (0.5, 0.7, 1.0):
                top = y - high * lift - block.height if above else y + high * lift
                for left in (x + half * (1 - inward), x - half * (1 - inward) - block.width):
                    yield _Try(left, top, symbol.centre.x)


class _Room:
    """What labels must not touch."""

    def __init__(self, drawn: Layout, scale: Scale) -> None:
        self.symbols = {symbol.id: symbol for symbol in drawn.symbols}
        self.taken: list[Spot] = []
        self.scale = scale
        self._right = scale.columns[-1] - 0.2
        self._lines = [
            _spot(scale.point(start), scale.point(end))
            for connector in drawn.connectors
            for start, end in pairwise(connector.places)
        ] + [_spot(scale.point(link.start), scale.point(link.end)) for link in drawn.links]
        self._boxes = [(_box(symbol, scale), symbol.kind == "decision") for symbol in drawn.symbols]

    def around(self, symbol: Symbol) -> _Near:
        """Return what lies within a label's reach of a symbol."""
        x, y = self.scale.point(symbol.centre)
        left, top, right, bottom = x - _REACH, y - _FALL, x + _REACH, y + _FALL
        # Written out, for this is where labels take their time.
        return _Near(
            [it for it in self._lines if it[3] > top and it[1] < bottom and it[2] > left],
            [it for it in self._boxes if it[0][3] > top and it[0][1] < bottom],
            [it for it in self.taken if it[3] > top and it[1] < bottom],
            [at for at in self.scale.columns if left < at < right],
            [at for at in self.scale.rows if top < at < bottom],
            self._right,
        )


class _Near(NamedTuple):
    """Lines, symbols, labels, and borders near a label; the right end of the drawing."""

    lines: list[Spot]
    boxes: list[tuple[Spot, bool]]
    taken: list[Spot]
    columns: list[float]
    rows: list[float]
    right: float

    def free(self, spot: Spot, *, strict: bool) -> bool:
        """Whether nothing is touched there; `strict`: not even the table's lines."""
        if spot.left < 0.2 or spot.right > self.right:
            return False
        if strict and (
            any(spot.left < x < spot.right for x in self.columns)
            or any(spot.top < y < spot.bottom for y in self.rows)
        ):
            return False
        return not self.hits(spot, stop=True)

    def hits(self, spot: Spot, *, stop: bool = False) -> int:
        """Count what is touched, or stop at the first."""
        left, top = spot.left - _LINE_ROOM, spot.top - _LINE_ROOM
        right, bottom = spot.right + _LINE_ROOM, spot.bottom + _LINE_ROOM
        hits = 0 if spot.left >= 0.2 and spot.right <= self.right else 3
        for line in self.lines:
            if line[2] > left and line[0] < right and line[3] > top and line[1] < bottom:
                hits += 1
                if stop:
                    return hits
        for box, diamond in self.boxes:
            if _meet(box, spot) and (not diamond or _in_diamond(box, spot)):
                hits += 2
                if stop:
                    return hits
        return hits + 2 * sum(_meet(other, spot) for other in self.taken)


def _spot(one: tuple[float, float], other: tuple[float, float]) -> Spot:
    return Spot(
        min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    )


def _box(symbol: Symbol, scale: Scale) -> Spot:
    x, y = scale.point(symbol.centre)
    half, high = symbol.width / 2, symbol.height / 2
    return Spot(x - half, y - high, x + half, y + high)


def _meet(one: Spot, other: Spot) -> bool:
    return (
        one.left < other.right
        and one.right > other.left
        and one.top < other.bottom
        and one.bottom > other.top
    )


def _in_diamond(box: Spot, spot: Spot) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    near_x = min(max(x, spot.left), spot.right)
    near_y = min(max(y, spot.top), spot.bottom)
    across = abs(near_x - x) / (box.right - x)
    down = abs(near_y - y) / (box.bottom - y)
    return across + down < 1.03
