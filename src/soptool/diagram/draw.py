"""From grid to plan: the passes in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from soptool.diagram.bands import bands
from soptool.diagram.capsules import with_capsules
from soptool.diagram.geometry import Layout, Measures, layout
from soptool.diagram.grid import Grid
from soptool.diagram.labels import Scale, place
from soptool.diagram.lattice import Lattice, lattice
from soptool.diagram.pages import Page, cut
from soptool.diagram.plan import Connector, Plan, PlanRow, RowText
from soptool.diagram.resolve import improve
from soptool.diagram.route import Route
from soptool.diagram.search import Search, starting_orders
from soptool.diagram.sheet import lay
from soptool.diagram.sizes import Columns, columns
from soptool.diagram.strips import rows
from soptool.diagram.tracks import Tracks, assign
from soptool.diagram.weights import Weights, weights_of

_GOOD_ENOUGH: Final = 4.0


@dataclass(frozen=True, slots=True)
class Routing:
    """One page routed, free of all sizes. `clashes` are wires that could not be kept apart."""

    page: Page
    grid: Lattice
    routes: tuple[Route, ...]
    tracks: Tracks
    crossings: int
    clashes: tuple[int, ...]


def route(grid: Grid) -> tuple[Routing, ...]:
    """Return the routing of every page of a grid."""
    weights = weights_of(grid.style)
    return tuple(_route_page(page, weights) for page in cut(with_capsules(grid)))


def _route_page(page: Page, weights: Weights) -> Routing:
    net = lattice(lay(page))
    search = Search(net, weights)
    routes = _search(search)
    prices = search.prices
    pairs = [
        (first, second) for place, first in enumerate(routes) for second in routes[place + 1 :]
    ]
    clashes = {
        wire
        for first, second in pairs
        if prices.clash(first, second)
        for wire in (first.wire, second.wire)
    }
    crossings = sum(prices.crossings(first, second) for first, second in pairs)
    tracks = assign(net, prices, routes)
    return Routing(page, net, tuple(routes), tracks, crossings, tuple(sorted(clashes)))


def _search(search: Search) -> list[Route]:
    """Return the cheapest of a few descents, its worst groups solved again."""
    best: list[Route] = []
    least = float("inf")
    for order in starting_orders(search.grid.sheet):
        routes = search.descend(order)
        total = search.total(routes)
        if total < least - 1e-6:
            best, least = routes, total
        if total <= search.floor() + _GOOD_ENOUGH:
            break
    return improve(search, best)


def draw(grid: Grid, routings: Sequence[Routing], widths: Sequence[float]) -> Plan:
    """Return the plan for columns of at least these widths in mm."""
    common = tuple(widths)
    for routing in routings:
        common = _columns(routing, common).widths
    sources = with_capsules(grid).rows
    names: Counter[str] = Counter()
    found: list[PlanRow] = []
    connectors: list[Connector] = []
    texts: list[RowText] = []
    for number, routing in enumerate(routings):
        page = routing.page
        drawn, heights = _page_layout(routing, common, names)
        scale = Scale(_sums(common), _sums(heights), page.first)
        labels, rest = place(routing.grid.sheet, drawn, scale)
        own = sources[page.first : page.last + 1]
        found += rows(own, heights, drawn, labels, page=number, first_row=page.first)
        connectors += drawn.connectors
        texts += rest
    return Plan(common, tuple(found), tuple(connectors), tuple(texts))


def _columns(routing: Routing, widths: tuple[float, ...]) -> Columns:
    return columns(routing.grid, list(routing.routes), routing.tracks, widths)


def _page_layout(
    routing: Routing, widths: tuple[float, ...], names: Counter[str]
) -> tuple[Layout, tuple[float, ...]]:
    routes = list(routing.routes)
    sizes = _columns(routing, widths)
    found = bands(routing.grid, routes, routing.tracks, sizes, routing.page.first)
    measures = Measures(routing.grid, routing.tracks, sizes, found)
    return layout(measures, routes, names), found.heights


def _sums(lengths: Sequence[float]) -> tuple[float, ...]:
    return tuple(accumulate(lengths, initial=0.0))
