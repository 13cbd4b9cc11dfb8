"""Whole drawings: what comes out is fit to be signed, or says that it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptool.diagram.checker.drawing import Drawing, read
from soptool.diagram.checker.judge import judge
from soptool.diagram.fit import fit
from soptool.diagram.frame import Surround
from soptool.diagram.grid import END, Edge, Grid, Node, Relation, Side, Style, Terminators
from soptool.diagram.svg import svg

from . import grids as made


def drawing(grid: Grid) -> Drawing:
    fitted = fit(grid, made.widths(grid))
    names = tuple(f"p{column}" for column in range(grid.columns))
    return read(svg(fitted.plan, Surround("t", "d", names, names)))


def lines(of: Drawing) -> set[tuple[str, str, str]]:
    steps = {symbol.id: symbol.step for symbol in of.symbols}
    return {(steps[line.source], steps[line.target], line.label) for line in of.connectors}


@settings(max_examples=40)
@given(made.grids())
def test_any_table_is_drawn_without_faults(grid: Grid) -> None:
    found = fit(grid, made.widths(grid))
    assert found.faults == ()
    assert found.verdict.chains == 0


@settings(max_examples=30)
@given(made.decisions())
def test_each_branch_of_a_decision_is_read_for_its_line(grid: Grid) -> None:
    assert fit(grid, made.widths(grid)).faults == ()


@pytest.mark.long
@settings(max_examples=400)
@given(st.one_of(made.grids(), made.decisions(), made.forks()))
def test_many_tables_are_drawn_without_faults(grid: Grid) -> None:
    assert fit(grid, made.widths(grid)).faults == ()


@settings(max_examples=40)
@given(made.forks())
def test_a_branch_to_several_steps_leaves_as_one_line_with_one_label(grid: Grid) -> None:
    fitted = fit(grid, made.widths(grid))
    assert fitted.faults == ()
    branch = [line for line in fitted.plan.connectors if line.label == "Ya"]
    assert len({line.places[0] for line in branch}) == 1
    assert len({line.target for line in branch}) == len(branch) > 1
    words = [label.lines for row in fitted.plan.rows for label in row.labels]
    assert words.count(("Ya",)) == 1


@pytest.mark.parametrize("style", made.STYLES)
@pytest.mark.parametrize("terminators", made.TERMINATORS)
@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("to", [(0, 3), (1, 2), (0, 4), (0, 2, 4), (1, 2, 3, 4)])
def test_a_branch_to_several_steps_parts_at_one_bar(
    to: tuple[int, ...], at: int, style: Style, terminators: Terminators
) -> None:
    nodes = [
        Node("a", 0, (0,)),
        Node("q", 1, (at,), "decision", text="Lengkap?"),
        Node("m", 2, to, relation="each"),
        Node("z", 3, (2,)),
    ]
    edges = [Edge("a", "q"), Edge("q", "m", "Ya"), Edge("q", "a", "Tidak"), Edge("m", "z")]
    grid = made.grid(5, nodes, edges, style=style, terminators=terminators)
    verdict = fit(grid, made.widths(grid)).verdict
    assert (verdict.faults, verdict.unbarred, verdict.crossings) == ((), 0, 0)


@pytest.mark.parametrize("width", [18.0, 22.0])
def test_a_label_over_a_connector_stays_in_its_row(width: float) -> None:
    """The lower half of such a row gives the upper one no room."""
    nodes = [Node("a", 0, (0,)), Node("q", 1, (0,), "decision"), Node("b", 2, (0,))]
    edges = [
        Edge("a", "q"),
        Edge("q", "b", "Berjalan normal"),
        Edge("q", "a", "Tidak berjalan normal", "right"),
        Edge("b", END),
    ]
    plan = fit(made.grid(1, nodes, edges, breaks=(2,)), (width,)).plan
    of = read(svg(plan, Surround("t", "d", ("p",))))
    assert not [
        label.text for label in of.labels for y in of.level_borders if label.top < y < label.bottom
    ]


@settings(max_examples=40)
@given(made.grids(), st.data())
def test_rows_and_columns_may_grow(grid: Grid, data: st.DataObject) -> None:
    plan = fit(grid, made.widths(grid)).plan
    more = st.floats(0, 60)
    heights = tuple(row.height + data.draw(more) for row in plan.rows)
    widths = tuple(width + data.draw(st.floats(0, 30)) for width in plan.widths)
    names = tuple(map(str, range(grid.columns)))
    least = judge(read(svg(plan, Surround("", "", names))))
    grown = judge(read(svg(plan, Surround("", "", names, heights=heights, widths=widths))))
    assert grown.faults == ()
    assert (grown.crossings, grown.bends) == (least.crossings, least.bends)


@settings(max_examples=40)
@given(made.grids())
def test_every_edge_is_drawn(grid: Grid) -> None:
    """Each edge has its line, through a pair of connectors where it goes to another page."""
    of = drawing(grid)
    words = {symbol.id: symbol.words for symbol in of.symbols if symbol.kind == "connector"}
    steps = {symbol.id: symbol.step for symbol in of.symbols}
    whole = {(steps[line.source], steps[line.target]) for line in of.connectors}
    leave = {(steps[x.source], words[x.target]) for x in of.connectors if x.target in words}
    arrive = {(words[x.source], steps[x.target]) for x in of.connectors if x.source in words}
    capsules = {symbol.step for symbol in of.symbols if symbol.kind == "terminator"}
    for edge in grid.edges:
        if edge.target == END and edge.source in capsules:
            continue
        through = any(
            source == edge.source and (letter, edge.target) in arrive for source, letter in leave
        )
        assert through or (edge.source, edge.target) in whole


@pytest.mark.parametrize("style", made.STYLES)
@pytest.mark.parametrize("terminators", made.TERMINATORS)
def test_styles(style: Style, terminators: Terminators) -> None:
    of = drawing(made.letter(style=style, terminators=terminators))
    kinds = Counter(symbol.kind for symbol in of.symbols)
    boxes = {"activity": 2, "stacked": 4, "rows": 4}[terminators]
    assert kinds == {"terminator": 2, "process": boxes, "decision": 2}
    assert judge(of).faults == ()


def test_an_own_row_for_start_and_end() -> None:
    plan = fit(made.letter(terminators="rows"), (27.0,) * 4).plan
    assert [row.source for row in plan.rows] == ["start", 0, 1, 2, 3, 4, 5, "end"]


def test_a_branch_to_the_end_gets_its_own_symbol() -> None:
    nodes = [Node("a", 0, (0,)), Node("q", 1, (1,), "decision"), Node("z", 2, (0,))]
    edges = [
        Edge("a", "q"),
        Edge("q", "z", "Ya"),
        Edge("q", END, "Tidak", outcome="ditolak"),
        Edge("z", END),
    ]
    of = drawing(made.grid(2, nodes, edges))
    assert ("q", "end", "Tidak") in lines(of)
    assert [symbol.words for symbol in of.symbols if symbol.step == "end"] == ["ditolak"]


@pytest.mark.parametrize(
    ("relation", "links", "inner"),
    [("joint", 2, 0), ("any", 2, 0), ("each", 0, 0), ("chain", 0, 2)],
)
def test_several_executors(relation: Relation, links: int, inner: int) -> None:
    of = drawing(made.related(relation))
    within = [line for line in of.connectors if line.source[0] == line.target[0] == "m"]
    assert (len(of.links), len(within)) == (links, inner)
    entering = [line for line in of.connectors if line.target.startswith("m/")]
    assert len(entering) - inner == (3 if relation == "each" else 1)


def test_a_chain_is_entered_first_and_left_last() -> None:
    of = drawing(made.related("chain"))
    pairs = {(line.source, line.target) for line in of.connectors}
    assert {("a/1", "m/1"), ("m/1", "m/2"), ("m/2", "m/3"), ("m/3", "q/1")} <= pairs


def test_pages_pair_their_connectors() -> None:
    plan = fit(made.letter(breaks=(3,)), (27.0,) * 4).plan
    pairs = Counter(s.lines[0] for s in plan.symbols if s.kind == "connector")
    assert set(pairs.values()) == {2}
    assert {row.page for row in plan.rows} == {0, 1}
    last = max(row for row, _ in enumerate(plan.rows) if plan.rows[row].page == 0)
    for connector in plan.connectors:
        rows = [place.y.row for place in connector.places]
        assert max(rows) <= last or min(rows) > last


def test_lines_to_one_far_step_share_a_letter() -> None:
    nodes = [
        Node("a", 0, (0,)),
        Node("p", 1, (1,), "decision"),
        Node("q", 2, (2,), "decision"),
        Node("b", 3, (0,)),
        Node("z", 4, (1,)),
    ]
    edges = [Edge("a", "p"), Edge("p", "q", "Ya"), Edge("p", "z", "Tidak")]
    edges += [Edge("q", "b", "Ya"), Edge("q", "z", "Tidak"), Edge("b", "z"), Edge("z", END)]
    plan = fit(made.grid(3, nodes, edges, breaks=(3,)), (27.0,) * 3).plan
    letters = [symbol.lines[0] for symbol in plan.symbols if symbol.kind == "connector"]
    assert Counter(letters) == {"A": 2, "B": 2}


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_pinned_side_is_kept(side: Side) -> None:
    grid = made.letter()
    edges = tuple(
        replace(edge, side=side) if (edge.source, edge.label) == ("lengkap", "Tidak") else edge
        for edge in grid.edges
    )
    plan = fit(replace(grid, edges=edges), (27.0,) * 4).plan
    line = next(c for c in plan.connectors if c.source == "lengkap/1" and c.label == "Tidak")
    assert (line.places[0].x.offset < 0) == (side == "left")


def branching(count: int, columns: int, labels: str) -> Grid:
    """One diamond with so many branches to the steps below it."""
    nodes = [Node("a", 0, (columns // 2,)), Node("q", 1, (columns // 2,), "decision")]
    nodes += [Node(f"b{number}", 2 + number, (number % columns,)) for number in range(count)]
    edges = [Edge("a", "q")]
    edges += [Edge("q", f"b{number}", f"{labels} {number}") for number in range(count)]
    edges += [Edge(f"b{number}", END) for number in range(count)]
    return made.grid(columns, nodes, edges)


@pytest.mark.parametrize("columns", [3, 5, 8])
@pytest.mark.parametrize("count", [5, 6, 7, 8, 9])
def test_every_branch_has_its_port_and_its_label(count: int, columns: int) -> None:
    fitted = fit(branching(count, columns, "Jenis"), (165 / columns,) * columns)
    starts = {c.places[0] for c in fitted.plan.connectors if c.source == "q/1"}
    labels = [label for row in fitted.plan.rows for label in row.labels]
    assert (len(starts), len(labels)) == (count, count)
    assert fitted.faults == ()
    names = tuple(map(str, range(columns)))
    heights = tuple(row.height + 7 * (number % 4) for number, row in enumerate(fitted.plan.rows))
    grown = Surround("", "", names, heights=heights, widths=(40.0,) * columns)
    assert judge(read(svg(fitted.plan, grown))).faults == ()


@pytest.mark.parametrize("count", [11, 14, 26])
def test_the_words_of_many_branches_fit_narrow_columns(count: int) -> None:
    assert fit(branching(count, 4, "Jawaban"), (26.0,) * 4).faults == ()


@pytest.mark.parametrize(("count", "columns"), [(20, 3), (60, 5)])
def test_many_branches_are_drawn_within_the_budget(count: int, columns: int) -> None:
    fitted = fit(branching(count, columns, "Jenis"), (165 / columns,) * columns)
    assert fitted.faults == ()
    assert len({c.places[0] for c in fitted.plan.connectors if c.source == "q/1"}) == count


def test_what_cannot_be_drawn_is_reported() -> None:
    assert fit(branching(8, 1, "Pilihan " + "panjang " * 30), (27.0,)).faults


def test_a_step_without_executor_is_bridged() -> None:
    nodes = [Node("a", 0, (0,)), Node("b", 1, ()), Node("z", 2, (1,))]
    of = drawing(made.grid(2, nodes, [Edge("a", "b"), Edge("b", "z"), Edge("z", END)]))
    assert lines(of) == {("a", "z", "")}


def test_a_line_back_to_its_own_symbol() -> None:
    nodes = [Node("a", 0, (0,)), Node("q", 1, (1,), "decision"), Node("z", 2, (0,))]
    edges = [Edge("a", "q"), Edge("q", "z", "Ya"), Edge("q", "q", "Tidak"), Edge("z", END)]
    of = drawing(made.grid(2, nodes, edges))
    assert ("q", "q", "Tidak") in lines(of)
    assert judge(of).faults == ()


def test_two_branches_back_to_their_own_symbol() -> None:
    nodes = [Node("a", 0, (0,)), Node("q", 1, (1,), "decision"), Node("z", 2, (0,))]
    edges = [Edge("a", "q"), Edge("q", "z", "Baik")]
    edges += [Edge("q", "q", "Cukup"), Edge("q", "q", "Kurang"), Edge("z", END)]
    of = drawing(made.grid(2, nodes, edges))
    assert {("q", "q", "Cukup"), ("q", "q", "Kurang")} <= lines(of)


def test_symbols_are_never_smaller_than_nine_by_five() -> None:
    nodes = [Node(f"s{row}", row, (row * 7 % 15,)) for row in range(30)]
    edges = [Edge(f"s{row}", f"s{row + 1}") for row in range(29)] + [Edge("s29", END)]
    plan = fit(made.grid(15, nodes, edges), (9.0,) * 15).plan
    assert all(symbol.width >= 9 and symbol.height >= 5 for symbol in plan.symbols)


def test_hash_seeds_change_nothing() -> None:
    """The same bytes from two processes with different hash seeds."""
    code = (
        "from tests.diagram import grids as made; from soptool.diagram.fit import fit\n"
        "from soptool.diagram.frame import Surround\n"
        "from soptool.diagram.svg import svg\n"
        "for grid in (made.letter(breaks=(3,)), *map(made.related, made.RELATIONS)):\n"
        "    print(svg(fit(grid, made.widths(grid)).plan, Surround('', '', ('a', 'b', 'c', 'd'))))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert len(found.pop()) > 10_000


def test_nothing_to_draw() -> None:
    assert fit(Grid(0, 0, (), ()), ()).plan.rows == ()
    assert len(fit(Grid(3, 2, (), ()), (20.0,) * 3).plan.rows) == 2
