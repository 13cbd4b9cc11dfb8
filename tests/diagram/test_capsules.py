"""Starts and ends: which capsules stand where."""

from __future__ import annotations

from soptool.diagram.capsules import with_capsules
from soptool.diagram.chart import Chart
from soptool.diagram.grid import END, Edge, Node, Start, Terminators

from . import grids as made


def flows(terminators: Terminators) -> Chart:
    """Three flows one below the other, of two rows each."""
    nodes = [
        Node(f"{name}{at}", 2 * of + at, (at,)) for of, name in enumerate("abc") for at in (0, 1)
    ]
    edges = [Edge(f"{name}0", f"{name}1") for name in "abc"]
    edges += [Edge(f"{name}1", END) for name in "abc"]
    starts = tuple(Start(f"{name}0") for name in "abc")
    return with_capsules(made.grid(2, nodes, edges, starts=starts, terminators=terminators))


def capsules(chart: Chart) -> list[tuple[str, int]]:
    return [(item.step, item.row) for item in chart.items if item.kind == "terminator"]


def test_rows_of_their_own_belong_to_the_first_and_the_last_flow() -> None:
    """Lines from there to the flows between would run through the whole table."""
    starts, ends = [("start", 0), ("start", 3), ("start", 5)], [("end", 2), ("end", 4), ("end", 7)]
    assert capsules(flows("rows")) == [*starts, *ends]


def test_each_flow_has_its_capsules_in_its_cells() -> None:
    starts, ends = [("start", 0), ("start", 2), ("start", 4)], [("end", 1), ("end", 3), ("end", 5)]
    assert capsules(flows("stacked")) == [*starts, *ends]
    own = [(item.key, item.opens, item.closes) for item in flows("activity").items]
    assert own == [(f"{name}{at}", at == 0, at == 1) for name in "abc" for at in (0, 1)]


def test_one_flow_with_several_starts_begins_in_the_first_row() -> None:
    nodes = [Node("a", 0, (0,)), Node("b", 1, (1,)), Node("c", 2, (0,))]
    edges = [Edge("a", "c"), Edge("b", "c"), Edge("c", END)]
    starts = (Start("a"), Start("b"))
    chart = with_capsules(made.grid(2, nodes, edges, starts=starts, terminators="rows"))
    assert capsules(chart) == [("start", 0), ("start", 0), ("end", 4)]
