"""Put branch labels beside their lines, and words that did not fit into symbols near them.

Tried at the least heights and widths: everything has an anchor, so what is apart there only moves
further apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import add
from typing import Final, NamedTuple

from soptool.diagram.bands import label_block
from soptool.diagram.geometry import Layout
from soptool.diagram.lettering import Block, settings
from soptool.diagram.plan import Connector, Label, LabelRole, Place, RowText, Symbol, X, Y
from soptool.diagram.room import (
    Room,
    Scale,
    Spot,
)
from soptool.diagram.sheet import Sheet

_MORE_WIDE: Final = (13.0, 21.0)
_MORE_HIGH: Final = (17.0, 11.0)
_GAP: Final = 0.4
_ALONG: Final = (0.4, 1.0, 1.7, 2.4, 3.2, 4.2, 6.0, 8.0, 11.0, 14.0, 18.0)
_OVER: Final = (0.4, 1.0, 1.7, 2.4, 3.2, 4.2, -0.7, -1.4, -2.1, 6.0, 8.0)
_CENTRE: Final = 0.5
_EDGE: Final = 0.3
_BESIDE: Final = (0.8, 1.6, 2.6, 3.6, 5.0, 7.0, 9.0)


class _Try(NamedTuple):
    """A corner to try; `anchor` and `level` are what the label keeps its distance from.

    Without a level it is the middle of its symbol's row.
    """

    x: float
    y: float
    anchor: X
    level: Y | None = None


def place(
    sheet: Sheet, drawn: Layout, scale: Scale
) -> tuple[tuple[Label, ...], tuple[RowText, ...]]:
    """Return the labels, and the words that found no room."""
    room, grown = Room(drawn, scale), Room(drawn, _grown(scale))
    labels: list[Label] = []
    done: set[tuple[str, str, Place]] = set()
    for connector in drawn.connectors:
        key = (connector.source, connector.label, connector.places[0])
        if connector.label.strip() and key not in done:
            done.add(key)
            labels.append(_branch(room, grown, connector))
    rest: list[RowText] = []
    for box, symbol in zip(sheet.boxes, drawn.symbols, strict=True):
        if not box.text.strip() or symbol.lines:
            continue
        label = _words(room, symbol, box.text)
        if label:
            labels.append(label)
            room.take(label)
        else:
            rest.append(RowText(symbol.row, symbol.step, box.text))
    return tuple(labels), tuple(rest)


def _grown(scale: Scale) -> Scale:
    """Return the scale of a table grown unevenly."""
    columns = accumulate(_MORE_WIDE[at % 2] for at in range(len(scale.columns) - 1))
    rows = accumulate(_MORE_HIGH[at % 2] for at in range(len(scale.rows) - 1))
    return Scale(
        tuple(map(add, scale.columns, (0.0, *columns))),
        tuple(map(add, scale.rows, (0.0, *rows))),
        scale.first_row,
    )


def _branch(room: Room, grown: Room, connector: Connector) -> Label:
    """Return the label where it is free and clear, in a grown table too, or least in the way."""
    scale = room.scale
    chosen = label_block(connector.label)
    blocks = [chosen] if chosen else []
    blocks += [block for block in settings(connector.label) if block is not chosen]
    symbol = room.symbols[connector.source]
    near = room.around(symbol)
    for strict in (True, False):
        for block in blocks:
            for attempt in _tries(connector, scale, block, symbol):
                spot = _spot_of(attempt, block)
                if near.free(spot, strict=strict) and room.clear(spot, connector):
                    label = _kept(room, grown, connector, block, attempt)
                    if label:
                        return _taken(label, room, grown)
    tries = (
        (block, found) for block in blocks for found in _tries(connector, scale, block, symbol)
    )

    def badness(found: tuple[Block, _Try]) -> tuple[int, bool]:
        spot = _spot_of(found[1], found[0])
        return near.hits(spot), not room.clear(spot, connector)

    block, attempt = min(tries, key=badness)
    return _taken(_label(scale, "branch", symbol, block, attempt), room, grown)


def _kept(
    room: Room, grown: Room, connector: Connector, block: Block, attempt: _Try
) -> Label | None:
    """Return the label held so that it is free and clear in the grown table too."""
    scale, symbol = room.scale, room.symbols[connector.source]
    centre = scale.x(symbol.centre.x)
    parted = room.around(symbol).parted(_spot_of(attempt, block), centre)
    upright = connector.places[0].x == connector.places[1].x
    if upright and not parted and attempt.level is None and attempt.anchor == symbol.centre.x:
        # Beside its first piece nothing comes closer, for all there is held by the symbol.
        return _label(scale, "branch", symbol, block, attempt)
    for anchor in _anchors(attempt, connector, scale, parted=parted):
        label = _label(scale, "branch", symbol, block, attempt._replace(anchor=anchor))
        if grown.holds(grown.spot(label), connector):
            return label
    return None


def _taken(label: Label, *rooms: Room) -> Label:
    for room in rooms:
        room.take(label)
    return label


def _anchors(attempt: _Try, connector: Connector, scale: Scale, *, parted: bool) -> Iterator[X]:
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


def _words(room: Room, symbol: Symbol, text: str) -> Label | None:
    scale = room.scale
    role: LabelRole = "question" if symbol.kind == "decision" else "capsule"
    near = room.around(symbol)
    for block in settings(text):
        for attempt in _shoulders(symbol, scale, block):
            if near.free(_spot_of(attempt, block), strict=True):
                return _label(scale, role, symbol, block, attempt)
    return None


def _spot_of(attempt: _Try, block: Block) -> Spot:
    return Spot(attempt.x, attempt.y, attempt.x + block.width, attempt.y + block.height)


def _label(scale: Scale, role: LabelRole, symbol: Symbol, block: Block, at: _Try) -> Label:
    anchor = at.anchor
    x = X(anchor.column, anchor.fraction, anchor.offset + at.x - scale.x(anchor))
    level = at.level or Y(symbol.row, "middle")
    y = level._replace(offset=level.offset + at.y - scale.y(level))
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
        yield from _at_flank(connector, scale, block, symbol)
        yield from _beyond_level(x0, y0, x1, block, centre)
    if len(points) > 2:
        track = connector.places[1].x
        x2, y2 = points[2]
        if x1 == x2:
            yield from _along_track(x1, y1, y2, block, track)
        else:
            level = connector.places[1].y
            for attempt in _beside_level(x1, y1, x2, block, centre):
                yield _kept_at(attempt, scale, level)
            for attempt in _beyond_level(x1, y1, x2, block, centre):
                yield _kept_at(attempt, scale, level)
            yield from _along_corridor(connector, scale, symbol, points, block)


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
        yield _Try(x + 0.7, top, symbol.centre.x, Y(row, "top"))
        yield _Try(x - 0.7 - block.width, top, symbol.centre.x, Y(row, "top"))


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


def _at_flank(connector: Connector, scale: Scale, block: Block, symbol: Symbol) -> Iterator[_Try]:
    """Yield corners as close to a level piece as the diamond allows, the farthest out first."""
    centre, y = scale.point(symbol.centre)
    half, high = symbol.width / 2, symbol.height / 2
    end = connector.places[1].x
    right = scale.x(end) > centre
    room = (scale.columns[-1] - centre if right else centre - scale.columns[0]) - _EDGE
    before_turn = abs(scale.x(end) - centre) - _EDGE
    outs = ((before_turn - block.width, end), (room - block.width, symbol.centre.x))
    steps = ((half + 0.6 - 0.6 * step, symbol.centre.x) for step in range(9))
    for out, anchor in (*outs, *steps):
        if 0 < out < half + 1.0:
            away = max(_GAP, high * (1.04 - out / half))
            left = centre + out if right else centre - out - block.width
            yield _Try(left, y - block.height - away, anchor)
            yield _Try(left, y + away, anchor)


def _along_track(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[_Try]:
    down = end > y
    for away in _BESIDE:
        top = y + away if down else y - away - block.height
        yield _Try(x + 0.7, top, anchor)
        yield _Try(x - 0.7 - block.width, top, anchor)


def _kept_at(attempt: _Try, scale: Scale, track: Y) -> _Try:
    """Keep a label at its track's border: in a higher row the track moves off the symbol."""
    if track.anchor == "middle":
        return attempt._replace(level=Y(track.row, "middle"))
    above = track.row if track.anchor == "bottom" else track.row - 1
    border = Y(above, "bottom")
    if attempt.y < scale.y(border) or track.anchor == "bottom":
        return attempt._replace(level=border)
    return attempt._replace(level=Y(track.row, "top"))


def _along_corridor(
    connector: Connector,
    scale: Scale,
    symbol: Symbol,
    points: list[tuple[float, float]],
    block: Block,
) -> Iterator[_Try]:
    """Yield corners beside the upright piece that follows a level one."""
    if len(points) < 4:
        return
    (x, y), (_, end) = points[2:4]
    track = connector.places[2]
    if end > y:
        for attempt in _below_border(scale, symbol, (x, end), block):
            yield attempt._replace(anchor=track.x)
        return
    for attempt in _along_track(x, y, end, block, track.x):
        yield _kept_at(attempt, scale, track.y)


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
