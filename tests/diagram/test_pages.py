"""Lettered connectors over page breaks: where they stand, and who has the first choice."""

from __future__ import annotations

from itertools import pairwise

from soptool.diagram.fit import fit
from soptool.diagram.grid import END, Edge, Grid, Node
from soptool.diagram.plan import Plan, Symbol
from soptool.diagram.sizes import WIDEST

from . import grids as made


def plan_of(grid: Grid) -> Plan:
    return fit(grid, made.widths(grid)).plan


def connectors(plan: Plan) -> list[tuple[str, int, int]]:
    """Letter, row and column of each connector."""
    return [
        (symbol.lines[0], symbol.row, symbol.column)
        for symbol in plan.symbols
        if symbol.step == "offpage"
    ]


def two_pages() -> Grid:
    """A decision on the second page sends back to the first; both wish for one column."""
    nodes = [
        Node("terima", 0, (1,)),
        Node("periksa", 1, (0,)),
        Node("konsep", 2, (1,)),
        Node("setuju", 3, (0,), "decision", text="Setuju?"),
        Node("kirim", 4, (0,)),
    ]
    edges = [
        Edge("terima", "periksa"),
        Edge("periksa", "konsep"),
        Edge("konsep", "setuju"),
        Edge("setuju", "terima", "Tidak"),
        Edge("setuju", "kirim", "Ya"),
        Edge("kirim", END),
    ]
    return made.grid(3, nodes, edges, breaks=(3,))


def test_a_loop_over_pages_leaves_above_and_arrives_at_the_foot_of_the_earlier_page() -> None:
    plan = plan_of(two_pages())
    rows = sorted((letter, row) for letter, row, _ in connectors(plan))
    assert rows == [("A", 2), ("A", 3), ("B", 2), ("B", 3)]
    loop = next(symbol for symbol in plan.symbols if symbol.lines == ("B",))
    assert _leaves_beside(plan, loop)


def _leaves_beside(plan: Plan, symbol: Symbol) -> bool:
    line = next(line for line in plan.connectors if line.source == symbol.id)
    return line.places[0].y == symbol.centre.y == line.places[1].y


def test_the_main_flow_keeps_its_column_at_a_page_break() -> None:
    """It has the first choice, though the loop to the same column comes before it."""
    nodes = [
        Node("terima", 0, (0,)),
        Node("sah", 1, (0,), "decision", text="Sah?"),
        Node("daftar", 2, (0,)),
        Node("simpan", 3, (0,)),
        Node("tolak", 4, (0,)),
    ]
    edges = [
        Edge("terima", "sah"),
        Edge("sah", "daftar", "Ya"),
        Edge("sah", "tolak", "Tidak"),
        Edge("daftar", "simpan"),
        Edge("simpan", "tolak"),
        Edge("tolak", END),
    ]
    plan = plan_of(made.grid(2, nodes, edges, breaks=(3,)))
    assert sorted(connectors(plan)) == [("A", 2, 1), ("A", 3, 1), ("B", 2, 0), ("B", 3, 0)]


def test_symbols_are_alike_on_all_pages() -> None:
    """The loop leaves less room beside the symbols of the second page only."""
    nodes = [Node(f"n{at}", at, (0,)) for at in range(4)]
    nodes.append(Node("q", 4, (0,), "decision"))
    edges = [Edge(one.id, other.id) for one, other in pairwise(nodes)]
    edges += [Edge("q", "n3", "Tidak"), Edge("q", END, "Ya")]
    plan = fit(made.grid(1, nodes, edges, breaks=(2,)), (20.0,)).plan
    widths = {symbol.width for symbol in plan.symbols if symbol.kind == "process"}
    assert len(widths) == 1
    assert max(widths) < WIDEST
