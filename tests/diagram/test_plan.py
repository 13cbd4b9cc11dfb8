"""The plan: rows own their pieces, and all of it is plain data."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings

from soptool.diagram.draw import draw, route
from soptool.diagram.fit import fit
from soptool.diagram.grid import END, Edge, Grid, Node, Relation
from soptool.diagram.plan import Plan, Stroke, as_data

from . import grids as made


def plan_of(grid: Grid) -> Plan:
    return fit(grid, made.widths(grid)).plan


@settings(max_examples=40)
@given(made.grids())
def test_rows_own_their_pieces(grid: Grid) -> None:
    for number, row in enumerate(plan_of(grid).rows):
        for stroke in row.strokes:
            assert stroke.start.y.row == stroke.end.y.row == number
        assert all(head.tip.y.row == number for head in row.heads)
        assert all(symbol.row == symbol.centre.y.row == number for symbol in row.symbols)
        assert all(label.corner.y.row == number for label in row.labels)


@settings(max_examples=40)
@given(made.grids())
def test_lines_go_on_in_the_next_row(grid: Grid) -> None:
    """What leaves a row at its bottom enters the next at its top at the same place."""
    rows = plan_of(grid).rows
    for above, below in pairwise(rows):
        assert _at(above.strokes, "bottom") == _at(below.strokes, "top")


def _at(strokes: tuple[Stroke, ...], anchor: str) -> set[object]:
    return {
        place.x
        for stroke in strokes
        for place in (stroke.start, stroke.end)
        if (place.y.anchor, place.y.offset) == (anchor, 0.0) and stroke.start.x == stroke.end.x
    }


@pytest.mark.parametrize("relation", made.RELATIONS)
def test_the_plan_is_plain_data(relation: Relation) -> None:
    data = as_data(plan_of(made.related(relation)))
    again = json.loads(json.dumps(data))
    assert again["unit"] == "mm"
    assert len(again["rows"]) == 4
    assert again["rows"][0]["symbols"][0]["centre"]["x"]["fraction"] == 0.5


def test_what_does_not_fit_goes_to_the_row() -> None:
    question = "Apakah seluruh dokumen persyaratan sudah lengkap, benar, dan sah menurut hukum?"
    nodes = [Node("a", 0, (0,)), Node("q", 1, (1,), "decision", text=question)]
    nodes.append(Node("z", 2, (0,)))
    edges = [Edge("a", "q"), Edge("q", "z", "Ya"), Edge("q", "a", "Tidak")]
    plan = plan_of(made.grid(2, nodes, [*edges, Edge("z", END)]))
    assert [(text.row, text.step, text.text) for text in plan.row_texts] == [(1, "q", question)]


def ended(*, back: bool, outcome: str = "") -> Plan:
    """A decision that ends the procedure in its own cell, or goes on or back."""
    nodes = [Node("a", 0, (0,)), Node("q", 1, (0,), "decision"), Node("z", 2, (1,))]
    edges = [Edge("a", "q"), Edge("q", END, "Ya", outcome=outcome), Edge("z", END)]
    edges.append(Edge("q", "a", "Tidak", "left") if back else Edge("q", "z", "Tidak"))
    grid = made.grid(2, nodes, edges, terminators="stacked")
    return draw(route(grid), (11.0,) * 2)


def test_a_capsule_grows_where_no_line_is_beside_it() -> None:
    plan = ended(back=True)
    end = next(symbol for symbol in plan.symbols if symbol.step == "end")
    box = next(symbol for symbol in plan.symbols if symbol.step == "a")
    assert end.lines == ("Selesai",)
    assert box.width < end.width <= plan.widths[end.column] - 2.8


@pytest.mark.parametrize(("outcome", "texts"), [("", []), ("Dikembalikan", ["Dikembalikan"])])
def test_only_words_of_the_author_go_to_the_row(outcome: str, texts: list[str]) -> None:
    plan = ended(back=False, outcome=outcome)
    end = next(symbol for symbol in plan.symbols if symbol.step == "end")
    assert end.lines == ()
    assert [words.text for words in plan.row_texts] == texts
