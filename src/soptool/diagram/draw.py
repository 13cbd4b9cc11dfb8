"""From grid to plan: the passes in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from soptool.diagram.bands import bands
from soptool.diagram.capsules import with_capsules
from soptool.diagram.clearance import Scale
from soptool.diagram.geometry import Layout, Measures, layout
from soptool.diagram.grid import Grid
from soptool.diagram.growth import grown
from soptool.diagram.labels import place
from soptool.diagram.lattice import Lattice, lattice_of
from soptool.diagram.pages import ChartPage, cut
from soptool.diagram.plan import Connector, Plan, PlanRow, RowText
from soptool.diagram.resolve import improve
from soptool.diagram.route import Route
from soptool.diagram.search import MOST_LOOKS, Search, starting_orders
from soptool.diagram.sheet import lay
from soptool.diagram.sizes import WIDEST, Columns, columns
from soptool.diagram.strips import rows
from soptool.diagram.tracks import Tracks, assign
from soptool.diagram.weights import weights_of

_LEAST_LOOKS: Final = 20_000
"""What a drawing may take though others of the SOP took all."""


@dataclass(frozen=True, slots=True)
class Routing:
    """One page routed, free of all sizes. `clashes` are wires that could not be kept apart."""

    page: ChartPage
    lattice: Lattice
    routes: tuple[Route, ...]
    tracks: Tracks
    crossings: int
    clashes: tuple[int, ...]


@dataclass(slots=True)
class Account:
    """What drawing one SOP for one document may still take, however often: looks of its searches.

    `plainness`: how plain its rows had to be drawn so far. `is_spent`: a search took all it had.
    """

    looks: int = MOST_LOOKS
    plainness: int = 0
    is_spent: bool = False

    @property
    def is_low(self) -> bool:
        """Whether drawings so far took so much that none is tried which may be in vain."""
        return self.looks < MOST_LOOKS // 2

    @property
    def is_strained(self) -> bool:
        """Whether drawings may be plainer than they would be if each had come first."""
        return self.is_spent or self.is_low

    def renew(self) -> None:
        """Let the next document take as much as the first."""
        self.looks, self.plainness, self.is_spent = MOST_LOOKS, 0, False


def route(grid: Grid, account: Account | None = None) -> tuple[Routing, ...]:
    """Return the routing of every page of a grid: the plainest where no looks are left."""
    account = account or Account()
    weights = weights_of(grid.style)
    pages = cut(with_capsules(grid))
    left = max(account.looks, _LEAST_LOOKS)
    routings: list[Routing] = []
    for page in pages:
        # Half of what is left, so that one page that is hard leaves something for all others.
        search = Search(lattice_of(lay(page)), weights, left // min(len(pages), 2))
        routings.append(_route_page(page, search))
        left = max(left - search.prices.looks, 0)
        account.looks -= search.prices.looks
        account.is_spent |= search.prices.is_spent
    return tuple(routings)


def _route_page(page: ChartPage, search: Search) -> Routing:
    lattice, routes = search.lattice, _search(search)
    found = tuple(search.prices.encounter(*pair) for pair in search.touching(routes))
    clashes = {
        wire
        for pair in found
        if any(meeting.kind == "clash" for meeting in pair.meetings)
        for wire in (pair.first.wire, pair.second.wire)
    }
    crossings = sum(meeting.crosses for pair in found for meeting in pair.meetings)
    tracks = assign(lattice, routes, found)
    return Routing(page, lattice, tuple(routes), tracks, crossings, tuple(sorted(clashes)))


def _search(search: Search) -> list[Route]:
    """Return the cheapest of a few descents, its worst groups solved again.

    The first is enough where nothing crosses any more.
    """
    best: list[Route] = []
    least = float("inf")
    for order in starting_orders(search.lattice):
        routes = improve(search, search.descend(order))
        total = search.total(routes)
        if total < least - 1e-6:
            best, least = routes, total
        if search.prices.is_spent or not search.crowded(best):
            break
    return best


def draw(routings: Sequence[Routing], widths: Sequence[float]) -> Plan:
    """Return the plan for columns of at least these widths in mm."""
    sizes = _sizes(routings, tuple(widths))
    common = sizes[0].widths
    names: Counter[str] = Counter()
    found: list[PlanRow] = []
    connectors: list[Connector] = []
    texts: list[RowText] = []
    for number, (routing, size) in enumerate(zip(routings, sizes, strict=True)):
        page = routing.page
        drawn, heights = _page_layout(routing, size, names)
        scale = Scale(_sums(common), _sums(heights), page.first)
        labels, rest = place(routing.lattice.sheet, drawn, scale)
        found += rows(page.rows, heights, drawn, labels, page=number, first_row=page.first)
        connectors += drawn.connectors
        usual = {(item.step, item.text) for item in page.items if item.usual}
        texts += (words for words in rest if (words.step, words.text) not in usual)
    return Plan(common, tuple(found), tuple(connectors), tuple(texts))


def _sizes(routings: Sequence[Routing], widths: tuple[float, ...]) -> list[Columns]:
    """Return the sizes of every page: columns and usual symbols are alike on all."""
    first = [_columns(routing, widths) for routing in routings]
    common = tuple(max(each) for each in zip(*(size.widths for size in first), strict=True))
    wide = [
        size if size.widths == common else _columns(routing, common)
        for routing, size in zip(routings, first, strict=True)
    ]
    usual = min(size.usual for size in wide)
    return [
        size if size.usual == usual else _columns(routing, common, usual)
        for routing, size in zip(routings, wide, strict=True)
    ]


def _columns(routing: Routing, widths: tuple[float, ...], most: float = WIDEST) -> Columns:
    lattice, routes, tracks = routing.lattice, routing.routes, routing.tracks
    return grown(lattice, routes, tracks, columns(lattice, routes, tracks, widths, most))


def _page_layout(
    routing: Routing, sizes: Columns, names: Counter[str]
) -> tuple[Layout, tuple[float, ...]]:
    routes = routing.routes
    found = bands(routing.lattice, routes, routing.tracks, sizes, routing.page.first)
    measures = Measures(routing.lattice, routing.tracks, sizes, found)
    return layout(measures, routes, names), found.heights


def _sums(lengths: Sequence[float]) -> tuple[float, ...]:
    return tuple(accumulate(lengths, initial=0.0))
