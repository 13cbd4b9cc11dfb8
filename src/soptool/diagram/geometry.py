"""From lattice to places: where symbols stand and lines run, still free of heights and widths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from soptool.diagram.bands import Bands
from soptool.diagram.lattice import Lattice, Stop
from soptool.diagram.plan import Connector, Link, PlanPoint, Symbol, X, Y
from soptool.diagram.route import Route
from soptool.diagram.sheet import Sheet
from soptool.diagram.sizes import Columns, Size
from soptool.diagram.tracks import Tracks


@dataclass(frozen=True, slots=True)
class Layout:
    """One page drawn: symbols by box, connectors by wire."""

    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything with a size that the geometry of a page is made of."""

    lattice: Lattice
    tracks: Tracks
    columns: Columns
    bands: Bands


def layout(measures: Measures, routes: Sequence[Route], names: Counter[str]) -> Layout:
    """Return the layout of a page; `names` counts the symbols of each step so far."""
    symbols = _symbols(measures, names)
    connectors = tuple(
        Connector(
            symbols[route.candidate.start.box].id,
            symbols[route.candidate.end.box].id,
            measures.lattice.sheet.wires[route.wire].label,
            _places(measures, route),
        )
        for route in routes
    )
    return Layout(symbols, connectors, tuple(_links(measures.lattice.sheet, symbols)))


def _symbols(measures: Measures, names: Counter[str]) -> tuple[Symbol, ...]:
    sheet = measures.lattice.sheet
    symbols = []
    for box, size in zip(sheet.boxes, measures.columns.sizes, strict=True):
        names[box.step] += 1
        middle = measures.bands.middles[box.band]
        symbols.append(
            Symbol(
                f"{box.step}/{names[box.step]}",
                box.step,
                box.kind,
                middle.row,
                box.column,
                PlanPoint(X(box.column, 0.5), middle),
                size.width,
                size.height,
                size.lines,
            )
        )
    return tuple(symbols)


def _links(sheet: Sheet, symbols: Sequence[Symbol]) -> list[Link]:
    links = []
    for number, box in enumerate(sheet.boxes):
        place = box.group.index(number)
        for other in box.group[place + 1 : place + 2]:
            left, right = symbols[number], symbols[other]
            links.append(
                Link(
                    left.id,
                    right.id,
                    _beside(left, 0.5),
                    _beside(right, -0.5),
                    broken=box.relation == "any",
                )
            )
    return links


def _beside(symbol: Symbol, widths: float) -> PlanPoint:
    x = X(symbol.column, 0.5, widths * symbol.width)
    return PlanPoint(x, symbol.centre.y)


def _places(measures: Measures, route: Route) -> tuple[PlanPoint, ...]:
    """Return the route's corners as places, from edge to edge of its symbols."""
    corners = route.corners
    upright: list[X] = []
    level: list[Y] = []
    for number, (here, there) in enumerate(pairwise(corners)):
        if here[1] == there[1]:
            level.append(_y(measures, route, number, here[1]))
        else:
            upright.append(_x(measures, route, number, here[0]))
    # Pieces are level and upright in turn, so corner n joins two neighbours of these lists.
    begins_level = corners[0][1] == corners[1][1]
    inner = [
        PlanPoint(
            upright[(number - begins_level) // 2],
            level[(number - (not begins_level)) // 2],
        )
        for number in range(1, len(corners) - 1)
    ]
    start, end = route.candidate.start, route.candidate.end
    return (
        _edge(measures, start.box, start.side, corners[0][0]),
        *inner,
        _edge(measures, end.box, end.side, corners[-1][0]),
    )


def _x(measures: Measures, route: Route, piece: int, x: int) -> X:
    stop = measures.lattice.stops[x]
    if stop.kind == "gutter":
        bundle, track = measures.tracks.of[route.wire, piece]
        offset = measures.columns.offsets[bundle][track]
        if offset < 0:
            return X(stop.index - 1, 1.0, offset)
        return X(stop.index, 0.0, offset)
    if stop.kind == "centre":
        return X(stop.index, 0.5)
    return X(stop.index, 0.5, _slant(measures, route.candidate.start.box, stop))


def _y(measures: Measures, route: Route, piece: int, y: int) -> Y:
    if y % 2 == 1:
        return measures.bands.middles[y // 2]
    bundle, track = measures.tracks.of[route.wire, piece]
    return measures.bands.tracks[bundle][track]


def _size(measures: Measures, box: int) -> Size:
    return measures.columns.sizes[box]


def _edge(measures: Measures, box: int, side: str, x: int) -> PlanPoint:
    """Return the place on a box's edge where a line meets it."""
    column = measures.lattice.sheet.boxes[box].column
    middle = measures.bands.middles[measures.lattice.sheet.boxes[box].band]
    size = _size(measures, box)
    if side in ("left", "right"):
        half = size.width / 2
        return PlanPoint(X(column, 0.5, -half if side == "left" else half), middle)
    if side == "top":
        return PlanPoint(X(column, 0.5), _down(middle, -size.height / 2))
    offset = _slant(measures, box, measures.lattice.stops[x])
    fall = size.height / 2 * (1 - abs(offset) / (size.width / 2))
    return PlanPoint(X(column, 0.5, offset), _down(middle, fall))


def _slant(measures: Measures, box: int, stop: Stop) -> float:
    """Return how far right of its centre a line leaves a box downwards; slants lie evenly."""
    step = _size(measures, box).width / 2 / (measures.lattice.slants[box] + 1)
    return (-step if stop.kind == "slant-left" else step) * stop.rank


def _down(y: Y, offset: float) -> Y:
    return Y(y.row, y.anchor, y.offset + offset)
