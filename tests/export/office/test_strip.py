"""Every symbol, line and word of a plan is a shape, where the plan has it."""

from __future__ import annotations

import pytest

from export.made import edition as edited
from export.made import micro
from export.made import procedure as made
from export.rendered import procedures
from soptool.diagram.placing import Placing
from soptool.export.office.shapes import PRESETS, Shape
from soptool.export.office.strip import strips_of
from soptool.form.form import Form


@pytest.mark.parametrize("name", sorted(procedures()))
def test_all_of_the_plan_is_there(name: str) -> None:
    procedure, edition = procedures()[name]
    chart = Form(procedure, edition).drawing.chart
    plan = chart.plan
    heights = [row.height + 3 for row in plan.rows]
    strips = strips_of(chart, heights, edition)
    shapes = [shape for strip in strips for shape in (*strip.symbols, *strip.labels)]
    names = {shape.name for shape in shapes} | {it.name for strip in strips for it in strip.lines}
    wanted = {f"symbol {symbol.id}" for symbol in plan.symbols}
    wanted |= {f"connector {each.source} > {each.target}" for each in plan.connectors}
    wanted |= {f"label {' '.join(label.lines)}" for row in plan.rows for label in row.labels}
    wanted |= {f"link {each.source} > {each.target}" for row in plan.rows for each in row.links}
    assert names == wanted
    assert [it.name for strip in strips for it in strip.lines if not it.alternative] == []
    assert sum(line.arrow for strip in strips for line in strip.lines) == len(plan.connectors)
    by_name = {shape.name: shape for shape in shapes}
    for symbol in plan.symbols:
        shape = by_name[f"symbol {symbol.id}"]
        x, y = Placing(plan.widths, heights[symbol.row]).at(symbol.centre)
        assert _middle(shape) == pytest.approx((x, y), abs=0.001)
        assert shape.preset == PRESETS[symbol.kind]
        assert shape.lines[: len(symbol.lines)] == symbol.lines
        assert shape.alternative


def test_ends_of_lines_are_glued_to_the_symbols_they_touch() -> None:
    glued = 0
    for procedure, edition in procedures().values():
        chart = Form(procedure, edition).drawing.chart
        for strip in strips_of(chart, [row.height for row in chart.plan.rows], edition):
            for line in strip.lines:
                for glue, end in ((line.start_glue, line.start), (line.end_glue, line.end)):
                    if glue is not None:
                        symbol = strip.symbols[glue.symbol]
                        assert symbol.sites[glue.site] == pytest.approx(end, abs=0.02)
                        assert symbol.name.removeprefix("symbol ") in line.name
                        glued += 1
                assert line.end_glue is not None or not line.arrow
    assert glued > 100


NARROW = f"""\
executors: {{{", ".join(f"p{number}: Pelaksana {number}" for number in range(15))}}}
steps:
  - {{activity: Mencatat, executor: p8}}
  - {{start: true, label: Via Email, activity: Memeriksa, executor: p7}}
"""


def test_words_that_find_no_room_in_a_capsule_are_said_of_it() -> None:
    whole = edited(terminators="stacked", paper="F4")
    chart = Form(made(micro(NARROW)), whole).drawing.chart
    strips = strips_of(chart, [row.height for row in chart.plan.rows], whole)
    shapes = {shape.name: shape for strip in strips for shape in strip.symbols}
    start = shapes["symbol start/2"]
    assert (start.alternative, start.lines) == ("Mulai: Pelaksana 7, Via Email", ())


def _middle(shape: Shape) -> tuple[float, float]:
    return shape.left + shape.width / 2, shape.top + shape.height / 2
