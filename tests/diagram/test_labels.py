"""Words at lines stand clear of the table's borders, however wide its columns and high its rows."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import given, settings

from soptool.diagram.checker.drawing import read
from soptool.diagram.checker.judge import judge
from soptool.diagram.fit import fit
from soptool.diagram.frame import Surround
from soptool.diagram.grid import END, Edge, Grid, Node
from soptool.diagram.plan import Plan
from soptool.diagram.svg import svg

from . import grids as made

GROWTHS = [
    ((6.0,), (0.0,)),
    ((14.0,), (6.0,)),
    ((55.0,), (3.0,)),
    ((12.0, 0.0, 5.0), (0.0, 25.0, 8.0)),
    ((0.0, 9.0), (20.0, 0.0)),
]


def struck(plan: Plan, wide: tuple[float, ...], high: tuple[float, ...]) -> set[str]:
    widths = tuple(width + more for width, more in zip(plan.widths, cycle(wide), strict=False))
    heights = tuple(row.height + more for row, more in zip(plan.rows, cycle(high), strict=False))
    names = tuple(map(str, range(len(widths))))
    faults = judge(read(svg(plan, Surround("", "", names, heights=heights, widths=widths)))).faults
    return {fault.subject for fault in faults if fault.kind == "struck"}


@settings(max_examples=40, deadline=None)
@given(made.grids())
def test_what_is_clear_of_borders_stays_clear(grid: Grid) -> None:
    plan = fit(grid, made.widths(grid)).plan
    least = struck(plan, (0.0,), (0.0,))
    for wide, high in GROWTHS:
        assert struck(plan, wide, high) <= least


BACK = [
    Node("a", 0, (0,)),
    Node("q", 1, (1,), "decision", text="Lengkap?"),
    Node("b", 2, (2,)),
    Node("c", 3, (3,)),
]
EDGES = [Edge("a", "q"), Edge("q", "b", "Ya"), Edge("q", "a", "Tidak"), Edge("b", "c")]


@pytest.mark.parametrize("column", [16.0, 18.0, 20.5, 23.0, 26.0, 40.0])
def test_a_way_back_to_the_column_beside_is_labelled_between_the_lines(column: float) -> None:
    plan = fit(made.grid(4, BACK, [*EDGES, Edge("c", END)]), (column,) * 4).plan
    for more in (0.0, 3.0, 6.0, 9.0, 15.0, 30.0):
        assert struck(plan, (more,), (0.0,)) == set()


def test_columns_grow_no_further_for_words_than_there_is_room() -> None:
    grid = made.letter()
    wished = made.widths(grid)
    assert sum(fit(grid, wished, sum(wished)).plan.widths) >= sum(wished)
    assert fit(grid, wished, sum(wished)).faults == ()


@pytest.mark.parametrize("column", [12.2, 13.0, 14.5, 17.0])
@pytest.mark.parametrize("back", [8, 11])
def test_words_of_lines_that_part_stand_where_they_have_not_parted(
    column: float, back: int
) -> None:
    nodes = [
        Node("a", 0, (1,)),
        Node("b", 1, (2, back), relation="each"),
        Node("q", 1, (5,), "decision", text="R/T"),
        Node("c", 1, (6,)),
        Node("d", 2, (5,)),
    ]
    edges = [Edge("a", "b"), Edge("b", "q"), Edge("q", "c", "Ya"), Edge("q", "b", "Tidak")]
    edges += [Edge("c", "d"), Edge("d", END)]
    assert fit(made.grid(back + 1, nodes, edges), (column,) * (back + 1)).faults == ()
