"""The choice of routes: symbolic, so nothing here knows a size."""

from __future__ import annotations

from itertools import combinations, count, product, takewhile

from hypothesis import given, settings

from soptool.diagram.candidates import Candidate, Candidates
from soptool.diagram.capsules import with_capsules
from soptool.diagram.draw import route
from soptool.diagram.grid import END, Edge, Grid, Node
from soptool.diagram.lattice import Lattice, lattice_of
from soptool.diagram.pages import cut
from soptool.diagram.resolve import improve
from soptool.diagram.search import Search, starting_orders
from soptool.diagram.sheet import lay
from soptool.diagram.weights import weights_of

from . import grids as made


def first_page(grid: Grid) -> Lattice:
    return lattice_of(lay(cut(with_capsules(grid))[0]))


def everything(options: Candidates) -> list[Candidate]:
    looked = (options.below(float("inf"), number) for number in count())
    return [found for found in takewhile(bool, looked) if found]


@settings(max_examples=40)
@given(made.grids())
def test_every_wire_has_candidates_cheapest_first(grid: Grid) -> None:
    net = first_page(grid)
    for wire in net.sheet.wires:
        found = everything(Candidates(net, wire, weights_of(grid.style)))
        assert found
        assert found == sorted(found)


@settings(max_examples=40)
@given(made.grids())
def test_a_look_at_few_candidates_shows_the_cheapest_of_all(grid: Grid) -> None:
    net, weights = first_page(grid), weights_of(grid.style)
    for wire in net.sheet.wires:
        found = everything(Candidates(net, wire, weights))
        few = Candidates(net, wire, weights)
        limit = found[len(found) // 2].cost
        cheaper = [candidate for candidate in found if candidate.cost < limit]
        assert few.cheapest == found[0].cost
        assert [few.below(limit, at) for at in range(len(cheaper) + 1)] == [*cheaper, None]


@settings(max_examples=40)
@given(made.grids())
def test_routes_keep_off_symbols(grid: Grid) -> None:
    for page in route(grid):
        boxes = page.lattice.sheet.boxes
        places = {(page.lattice.centres[box.column], 2 * box.band + 1) for box in boxes}
        bits = sum(1 << y * page.lattice.width + x for x, y in places)
        assert not any(found.points & bits for found in page.routes)


@settings(max_examples=25)
@given(made.grids())
def test_solving_groups_again_never_costs_more(grid: Grid) -> None:
    search = Search(first_page(grid), weights_of(grid.style))
    for order in starting_orders(search.lattice):
        routes = search.descend(order)
        assert search.total(improve(search, routes)) <= search.total(routes) + 1e-6


def test_a_small_search_finds_the_best_of_all() -> None:
    """Every combination tried; a merge's bonus is not looked for where nothing hurts."""
    nodes = [Node("a", 0, (1,)), Node("b", 1, (0,)), Node("q", 2, (1,), "decision")]
    edges = [Edge("a", "b"), Edge("b", "q"), Edge("q", END, "Ya"), Edge("q", "b", "Tidak")]
    search = Search(first_page(made.grid(2, nodes, edges)), weights_of("bawah-atas"))
    options = [list(enumerate(everything(found)[:6])) for found in search.options]
    best = min(
        search.total([search.route(wire, *option) for wire, option in enumerate(picked)])
        for picked in product(*options)
    )
    found = improve(search, search.descend(starting_orders(search.lattice)[0]))
    assert best <= search.total(found) <= best - search.weights.merge


def test_loops_to_one_step_merge_without_crossing() -> None:
    nodes = [Node("a", 0, (0,))]
    nodes += [Node(f"q{number}", number, (number,), "decision") for number in range(1, 4)]
    nodes.append(Node("z", 4, (3,)))
    edges = [Edge("a", "q1")]
    for number in range(1, 4):
        following = f"q{number + 1}" if number < 3 else "z"
        edges += [Edge(f"q{number}", following, "Ya"), Edge(f"q{number}", "a", "Tidak")]
    page = route(made.grid(4, nodes, [*edges, Edge("z", END)]))[0]
    assert (page.crossings, page.clashes) == (0, ())
    loops = [found for found in page.routes if found.candidate.end.box == 0]
    ends = {found.candidate.end for found in loops}
    assert len(loops) == 3
    assert len({(end.side, end.x) for end in ends}) == 1


def test_two_branches_never_share_a_port() -> None:
    page = route(made.letter())[0]
    for one, other in combinations(page.routes, 2):
        if one.fork != other.fork:
            first, second = one.candidate.start, other.candidate.start
            assert (first.box, first.side) != (second.box, second.side)


@settings(max_examples=25)
@given(made.grids())
def test_a_search_without_looks_left_still_routes_every_wire(grid: Grid) -> None:
    lattice = first_page(grid)
    search = Search(lattice, weights_of(grid.style), most=0)
    routes = improve(search, search.descend(starting_orders(lattice)[0]))
    assert [route.wire for route in routes] == list(range(len(lattice.sheet.wires)))
