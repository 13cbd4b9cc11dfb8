"""Corners to try for words beside lines and symbols, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from soptool.diagram.clearance import Scale
from soptool.diagram.lettering import Block
from soptool.diagram.plan import Connector, Symbol, X, Y

_GAP: Final = 0.4
_EDGE: Final = 0.3
_NEAR: Final = (1.6, 2.2)
_FAR: Final = (2.9, 3.6, 4.3)
"""How far off a level piece words stand at a diamond's shoulder; far ones look like another's."""
_ALONG: Final = (0.4, 1.0, 1.7, 2.4, 3.2, 4.2, 6.0, 8.0, 11.0, 14.0, 18.0)
_OVER: Final = (0.4, 1.0, 1.7, 2.4, 3.2, 4.2, -0.7, -1.4, -2.1, 6.0, 8.0)
_BESIDE: Final = (0.8, 1.6, 2.6, 3.6, 5.0, 7.0, 9.0)
_DOWN: Final = (2.0, 3.0, 4.0, 5.0, 6.0, 7.5, 9.0, 11.0, 13.0, 16.0, 20.0)


class Try(NamedTuple):
    """A corner to try; `anchor` and `level` are what the label keeps its distance from.

    Without a level it is the middle of its symbol's row.
    """

    x: float
    y: float
    anchor: X
    level: Y | None = None


def tries(connector: Connector, scale: Scale, block: Block, symbol: Symbol) -> Iterator[Try]:
    """Yield corners from the best: beside the first piece, near the shoulders, at the second."""
    points = [scale.point(place) for place in connector.places]
    (x0, y0), (x1, y1) = points[:2]
    centre = symbol.centre.x
    if x0 == x1:
        yield from _beside_upright(x0, y0, block, centre)
        yield from _below_border(scale, symbol, (x0, y1), block)
        yield from _farther_down((x0, y0), (y1, connector.places[1].y), block, symbol)
    else:
        yield from _beside_level(x0, y0, x1, block, centre)
        yield from _near_shoulder(_NEAR, (x0, y0), x1, block, centre)
        flank = list(_at_flank(connector, scale, block, symbol))
        yield from (attempt for off, attempt in flank if off <= _NEAR[-1])
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
    if x0 != x1:
        yield from _near_shoulder(_FAR, (x0, y0), x1, block, centre)
        yield from (attempt for off, attempt in flank if off > _NEAR[-1])


def _beside_upright(x: float, y: float, block: Block, anchor: X) -> Iterator[Try]:
    for down in (_GAP, 1.0):
        yield Try(x + 0.7, y + down, anchor)
        yield Try(x - 0.7 - block.width, y + down, anchor)


def _farther_down(
    start: tuple[float, float], end: tuple[float, Y], block: Block, symbol: Symbol
) -> Iterator[Try]:
    """Yield corners beside an upright line, below where its neighbours turn away.

    Kept at the foot of the row only if the line runs there in a higher row, too.
    """
    x, y = start
    bottom, last = end
    within = last.row == symbol.row and last.anchor == "middle"
    middle, foot = Y(symbol.row, "middle"), Y(symbol.row, "bottom")
    for down in _DOWN:
        if y + down + block.height > bottom:
            return
        for level in (middle,) if within else (foot, middle):
            yield Try(x + 0.7, y + down, symbol.centre.x, level)
            yield Try(x - 0.7 - block.width, y + down, symbol.centre.x, level)


def _below_border(
    scale: Scale, symbol: Symbol, end: tuple[float, float], block: Block
) -> Iterator[Try]:
    """Yield corners beside an upright line at the top of the row below the symbol's."""
    row = symbol.row + 1
    if row - scale.first_row >= len(scale.rows) - 1:
        return
    x, bottom = end
    for down in _BESIDE:
        top = scale.y(Y(row, "top", down))
        if top + block.height > bottom:
            return
        yield Try(x + 0.7, top, symbol.centre.x, Y(row, "top"))
        yield Try(x - 0.7 - block.width, top, symbol.centre.x, Y(row, "top"))


def _beside_level(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[Try]:
    """Yield corners along a level piece, from its beginning to its end."""
    right = end > x
    for shift in _ALONG:
        if shift + block.width > abs(end - x):
            break
        left = x + shift if right else x - shift - block.width
        yield Try(left, y - block.height - _GAP, anchor)
        yield Try(left, y + _GAP, anchor)


def _beyond_level(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[Try]:
    """Yield corners that reach over the ends of a level piece."""
    right = end > x
    for shift in _OVER:
        left = x + shift if right else x - shift - block.width
        yield Try(left, y - block.height - _GAP, anchor)
        yield Try(left, y + _GAP, anchor)


def _near_shoulder(
    off: tuple[float, ...], start: tuple[float, float], end: float, block: Block, anchor: X
) -> Iterator[Try]:
    x, y = start
    right = end > x
    for away in off:
        for shift in (1.0, 1.7, 2.4, 3.2, 4.4, 5.6, 6.8):
            left = x + shift - block.width if not right else x - shift
            yield Try(left, y - block.height - away, anchor)
            yield Try(left, y + away, anchor)


def _at_flank(
    connector: Connector, scale: Scale, block: Block, symbol: Symbol
) -> Iterator[tuple[float, Try]]:
    """Yield corners as close to a level piece as the diamond allows, the farthest out first.

    Each with how far off the piece it is.
    """
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
            yield away, Try(left, y - block.height - away, anchor)
            yield away, Try(left, y + away, anchor)


def _along_track(x: float, y: float, end: float, block: Block, anchor: X) -> Iterator[Try]:
    down = end > y
    for away in _BESIDE:
        top = y + away if down else y - away - block.height
        yield Try(x + 0.7, top, anchor)
        yield Try(x - 0.7 - block.width, top, anchor)


def _kept_at(attempt: Try, scale: Scale, track: Y) -> Try:
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
) -> Iterator[Try]:
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


def shoulders(symbol: Symbol, scale: Scale, block: Block) -> Iterator[Try]:
    """Yield corners around a symbol for words that belong to it."""
    x, y = scale.point(symbol.centre)
    half, high = symbol.width / 2, symbol.height / 2
    for above in (True, False):
        for inward in (0.45, 0.3, 0.15, 0.0):
            for lift in (0.5, 0.7, 1.0):
                top = y - high * lift - block.height if above else y + high * lift
                for left in (x + half * (1 - inward), x - half * (1 - inward) - block.width):
                    yield Try(left, top, symbol.centre.x)
